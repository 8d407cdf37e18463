"""A chronicle line by line, with what is news to whoever looks at it."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec

from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle, WeekOfNotes
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week
from tui.notes.wording import MONTHS

GAPS_SHOWN = 3
"""How many weeks without notes in a row are listed one by one; more share a line."""

NO_NEWS: Mapping[str, ReadState] = MappingProxyType({})
"""The news of somebody who has read everything."""


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
    new: int = 0
    """How many of its notes are news."""

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
    state: ReadState = ReadState.READ

    @property
    def key(self) -> Hashable:
        """The note's path."""
        return self.note.path


class AwaitedRow(msgspec.Struct, frozen=True, gc=False):
    """Below the notes of a week: who usually writes and has not yet."""

    selectable: ClassVar[bool] = False
    week: Week
    authors: tuple[str, ...]

    @property
    def key(self) -> Hashable:
        """A word, and the week."""
        return "awaited", self.week


class UndatedRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the notes whose week nothing tells."""

    selectable: ClassVar[bool] = False
    count: int
    new: int = 0
    """How many of them are news."""

    @property
    def key(self) -> Hashable:
        """A word."""
        return "undated"


TimelineRow = MonthRow | WeekRow | GapRow | NoteRow | AwaitedRow | UndatedRow


def rows(
    chronicle: Chronicle,
    folded: Collection[Week] = frozenset(),
    news: Mapping[str, ReadState] = NO_NEWS,
) -> list[TimelineRow]:
    """Lay a chronicle out line by line, with the weeks in `folded` on one line each.

    `news` has the paths of the notes that are not read.
    """
    lines: list[TimelineRow] = []
    month = None
    newer: Week | None = None
    for written in chronicle.weeks:
        week = written.week
        gaps = _gaps(newer, week) if newer else ()
        for row in (*gaps, _week_row(chronicle, written, folded, news)):
            shown = row.week.start if isinstance(row, WeekRow) else None
            if shown and (shown.year, shown.month) != month:
                month = shown.year, shown.month
                lines.append(MonthRow(*month))
            lines.append(row)
        if week not in folded:
            lines.extend(_note_rows(written.notes, news))
            if week in chronicle.awaited:
                lines.append(AwaitedRow(week, chronicle.awaited[week]))
        newer = week
    if chronicle.undated:
        lines.append(UndatedRow(len(chronicle.undated), _count_new(chronicle.undated, news)))
        lines.extend(_note_rows(chronicle.undated, news))
    return lines


def week_of(row: TimelineRow) -> Week | None:
    """Return the week that a row which takes the cursor is in."""
    match row:
        case WeekRow(week):
            return week
        case NoteRow(note):
            return note.week
        case _:
            return None


def _week_row(
    chronicle: Chronicle,
    written: WeekOfNotes,
    folded: Collection[Week],
    news: Mapping[str, ReadState],
) -> WeekRow:
    return WeekRow(
        week=written.week,
        notes=written.notes,
        current=written.week == chronicle.this_week,
        folded=written.week in folded and bool(written.notes),
        new=_count_new(written.notes, news),
    )


def _note_rows(notes: Iterable[Note], news: Mapping[str, ReadState]) -> Iterator[NoteRow]:
    if not news:
        return map(NoteRow, notes)
    return (NoteRow(note, news.get(note.path, ReadState.READ)) for note in notes)


def _count_new(notes: Iterable[Note], news: Mapping[str, ReadState]) -> int:
    return sum(note.path in news for note in notes) if news else 0


def _gaps(newer: Week, older: Week) -> Iterator[WeekRow | GapRow]:
    """Yield the rows for the weeks between two others."""
    count = newer - older - 1
    if count > GAPS_SHOWN:
        yield GapRow(newer.shift(-1), count)
    else:
        yield from (WeekRow(newer.shift(-back)) for back in range(1, count + 1))
