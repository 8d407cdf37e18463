"""One writer at a time, among all sessions that share the folder."""

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISGID
from typing import TYPE_CHECKING

from tui.notes.errors import NotAllowed, WriteFailed

if TYPE_CHECKING:
    from filelock import FileLock

ROOM = ".weeknotes"
"""The hidden folder, inside the notes folder, that holds the lock file."""

PATIENCE = 20.0
"""Seconds to wait for the others: sixty sessions that write one after the other take some."""

LOOKS = (0.004, 0.04)
"""Seconds between two looks whether a lock is free."""


class FolderLock:
    """The lock of a notes folder.

    It is a file of its own, never a note: a note that is replaced is another file, and a lock on
    the old one guards nothing. Who may write to the folder may lock it: the room is made with the
    folder's permissions and group, and the lock file takes over those of the room.
    """

    def __init__(self, root: Path, *, patience: float = PATIENCE) -> None:
        """Args: `patience` is how many seconds to wait for the others, in a thread that may."""
        self._root = root
        self._patience = patience
        self._guard = threading.Lock()
        self._lock: FileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; in a thread that holds it already, go on at once.

        Raises NotAllowed where this account may not write to the folder; WriteFailed where
        somebody else held the lock all the time, or its file can't be made.
        """
        lock = self._acquired()
        try:
            yield
        finally:
            lock.release()

    def _acquired(self) -> "FileLock":
        from filelock import Timeout  # takes 40 ms, and only writing needs it

        try:
            lock = self._file_lock()
            _wait_for(lock, self._patience)
        except Timeout:
            message = (
                f"Somebody else's session has been writing to this folder for {self._patience:g}"
                " seconds. Nothing was changed; try again in a moment."
            )
            raise WriteFailed(message) from None
        except PermissionError:
            message = "You may read this folder but not write to it. Nothing was changed."
            raise NotAllowed(message) from None
        except OSError as error:
            message = (
                f"The folder's lock file can't be made: {error.strerror}. Nothing was changed."
            )
            raise WriteFailed(message) from error
        return lock

    def _file_lock(self) -> "FileLock":
        from filelock import FileLock

        with self._guard:
            room = self._root / ROOM
            if not os.path.lexists(room):
                _furnish(room)
            mode = room.lstat().st_mode
            if not S_ISDIR(mode):
                message = f"“{ROOM}” in the notes folder is not a folder. Move it away."
                raise WriteFailed(f"{message} Nothing was changed.")
            if self._lock is None:
                self._lock = FileLock(room / "lock", mode=S_IMODE(mode) & 0o666 | 0o600)
            return self._lock


def _wait_for(lock: "FileLock", patience: float) -> None:
    """Take a lock, looking for it at moments that differ from one who waits to the next.

    With sixty who look a hundred times a second, the looking would take longer than what they
    wait for. Whoever has waited long looks no more seldom than who has just come, so that nobody
    is passed over for ever. Raises Timeout.
    """
    from filelock import Timeout

    deadline = time.monotonic() + patience
    while True:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            if time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(random.uniform(*LOOKS))  # noqa: S311  # no secret


def _furnish(room: Path) -> None:
    """Make the room, complete from its first moment: others may come in at once."""
    folder = room.parent.stat()
    aside = room.with_name(f"{ROOM}-{os.urandom(8).hex()}")
    aside.mkdir(0o700)
    with suppress(PermissionError):  # not a member of the group that the folder belongs to
        os.chown(aside, -1, folder.st_gid)
    (aside / ".gitignore").write_text("*\n", encoding="utf-8")
    aside.chmod(S_IMODE(folder.st_mode) | S_ISGID)
    try:
        aside.rename(room)
    except OSError:  # somebody else was first
        (aside / ".gitignore").unlink()
        aside.rmdir()
