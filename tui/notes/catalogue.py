"""Every note of a folder, described, and kept in step with the files by content."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tui.notes import scan
from tui.notes.collector import collector_off
from tui.notes.conventions import FILE, Conventions, People, read_conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.folder import Entry, Folder
from tui.notes.index import Index
from tui.notes.note import Note, Problem
from tui.notes.scan import Surroundings
from tui.notes.text import clean_line

FIRST_TOLD, THEN_TOLD = 0.05, 0.25
"""Seconds of reading files before what they brought is told, the first time and from then on."""

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
        self.notes: MappingProxyType[str, Note] = MappingProxyType({})
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
            conventions, self._settings_problems = self._load_conventions()
            self.problems = self._settings_problems
            self._take_conventions(conventions)
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
        with self.guard, collector_off():
            if paths is not None and FILE not in paths:
                entries = {p: entry for p in paths if (entry := self.folder.entry(p))}
                self._take(entries, {p for p in paths if p in self._read} - entries.keys())
                return
            conventions, self._settings_problems = self._load_conventions()
            is_other = conventions != self.conventions
            if is_other:
                self._take_conventions(conventions)
            listing = self.folder.list()
            recopied = self._copies.keys() ^ listing.conflicts.keys()
            self._copies = listing.conflicts
            self.problems = (*self._settings_problems, *listing.problems)
            known = self._read.keys() | self.notes.keys()
            self._take(listing.entries, known - listing.entries.keys())
            self._assemble(self._read if is_other else recopied & self._read.keys(), ())

    def _load_conventions(self) -> tuple[Conventions, tuple[Problem, ...]]:
        try:
            return read_conventions(self.folder.read(FILE))
        except NoteUnreadable as error:
            is_there = (self.folder.root / FILE).exists()
            return Conventions(), (Problem("settings", error.message),) if is_there else ()

    def _take_conventions(self, conventions: Conventions) -> None:
        """Go by these settings; what was read under others has to be read again."""
        self.conventions = conventions
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
        folders = {_folder_of(path) for path in (*(entry.path for entry in stale), *gone)}
        siblings = _siblings({**self._read, **entries}, folders)
        dated = self._dated(folders)
        for path in gone:
            self._read.pop(path, None)
        updated: dict[str, Note] = {}
        for batch in self._read_in_batches(stale, siblings, dated):
            self._read |= batch
            updated |= batch
            self._assemble(batch, gone, len(updated), len(stale))
        redated = self._date_again(siblings, dated, self._dated(folders))
        if redated:
            self._read |= redated
            self._assemble(redated, ())
        if updated or gone:
            self._update_index((updated | redated).values(), gone)

    def _read_in_batches(
        self,
        stale: Sequence[Entry],
        siblings: Mapping[str, list[str]],
        dated: Mapping[str, set[date]],
    ) -> Iterator[dict[str, Note]]:
        """Yield what files say from time to time, and at least once."""
        batch: dict[str, Note] = {}
        due = time.monotonic() + FIRST_TOLD
        with self.folder.reading() as read:
            for entry in stale:
                batch[entry.path] = self._scan(entry, siblings, dated, read)
                if time.monotonic() > due:
                    yield batch
                    batch = {}
                    due = time.monotonic() + THEN_TOLD
        if batch or not stale:
            yield batch

    def _dated(self, folders: Collection[str]) -> dict[str, set[date]]:
        """Return the first days of the weeks that are certain, by folder."""
        known: dict[str, set[date]] = defaultdict(set)
        for note in self._read.values():
            if note.week and not note.guessed and (folder := _folder_of(note.path)) in folders:
                known[folder].add(note.week.start)
        return known

    def _date_again(
        self,
        siblings: Mapping[str, list[str]],
        before: Mapping[str, set[date]],
        now: Mapping[str, set[date]],
    ) -> dict[str, Note]:
        """Read again what has no certain week and neighbours whose weeks are other ones now."""
        folders = {folder for folder in {*before, *now} if before.get(folder) != now.get(folder)}
        redated = {}
        for note in list(self._read.values()) if folders else ():
            is_certain = note.week is not None and not note.guessed
            if is_certain or _folder_of(note.path) not in folders:
                continue
            if entry := self.folder.entry(note.path):
                again = self._scan(entry, siblings, now)
                if (again.week, again.guessed) != (note.week, note.guessed):
                    redated[note.path] = again
        return redated

    def _is_stale(self, entry: Entry) -> bool:
        known = self._read.get(entry.path)
        return known is None or known.stamp != entry.stamp or known.size != entry.size

    def _scan(
        self,
        entry: Entry,
        siblings: Mapping[str, list[str]],
        dated: Mapping[str, set[date]],
        read: Callable[[str], bytes] | None = None,
    ) -> Note:
        known = self._read.get(entry.path)
        settled = time.time_ns() - entry.stamp[0] > RACY
        stamp = entry.stamp if settled else ()
        try:
            data = self.folder.settled_read(entry.path, known.size if known else 0, read)
        except NoteUnreadable as error:
            problem = Problem(error.code, error.message)
            return scan.unreadable(entry.path, entry.size, stamp, problem)
        folder = _folder_of(entry.path)
        # Who is who is said when all notes are known, see `_finished`.
        around = Surroundings(
            self.conventions,
            siblings=siblings[folder],
            neighbours=tuple(dated.get(folder, ())),
        )
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
        gone = frozenset(path for path in removed if path in before)
        changed = {}
        for path in paths:
            note = self._finished(self._read[path])
            if not _same(note, before.get(path)):
                changed[path] = note
        if changed or gone:
            notes = before | changed
            for path in gone:
                del notes[path]
            self.notes = MappingProxyType(notes)
        if changed or gone or total:
            self._tell(Delta(frozenset(changed), gone, done, total))

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


def _siblings(paths: Iterable[str], folders: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the names of the files in some folders."""
    names: dict[str, list[str]] = {folder: [] for folder in folders}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder in names:
            names[folder].append(name)
    return names


def _same(note: Note, other: Note | None) -> bool:
    """Whether two readings of a file give the same note, whenever they were made."""
    if other is None or note.digest != other.digest:
        return False
    return note == msgspec.structs.replace(other, stamp=note.stamp)
