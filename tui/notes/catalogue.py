"""Every note of a folder, described, and kept in step with the files by content."""

import gc
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tui.notes import scan
from tui.notes.conventions import FILE, Conventions, People, read_conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.folder import Entry, Folder
from tui.notes.index import Index
from tui.notes.note import Note, Problem
from tui.notes.scan import Surroundings
from tui.notes.text import clean_line

BATCH = 250
"""How many files are read before what they brought is told."""

RACY = 50_000_000
"""Nanoseconds: a file changed as lately as this may change again without a new time stamp."""


class Delta(NamedTuple):
    """What a look at the folder brought, or a part of it."""

    changed: frozenset[str] = frozenset()
    """Paths of notes that are new or different."""
    removed: frozenset[str] = frozenset()
    """Paths of notes that are gone."""
    done: int = 0
    """How many of the files that have to be read have been."""
    total: int = 0
    """How many files have to be read."""


Listener = Callable[[Delta], None]


class Catalogue:
    """The notes of a folder: what the index remembers, brought up to date file by file.

    Files are compared by time stamp and size, and those that differ by content, so that a
    write of our own, a `touch` or a checkout of the same text is no change.
    """

    def __init__(self, folder: Folder, cache_dir: Path | None = None) -> None:
        self.folder = folder
        self.conventions = Conventions()
        self.people = People({})
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the folder or its settings, apart from any note."""
        self.notes: Mapping[str, Note] = MappingProxyType({})
        """The notes by path; replaced at each change and never changed in place."""
        self.guard = threading.RLock()
        """Held while the notes, or files of the folder, are being changed."""
        self._cache_dir = cache_dir
        self._index: Index | None = None
        self._read: dict[str, Note] = {}
        self._copies: Mapping[str, Collection[str]] = {}
        self._settings_problems: tuple[Problem, ...] = ()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change, in the thread that found it."""
        self._listeners.append(listener)

    def open(self) -> None:
        """Read the folder's settings and what the index remembers of it.

        Raises `FolderError` where there is no folder that can be read.
        """
        self.folder.check()
        with self.guard:
            self._take_conventions(*self._load_conventions())
            self._assemble(self._read, ())

    def save_index(self) -> None:
        """Write the index, for the next start."""
        with self.guard:
            if self._index:
                self._index.save()

    def forget(self) -> None:
        """Forget what the index remembers, so that the next look reads every note."""
        with self.guard:
            self._update_index((), self._read)
            self._read = {}

    def refresh(self, paths: Collection[str] | None = None) -> None:
        """Look at the folder, or at some of its files, and take in what differs.

        Raises `FolderError` where the folder is gone; what is known of it is kept then.
        """
        with self.guard, _collector_off():
            if paths is not None and FILE not in paths:
                entries = {p: entry for p in paths if (entry := self.folder.entry(p))}
                self._take(entries, {p for p in paths if p in self._read} - entries.keys())
                return
            loaded = self._load_conventions()
            if loaded[0] != self.conventions:
                self._take_conventions(*loaded)
            listing = self.folder.list()
            recopied = self._copies.keys() ^ listing.conflicts.keys()
            self._copies = listing.conflicts
            self.problems = (*self._settings_problems, *listing.problems)
            self._take(listing.entries, self._read.keys() - listing.entries.keys())
            self._assemble(recopied & self._read.keys(), ())

    def _load_conventions(self) -> tuple[Conventions, tuple[Problem, ...]]:
        try:
            return read_conventions(self.folder.read(FILE))
        except NoteUnreadable:
            return Conventions(), ()

    def _take_conventions(self, conventions: Conventions, problems: tuple[Problem, ...]) -> None:
        """Go by these settings; what was read under others has to be read again."""
        self.conventions = conventions
        self._settings_problems = self.problems = problems
        self.folder.ignore = conventions.ignore
        self.people = People(conventions.people)
        self._read = {}
        if self._cache_dir:
            file = Index.file_for(self._cache_dir, self.folder.root)
            self._index = Index(file, version=f"{scan.VERSION}.{conventions.digest}")
            self._read = self._index.load()

    def _take(self, entries: Mapping[str, Entry], gone: Collection[str]) -> None:
        """Read what differs, the newest names first, and tell of it batch by batch."""
        stale = [entry for entry in entries.values() if self._is_stale(entry)]
        stale.sort(key=lambda entry: entry.path.rpartition("/")[2], reverse=True)
        siblings = _siblings({**self._read, **entries})
        for path in gone:
            del self._read[path]
        updated: dict[str, Note] = {}
        total = len(stale)
        for start in range(0, total or 1, BATCH):
            batch = {e.path: self._scan(e, siblings) for e in stale[start : start + BATCH]}
            self._read |= batch
            updated |= batch
            self._assemble(batch, gone, min(start + BATCH, total), total)
        redated = self._date_by_neighbours(updated.values(), siblings)
        if redated:
            self._read |= redated
            self._assemble(redated, ())
        if updated or gone:
            self._update_index((updated | redated).values(), gone)

    def _date_by_neighbours(
        self, notes: Iterable[Note], siblings: Mapping[str, list[str]]
    ) -> dict[str, Note]:
        """Date again the notes whose year had to be guessed, by the others of their folder."""
        known: dict[str, list[date]] = defaultdict(list)
        for note in self._read.values():
            if note.week and not note.guessed:
                known[_folder_of(note.path)].append(note.week.start)
        redated = {}
        for note in notes:
            neighbours = known.get(_folder_of(note.path))
            if note.guessed and neighbours and (entry := self.folder.entry(note.path)):
                again = self._scan(entry, siblings, neighbours)
                if again.week != note.week:
                    redated[note.path] = again
        return redated

    def _is_stale(self, entry: Entry) -> bool:
        known = self._read.get(entry.path)
        return known is None or known.stamp != entry.stamp or known.size != entry.size

    def _scan(
        self,
        entry: Entry,
        siblings: Mapping[str, list[str]],
        neighbours: Sequence[date] = (),
    ) -> Note:
        known = self._read.get(entry.path)
        settled = time.time_ns() - entry.stamp[0] > RACY
        stamp = entry.stamp if settled else ()
        try:
            data = self.folder.settled_read(entry.path, known.size if known else 0)
        except NoteUnreadable as error:
            problem = Problem(error.code, error.message)
            return scan.unreadable(entry.path, entry.size, stamp, problem)
        folder = siblings[_folder_of(entry.path)]
        around = Surroundings(self.conventions, self.people, folder, neighbours)
        return scan.scan(entry.path, data, stamp, around)

    def _assemble(
        self, updated: Iterable[str], removed: Iterable[str], done: int = 0, total: int = 0
    ) -> None:
        """Bring `notes` in step with what was read, and tell what is different by that."""
        paths = list(updated)
        authors = {self._read[path].author for path in paths}
        met = [author for author in sorted(authors) if self.people.add(author)]
        if met:  # a name in any note may be theirs
            paths = list(self._read)
        before = self.notes
        notes = dict(before)
        for path in removed:
            notes.pop(path, None)
        for path in paths:
            note = self._finished(self._read[path])
            if not _same(note, before.get(path)):
                notes[path] = note
        self.notes = MappingProxyType(notes)
        changed = frozenset(path for path in paths if notes[path] is not before.get(path))
        gone = frozenset(before.keys() - notes.keys())
        if changed or gone or total:
            self._tell(Delta(changed, gone, done, total))

    def _finished(self, note: Note) -> Note:
        """Say who is who in a note, now that the people of the folder are known."""
        people = self.people
        actions = tuple(
            action
            if (owner := people.owner(action.owner, action.mentions)) == action.owner
            else msgspec.structs.replace(action, owner=owner)
            for action in note.actions
        )
        author = people.display(note.author)
        problems = note.problems
        if copies := self._copies.get(note.path):
            names = ", ".join(sorted(clean_line(path.rpartition("/")[2]) for path in copies))
            message = f"A sync tool kept another version of this note beside it: {names}."
            problems += (Problem("conflict-copy", message),)
        if (author, actions, problems) == (note.author, note.actions, note.problems):
            return note
        return msgspec.structs.replace(note, author=author, actions=actions, problems=problems)

    def _update_index(self, updated: Iterable[Note], removed: Iterable[str]) -> None:
        if self._index:
            self._index.update(updated, removed)

    def _tell(self, delta: Delta) -> None:
        for listener in self._listeners:
            listener(delta)


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _siblings(paths: Iterable[str]) -> Mapping[str, list[str]]:
    """Group file names by their folder."""
    names: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        names[folder].append(name)
    return names


def _same(note: Note, other: Note | None) -> bool:
    """Whether two readings of a file give the same note, whenever they were made."""
    if other is None or note.digest != other.digest:
        return False
    return note == msgspec.structs.replace(other, stamp=note.stamp)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector out while many values are made that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
