"""What is remembered of the notes from one start to the next, in a TinyDB of our own storage.

The notes are the truth: the file is one person's, may be deleted at any time, and is believed only
if all of it makes sense. Whatever is wrong with it, it counts as empty and is built anew.
"""

import hashlib
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import TypedDict

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from tui.notes.collector import collector_off
from tui.notes.confine import read_all
from tui.notes.note import Note

_log = logging.getLogger(__name__)


class Document(TypedDict):
    """A TinyDB document."""

    note: Note


Tables = dict[str, dict[str, Document]]
"""All of a TinyDB: its documents by their number, by the name of their table."""


class Index:
    """Remembers notes by path.

    It belongs to one process and is used by one thread at a time. Of two processes that save, the
    last one is remembered.
    """

    def __init__(self, file: Path, *, version: str) -> None:
        """Remember in `file`; one saved under another `version` counts as empty."""
        self._storage = _Snapshot(file, version)
        self._table = TinyDB(storage=lambda: self._storage).table("notes")
        self._news: dict[str, Note | None] = {}
        """What TinyDB has yet to be told, by path; none for a note that is gone."""

    @staticmethod
    def file_for(cache_dir: Path, root: Path) -> Path:
        """Return where the index of a notes folder belongs."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
        return cache_dir / f"index-{name}.json"

    def load(self) -> dict[str, Note]:
        """Return the notes by path, none where there is no file that makes sense."""
        self._take_in()
        documents = self._storage.read().get("notes", {})
        return {document["note"].path: document["note"] for document in documents.values()}

    def update(self, changed: Iterable[Note], removed: Iterable[str]) -> None:
        """Take in notes that are new or different, and forget those at the paths `removed`."""
        self._news |= dict.fromkeys(removed) | {note.path: note for note in changed}

    def save(self) -> bool:
        """Write the file if anything is different, and say whether all is saved.

        It is whole at any time. A full disk or a missing directory is no error, only slower at the
        next start; the log has the cause.
        """
        self._take_in()
        try:
            self._storage.save()
        except (OSError, UnicodeEncodeError) as error:
            _log.info("The index was not saved: %s", error)
            return False
        return True

    def _take_in(self) -> None:
        """Tell TinyDB all that is new at once: it goes through all documents at each step."""
        news, self._news = self._news, {}
        if not news:
            return
        documents = self._storage.read().get("notes", {})
        outdated = [
            int(key) for key, document in documents.items() if document["note"].path in news
        ]
        if outdated:
            self._table.remove(doc_ids=outdated)
        if notes := [note for note in news.values() if note]:
            self._table.insert_multiple({"note": note} for note in notes)


class _File(msgspec.Struct):
    version: str
    tables: Tables


class _Snapshot(Storage):
    """Keeps the tables in memory; the file is read once and written only by `save`."""

    def __init__(self, file: Path, version: str) -> None:
        self._file = file
        self._version = version
        self._tables: Tables | None = None
        self._changed = False

    def read(self) -> Tables:
        if self._tables is None:
            self._tables = self._load()
        return self._tables

    def write(self, data: Tables) -> None:
        self._tables = data
        self._changed = True

    def save(self) -> None:
        if not self._changed:
            return
        data = msgspec.json.encode(_File(self._version, self.read()))
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(data)
            temporary.replace(self._file)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
        self._changed = False

    def _load(self) -> Tables:
        try:
            with collector_off():
                found = msgspec.json.decode(_own_bytes(self._file), type=_File)
            if self._fits(found):
                return found.tables
        except FileNotFoundError:
            pass
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
            _log.info("The index is built anew: %s", error)
        return {}

    def _fits(self, found: _File) -> bool:
        documents = found.tables.get("notes", {})
        paths = {document["note"].path for document in documents.values()}
        return found.version == self._version and len({*map(int, documents)}) == len(paths)


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
