"""What one person has read of a folder's notes, private to them and safe with several sessions."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tui.notes.note import Note
from tui.notes.parsing import gist
from tui.notes.readers.mark_changes import MarkChanges, expired, moved
from tui.notes.readers.read_marks import VERSION, Mark, MarkFile, Marks
from tui.notes.readers.saver import Saver


class ReadState(StrEnum):
    """What a note is to the person who looks at it."""

    UNREAD = "unread"
    """Never read by them, or marked so."""
    CHANGED = "changed"
    """Read, and its words are others since."""
    READ = "read"
    """Nothing new; their own notes are always so, and those that can't be read."""


class Marked(NamedTuple):
    """One mark that was made, with what it takes to take it back."""

    path: str
    before: Mark | None
    after: Mark


class Reading:
    """One person's read marks of one folder; safe in several threads and several processes.

    Marks hold at once. They are written by a thread of their own, soon, together with those that
    followed; `flush` and `close` wait for that. `told` is given a sentence, in whatever thread,
    where the file can't be written or made no sense.
    """

    def __init__(
        self,
        file: Path,
        *,
        me: Callable[[], str],
        told: Callable[[str], None] = lambda _sentence: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Args: `file` is that of `read_marks.file_for`; `clock` gives seconds since 1970."""
        self._me = me
        self._clock = clock
        self._told = told
        self._file = MarkFile(file, told)
        self._guard = threading.RLock()
        """Held, and only for moments, where marks change."""
        self._filing = threading.RLock()
        """Held while the file is read or written."""
        self._known = Marks(version=VERSION)
        self._gists: frozenset[str] | None = None
        """Of all texts that were read, wherever they stood; None where that has to be found."""
        self._pending = MarkChanges()
        self._is_loaded = self._has_news = self._is_failing = self._is_visited = False
        self._saver = Saver(self._write, self._failed, name="read marks")

    def refresh(self) -> bool:
        """Take over what other sessions have written; return whether anything is news.

        Costs one look at the file's time stamp where there is none.
        """
        # Whoever is writing takes over what is there anyway, and may wait for the disk.
        if self._filing.acquire(blocking=not self._is_loaded):
            try:
                self._look()
            finally:
                self._filing.release()
        had, self._has_news = self._has_news, False
        return had

    def state(self, note: Note) -> ReadState:
        """Return what a note is to the person."""
        return self.news((note,)).get(note.path, ReadState.READ)

    def news(self, notes: Iterable[Note]) -> dict[str, ReadState]:
        """Return the states of those notes that are not READ, by path."""
        self._load()
        me, marks, gists = self._me(), self._known.notes, self._read_gists()
        news = {}
        for note in notes:
            words = note.gist
            if not words or (me and note.author == me):
                continue
            mark = marks.get(note.path)
            if mark is None:
                if words not in gists:  # where it was moved, it has been read elsewhere
                    news[note.path] = ReadState.UNREAD
            elif mark.gist != words:
                news[note.path] = ReadState.CHANGED if mark.gist else ReadState.UNREAD
        return news

    def mark_read(self, note: Note, body: str = "", first_line: int = 1) -> None:
        """Note that the person has read a note.

        `body` is the text that they saw, cleaned: the file's, or the part of it that begins with
        the line `first_line`. It is what counts as read, if the file is another one by now.
        """
        if self._is_own(note) or not note.gist:
            return
        sections = gist.section_gists(body, first_line).values() if body else ()
        words = gist.gist_of(body, first_line) if body else note.gist
        self._mark(note.path, words, "".join(sections))

    def mark_unread(self, note: Note) -> None:
        """Note that the person wants to come back to a note."""
        if self.state(note) is not ReadState.UNREAD and note.gist and not self._is_own(note):
            self._mark(note.path, "", "")

    def mark_all_read(self, notes: Iterable[Note]) -> list[Marked]:
        """Mark notes as read; return what was changed, for `take_back`."""
        notes = list(notes)
        news = self.news(notes)
        with self._guard:
            marked = [self._mark(n.path, n.gist, "") for n in notes if n.path in news]
            return [one for one in marked if one]

    def take_back(self, marked: Iterable[Marked]) -> None:
        """Undo marks, but for those that were made anew since."""
        self._load()
        with self._guard:
            for path, before, after in marked:
                if self._known.notes.get(path) == after:
                    self._mark(path, *((before.gist, before.sections) if before else ("", "")))

    def changed_by_me(self, before: Note, after: Note, body: str = "", first_line: int = 1) -> None:
        """Keep a note read that the person has changed; `body` is its text as it is now."""
        if self.state(before) is not ReadState.READ or before.gist == after.gist:
            return
        if body or not (mark := self._known.notes.get(before.path)):
            self.mark_read(after, body, first_line)
        elif not self._is_own(after):
            self._mark(after.path, after.gist, mark.sections)

    def changed_lines(self, note: Note, text: str, first_line: int = 1) -> frozenset[int]:
        """Return the lines of the headings whose sections are not as they were when read.

        0 stands for what is above the first heading. There are none where the note is unread as a
        whole, or was marked as read without its text. `text` is as in `mark_read`; ask before it.
        """
        self._load()
        mark = self._known.notes.get(note.path)
        if mark is None or not mark.sections or self._is_own(note):
            return frozenset()
        letters = gist.SECTION_LETTERS
        starts = range(0, len(mark.sections), letters)
        read = {mark.sections[start : start + letters] for start in starts}
        now = gist.section_gists(text, first_line)
        return frozenset(line for line, words in now.items() if words not in read)

    @property
    def last_visit(self) -> datetime | None:
        """When the person was last active before this visit, in UTC; None at the first one.

        Where no visit was begun here, as in a command, that is the visit that would begin now.
        """
        self._load()
        before = self._known.before
        if not self._is_visited:
            visit = MarkChanges()
            visit.begin_visit(_milliseconds(self._clock()), self._known.active)
            before = max(before, visit.before)
        return datetime.fromtimestamp(before / 1000, UTC) if before else None

    def begin_visit(self, now: datetime) -> None:
        """Say that the person is here, as at a start or when they come back to the window."""
        self.refresh()
        self._is_visited = True
        with self._guard:
            self._pending.begin_visit(_milliseconds(now.timestamp()), self._known.active)
            self._pending.make(self._known)
        self._saver.wake()

    @property
    def is_newcomer(self) -> bool:
        """Whether nobody has said yet what was old when the person came first."""
        self._load()
        return not self._known.settled

    def settle_in(self, notes: Iterable[Note], since: date) -> list[Marked]:
        """Take what is of weeks before `since`, or of none, as read, at the first visit only.

        `notes` are all that there are: one that comes later is news, whatever its week. Returns
        what was marked, for `take_back`.
        """
        if not self.is_newcomer:
            return []
        with self._guard:
            self._known.settled = self._pending.settled = True
        self._saver.wake()
        return self.mark_all_read(n for n in notes if not n.week or n.week.start < since)

    def tidy(self, notes: Iterable[Note], today: date) -> None:
        """Follow notes that were moved, and forget those that have been gone for long.

        `notes` are all that there are, after a look at the whole folder.
        """
        self._load()
        with self._guard:
            changed = moved(self._known.notes, notes, today.toordinal())
            if not changed and not expired(self._known.notes, today.toordinal()):
                return
            self._pending.notes |= changed
            self._pending.today = today.toordinal()
            self._pending.make(self._known)
            self._gists = None
        self._saver.wake()

    def flush(self, timeout: float = 1.0) -> bool:
        """Write what is waiting; return whether all is on disk. Safe in a signal handler."""
        return self._saver.flush(timeout)

    def close(self, timeout: float = 1.0) -> bool:
        """Write what is waiting and stop the thread; returns as `flush` does."""
        return self._saver.close(timeout)

    def _load(self) -> None:
        """Read the file where that was not done; no guard must be held then."""
        if not self._is_loaded:
            self.refresh()

    def _look(self) -> None:
        try:
            found = self._file.look()
        except OSError as error:
            self._failed(error)
            found = None
        self._is_loaded = True
        if found is not None:
            self._take(found)

    def _take(self, marks: Marks) -> None:
        """Go on with what the file holds, and with what it does not hold yet."""
        with self._guard:
            self._pending.make(marks)
            self._has_news |= marks.notes != self._known.notes
            self._known = marks
            self._gists = None

    def _read_gists(self) -> frozenset[str]:
        with self._guard:
            if self._gists is None:
                self._gists = frozenset(mark.gist for mark in self._known.notes.values())
            return self._gists

    def _is_own(self, note: Note) -> bool:
        return bool(note.author) and note.author == self._me()

    def _mark(self, path: str, words: str, sections: str) -> Marked | None:
        """Mark a note; None where it is marked so already."""
        self._load()
        with self._guard:
            before = self._known.notes.get(path)
            at = _milliseconds(self._clock())
            if before:
                is_same = before.gist == words
                if is_same and not before.gone and sections in ("", before.sections):
                    return None
                at = max(at, before.at + 1)
            after = Mark(words, at, sections)
            self._known.notes[path] = self._pending.notes[path] = after
            self._gists = None
        self._saver.wake()
        return Marked(path, before, after)

    def _write(self) -> None:
        with self._filing:
            with self._guard:
                if not self._pending:
                    return
                self._pending.active = _milliseconds(self._clock())
                waiting = self._pending.copy()
            written = self._file.update(waiting.make)
            with self._guard:
                self._pending.drop(waiting)
                self._take(written)
            self._is_failing = False

    def _failed(self, error: OSError) -> None:
        """Say so, once until something is written again."""
        if not self._is_failing:
            self._is_failing = True
            reason = error.strerror or type(error).__name__
            self._told(f"What you read is remembered only for this session ({reason}).")


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
