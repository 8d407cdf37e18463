"""Notes in the order of their weeks: what the timeline shows, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from tui.notes.names import short_names
from tui.notes.note import Note
from tui.notes.readers.regulars import awaited
from tui.notes.week import Week


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

    def in_order(self) -> Iterator[Note]:
        """Yield all notes from the top of the list to its end."""
        for written in self.weeks:
            yield from written.notes
        yield from self.undated


def chronicle(notes: Iterable[Note], *, today: date, starts: int = 0) -> Chronicle:
    """Put notes into weeks; `starts` is a week's first weekday, Monday being 0."""
    this_week = Week.of(today, starts)
    by_week: defaultdict[Week | None, list[Note]] = defaultdict(list)
    for note in notes:
        by_week[note.week].append(note)
    undated = tuple(sorted(by_week.pop(None, ()), key=_place))
    dated = {week: found for week, found in by_week.items() if week is not None}
    recent = (week for week in (this_week, this_week.shift(-1)) if week in dated)
    return Chronicle(
        this_week=this_week,
        weeks=tuple(
            WeekOfNotes(week, tuple(sorted(dated.get(week, ()), key=_place)))
            for week in sorted({*dated, this_week}, reverse=True)
        ),
        undated=undated,
        short=short_names({note.author for found in (*dated.values(), undated) for note in found}),
        awaited={week: names for week in recent if (names := awaited(dated, week))},
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
    )


def _place(note: Note) -> tuple[str, date, str]:
    """Where a note stands among those of its week."""
    return note.author.casefold(), note.date or date.min, note.path
