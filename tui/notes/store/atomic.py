"""Writing a file whole: whatever interrupts it, the old bytes are there or the new ones.

The bytes go to a temporary file beside it, are flushed to the disk, and take the name in one step;
SQLite and Syncthing write that way.
"""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from stat import S_IMODE

from tui.notes.store.confine import Place

TEMPORARY = re.compile(r"\.weeknotes-[0-9a-f]{16}\.tmp")
"""The name of a file while it is written, left behind only where its writer is killed."""

_NO_HARD_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def create(place: Place, data: bytes) -> None:
    """Make a new file, with the permissions that the umask leaves.

    Raises FileExistsError where there is something of this name already, which is not touched;
    OSError where it could not be written. Nothing is left behind then.
    """
    with _written(place, data, mode=0o666) as temporary:
        try:
            # Unlike a rename, a hard link never takes the place of what somebody else put there.
            os.link(
                temporary,
                place.name,
                src_dir_fd=place.folder,
                dst_dir_fd=place.folder,
                follow_symlinks=False,
            )
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            if os.access(place.name, os.F_OK, dir_fd=place.folder, follow_symlinks=False):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            os.rename(temporary, place.name, src_dir_fd=place.folder, dst_dir_fd=place.folder)


def replace(place: Place, data: bytes, old: int, *, check: Callable[[], object]) -> None:
    """Put new bytes in the place of a file, keeping its mode, owner, group and access list.

    `old` is a descriptor of the file as it is. `check` is called when the new bytes are on the
    disk, which takes a while: it raises where the file is no longer what they were made from.
    Raises OSError where it could not be written. The file is as it was then, and nothing is left
    behind.
    """
    with _written(place, data, mode=0o600, like=old) as temporary:
        check()
        os.replace(temporary, place.name, src_dir_fd=place.folder, dst_dir_fd=place.folder)


def sync_folder(place: Place) -> None:
    """Ask for the folder's names to reach the disk.

    A system that can't do so is not an error: the file has its new bytes, and only whether a power
    cut may take them back is open.
    """
    with suppress(OSError):
        descriptor = os.open(".", os.O_RDONLY | os.O_CLOEXEC, dir_fd=place.folder)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _written(place: Place, data: bytes, mode: int, like: int | None = None) -> Iterator[str]:
    """Offer the name of a complete temporary file; it is gone afterwards, whatever happens."""
    temporary = f".weeknotes-{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, mode, dir_fd=place.folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if like is not None:
                _resemble(descriptor, like)
            os.fsync(descriptor)
        yield temporary
    finally:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=place.folder)
    sync_folder(place)


def _resemble(new: int, old: int) -> None:
    """Give a file the owner, group, mode and attributes of another, as far as one may."""
    status = os.fstat(old)
    mode = S_IMODE(status.st_mode)
    try:
        os.fchown(new, status.st_uid, status.st_gid)
    except OSError:
        try:
            os.fchown(new, -1, status.st_gid)
        except OSError:
            # As vim does: a group that was not meant gets no more than everybody has.
            mode = mode & ~0o070 | (mode & 0o007) << 3
    if S_IMODE(os.fstat(new).st_mode) != mode:
        os.fchmod(new, mode)
    if sys.platform == "linux":
        with suppress(OSError):  # a file system without attributes
            for name in os.listxattr(old):
                with suppress(OSError):  # attributes that only the system may set
                    os.setxattr(new, name, os.getxattr(old, name))
