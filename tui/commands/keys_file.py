"""Changing `authorized_keys` so that nobody is locked out: whole, locked, and not over a change."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from tui.notes.errors import Changed, NotAllowed, WriteFailed
from tui.notes.store.atomic import replace
from tui.notes.store.confine import Place, read_all

PATIENCE = 5.0
"""Seconds to wait for others that change the file by this program."""

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

MAX_BYTES = 8 * 1024 * 1024
"""Room for some ten thousand keys."""


class KeysFile:
    """One `authorized_keys` file, which need not exist yet."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()

    def read(self) -> bytes:
        """Return its bytes, none where there is no file; raises as `rewrite`."""
        with _told(self.path):
            try:
                folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            except FileNotFoundError:
                return b""
            try:
                return _read(folder, self.path.name)
            finally:
                os.close(folder)

    def rewrite(self, change: Callable[[bytes], bytes]) -> None:
        """Put what `change` makes of the file's bytes in their place.

        A new file is its folder's owner's, and no one else's to read, unless it is root's, who
        keeps it for an account: sshd reads it as that. An old one keeps its owner, mode and
        attributes. Raises `Changed` where another program wrote it meanwhile, `NotAllowed`
        and `WriteFailed` where the system refuses; the file is as it was then.
        """
        with _told(self.path), _locked(self.path.parent) as folder:
            before = _read(folder, self.path.name)
            after = change(before)
            if after == before:
                return
            check = partial(_check_unchanged, self.path, folder, before)
            with _opened(folder, self.path) as old:
                replace(Place(folder, self.path.name, str(self.path)), after, old, check=check)


@contextmanager
def _locked(room: Path) -> Iterator[int]:
    """Make a folder where it lacks, and hold it locked: a lock on the file would go with it."""
    with suppress(FileExistsError):
        above = room.parent.stat()
        room.mkdir(mode=0o755 if _is_for_others(above, room.name) else 0o700)
        with suppress(PermissionError):  # root, setting up another account
            os.chown(room, above.st_uid, above.st_gid)
    folder = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(folder, room)
        yield folder
    finally:
        os.close(folder)


def _is_for_others(owner: os.stat_result, folder: str) -> bool:
    """Whether root keeps keys there that let people into other accounts."""
    return owner.st_uid == 0 and folder != ".ssh"


def _lock(folder: int, room: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                message = f"Somebody else has been changing keys in {room} for {PATIENCE:g} seconds"
                raise WriteFailed(f"{message}. Nothing was changed.") from None
            time.sleep(0.02)
        else:
            return


@contextmanager
def _opened(folder: int, path: Path) -> Iterator[int]:
    """Open the file to be replaced; where there is none, make an empty one."""
    try:
        file = os.open(path.name, _FLAGS, dir_fd=folder)
    except FileNotFoundError:
        owner = os.fstat(folder)
        mode = 0o644 if _is_for_others(owner, path.parent.name) else 0o600
        file = os.open(path.name, _FLAGS | os.O_CREAT | os.O_EXCL, mode, dir_fd=folder)
        with suppress(PermissionError):
            os.fchown(file, owner.st_uid, owner.st_gid)
    try:
        yield file
    finally:
        os.close(file)


def _read(folder: int, name: str) -> bytes:
    try:
        file = os.open(name, _FLAGS, dir_fd=folder)
    except FileNotFoundError:
        return b""
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        return read_all(file, MAX_BYTES)
    finally:
        os.close(file)


def _check_unchanged(path: Path, folder: int, before: bytes) -> None:
    if _read(folder, path.name) != before:
        raise Changed(f"{path} was changed meanwhile. Nothing was written; do it once more.")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except PermissionError:
        raise NotAllowed(f"You may not change {path}. Nothing was changed.") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = f"{path} is a symbolic link: name what it leads to with --file"
        else:
            message = f"{path} can't be changed: {error.strerror}"
        raise WriteFailed(f"{message}. Nothing was changed.") from error
