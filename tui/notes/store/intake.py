"""Reading files as notes, each in the light of what is known of the others in its folder."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from tui.notes.conventions import Conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.note import Note, Problem
from tui.notes.parsing import scan
from tui.notes.parsing.scan import Surroundings
from tui.notes.store.folder import Entry, Folder

FIRST_BATCH, NEXT_BATCH = 0.05, 0.25
"""Seconds of reading that make a batch: the first one is soon to be seen."""

HANDFUL, HANDFUL_BYTES = 64, 1024 * 1024
"""How many files, or how much of them, are read before they are described."""

RACY = 50_000_000
"""Nanoseconds: a file changed as lately as this may change again without a new time stamp."""


class Intake:
    """One look at files that differ from what is known of them.

    `known` are the notes by path, to which the caller adds what is read; `paths` are those of all
    notes that there are; `folders` are the folders that the files in question are in.
    """

    def __init__(
        self,
        folder: Folder,
        conventions: Conventions,
        known: Mapping[str, Note],
        paths: Iterable[str],
        folders: Collection[str],
    ) -> None:
        self._folder = folder
        self._conventions = conventions
        self._known = known
        self._siblings: dict[str, list[str]] = {name: [] for name in folders}
        for path in paths if folders else ():
            above, _, name = path.rpartition("/")
            if above in self._siblings:
                self._siblings[above].append(name)
        self._dated = self._certain_weeks()
        self._around = {name: self._surroundings(name) for name in folders}

    def batches(self, entries: Collection[Entry]) -> Iterator[dict[str, Note]]:
        """Yield what the files say from time to time, and at least once."""
        batch: dict[str, Note] = {}
        due = time.monotonic() + FIRST_BATCH
        with self._folder.reading() as read:
            for some in _handfuls(entries):
                # Reading a few and then describing them is faster than to change between the two.
                some.sort(key=lambda entry: entry.path)
                contents = [self._content(entry, read) for entry in some]
                for entry, content in zip(some, contents, strict=True):
                    batch[entry.path] = self._describe(entry, content)
                if time.monotonic() > due:
                    yield batch
                    batch = {}
                    due = time.monotonic() + NEXT_BATCH
        if batch or not entries:
            yield batch

    def date_again(self) -> dict[str, Note]:
        """Read again what has no certain week and neighbours whose weeks are other ones now."""
        before, self._dated = self._dated, self._certain_weeks()
        moved = {name for name in self._around if before.get(name) != self._dated.get(name)}
        self._around |= {name: self._surroundings(name) for name in moved}
        redated = {}
        for note in list(self._known.values()) if moved else ():
            is_certain = note.week is not None and not note.guessed
            if is_certain or _folder_of(note.path) not in moved:
                continue
            if entry := self._folder.entry(note.path):
                again = self._describe(entry, self._content(entry, self._folder.read))
                if (again.week, again.guessed) != (note.week, note.guessed):
                    redated[note.path] = again
        return redated

    def _certain_weeks(self) -> dict[str, set[date]]:
        """Return the first days of the weeks that are certain, by folder."""
        days: dict[str, set[date]] = defaultdict(set)
        for note in self._known.values() if self._siblings else ():
            if note.week and not note.guessed and (name := _folder_of(note.path)) in self._siblings:
                days[name].add(note.week.start)
        return days

    def _surroundings(self, name: str) -> Surroundings:
        # Who is who is said when all notes are known.
        days = tuple(self._dated.get(name, ()))
        return Surroundings(self._conventions, siblings=self._siblings[name], neighbours=days)

    def _content(self, entry: Entry, read: Callable[[str], bytes]) -> bytes | NoteUnreadable:
        known = self._known.get(entry.path)
        try:
            return self._folder.settled_read(entry.path, known.size if known else 0, read)
        except NoteUnreadable as error:
            return error

    def _describe(self, entry: Entry, content: bytes | NoteUnreadable) -> Note:
        settled = time.time_ns() - entry.stamp[0] > RACY
        stamp = entry.stamp if settled else ()
        if isinstance(content, NoteUnreadable):
            problem = Problem(content.code, content.message)
            return scan.unreadable(entry.path, entry.size, stamp, problem)
        return scan.scan(entry.path, content, stamp, self._around[_folder_of(entry.path)])


def _handfuls(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Part files into few at a time, fewer where they are large."""
    some: list[Entry] = []
    size = 0
    for entry in entries:
        some.append(entry)
        size += entry.size
        if len(some) == HANDFUL or size > HANDFUL_BYTES:
            yield some
            some, size = [], 0
    yield some


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]
