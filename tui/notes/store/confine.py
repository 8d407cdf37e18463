"""Opening files below one folder and nowhere else, whatever links and races there are.

The rules are those of Linux's `openat2` with `RESOLVE_BENEATH`, done in steps that every Unix has:
each part is opened from the one above it and never through a link; a link is read, and followed
only as long as it stays inside.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from stat import S_ISREG
from types import TracebackType
from typing import NamedTuple, Self

MAX_LINKS = 40
"""Links on the way to one file, as in Linux."""

MAX_HELD = 64
"""Folders that are kept open while many files are read."""

_FOLDER = os.O_DIRECTORY | os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY)
_FILE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Place(NamedTuple):
    """Where a file is or may be made."""

    folder: int
    """A descriptor of the folder that holds it, for `dir_fd`."""
    name: str
    """Its name in there, which is not that of a link."""
    path: str
    """Its path from the root, free of links."""


@contextmanager
def place_of(root: str, path: str, *, make: bool = False) -> Iterator[Place]:
    """Open the folder that holds `path`; with `make`, create folders that lack on the way.

    Raises OSError: EXDEV where the path leads out of `root`, ELOOP where links go round in a
    circle, else what the system says.
    """
    parts = _parts(path)
    for _ in range(MAX_LINKS):
        with ExitStack() as descriptors:
            folder, depth = _descend(descriptors, root, parts, make=make)
            target = _link(folder, parts[depth])
            if target is None:
                yield Place(folder, parts[-1], "/".join(parts))
                return
        parts = _through(root, parts, depth, target)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)


@contextmanager
def opened(place: Place, *, writable: bool = False) -> Iterator[int]:
    """Open the regular file at a place, for reading or also for writing, and never wait for it.

    Raises OSError: EINVAL where it is a directory, a FIFO or a device, none of which are opened;
    else what the system says.
    """
    descriptor = _open(place, os.O_RDWR if writable else os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


class Reader:
    """Reads many files one after the other, and holds the folders open that they are in.

    Each is opened as by `place_of` and `opened`, except that a folder which is moved meanwhile
    stays the one that it was.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._held: dict[str, int | None] = {}
        """Descriptors of folders by their paths; none for one that a link leads to."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._let_go()

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes; raises as `place_of`, `opened` and `read_all`."""
        parts = _parts(path)
        above = path[: -len(parts[-1])]
        if above not in self._held:
            self._hold(above, parts)
        folder = self._held[above]
        if folder is not None:
            try:
                file = _open(Place(folder, parts[-1], path), os.O_RDONLY)
            except OSError as error:
                if error.errno != errno.EINVAL:  # which it is for a link, too
                    raise
            else:
                try:
                    return read_all(file, limit)
                finally:
                    os.close(file)
        with place_of(self._root, path) as place, opened(place) as file:
            return read_all(file, limit)

    def _hold(self, above: str, parts: list[str]) -> None:
        """Open the folder of a file, unless there is a link on the way to it."""
        if len(self._held) == MAX_HELD:
            self._let_go()
        with ExitStack() as descriptors:
            folder, depth = _descend(descriptors, self._root, parts, make=False)
            self._held[above] = os.dup(folder) if depth == len(parts) - 1 else None

    def _let_go(self) -> None:
        while self._held:
            _, folder = self._held.popitem()
            if folder is not None:
                os.close(folder)


def read_all(descriptor: int, limit: int) -> bytes:
    """Read a file from its start to its end.

    Raises OSError: EFBIG where it has more than `limit` bytes; it is not read then.
    """
    size = os.fstat(descriptor).st_size
    data = b""
    while size <= limit and (chunk := os.read(descriptor, size + 1)):
        data += chunk
        if len(data) == size:
            break  # one byte more was asked for, so this is the end
        size = max(size, len(data))
    if size > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def _open(place: Place, mode: int) -> int:
    # Asked beforehand, because opening a device can have effects; and again of what was opened.
    if S_ISREG(os.stat(place.name, dir_fd=place.folder, follow_symlinks=False).st_mode):
        descriptor = os.open(place.name, _FILE | mode, dir_fd=place.folder)
        if S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), place.path)


def _parts(path: str) -> list[str]:
    parts = path.split("/")
    if "\0" in path or not all(parts) or not {".", ".."}.isdisjoint(parts):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), path)
    return parts


def _descend(descriptors: ExitStack, root: str, parts: list[str], *, make: bool) -> tuple[int, int]:
    """Open folder after folder up to the last part, or up to the first that is a link."""

    def enter(name: str, within: int | None = None) -> int:
        flags = _FOLDER if within is None else _FOLDER | os.O_NOFOLLOW
        descriptor = os.open(name, flags, dir_fd=within)
        descriptors.callback(os.close, descriptor)
        return descriptor

    folder = enter(root)
    for depth, name in enumerate(parts[:-1]):
        try:
            folder = enter(name, folder)
        except FileNotFoundError:
            if not make:
                raise
            os.mkdir(name, dir_fd=folder)
            folder = enter(name, folder)
        except OSError:  # ENOTDIR or ELOOP, by system: a link, or a file in a folder's place
            if _link(folder, name) is None:
                raise
            return folder, depth
    return folder, len(parts) - 1


def _link(folder: int, name: str) -> str | None:
    try:
        return os.readlink(name, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOENT):
            return None
        raise


def _through(root: str, parts: list[str], depth: int, target: str) -> list[str]:
    """Put a link's target in the place of the part that is the link."""
    before = parts[:depth]
    if target.startswith("/"):
        top = os.path.realpath(root).rstrip("/") + "/"
        if not target.startswith(top):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), "/".join(parts))
        before, target = [], target.removeprefix(top)
    for part in target.split("/") + parts[depth + 1 :]:
        if part == "..":
            if not before:
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), "/".join(parts))
            before.pop()
        elif part not in ("", "."):
            before.append(part)
    if not before:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), "/".join(parts))
    return before
