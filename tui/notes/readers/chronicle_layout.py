"""A chronicle laid out line by line, each of them made when it is looked at."""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle, WeekOfNotes
from tui.notes.readers.chronicle_rows import (
    NO_NEWS,
    AwaitedRow,
    GapRow,
    MonthRow,
    NoteRow,
    TimelineRow,
    UndatedRow,
    WeekRow,
)
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week

GAPS_SHOWN = 3
"""How many weeks without notes in a row are listed one by one; more share a line."""


class Layout(Sequence[TimelineRow]):
    """The rows of a chronicle from top to bottom.

    Only their number is worked out for each week: ten thousand rows take longer to make than all
    else that another person's change brings, and few of them are ever seen.
    """

    def __init__(
        self,
        chronicle: Chronicle,
        folded: Collection[Week] = frozenset(),
        news: Mapping[str, ReadState] = NO_NEWS,
        *,
        before: "Layout | None" = None,
    ) -> None:
        """Lay out with the weeks in `folded` on one line each; `news` has what is not read.

        Where the layout `before` has as many rows for each week, they need not be counted.
        """
        self._chronicle = chronicle
        self._folded = folded
        self._news = news
        self._starts: list[int] = []
        """The index of the first row that belongs to each week, and then to what is undated."""
        self._notes_at: list[int] = []
        """The index of the row below each week's heading, likewise."""
        self._count = 0
        if before and self._is_like(before):
            self._starts, self._notes_at = before._starts, before._notes_at
            self._count = before._count
        else:
            self._lay_out()

    def _is_like(self, other: "Layout") -> bool:
        """Whether another layout has as many rows in the same places."""
        now, before = self._chronicle, other._chronicle
        return (
            self._folded == other._folded
            and now.awaited.keys() == before.awaited.keys()
            and len(now.undated) == len(before.undated)
            and len(now.weeks) == len(before.weeks)
            and all(
                one is two or (one.week, len(one.notes)) == (two.week, len(two.notes))
                for one, two in zip(now.weeks, before.weeks, strict=True)
            )
        )

    def _lay_out(self) -> None:
        newer: Week | None = None
        count = 0
        for written in self._chronicle.weeks:
            week = written.week
            self._starts.append(count)
            count += _height_of_head(newer, week)
            self._notes_at.append(count)
            if week not in self._folded:
                count += len(written.notes) + (week in self._chronicle.awaited)
            newer = week
        self._starts.append(count)
        self._notes_at.append(count + 1)
        undated = len(self._chronicle.undated)
        self._count = count + undated + 1 if undated else count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> TimelineRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[TimelineRow]: ...
    def __getitem__(self, index: int | slice) -> TimelineRow | Sequence[TimelineRow]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        index = range(len(self))[index]
        place = bisect_right(self._starts, index) - 1
        below = index - self._notes_at[place]
        if below < 0:
            return self._head(place)[below]
        notes = self._notes(place)
        return self._note_row(notes[below]) if below < len(notes) else self._awaited_row(place)

    def __iter__(self) -> Iterator[TimelineRow]:
        for place, written in enumerate(self._chronicle.weeks):
            yield from self._head(place)
            if written.week not in self._folded:
                yield from map(self._note_row, written.notes)
                if written.week in self._chronicle.awaited:
                    yield self._awaited_row(place)
        if undated := self._chronicle.undated:
            yield from self._head(len(self._chronicle.weeks))
            yield from map(self._note_row, undated)

    def find(self, key: Hashable) -> int:
        """Return the index of the row with a key; -1 where there is none."""
        weeks = self._chronicle.weeks
        for place in range(len(weeks) + 1) if isinstance(key, str) else ():
            is_folded = place < len(weeks) and weeks[place].week in self._folded
            for below, note in enumerate(() if is_folded else self._notes(place)):
                if note.path == key:
                    return self._notes_at[place] + below
        if isinstance(key, Week):
            place = self._chronicle.place_of(key)
            if place < len(weeks) and weeks[place].week == key:
                return self._notes_at[place] - 1
        return next((index for index, row in enumerate(self) if row.key == key), -1)

    def _notes(self, place: int) -> tuple[Note, ...]:
        weeks = self._chronicle.weeks
        return weeks[place].notes if place < len(weeks) else self._chronicle.undated

    def _head(self, place: int) -> list[TimelineRow]:
        """Return what stands above the notes of a week, or above the undated ones."""
        chronicle = self._chronicle
        if place == len(chronicle.weeks):
            undated = chronicle.undated
            return [UndatedRow(len(undated), self._count_new(undated))]
        written = chronicle.weeks[place]
        newer = chronicle.weeks[place - 1].week if place else None
        gaps = _gaps(newer, written.week) if newer else ()
        return [*_with_months((*gaps, self._week_row(written)), newer)]

    def _week_row(self, written: WeekOfNotes) -> WeekRow:
        week = written.week
        return WeekRow(
            week=week,
            notes=written.notes,
            current=week == self._chronicle.this_week,
            folded=week in self._folded and bool(written.notes),
            new=self._count_new(written.notes),
        )

    def _note_row(self, note: Note) -> NoteRow:
        return NoteRow(note, self._news.get(note.path, ReadState.READ))

    def _awaited_row(self, place: int) -> AwaitedRow:
        week = self._chronicle.weeks[place].week
        return AwaitedRow(week, self._chronicle.awaited[week])

    def _count_new(self, notes: Iterable[Note]) -> int:
        return sum(note.path in self._news for note in notes) if self._news else 0


def _height_of_head(newer: Week | None, week: Week) -> int:
    """Return how many rows stand above the notes of a week, below those of the next `newer`."""
    if newer is None:
        return 2
    if newer.start.toordinal() - week.start.toordinal() == 7:  # as mostly: no weeks in between
        return 1 + (newer.start.month != week.start.month)
    return sum(1 for _ in _with_months((*_gaps(newer, week), WeekRow(week)), newer))


def _with_months(
    rows: Iterable[WeekRow | GapRow], newer: Week | None
) -> Iterator[MonthRow | WeekRow | GapRow]:
    """Put a heading above the first week of each month that is another than that of `newer`."""
    month = (newer.start.year, newer.start.month) if newer else None
    for row in rows:
        shown = row.week.start if isinstance(row, WeekRow) else None
        if shown and (shown.year, shown.month) != month:
            month = shown.year, shown.month
            yield MonthRow(*month)
        yield row


def _gaps(newer: Week, older: Week) -> Iterator[WeekRow | GapRow]:
    """Yield the rows for the weeks between two others."""
    count = newer - older - 1
    if count > GAPS_SHOWN:
        yield GapRow(newer.shift(-1), count)
    else:
        yield from (WeekRow(newer.shift(-back)) for back in range(1, count + 1))
