"""The SQLite file of the search index: whose it is, which version, and which notes it holds."""

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

PAGES = 512
"""Kilobytes of the file that a connection holds: the system holds them for all sessions anyway."""

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

    A rollback journal and not a write-ahead log, which fails on network file systems. Raises
    sqlite3.Error where the file is none of SQLite's, or can't be opened.
    """
    connection = sqlite3.connect(
        file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("pragma synchronous = normal")
        connection.execute(f"pragma cache_size = -{PAGES}")
    except sqlite3.Error:
        connection.close()
        raise
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


def moment(connection: sqlite3.Connection) -> tuple[int | None, int | None]:
    """Return what is another as soon as the file holds other notes."""
    # Numbers grow, and FTS5 keeps all that it was given: another first one is a new beginning.
    first = connection.execute("select min(id) from notes_docsize").fetchone()[0]
    return first, connection.execute("select max(number) from files").fetchone()[0]


def holds(connection: sqlite3.Connection, note: Note) -> bool:
    """Whether a note's content is in the file."""
    rows = connection.execute("select digest from files where path = ?", (note.path,))
    return [digest for (digest,) in rows] == [note.digest]


def missing(connection: sqlite3.Connection, notes: Mapping[str, Note]) -> list[Note]:
    """Return the notes whose content is not in the file; what can't be read has none."""
    held = set()
    for path, digest in connection.execute("select path, digest from files"):
        note = notes.get(path)
        if note and note.digest == digest:
            held.add(note.path)  # the note's own: the file's ten thousand would be held as well
    return [note for path, note in notes.items() if note.digest and path not in held]


def is_worn(connection: sqlite3.Connection, notes: Mapping[str, Note]) -> bool:
    """Whether much of what the file holds is of no use any more."""
    first, last = moment(connection)
    rows = connection.execute("select path from files")
    there = [path in notes for (path,) in rows]
    dead = (last or 0) - (first or 1) + 1 - len(there)
    return dead + there.count(False) > max(SPARE, len(notes))
