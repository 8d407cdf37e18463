"""Which files of the folder are notes, found by their names and without opening one."""

import os
import re
from collections.abc import Iterator
from stat import S_ISDIR, S_ISLNK, S_ISREG

import msgspec

from tui.notes.note import Problem
from tui.notes.store.atomic import TEMPORARY
from tui.notes.store.ignored import Ignored
from tui.notes.text import clean_line

_SUFFIXES = (".md", ".markdown")
_NAMES = (*_SUFFIXES, ".orig")
_CONFLICT = re.compile(
    r"(?P<stem>.+?)"
    r"(?:\.sync-conflict-.*|\.conflict-.*\d| ?\([^()]*conflicted copy[^()]*\))"
    r"(?P<suffix>\.(?:md|markdown))",
    re.IGNORECASE,
)


class Entry(msgspec.Struct, frozen=True):
    """What the file system says of a note."""

    path: str
    """Relative to the folder, with `/` between its parts."""
    size: int
    """Bytes."""
    stamp: tuple[int, int, int]
    """mtime and ctime in nanoseconds, inode: a file that changes changes one of them."""


class Listing(msgspec.Struct, frozen=True):
    """Everything that one walk through the folder found."""

    entries: dict[str, Entry] = {}
    """The notes by path."""
    problems: list[Problem] = []
    """What was passed over, and why; bytes of a name that are not UTF-8 read `\\xff`."""
    conflicts: dict[str, list[str]] = {}
    """The copies that a sync tool made of a note, by the note's path."""
    leftovers: list[str] = []
    """Temporary files of our own, whose writers were killed or are still at work."""


def is_note(path: str) -> bool:
    """Whether a path relative to the folder is one that a note may have: its name decides."""
    return (
        path.lower().endswith(_SUFFIXES)
        and not path.startswith((".", "/"))
        and "/." not in path
        and conflict_of(path) is None
    )


def conflict_of(path: str) -> str | None:
    """Return the path of the note that this path is a conflict copy of, by its name."""
    if path.endswith(".orig"):
        note = path.removesuffix(".orig")
        return note if note.lower().endswith(_SUFFIXES) else None
    if "conflict" not in path.lower():
        return None
    folder, slash, name = path.rpartition("/")
    match = _CONFLICT.fullmatch(name)
    return f"{folder}{slash}{match['stem']}{match['suffix']}" if match else None


def folders(root: str) -> Iterator[str]:
    """Yield the absolute paths of the folder and of every real, visible folder below it."""
    todo = [root]
    while todo:
        folder = todo.pop()
        try:
            with os.scandir(folder) as items:
                todo += [
                    item.path
                    for item in items
                    if not item.name.startswith(".")
                    and item.is_dir(follow_symlinks=False)
                    and _escaped(item.name) == item.name
                ]
        except OSError:
            if folder == root:
                raise
            continue  # a rescan reports it; nobody can be told of changes in it
        yield folder


def entry_at(root: str, path: str, ignored: Ignored) -> Entry | None:
    """Return what `walk` would have for this path."""
    above = path.rpartition("/")[0]
    if not is_note(path) or path in ignored or _real_path(root, above) != above:
        return None
    try:
        status = os.lstat(f"{root}/{path}")
    except OSError:
        return None
    if S_ISLNK(status.st_mode):
        found = _linked(root, path, ignored)
        return found if isinstance(found, Entry) else None
    return _entry(path, status) if S_ISREG(status.st_mode) else None


def walk(root: str, ignored: Ignored) -> Listing:
    """Find the notes below `root`.

    Links to folders are not entered: what lies inside is reached by its own name. A link to a
    note is passed over for the same reason, so that no action counts twice.

    Raises OSError where `root` itself can't be listed.
    """
    return _Walk(root, ignored).run()


class _Walk:
    def __init__(self, root: str, ignored: Ignored) -> None:
        self._root = root
        self._ignored = ignored
        self._found = Listing({}, [], {}, [])
        self._todo = [""]

    def run(self) -> Listing:
        while self._todo:
            prefix = self._todo.pop()
            try:
                with os.scandir(f"{self._root}/{prefix}") as items:
                    for item in items:
                        self._visit(prefix, item)
            except FileNotFoundError:
                if not prefix:
                    raise  # else it was deleted since the folder above was listed
            except OSError as error:
                if not prefix:
                    raise
                self._pass_over(prefix, "unreadable", f"can't be listed: {error.strerror}")
        for note in self._found.conflicts.keys() - self._found.entries.keys():
            for copy in self._found.conflicts.pop(note):
                self._pass_over(copy, "conflict", "is a conflict copy of a note that is gone")
        return self._found

    def _visit(self, prefix: str, item: os.DirEntry[str]) -> None:
        name = item.name
        path = prefix + name
        try:
            if name.startswith("."):
                if TEMPORARY.fullmatch(name):
                    self._found.leftovers.append(path)
            elif name.lower().endswith(_NAMES):
                if path not in self._ignored:
                    self._visit_note(path, item)
            elif item.is_dir(follow_symlinks=False):
                if path not in self._ignored:
                    self._visit_folder(path)
            elif item.is_symlink() and os.path.isdir(f"{self._root}/{path}"):  # noqa: PTH112
                self._visit_link(path)
        except FileNotFoundError:
            pass  # deleted since its folder was listed
        except OSError as error:
            self._pass_over(path, "unreadable", f"can't be read: {error.strerror}")

    def _visit_note(self, path: str, item: os.DirEntry[str]) -> None:
        if _escaped(path) != path:
            self._pass_over(path, "name", "has a name that is not UTF-8: rename it to read it")
        elif item.is_symlink():
            self._visit_link(path)
        elif not item.is_file(follow_symlinks=False):
            self._pass_over(path, "not-a-file", "has a note's name, but is not a file")
        elif (note := conflict_of(path)) is not None:
            self._found.conflicts.setdefault(note, []).append(path)
        elif is_note(path):
            self._found.entries[path] = _entry(path, item.stat(follow_symlinks=False))

    def _visit_folder(self, path: str) -> None:
        if _escaped(path) == path:
            self._todo.append(f"{path}/")
        else:
            self._pass_over(path, "name", "has a name that is not UTF-8: rename it to read it")

    def _visit_link(self, path: str) -> None:
        found = _linked(self._root, path, self._ignored)
        if isinstance(found, Entry):
            self._found.entries[path] = found
        elif found:
            self._pass_over(path, "link", found)

    def _pass_over(self, path: str, code: str, what: str) -> None:
        message = f"“{clean_line(_escaped(path))}” {what}."
        self._found.problems.append(Problem(code, message))


def _linked(root: str, path: str, ignored: Ignored) -> Entry | str | None:
    """Describe what a link leads to, or say why it is not followed.

    Nothing is said of what the listing has by its own name, and of folders inside.
    """
    real = _real_path(root, path)
    if real is None:
        return "is a link that leads out of the notes folder, and is not followed"
    if "/." in f"/{real}":
        return "is a link that leads to a hidden place, and is not followed"
    try:
        status = os.stat(f"{root}/{path}")  # noqa: PTH116
    except OSError as error:
        return f"is a link that can't be followed: {error.strerror}"
    if not S_ISREG(status.st_mode):
        return None if S_ISDIR(status.st_mode) else "is a link to something else than a file"
    return None if is_note(real) and real not in ignored else _entry(path, status)


def _real_path(root: str, path: str) -> str | None:
    """Return where links lead, relative to the folder; nothing where they lead out of it."""
    top = os.path.realpath(root).rstrip("/")
    target = os.path.realpath(f"{top}/{path}")
    return target[len(top) + 1 :] if f"{target}/".startswith(f"{top}/") else None


def _entry(path: str, status: os.stat_result) -> Entry:
    stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return Entry(path, status.st_size, stamp)


def _escaped(name: str) -> str:
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
