"""Notes in the order of their weeks: what the timeline shows, newest first."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from datetime import date
from typing import ClassVar

import msgspec

from tui.notes.names import short_names
from tui.notes.note import Note
from tui.notes.week import Week
from tui.notes.wording import MONTHS

GAPS_SHOWN = 3
"""How many weeks without notes in a row are listed one by one; more share a line."""


class WeekOfNotes(msgspec.Struct, frozen=True):
    """A week and what was written in it."""

    week: Week
    notes: tuple[Note, ...]
    """By author, then date, then path; empty only for the current week."""


class Chronicle(msgspec.Struct, frozen=True):
    """All notes of a folder by week."""

    this_week: Week
    weeks: tuple[WeekOfNotes, ...]
    """Newest first: every week that has notes, and the current one."""
    undated: tuple[Note, ...]
    short: dict[str, str]
    """The shortest distinct form of each author's name."""


class MonthRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the weeks that start in one month."""

    selectable: ClassVar[bool] = False
    year: int
    month: int

    @property
    def key(self) -> Hashable:
        """The year and the month."""
        return self.year, self.month

    @property
    def title(self) -> str:
        """As in `Jun 2019`."""
        return f"{MONTHS[self.month - 1]} {self.year}"


class WeekRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the notes of one week; folded, it stands for them."""

    week: Week
    notes: tuple[Note, ...] = ()
    current: bool = False
    folded: bool = False

    @property
    def key(self) -> Hashable:
        """The week."""
        return self.week

    @property
    def selectable(self) -> bool:
        """Whether it is the only line that stands for its notes."""
        return self.folded


class GapRow(msgspec.Struct, frozen=True, gc=False):
    """Weeks without notes between weeks that have some."""

    selectable: ClassVar[bool] = False
    newest: Week
    count: int

    @property
    def key(self) -> Hashable:
        """A word, and the newest of the weeks."""
        return "gap", self.newest


class NoteRow(msgspec.Struct, frozen=True, gc=False):
    """A note under its week."""

    selectable: ClassVar[bool] = True
    note: Note

    @property
    def key(self) -> Hashable:
        """The note's path."""
        return self.note.path


class UndatedRow(msgspec.Struct, frozen=True):
    """A heading over the notes whose week nothing tells."""

    selectable: ClassVar[bool] = False
    count: int

    @property
    def key(self) -> Hashable:
        """A word."""
        return "undated"


TimelineRow = MonthRow | WeekRow | GapRow | NoteRow | UndatedRow


def chronicle(notes: Iterable[Note], *, today: date, starts: int = 0) -> Chronicle:
    """Put notes into weeks; `starts` is a week's first weekday, Monday being 0."""
    this_week = Week.of(today, starts)
    by_week: defaultdict[Week | None, list[Note]] = defaultdict(list)
    for note in notes:
        by_week[note.week].append(note)
    short = short_names({note.author for found in by_week.values() for note in found})
    undated = tuple(sorted(by_week.pop(None, ()), key=_place))
    by_week.setdefault(this_week, [])
    return Chronicle(
        this_week=this_week,
        weeks=tuple(
            WeekOfNotes(week, tuple(sorted(by_week[week], key=_place)))
            for week in sorted(filter(None, by_week), reverse=True)
        ),
        undated=undated,
        short=short,
    )


def rows(chronicle: Chronicle, folded: Collection[Week] = frozenset()) -> list[TimelineRow]:
    """Lay a chronicle out line by line, with the weeks in `folded` on one line each."""
    lines: list[TimelineRow] = []
    month = None
    newer: Week | None = None
    for written in chronicle.weeks:
        week = written.week
        gaps = _gaps(newer, week) if newer else ()
        for row in (*gaps, _week_row(chronicle, written, folded)):
            shown = row.week.start if isinstance(row, WeekRow) else None
            if shown and (shown.year, shown.month) != month:
                month = shown.year, shown.month
                lines.append(MonthRow(*month))
            lines.append(row)
        if week not in folded:
            lines.extend(NoteRow(note) for note in written.notes)
        newer = week
    if chronicle.undated:
        lines.append(UndatedRow(len(chronicle.undated)))
        lines.extend(NoteRow(note) for note in chronicle.undated)
    return lines


def _place(note: Note) -> tuple[str, date, str]:
    """Where a note stands among those of its week."""
    return note.author.casefold(), note.date or date.min, note.path


def _week_row(chronicle: Chronicle, written: WeekOfNotes, folded: Collection[Week]) -> WeekRow:
    return WeekRow(
        week=written.week,
        notes=written.notes,
        current=written.week == chronicle.this_week,
        folded=written.week in folded and bool(written.notes),
    )


def _gaps(newer: Week, older: Week) -> Iterator[WeekRow | GapRow]:
    """Yield the rows for the weeks between two others."""
    count = newer - older - 1
    if count > GAPS_SHOWN:
        yield GapRow(newer.shift(-1), count)
    else:
        yield from (WeekRow(newer.shift(-back)) for back in range(1, count + 1))
