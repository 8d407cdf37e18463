"""The file in which a person's read marks wait from one session to the next.

Several sessions may be open at once: what is written is the file as it is then, with one's own
news in it, under a lock; it takes its name in one step, so it is whole at any time.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from filelock import FileLock

VERSION = 1
"""Of the file's format: a file of another one is kept aside."""

PATIENCE = 5.0
"""Seconds to wait for other sessions that are writing."""

MAX_BYTES = 256 * 1024 * 1024
"""No such file is larger."""

DAMAGED = (
    "The record of what you have read made no sense, so a new one is begun. Its file is kept as {}."
)


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a person has read of a note."""

    gist: str
    """Of the text that was read, see `gist`; empty where it is unread on purpose."""
    at: int
    """When it was marked, in ms since 1970; later than any mark that it takes the place of."""
    sections: str = ""
    """The gists of its sections one after the other, where the text was at hand."""
    gone: int = 0
    """The day on which its note was missed first, as a proleptic ordinal; 0 while it is there."""


class Marks(msgspec.Struct, kw_only=True, omit_defaults=True):
    """All that is in the file."""

    version: int
    """VERSION, and written although it is always that."""
    active: int = 0
    """When somebody was last seen reading here, in ms since 1970; 0 for never."""
    before: int = 0
    """When somebody was last seen before the visit that `active` belongs to."""
    settled: bool = False
    """Whether what was old at the very first visit has been marked."""
    notes: dict[str, Mark] = {}
    """By path."""


def file_for(state_dir: Path, root: Path, who: str = "") -> Path:
    """Return where the read marks of a notes folder belong.

    `who` is the name that somebody other than the account's owner goes by, as given with `--as`.
    """
    whose = os.fsencode(os.path.realpath(root))
    whose += b"\0" + who.casefold().encode() if who else b""
    return state_dir / "reading" / f"{sha256(whose).hexdigest()[:16]}.json"


class MarkFile:
    """The file; used by one thread at a time.

    `told` is given a sentence where the file makes no sense and was put aside.
    """

    def __init__(self, file: Path, told: Callable[[str], None]) -> None:
        self._file = file
        self._told = told
        self._stamp: tuple[int, ...] | None = None
        """Of the file as it was read or written last; empty where there was none."""

    def look(self) -> Marks | None:
        """Return what the file holds; None where it is the same as at the last look or update.

        Raises OSError where it can't be read.
        """
        try:
            stamp = _stamp(self._file.stat())
        except FileNotFoundError:
            stamp = ()
        if stamp == self._stamp:
            return None
        try:
            return self._load()
        except msgspec.MsgspecError:
            with self._held():
                return self._load_or_put_aside()

    def update(self, change: Callable[[Marks], None]) -> Marks:
        """Change what the file holds now, wait until the disk has it, and return it.

        Raises OSError, of which the lock's Timeout is one, where it can't be written; it is then
        as it was.
        """
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._held():
            marks = self._load_or_put_aside()
            change(marks)
            self._write(_encode(marks))
        return marks

    def _load(self) -> Marks:
        """Read the file; raises OSError or MsgspecError, of which the latter is its content's."""
        try:
            descriptor = os.open(self._file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            self._stamp = ()
            return Marks(version=VERSION)
        with os.fdopen(descriptor, "rb") as stream:
            stamp = _stamp(os.fstat(descriptor))
            data = stream.read(MAX_BYTES)
        try:
            marks = msgspec.json.decode(data, type=Marks)
        except (UnicodeDecodeError, RecursionError) as error:
            raise msgspec.DecodeError(str(error)) from error
        if marks.version != VERSION:
            raise msgspec.ValidationError(f"version {marks.version}")
        self._stamp = stamp
        return marks

    def _load_or_put_aside(self) -> Marks:
        """Read the file; one that makes no sense gets another name. The lock must be held."""
        try:
            return self._load()
        except msgspec.MsgspecError:
            aside = self._file.with_name(f"{self._file.stem}-{os.urandom(4).hex()}.damaged")
            self._file.rename(aside)
            self._stamp = ()
            self._told(DAMAGED.format(aside))
            return Marks(version=VERSION)

    def _write(self, data: bytes) -> None:
        for left in self._file.parent.glob(f"{self._file.stem}-*.tmp"):
            with suppress(OSError):  # its writer was killed, for the lock is ours
                left.unlink()
        temporary = self._file.with_name(f"{self._file.stem}-{os.urandom(4).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
                stamp = _stamp(os.fstat(stream.fileno()))
            temporary.replace(self._file)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
        self._stamp = stamp

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the lock; on a file system without locks, go on: whoever is last wins there."""
        lock = self._lock()
        try:
            yield
        finally:
            if lock:
                lock.release()

    def _lock(self) -> "FileLock | None":
        from filelock import FileLock, Timeout  # takes 40 ms, and only writing needs it

        lock = FileLock(self._file.with_suffix(".lock"), mode=0o600, thread_local=False)
        try:
            lock.acquire(PATIENCE, poll_interval=0.01)
        except Timeout:
            raise
        except (OSError, NotImplementedError):
            return None
        return lock


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_mtime_ns, status.st_ino, status.st_size


def _encode(marks: Marks) -> bytes:
    try:
        return msgspec.json.encode(marks)
    except UnicodeEncodeError:  # paths that are no text: all others are kept
        marks.notes = {path: mark for path, mark in marks.notes.items() if _is_text(path)}
        return msgspec.json.encode(marks)


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
