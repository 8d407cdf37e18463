"""Every note of a folder, described, and kept in step with the files by content."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tui.notes.conventions import FILE, Conventions, People, read_conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.note import Note, Problem
from tui.notes.parsing import scan
from tui.notes.store.collector import collector_off
from tui.notes.store.folder import Entry, Folder
from tui.notes.store.index import Index
from tui.notes.store.intake import Intake
from tui.notes.store.introductions import Introductions
from tui.notes.store.listing import conflict_of
from tui.notes.store.neighbours import Neighbours


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
    ours: bool = False
    """Whether it was this session that changed the files."""


Listener = Callable[[Delta], None]


class Catalogue:
    """The notes of a folder: what the index remembers, brought up to date file by file.

    Files are compared by time stamp and size, and those that differ by content, so that a
    write of our own, a `touch` or a checkout of the same text is no change.
    """

    def __init__(self, folder: Folder, cache_dir: Path | None = None) -> None:
        self.folder = folder
        self.conventions = Conventions()
        self._introductions = Introductions({})
        self._is_ours = False
        """Whether the look that is being taken is at what this session has written."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the folder or its settings, apart from any note."""
        self.notes: MappingProxyType[str, Note] = MappingProxyType({})
        """The notes by path; replaced at each change and never changed in place."""
        self.guard = threading.RLock()
        """Held while the notes, or files of the folder, are being changed."""
        self._cache_dir = cache_dir
        self._index: Index | None = None
        self._read: dict[str, Note] = {}
        """What was read, with who is who in it: but for the time stamps, the same as `notes`."""
        self._neighbours = Neighbours(self._read)
        self._settings_problems: tuple[Problem, ...] = ()
        self._listeners: list[Listener] = []
        self._is_awaited = False
        """Whether somebody waits for a look to end, to leave: the rest is read another time."""

    @property
    def people(self) -> People:
        """Who is who in the folder; another object where anybody goes by other names."""
        return self._introductions.people

    def copies_of(self, path: str) -> list[str]:
        """Return the conflict copies that a sync tool has kept of a note, as of the last look."""
        return sorted(self._introductions.copies.get(path, ()))

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
            self._assemble(self._read, (), are_new=True)

    def save_index(self) -> None:
        """Write the index, for the next start; a long look that is going on ends early."""
        self._is_awaited = True
        with self.guard:
            self._is_awaited = False
            if self._index:
                self._index.save(self._read, self._introductions.as_written)

    def forget(self) -> None:
        """Forget what the index remembers, so that the next look reads every note."""
        with self.guard:
            self._update_index((), self._read)
            self._introductions.forget(self._read)
            self._read = {}

    def refresh(self, paths: Collection[str] | None = None, *, ours: bool = False) -> None:
        """Look at the folder, or at some of its files, and take in what differs.

        `ours` says that this session has just written them.

        Raises `FolderError` where the folder is gone; what is known of it is kept then.
        """
        with self.guard, collector_off():
            self._is_ours = ours
            if paths is not None and FILE not in paths and not any(map(conflict_of, paths)):
                entries = {p: entry for p in paths if (entry := self.folder.entry(p))}
                self._take(entries, {p for p in paths if p in self._read} - entries.keys())
                return
            self.folder.check()  # or the rules of a folder that is gone would be taken for none
            conventions, self._settings_problems = self._load_conventions()
            is_other = conventions != self.conventions
            if is_other:
                self._take_conventions(conventions)
            listing = self.folder.list()
            copies = self._introductions.copies
            recopied = {
                path
                for path in copies.keys() | listing.conflicts.keys()
                if copies.get(path) != listing.conflicts.get(path)
            }
            self._introductions.copies = listing.conflicts
            self.problems = (*self._settings_problems, *listing.problems)
            self.folder.sweep(listing.leftovers)
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
        self.folder.ignore = conventions.left_out
        copies = self._introductions.copies
        self._introductions = Introductions(conventions.people)
        self._introductions.copies = copies
        self._read = {}
        if self._cache_dir:
            file = Index.file_for(self._cache_dir, self.folder.root)
            self._index = Index(file, version=f"{scan.VERSION}.{conventions.digest}")
            self._read = self._index.load()

    def _take(self, entries: Mapping[str, Entry], gone: Collection[str]) -> None:
        """Read what differs, the newest names first, and tell of it batch by batch."""
        stale = [entry for entry in entries.values() if self._is_stale(entry)]
        stale.sort(key=lambda entry: entry.path.rpartition("/")[2], reverse=True)
        if self._neighbours.known is not self._read:
            self._neighbours = Neighbours(self._read)
        concerned = (*(entry.path for entry in stale), *gone)
        as_written = self._introductions.as_written
        authors = self._authors(concerned)
        intake = Intake(self.folder, self.conventions, self._neighbours, concerned, as_written)
        for path in gone:
            self._read.pop(path, None)
        updated: dict[str, Note] = {}
        for batch in intake.batches(stale):
            self._keep(batch)
            updated |= batch
            self._assemble(batch, gone, len(updated), len(stale))
            if self._is_awaited:
                break
        if redated := intake.date_again():
            self._keep(redated)
            self._assemble(redated, ())
        authors -= self._authors(concerned)
        if authors and self._introductions.part(authors - self._authors(self._read)):
            self._assemble(self._read, ())
        if updated or gone:
            self._update_index((updated | redated).values(), gone)

    def _authors(self, paths: Iterable[str]) -> set[str]:
        """Return how the notes at these paths, as far as there are any, are signed."""
        read, author = self._read, self._introductions.author
        return {author(read[path]) for path in paths if path in read}

    def _keep(self, notes: Mapping[str, Note]) -> None:
        """Take in notes as they were read."""
        self._introductions.forget(notes)
        self._read |= notes

    def _is_stale(self, entry: Entry) -> bool:
        known = self._read.get(entry.path)
        return known is None or known.stamp != entry.stamp or known.size != entry.size

    def _assemble(
        self,
        updated: Iterable[str],
        removed: Iterable[str],
        done: int = 0,
        total: int = 0,
        *,
        are_new: bool = False,
    ) -> None:
        """Bring `notes` in step with what was read, and tell what is different by that.

        `are_new` says that nobody else has them yet.
        """
        paths = list(updated)
        if self._introductions.meet(self._authors(paths)):  # a name in any note may be theirs
            paths = list(self._read)
        before = self.notes
        gone = frozenset(path for path in removed if path in before)
        changed = {}
        for path in paths:
            note = self._introductions.introduced(self._read[path], is_new=are_new)
            other = before.get(path)
            if not _same(note, other):
                note = changed[path] = _going_on_from(other, note) if other else note
            elif other and note.stamp == other.stamp:
                note = other
            self._read[path] = note
        if changed or gone:
            notes = before | changed
            for path in gone:
                del notes[path]
            self.notes = MappingProxyType(notes)
        if changed or gone or total:
            self._tell(Delta(frozenset(changed), gone, done, total, self._is_ours))

    def _update_index(self, updated: Iterable[Note], removed: Iterable[str]) -> None:
        if self._index:
            self._index.update(updated, removed)

    def _tell(self, delta: Delta) -> None:
        for listener in self._listeners:
            listener(delta)


def _going_on_from(before: Note, note: Note) -> Note:
    """Return a note with the very actions that it had before, as far as they are equal.

    The lists go on showing those, which would otherwise be in memory twice.
    """
    pairs = zip_longest(before.actions, note.actions)
    actions = tuple([was if was == now else now for was, now in pairs if now])
    return msgspec.structs.replace(note, actions=actions)


def _same(note: Note, other: Note | None) -> bool:
    """Whether two readings of a file give the same note, whenever they were made."""
    if other is None or note.digest != other.digest:
        return False
    return note == msgspec.structs.replace(other, stamp=note.stamp)
