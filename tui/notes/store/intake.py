"""Reading files as notes, each in the light of what is known of the others in its folder."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from tui.notes.conventions import Conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.note import Note, Problem
from tui.notes.parsing import scan
from tui.notes.parsing.scan import Surroundings
from tui.notes.store.folder import Entry, Folder, digest
from tui.notes.store.neighbours import Neighbours
from tui.notes.store.sharing import Shared

FIRST_BATCH, NEXT_BATCH = 0.05, 0.25
"""Seconds of reading that make a batch: the first one is soon to be seen."""

HANDFUL, HANDFUL_BYTES = 64, 1024 * 1024
"""How many files, or how much of them, are read before they are described."""

RACY = 50_000_000
"""Nanoseconds: a file changed as lately as this may change again without a new time stamp."""


class Intake:
    """One look at files that differ from what is known of them, or are gone.

    `neighbours` hold the notes that are known, to which the caller adds what is read; `paths` are
    those of the files in question. `as_written` returns a known note as it was read.
    """

    def __init__(
        self,
        folder: Folder,
        conventions: Conventions,
        neighbours: Neighbours,
        paths: Collection[str],
        as_written: Callable[[Note], Note] = lambda note: note,
    ) -> None:
        self._folder = folder
        self._as_written = as_written
        self._conventions = conventions
        self._neighbours = neighbours
        self._known = neighbours.known
        self._paths = paths
        self._shared = Shared()
        names = neighbours.expect(paths)
        self._dated = {name: neighbours.weeks(name) for name in names}
        self._around = {name: self._surroundings(name) for name in names}

    def batches(self, entries: Collection[Entry]) -> Iterator[dict[str, Note]]:
        """Yield what the files say from time to time, and at least once."""
        batch: dict[str, Note] = {}
        due = time.monotonic() + FIRST_BATCH
        with self._folder.reading() as read:
            for some in _handfuls(entries):
                # Reading a few and then describing them is faster than to change between the two.
                some.sort(key=lambda entry: entry.path)
                batch |= self._describe(some, read)
                if time.monotonic() > due:
                    yield batch
                    batch = {}
                    due = time.monotonic() + NEXT_BATCH
        if batch or not entries:
            yield batch

    def date_again(self) -> dict[str, Note]:
        """Read again what has no certain week and neighbours whose weeks are other ones now."""
        self._neighbours.renew(self._paths)
        before, self._dated = self._dated, {n: self._neighbours.weeks(n) for n in self._dated}
        moved = [name for name, weeks in self._dated.items() if before[name] != weeks]
        self._around |= {name: self._surroundings(name) for name in moved}
        redated = {}
        for note in [note for name in moved for note in self._neighbours.uncertain(name)]:
            if entry := self._folder.entry(note.path):
                again = self._describe([entry], self._folder.read)[note.path]
                if (again.week, again.guessed) != (note.week, note.guessed):
                    redated[note.path] = again
                    self._neighbours.take(again)
        return redated

    def _surroundings(self, name: str) -> Surroundings:
        # Who is who is said when all notes are known.
        days = tuple(self._dated[name])
        siblings = self._neighbours.names(name)
        return Surroundings(self._conventions, siblings=siblings, neighbours=days)

    def _content(self, entry: Entry, read: Callable[[str], bytes]) -> bytes | NoteUnreadable:
        known = self._known.get(entry.path)
        try:
            return self._folder.settled_read(entry.path, known.size if known else 0, read)
        except NoteUnreadable as error:
            return error

    def _unchanged(self, path: str, content: bytes) -> Note | None:
        """Return what is known of a file, if these are its bytes and no other file has a say.

        What this session has written is looked at twice: then, and when the watch tells of it.
        """
        known = self._known.get(path)
        if known is None or known.week is None or known.guessed:
            return None
        return known if known.digest == digest(content) else None

    def _describe(self, entries: Iterable[Entry], read: Callable[[str], bytes]) -> dict[str, Note]:
        described = {}
        files = []
        latest = time.time_ns() - RACY
        for entry in entries:
            path, content = entry.path, self._content(entry, read)
            stamp = entry.stamp if entry.stamp[0] < latest else ()
            if isinstance(content, NoteUnreadable):
                problem = Problem(content.code, content.message)
                described[path] = scan.unreadable(path, entry.size, stamp, problem)
            elif known := self._unchanged(path, content):
                described[path] = replace(self._as_written(known), stamp=stamp)
            else:
                files.append(scan.File(path, content, stamp, self._around[_folder_of(path)]))
        return described | {n.path: self._shared.share(n) for n in scan.scan_all(files)}


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
