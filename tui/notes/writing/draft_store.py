"""The files in which drafts wait: one for each note and session, whole at every moment.

While a session lives it holds a lock, so that nobody is offered a draft that somebody is still
typing; the lock of a session that died is free, however it died.
"""

import os
import secrets
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

MAX_BYTES = 64 * 1024 * 1024
"""No draft is larger; a larger file in the directory is not one of ours."""

DAMAGED = "damaged"
"""The folder beside the drafts where files go that can't be read as a draft."""


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Text that was typed into a note, as it was at some moment."""

    folder: str
    """The notes folder, absolute."""
    path: str
    """The note, relative to the folder, with `/` between its parts."""
    base_digest: str
    """Digest of the file that the text was made from; empty for a note that was never saved."""
    text: str
    """As it stood in the editor: lines end in a line feed, hidden characters have stand-ins."""
    line: int = 1
    """The cursor's line, counted from 1."""
    column: int = 0
    """How many characters stand before the cursor in its line."""
    written: datetime
    """When, in UTC."""
    file: str = ""
    """Its file's name in the directory, once it was read from there."""

    @property
    def key(self) -> str:
        """What its note is called in file names, whatever characters the path holds."""
        return sha256(f"{self.folder}\0{self.path}".encode("utf-8", "replace")).hexdigest()[:16]


class DraftStore:
    """One session's hand on the directory of drafts.

    `told` is given one sentence for each file that can't be read.
    """

    def __init__(self, directory: Path, told: Callable[[str], None]) -> None:
        self._directory = directory
        self._told = told
        self._session = secrets.token_hex(6)
        self._lock = FileLock(self._lock_file(self._session), mode=0o600, thread_local=False)

    def save(self, draft: Draft) -> None:
        """Write a draft and wait until the disk has it.

        Raises `OSError` where it can't be; the draft of before, if any, is then still whole.
        """
        self._prepare()
        target = self._directory / self._name(draft)
        temporary = target.with_suffix(f".{secrets.token_hex(4)}.tmp")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.write(_encode(draft))
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _sync_directory(self._directory)

    def delete(self, draft: Draft) -> None:
        """Delete a draft: the one read from a file, or else this session's own for that note."""
        _unlink(self._directory / (draft.file or self._name(draft)))

    def orphans(self) -> list[Draft]:
        """Return the drafts of sessions that are gone, newest first."""
        try:
            names = sorted(file.name for file in self._directory.iterdir())
        except OSError:
            return []
        sessions = {_session(name) for name in names} - {self._session}
        gone = {session for session in sessions if self._is_gone(session)}
        drafts = []
        for name in names:
            file = self._directory / name
            if _session(name) not in gone:
                continue
            if name.endswith(".tmp"):
                _unlink(file)
            elif name.endswith(".json") and (draft := self._read(file)):
                drafts.append(draft)
        return sorted(drafts, key=lambda draft: draft.written, reverse=True)

    def adopt(self, draft: Draft) -> bool:
        """Take over an orphan; false where another session was quicker."""
        try:
            self._prepare()
            (self._directory / draft.file).rename(self._directory / self._name(draft))
        except OSError:
            return False
        return True

    def release(self) -> None:
        """End the session: what drafts it leaves are orphans from now on."""
        if self._lock.is_locked:
            self._lock.release()
            _unlink(self._lock_file(self._session))

    def _prepare(self) -> None:
        """Make sure of the directory, and of this session's lock before any draft is in it."""
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.is_locked:
            try:
                self._lock.acquire(timeout=0)
            except OSError:
                return  # a file system without locks: better a draft offered too soon than none

    def _is_gone(self, session: str) -> bool:
        """Whether a session has ended; one that can't be told is, since offering loses nothing."""
        lock_file = self._lock_file(session)
        if not session or not lock_file.exists():
            return True
        lock = FileLock(lock_file, mode=0o600, blocking=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        except OSError:
            return True
        lock.release()
        _unlink(lock_file)
        return True

    def _read(self, file: Path) -> Draft | None:
        """Read a draft; put the file aside where it is none."""
        try:
            descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(descriptor, "rb") as stream:
                draft = msgspec.json.decode(stream.read(MAX_BYTES), type=Draft)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            self._put_aside(file)
            return None
        return msgspec.structs.replace(draft, file=file.name)

    def _put_aside(self, file: Path) -> None:
        aside = self._directory / DAMAGED / file.name
        try:
            aside.parent.mkdir(mode=0o700, exist_ok=True)
            file.rename(aside)
        except OSError:
            aside = file
        self._told(f"A draft of unsaved text could not be read. Its file is kept as {aside}.")

    def _name(self, draft: Draft) -> str:
        return f"{draft.key}.{self._session}.json"

    def _lock_file(self, session: str) -> Path:
        return self._directory / f"{session}.lock"


def _session(name: str) -> str:
    """Return the session that a file's name tells: `KEY.SESSION.json` or `KEY.SESSION.X.tmp`."""
    parts = name.split(".")
    return parts[1] if len(parts) >= 3 else ""


def _encode(draft: Draft) -> bytes:
    try:
        return msgspec.json.encode(draft)
    except UnicodeEncodeError:  # half a surrogate pair: keep the rest
        text = draft.text.encode("utf-8", "replace").decode("utf-8")
        return msgspec.json.encode(msgspec.structs.replace(draft, text=text))


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unlink(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # a draft that stays is offered again, which loses nothing
