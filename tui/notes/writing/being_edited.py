"""Who has a note open for writing: told among sessions, and never in anybody's way.

Each session keeps a small file for the note that it has open, in the hidden room of the folder's
lock, and touches it every minute. Nothing depends on it: a save compares the files themselves.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

import msgspec

from tui.notes.errors import WeeknotesError
from tui.notes.store.folder import Folder
from tui.notes.store.locking import ROOM
from tui.notes.text import clean_line
from tui.notes.writing.other_editors import seen

HEARTBEAT = 60.0
"""Seconds between two touches."""

STALE = 5 * HEARTBEAT
"""Seconds without a touch after which a session is taken for dead."""

_SUFFIX = ".editing"
_MAX_BYTES = 4096
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Holder(NamedTuple):
    """Somebody who has a note open."""

    who: str
    host: str
    since: datetime | None
    """None where their editor does not tell."""
    program: str = ""
    """Which editor it is; empty for weeknotes."""

    def __str__(self) -> str:
        since = f" since {self.since.astimezone():%H:%M}" if self.since else ""
        program = f" in {self.program}" if self.program else ""
        return f"{self.who} has this note open{program}{since} (on {self.host})."

    @property
    def clause(self) -> str:
        """Who it is and how they have it open, to end a sentence with."""
        since = f" since {self.since.astimezone():%H:%M}" if self.since else ""
        had = "has had" if since else "has"
        program = f" in {self.program}" if self.program else ""
        return f"{self.who}, who {had} it open{program}{since} (on {self.host})"


class _Mark(msgspec.Struct, frozen=True):
    """What the file of a session holds."""

    who: str
    host: str
    pid: int
    since: datetime


class BeingEdited:
    """One session's word on the note that it has open, and what the others say of theirs.

    Its methods are for any thread, since a file system may be slow, and none of them fails: where
    marks can't be kept, as in a folder that may not be written to, nobody is told of anybody.
    """

    def __init__(self, folder: Folder, who: str, *, host: str = "") -> None:
        self._folder = folder
        self._who = who
        self._host = host or socket.gethostname()
        self._session = secrets.token_hex(6)
        self._name = ""
        self._guard = threading.RLock()

    def enter(self, path: str) -> None:
        """Say that this session has a note open, and no other one."""
        with self._guard:
            self.leave()
            if not self._folder.read_only:
                self._mark(path)

    def beat(self) -> None:
        """Say that the note is still open."""
        if self._name:
            with suppress(OSError), self._guard, self._room() as room:
                os.utime(self._name, dir_fd=room, follow_symlinks=False)

    def leave(self) -> None:
        """Say that the note is open no more."""
        with self._guard:
            name, self._name = self._name, ""
            if name:
                with suppress(OSError), self._room() as room:
                    os.unlink(name, dir_fd=room)

    def others(self, path: str) -> list[Holder]:
        """Return who else has a note open, in whatever editor; sweeps the marks of the dead."""
        holders = []
        with suppress(OSError), self._room() as room:
            for name in sorted(os.listdir(room)):  # noqa: PTH208 (a descriptor)
                is_ours = f".{self._session}." in name
                if name.startswith(_key(path)) and name.endswith(_SUFFIX) and not is_ours:
                    holders += self._holder(room, name)
        return holders + [
            Holder(other.who, other.host or self._host, None, other.program)
            for other in seen(self._folder.root, path)
            if other.host not in ("", self._host) or is_alive(other.pid)
        ]

    def _mark(self, path: str) -> None:
        mark = _Mark(self._who, self._host, os.getpid(), datetime.now(tz=UTC))
        name = f"{_key(path)}.{self._session}{_SUFFIX}"
        if not os.path.lexists(self._folder.root / ROOM):
            with suppress(WeeknotesError), self._folder.lock():
                pass  # whoever locks first furnishes the room
        with suppress(OSError), self._room() as room:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE
            file = os.open(name, flags, 0o644, dir_fd=room)
            self._name = name
            with os.fdopen(file, "wb") as stream:
                stream.write(msgspec.json.encode(mark))

    def _holder(self, room: int, name: str) -> list[Holder]:
        """Read a mark, or delete it where its session is gone."""
        try:
            with os.fdopen(os.open(name, os.O_RDONLY | _FILE, dir_fd=room), "rb") as stream:
                touched = os.fstat(stream.fileno()).st_mtime
                mark = msgspec.json.decode(stream.read(_MAX_BYTES), type=_Mark)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return []  # gone meanwhile, being written this moment, or none of ours
        is_dead = mark.host == self._host and not is_alive(mark.pid)
        if is_dead or time.time() - touched > STALE:
            with suppress(OSError):  # it is somebody else's, who left it to nobody
                os.unlink(name, dir_fd=room)
            return []
        return [Holder(clean_line(mark.who) or "Somebody", clean_line(mark.host), mark.since)]

    @contextmanager
    def _room(self) -> Iterator[int]:
        room = os.open(self._folder.root / ROOM, _FOLDER)
        try:
            yield room
        finally:
            os.close(room)


def is_alive(pid: int) -> bool:
    """Whether a process of this host lives."""
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True  # it is another account's
    except (OSError, OverflowError):
        return False
    return pid > 0


def _key(path: str) -> str:
    """Return what a note is called in file names, whatever characters its path holds."""
    return sha256(path.encode("utf-8", "replace")).hexdigest()[:16]
