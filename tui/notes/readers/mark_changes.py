"""What one session has changed about its read marks and the file does not know yet."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from tui.notes.note import Note
from tui.notes.readers.read_marks import Mark, Marks

VISIT = timedelta(hours=1)
"""Who is back sooner than this after they were last active goes on with the same visit."""

KEPT = timedelta(days=90)
"""How long the mark of a note that is gone is kept: a sync tool may bring the note back."""


class MarkChanges(msgspec.Struct):
    """Changes, so that they can be made to whatever the file holds by then."""

    notes: dict[str, Mark] = {}
    """By path."""
    active: int = 0
    """When the person was active, in ms since 1970; 0 where nothing is to be said."""
    before: int = 0
    """When they were last active before this visit, likewise."""
    settled: bool = False
    today: int = 0
    """The day on which marks are too old, as a proleptic ordinal; 0 where none is looked at."""

    def __bool__(self) -> bool:
        return self != _NOTHING

    def copy(self) -> "MarkChanges":
        """Return the changes as they are now."""
        return replace(self, notes=self.notes.copy())

    def drop(self, made: "MarkChanges") -> None:
        """Forget changes that the file has got, but for those that others have replaced."""
        for path, mark in made.notes.items():
            if self.notes.get(path) is mark:
                del self.notes[path]
        self.active -= self.active if self.active == made.active else 0
        self.before -= self.before if self.before == made.before else 0
        self.today -= self.today if self.today == made.today else 0
        self.settled = self.settled and not made.settled

    def make(self, marks: Marks) -> None:
        """Make the changes; of two marks of the same note the later one stays."""
        for path, mark in self.notes.items():
            other = marks.notes.get(path)
            if other is None or other.at <= mark.at:
                marks.notes[path] = mark
        marks.active = self.active or marks.active
        marks.before = max(marks.before, self.before)
        marks.settled = marks.settled or self.settled
        if self.today and (old := expired(marks.notes, self.today)):
            marks.notes = {path: mark for path, mark in marks.notes.items() if path not in old}

    def begin_visit(self, now: int, active: int) -> None:
        """Note that the person is here at `now`, and was `active` last; both in ms since 1970."""
        if abs(now - active) > VISIT.total_seconds() * 1000:  # a clock may have been put back
            self.before = min(active, now)
        self.active = now


_NOTHING = MarkChanges()


def expired(marks: Mapping[str, Mark], today: int) -> frozenset[str]:
    """Return the paths of marks whose notes have been gone for longer than they are kept."""
    oldest = today - KEPT.days
    return frozenset(path for path, mark in marks.items() if 0 < mark.gone < oldest)


def moved(marks: Mapping[str, Mark], notes: Iterable[Note], today: int) -> dict[str, Mark]:
    """Return the marks that are others now, by path: notes are gone, there again, or moved."""
    there = {note.path: note for note in notes}
    read = {mark.gist: mark for mark in marks.values() if mark.gist}
    changed = {}
    for path, mark in marks.items():
        if (path in there) == bool(mark.gone):
            changed[path] = replace(mark, gone=0 if mark.gone else today)
    for path, note in there.items():
        if path not in marks and note.gist in read:
            changed[path] = replace(read[note.gist], gone=0)
    return changed
