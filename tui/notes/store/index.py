"""What is remembered of the notes from one start to the next, in a TinyDB of our own storage.

The notes are the truth: the file is one person's, may be deleted at any time, and is believed only
if all of it makes sense. Whatever is wrong with it, it counts as empty and is built anew.
"""

import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from tui.notes.note import Note
from tui.notes.store.collector import collector_off
from tui.notes.store.confine import read_all
from tui.notes.store.sharing import Shared

_log = logging.getLogger(__name__)

Document = dict[str, msgspec.Raw]
"""A TinyDB document: a note as it stands in the file, by the one word `note`."""

Tables = dict[str, dict[str, Document]]
"""All of a TinyDB: its documents by their number, by the name of their table."""


class Index:
    """Remembers notes by path.

    It belongs to one process and is used by one thread at a time; of its file, nothing is held in
    memory between a load and a save. Of what two processes save of a note, the last is remembered.
    """

    def __init__(self, file: Path, *, version: str) -> None:
        """Remember in `file`; one saved under another `version` counts as empty."""
        self._storage = _Snapshot(file, version)
        self._news: dict[str, Note | None] = {}
        """What TinyDB has yet to be told, by path; none for a note that is gone."""

    @staticmethod
    def file_for(cache_dir: Path, root: Path) -> Path:
        """Return where the index of a notes folder belongs."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
        return cache_dir / f"index-{name}.json"

    def load(self) -> dict[str, Note]:
        """Return the notes by path, none where there is no file that makes sense."""
        documents = self._storage.documents()
        shared = Shared()
        with collector_off():
            try:
                found = [shared.share(_NOTE.decode(each["note"])) for each in documents.values()]
            except _NONSENSE as error:
                _log.info("The index is built anew: %s", error)
                found = []
        notes = {note.path: note for note in found}
        if len(notes) < len(documents):
            notes = {}
            self._storage.discard()
        self._storage.forget()
        for path, note in self._news.items():
            notes.pop(path, None)
            if note:
                notes[path] = note
        return notes

    def update(self, changed: Iterable[Note], removed: Iterable[str]) -> None:
        """Take in notes that are new or different, and forget those at the paths `removed`."""
        self._news |= dict.fromkeys(removed) | {note.path: note for note in changed}

    def save(
        self,
        everything: Mapping[str, Note] = MappingProxyType({}),
        as_written: Callable[[Note], Note] = lambda note: note,
    ) -> bool:
        """Write the file if anything is different, and say whether all is saved.

        What another process has saved meanwhile is kept, and what the file has lost is taken from
        `everything`, by path, each as `as_written` returns it. The file is whole at any time. A
        full disk or a missing directory is no error, only slower at the next start; the log has
        the cause.
        """
        try:
            self._take_in(everything, as_written)
            self._storage.save()
        except (OSError, UnicodeEncodeError) as error:
            _log.info("The index was not saved: %s", error)
            return False
        self._storage.forget()
        return True

    def _take_in(self, everything: Mapping[str, Note], as_written: Callable[[Note], Note]) -> None:
        """Tell TinyDB all that is new at once: it goes through all documents at each step."""
        if not self._news:
            return
        try:
            documents = self._storage.documents().items()
            numbers = {_PATH.decode(each["note"]).path: int(number) for number, each in documents}
        except _NONSENSE as error:
            _log.info("The index is built anew: %s", error)
            self._storage.discard()
            numbers = {}
        missing = everything.keys() - numbers.keys() - self._news.keys()
        lost = {path: as_written(everything[path]) for path in missing}
        news = lost | self._news
        added = [{"note": _encoded(note)} for note in news.values() if note]
        # A new one each time: it goes on counting from the number that it has given last.
        table = TinyDB(storage=lambda: self._storage).table(_TABLE)
        if outdated := [numbers[path] for path in news if path in numbers]:
            table.remove(doc_ids=outdated)
        if added:
            table.insert_multiple(added)
        self._news = {}


class _Path(msgspec.Struct):
    """As much of a note as tells which it is."""

    path: str


_TABLE = "notes"
_NONSENSE = (msgspec.MsgspecError, ValueError, KeyError, RecursionError)
_NOTE, _PATH = msgspec.json.Decoder(Note), msgspec.json.Decoder(_Path)


def _encoded(note: Note) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(note))


class _File(msgspec.Struct):
    version: str
    tables: Tables


class _Snapshot(Storage):
    """Keeps the tables in memory as long as they are needed; only `save` writes the file."""

    def __init__(self, file: Path, version: str) -> None:
        self._file = file
        self._version = version
        self._tables: Tables | None = None
        self._changed = False
        self._is_nonsense = False

    def read(self) -> Tables:
        if self._tables is None:
            self._tables = self._load()
        return self._tables

    def write(self, data: Tables) -> None:
        self._tables = data
        self._changed = True

    def documents(self) -> dict[str, Document]:
        return self.read().get(_TABLE, {})

    def discard(self) -> None:
        """Take the file for empty until it has been written again."""
        self._tables = {}
        self._is_nonsense = True

    def forget(self) -> None:
        """Keep nothing that is in the file as well."""
        if not self._changed and not self._is_nonsense:
            self._tables = None

    def save(self) -> None:
        if not self._changed:
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.writelines(self._written())
            temporary.replace(self._file)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
        self._changed = self._is_nonsense = False

    def _written(self) -> Iterator[bytes]:
        """Yield the file in small parts: as one, it would be the biggest thing in memory."""
        yield b'{"version":%b,"tables":' % msgspec.json.encode(self._version)
        for place, (name, documents) in enumerate(self.read().items()):
            yield b"%b%b:{" % (b"," if place else b"{", msgspec.json.encode(name))
            separator = b""
            for number, document in documents.items():
                yield separator + msgspec.json.encode(number) + b":" + msgspec.json.encode(document)
                separator = b","
            yield b"}"
        yield b"}}"

    def _load(self) -> Tables:
        try:
            found = msgspec.json.decode(_own_bytes(self._file), type=_File)
            documents = found.tables.get(_TABLE, {})
            if found.version == self._version and len({*map(int, documents)}) == len(documents):
                return found.tables
        except FileNotFoundError:
            pass
        except (OSError, *_NONSENSE) as error:
            _log.info("The index is built anew: %s", error)
        return {}


def _own_bytes(file: Path) -> bytes:
    """Read a file that nobody else could have put there.

    Raises OSError where it can't be read, is no ordinary file, or belongs to somebody else.
    """
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
            raise PermissionError(f"{file} is not a file of this account")
        return read_all(descriptor, status.st_size)
    finally:
        os.close(descriptor)
