"""Notes in the order of their weeks: what the timeline shows, newest first."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile

import msgspec

from tui.notes.names import short_names
from tui.notes.note import Note
from tui.notes.readers.regulars import LOOKED_BACK, awaited
from tui.notes.week import Week

_Notes = tuple[Note, ...]
_Names = tuple[str, ...]


class WeekOfNotes(msgspec.Struct, frozen=True):
    """A week and what was written in it."""

    week: Week
    notes: tuple[Note, ...]
    """By author, then date, then path; empty only for the current week."""


class Chronicle(msgspec.Struct, frozen=True):
    """Notes of a folder by week."""

    this_week: Week
    weeks: tuple[WeekOfNotes, ...]
    """Newest first: every week that has notes, and the current one."""
    undated: tuple[Note, ...]
    short: dict[str, str]
    """The shortest distinct form of each author's name."""
    awaited: dict[Week, tuple[str, ...]] = {}
    """Who usually writes and has not yet, where others have: this week, and the last."""
    written: dict[str, int] = {}
    """How many of the notes each author wrote; the empty name stands for nobody known."""

    @property
    def count(self) -> int:
        """How many notes there are."""
        return sum(self.written.values())

    def place_of(self, week: Week) -> int:
        """Return where a week is among `weeks`, or where it would be."""
        return bisect_left(self.weeks, _age(week), key=_age_of)

    def in_order(self) -> Iterator[Note]:
        """Yield all notes from the top of the list to its end."""
        for written in self.weeks:
            yield from written.notes
        yield from self.undated


def chronicle(notes: Iterable[Note], *, today: date, starts: int = 0) -> Chronicle:
    """Put notes into weeks; `starts` is a week's first weekday, Monday being 0."""
    this_week = Week.of(today, starts)
    by_week = _by_week(notes)
    undated = _in_order(by_week.pop(None, ()))
    dated = {week: found for week, found in by_week.items() if week is not None}
    written = Counter(note.author for found in (*dated.values(), undated) for note in found)
    return Chronicle(
        this_week=this_week,
        weeks=tuple(
            WeekOfNotes(week, _in_order(dated.get(week, ())))
            for week in sorted({*dated, this_week}, reverse=True)
        ),
        undated=undated,
        short=short_names(written),
        awaited=_awaited(dated, this_week),
        written=dict(written),
    )


def rechronicle(before: Chronicle, outdated: Iterable[Note], fresh: Iterable[Note]) -> Chronicle:
    """Return what `chronicle` would on the same day, from what it did before some notes changed.

    The notes `outdated`, as they stand in it, give way to the notes `fresh`. Weeks that have none
    of either are the same objects as before.
    """
    gone, come = _by_week(outdated), _by_week(fresh)
    weeks, undated = list(before.weeks), before.undated
    for week in gone.keys() | come.keys():
        if week is None:
            undated = _exchanged(undated, gone[None], come[None])
            continue
        place = bisect_left(weeks, _age(week), key=_age_of)
        is_there = place < len(weeks) and weeks[place].week == week
        notes = _exchanged(weeks[place].notes if is_there else (), gone[week], come[week])
        is_listed = notes or week == before.this_week
        weeks[place : place + is_there] = [WeekOfNotes(week, notes)] if is_listed else []
    written = Counter(before.written)
    written.update(note.author for found in come.values() for note in found)
    written.subtract(note.author for found in gone.values() for note in found)
    written = +written
    oldest = before.this_week.shift(-1 - LOOKED_BACK)
    newest = {each.week: each.notes for each in takewhile(lambda w: w.week >= oldest, weeks)}
    is_same = written.keys() == before.written.keys()
    return Chronicle(
        this_week=before.this_week,
        weeks=tuple(weeks),
        undated=undated,
        short=before.short if is_same else short_names(written),
        awaited=_awaited(newest, before.this_week),
        written=dict(written),
    )


def by_author(whole: Chronicle, author: str) -> Chronicle:
    """Return what one author wrote, with everybody's short names; nobody is awaited there."""
    weeks = (
        WeekOfNotes(written.week, tuple(n for n in written.notes if n.author == author))
        for written in whole.weeks
    )
    return Chronicle(
        this_week=whole.this_week,
        weeks=tuple(each for each in weeks if each.notes or each.week == whole.this_week),
        undated=tuple(note for note in whole.undated if note.author == author),
        short=whole.short,
        written={author: count} if (count := whole.written.get(author)) else {},
    )


def _by_week(notes: Iterable[Note]) -> defaultdict[Week | None, list[Note]]:
    weeks: defaultdict[Week | None, list[Note]] = defaultdict(list)
    for note in notes:
        weeks[note.week].append(note)
    return weeks


def _exchanged(notes: Iterable[Note], gone: Iterable[Note], come: Iterable[Note]) -> _Notes:
    """Return notes of one week in their order, some of them given away for others."""
    paths = {note.path for note in gone}
    return _in_order([*(note for note in notes if note.path not in paths), *come])


def _in_order(notes: Iterable[Note]) -> _Notes:
    return tuple(sorted(notes, key=_place))


def _awaited(by_week: Mapping[Week, Iterable[Note]], this_week: Week) -> dict[Week, _Names]:
    recent = (week for week in (this_week, this_week.shift(-1)) if by_week.get(week))
    return {week: names for week in recent if (names := awaited(by_week, week))}


def _age(week: Week) -> int:
    """Return a number that is the greater the older a week is."""
    return -week.start.toordinal()


def _age_of(written: WeekOfNotes) -> int:
    return _age(written.week)


def _place(note: Note) -> tuple[str, date, str]:
    """Where a note stands among those of its week."""
    return note.author.casefold(), note.date or date.min, note.path
