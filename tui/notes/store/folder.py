"""The folder that the notes are in: the only module that touches their files."""

import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

from tui.notes.errors import Changed, FolderError, NotAllowed, NoteUnreadable, WriteFailed
from tui.notes.store import atomic
from tui.notes.store.confine import Place, Reader, opened, place_of, read_all
from tui.notes.store.ignored import Ignored
from tui.notes.store.listing import Entry, Listing, conflict_of, entry_at, is_note, walk
from tui.notes.store.locking import FolderLock
from tui.notes.text import clean_line

__all__ = ["MAX_BYTES", "Entry", "Folder", "Listing", "digest"]

MAX_BYTES = 8 * 1024 * 1024
"""The largest note that is read or written."""

_STALE = 3600.0
_SETTLING = 0.2
_REASONS = {
    errno.ENOENT: "it is not there any more",
    errno.EACCES: "this account is not permitted to",
    errno.EPERM: "this account is not permitted to",
    errno.EXDEV: "it lies outside the notes folder",
    errno.ELOOP: "its links go round in a circle",
    errno.EINVAL: "it is not an ordinary file",
    errno.EFBIG: f"it is larger than {MAX_BYTES // 1024 // 1024} MiB",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "its name is too long",
}


def digest(data: bytes) -> str:
    """Return the SHA-256 of a note's bytes in hex."""
    return hashlib.sha256(data).hexdigest()


class Folder:
    """Lists, reads and writes notes below a root, and never leaves it.

    Paths are relative to the root, with `/` between their parts. Every method may be called from
    any thread.
    """

    def __init__(self, root: Path, *, read_only: bool = False, ignore: Sequence[str] = ()) -> None:
        self.root = root
        self.read_only = read_only
        self._top = str(root)
        self.ignore = ignore
        self._lock = FolderLock(root)

    @property
    def ignore(self) -> Sequence[str]:
        """Globs of what is not listed, see `Ignored`."""
        return self._globs

    @ignore.setter
    def ignore(self, globs: Sequence[str]) -> None:
        self._globs = tuple(globs)
        self._ignored = Ignored(self._globs)

    def check(self) -> None:
        """See that the folder can be listed.

        Raises FolderError where it can't, with a sentence on why and what to do.
        """
        name = clean_line(self._top)
        if not os.path.lexists(self.root):
            raise FolderError(f"There is no folder “{name}”. Create it, or name another one.")
        try:
            with os.scandir(self.root):
                pass
        except NotADirectoryError:
            message = f"“{name}” is a file. Name the folder that holds the notes."
            raise FolderError(message) from None
        except PermissionError:
            message = f"You may not read “{name}”. Ask its owner, or name another folder."
            raise FolderError(message) from None
        except OSError as error:
            message = f"“{name}” can't be read: {error.strerror}. Name another folder."
            raise FolderError(message) from error

    def list(self) -> Listing:
        """Find all notes; about 60 ms for 10,000 of them.

        Raises FolderError where the folder is gone or can't be read.
        """
        try:
            return walk(self._top, self._ignored)
        except OSError as error:
            self.check()
            raise FolderError(f"The notes folder can't be read: {error.strerror}.") from error

    def entry(self, path: str) -> Entry | None:
        """Return what `list` would have for this path; none where it has no note there."""
        return entry_at(self._top, path, self._ignored)

    def holds(self, path: str) -> bool:
        """Whether there is something at a path within the folder, a note or not."""
        try:
            with place_of(self._top, path) as place:
                os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
        except (OSError, ValueError):  # or a name that no file can have
            return False
        return True

    def read(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises NoteUnreadable where it lies outside the folder, is no ordinary file, is larger than
        `MAX_BYTES`, or can't be read.
        """
        with self.reading() as read:
            return read(path)

    @contextmanager
    def reading(self) -> Iterator[Callable[[str], bytes]]:
        """Give what reads as `read` does, in half the time where many files are to be read."""
        with Reader(self._top) as reader:

            def read(path: str) -> bytes:
                try:
                    return reader.read(path, MAX_BYTES)
                except OSError as error:
                    message = f"“{clean_line(path)}” can't be read: {_reason(error)}."
                    code = "too-large" if error.errno == errno.EFBIG else "unreadable"
                    raise NoteUnreadable(message, code) from error

            yield read

    def settled_read(
        self, path: str, previous_size: int, read: Callable[[str], bytes] | None = None
    ) -> bytes:
        """Return a file's bytes, but take 200 ms before believing that it has lost all of them.

        Many programs save by emptying the file and then writing it anew. For worker threads.
        `read` is what `reading` gave, where it did. Raises as `read`.
        """
        read = read or self.read
        data = read(path)
        if previous_size and not data:
            deadline = time.monotonic() + _SETTLING
            while not data and time.monotonic() < deadline:
                time.sleep(_SETTLING / 10)
                data = read(path)
        return data

    def lock(self) -> AbstractContextManager[None]:
        """Keep every other session from writing; a thread may take it more than once.

        Raises NotAllowed where weeknotes was started read-only or this account may not write here,
        WriteFailed where somebody else holds it all the time that it is waited for.
        """
        self._check_mode()
        return self._lock.held()

    def check_writable(self, path: str) -> None:
        """See whether options or permissions would make `write` refuse this note.

        Raises as `write`; takes no lock and writes nothing.
        """
        self._check_mode()
        with _explained(path), place_of(self._top, path) as place:
            for name in (place.name, "."):
                if not os.access(name, os.W_OK, dir_fd=place.folder):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def write(self, path: str, data: bytes, *, expect: str | None) -> None:
        """Write all bytes of a note, under the lock; interrupted anywhere, it is old or new, whole.

        `expect` is the digest of what is there now; none makes a new note, with folders that lack
        on the way. Raises NotAllowed where the path is not one of a note or this account may not
        write to the file, Changed where what is there is not what was expected, WriteFailed where
        the system refused. The note is as it was then.
        """
        with self._writing(path, make=expect is None) as place:
            if len(data) > MAX_BYTES:
                raise OSError(errno.EFBIG, "")
            if expect is None:
                atomic.create(place, data)
            else:
                with _expected(place, path, expect) as file:
                    atomic.replace(place, data, file, check=partial(_check, place, path, expect))

    def remove(self, path: str, *, expect: str) -> None:
        """Delete a note, under the lock, if it still has the digest that is expected.

        Raises as `write`.
        """
        with self._writing(path) as place, _expected(place, path, expect):
            os.unlink(place.name, dir_fd=place.folder)
            atomic.sync_folder(place)

    def sweep(self, leftovers: Iterable[str]) -> None:
        """Delete temporary files of ours that a killed session left more than an hour ago."""
        for path in () if self.read_only else leftovers:
            with suppress(OSError), place_of(self._top, path) as place:
                status = os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
                if time.time() - status.st_mtime > _STALE:
                    os.unlink(place.name, dir_fd=place.folder)

    def _check_mode(self) -> None:
        if self.read_only:
            raise NotAllowed("Weeknotes was started read-only. Nothing was changed.")

    @contextmanager
    def _writing(self, path: str, *, make: bool = False) -> Iterator[Place]:
        if not is_note(path) and conflict_of(path) is None:
            raise NotAllowed(f"“{clean_line(path)}” is not a note's name, which ends in “.md”.")
        with self.lock(), _explained(path, new=make), place_of(self._top, path, make=make) as place:
            yield place


@contextmanager
def _explained(path: str, *, new: bool = False) -> Iterator[None]:
    shown = clean_line(path)
    try:
        yield
    except FileExistsError:
        raise Changed(f"There is a note “{shown}” already. It was not touched.") from None
    except FileNotFoundError:
        raise Changed(f"“{shown}” is not there any more. Nothing was written.") from None
    except PermissionError as error:
        may_not = f"You may read “{shown}” but not change it."
        if new:
            may_not = f"“{shown}” can't be begun: you may not write to its folder."
        raise NotAllowed(f"{may_not} Nothing was written.") from error
    except OSError as error:
        message = f"“{shown}” was not written: {_reason(error)}. The note is as it was."
        raise WriteFailed(message) from error


@contextmanager
def _expected(place: Place, path: str, expect: str) -> Iterator[int]:
    # Opened for writing, though only the folder is written to: a note is replaced by renaming,
    # which would let anybody replace a colleague's file that is not theirs to write.
    with opened(place, writable=True) as file:
        if digest(read_all(file, MAX_BYTES)) != expect:
            message = f"“{clean_line(path)}” was changed by somebody else. Nothing was written."
            raise Changed(message)
        yield file


def _check(place: Place, path: str, expect: str) -> None:
    with _expected(place, path, expect):
        pass


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or "the system refused").lower()
