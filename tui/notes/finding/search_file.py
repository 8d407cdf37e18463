"""The SQLite file of the search index: whose it is, which version, and which notes it knows."""

import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from tui.notes.note import Note

VERSION = 1
"""Raised whenever the same notes would be indexed in another way."""

PATIENCE = 5.0
"""Seconds to wait for another session that is writing, which takes it a fraction of one."""

SPARE = 1_000
"""How many notes that are of no use any more the file may always hold."""

_APPLICATION = 0x77656E74
_SCHEMA = (
    "create table files (number integer primary key autoincrement, path text not null unique,"
    " digest text not null)",
    # Words come folded and spaced, so that what a word is doesn't depend on SQLite's Unicode.
    "create virtual table notes using fts5"
    " (title, headings, body, content='', prefix='1 2', tokenize='ascii')",
    "create virtual table parts using fts5 (under, body, content='', prefix='1', tokenize='ascii')",
    f"pragma application_id = {_APPLICATION}",
    f"pragma user_version = {VERSION}",
)
_log = logging.getLogger(__name__)


def file_for(cache_dir: Path, root: Path) -> Path:
    """Return where the search index of a notes folder belongs."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
    return cache_dir / f"search-{name}.sqlite"


def connect(file: Path) -> sqlite3.Connection:
    """Open the file, for any thread, one at a time.

    A rollback journal and not a write-ahead log, which fails on network file systems.
    """
    connection = sqlite3.connect(
        file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("pragma synchronous = normal")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep other sessions from writing, and write all or nothing."""
    with connection:
        connection.execute("begin immediate")
        yield


def prepare(file: Path) -> None:
    """See that there is a file of this version; whatever else is there is replaced.

    Raises OSError or sqlite3.Error where that can't be done.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in range(2):
        try:
            if _create_in(file):
                return
            _log.info("The search index is of another version and is built anew.")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            _log.info("The search index is built anew: %s", error)
        remove(file)
    raise sqlite3.DatabaseError("the search index is replaced again and again")


def remove(file: Path) -> None:
    """Delete the file, its journal first: that must never be taken for another file's."""
    for path in (file.with_name(f"{file.name}-journal"), file):
        with suppress(FileNotFoundError):
            path.unlink()


def _create_in(file: Path) -> bool:
    """Create what lacks in an empty file, and say whether it is of this version then."""
    _claim(file)
    with closing(connect(file)) as connection:
        if _is_current(connection):
            return True
        with writing(connection):
            if connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0:
                for statement in _SCHEMA:
                    connection.execute(statement)
            return _is_current(connection)


def _claim(file: Path) -> None:
    """Make the file where there is none; raises PermissionError where it is somebody else's.

    One that is there is not opened: closing it again would drop SQLite's locks on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    status = os.lstat(file)
    if not S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
        raise PermissionError(f"{file} is not a file of this account")


def _is_current(connection: sqlite3.Connection) -> bool:
    values = [
        connection.execute(f"pragma {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    return values == [_APPLICATION, VERSION]


class Known:
    """Which notes are in the file, and by which numbers; a number never means two contents."""

    def __init__(self) -> None:
        self.paths: dict[int, str] = {}
        """By number; what is superseded or gone from the file is not in it."""
        self._numbers: dict[str, int] = {}
        self._digests: dict[str, str] = {}
        self._first: int | None = None
        self._last = 0

    def follow(self, connection: sqlite3.Connection) -> None:
        """Take in what this or another session has written since."""
        # Numbers grow, and FTS5 keeps all that it was given: another first one is a new beginning.
        first = connection.execute("select min(id) from notes_docsize").fetchone()[0]
        if first != self._first:
            self.paths, self._numbers, self._digests = {}, {}, {}
            self._first, self._last = first, 0
        rows = "select number, path, digest from files where number > ? order by number"
        for number, path, digest in connection.execute(rows, (self._last,)):
            self.paths.pop(self._numbers.get(path, 0), None)
            self.paths[number] = path
            self._numbers[path] = self._last = number
            self._digests[path] = digest

    def missing(self, notes: Mapping[str, Note]) -> list[Note]:
        """Return the notes whose content is not in the file; what can't be read has none."""
        known = self._digests.get
        return [n for path, n in notes.items() if known(path) != n.digest and n.digest]

    def is_worn(self, notes: Mapping[str, Note]) -> bool:
        """Whether much of what the file holds is of no use any more."""
        dead = self._last - (self._first or 1) + 1 - len(self.paths)
        gone = len(self._numbers.keys() - notes.keys())
        return dead + gone > max(SPARE, len(notes))
