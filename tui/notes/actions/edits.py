"""Edits of an item's first paragraph: its state, its dates, whatever field it has.

They know nothing of the note that the item stands in; `changes` finds it there.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tui.notes.action import MARKS, Dialect, State
from tui.notes.errors import WeeknotesError
from tui.notes.parsing.dialects import Value, read_fields
from tui.notes.parsing.field_writing import write_field

MARK = {
    State.OPEN: " ",
    State.PROGRESS: "/",
    State.DONE: "x",
    State.CANCELLED: "-",
    State.CARRIED: ">",
}
"""The mark that is written for each state."""


class Item(NamedTuple):
    """An item's first paragraph."""

    lines: tuple[str, ...]
    """Its lines as they stand in the file, each with its line end."""
    column: int
    """Where the mark stands in the first line."""
    dialect: Dialect
    """How a new field is to be written."""

    @property
    def texts(self) -> list[str]:
        """Its lines without their ends, the first without what stands before its text."""
        first, *others = (cut(line)[0] for line in self.lines)
        return [first[self._text_start :], *others]

    def marked(self, mark: str) -> "Item":
        """Return the item with another mark between its brackets."""
        first = self.lines[0]
        marked = first[: self.column] + mark + first[self.column + 1 :]
        return self._replace(lines=(marked, *self.lines[1:]))

    def written(self, texts: Sequence[str]) -> list[str]:
        """Return the lines with other texts, as the file is to hold them.

        A line that was emptied goes: a blank one would end the paragraph. What follows the last
        line, a line end or nothing, follows the new last line.
        """
        box = self.lines[0][: self._text_start]
        old, ends = zip(*map(cut, self.lines), strict=True)
        now = (box + texts[0], *texts[1:])
        rows = zip(now, old, ends, strict=False)
        lines = [text + end for text, was, end in rows if text == was or text.strip(" \t>")]
        if len(lines) < len(ends) and not ends[-1]:
            lines[-1] = cut(lines[-1])[0]
        return lines

    @property
    def _text_start(self) -> int:
        first = cut(self.lines[0])[0]
        after = first[self.column + 2 :]
        return len(first) - len(after.lstrip(" \t"))


Edit = Callable[[Item], Sequence[str]]
"""A change of an item: what its lines are to become, each with its line end."""


def set_state(state: State, today: date) -> Edit:
    """Return the change that gives an item a state and stamps or unstamps its dates.

    An item that has the state already keeps its mark, and the day on which it got it.
    """

    def edit(item: Item) -> Sequence[str]:
        was = MARKS.get(item.lines[0][item.column], State.OPEN)
        mark = item.lines[0][item.column] if was is state else MARK[state]
        item = item.marked(mark)
        texts = item.texts
        there = read_fields(texts).values if was is state else {}
        for name in (State.DONE, State.CANCELLED):
            day = there.get(name, today) if name is state else None
            texts = _with_field(texts, name.value, day, item.dialect)
        return item.written(texts)

    return edit


def set_field(name: str, value: Value | None) -> Edit:
    """Return the change that gives an item a field, or takes it out where `value` is None."""

    def edit(item: Item) -> Sequence[str]:
        return item.written(_with_field(item.texts, name, value, item.dialect))

    return edit


def postpone(days: int, today: date) -> Edit:
    """Return the change that moves an item's day: due, else check-in, else start.

    What has none of them is due so many days from today, and what is overdue is put off from
    today too, as Obsidian Tasks does it. Raises `WeeknotesError` where no calendar has the day.
    """

    def edit(item: Item) -> Sequence[str]:
        values = read_fields(item.texts).values
        name = next((name for name in ("due", "check", "start") if name in values), "due")
        begin = values.get(name, today)
        begin = max(begin, today) if days > 0 else begin
        try:
            day = begin + timedelta(days=days)
        except OverflowError:
            raise WeeknotesError(f"No calendar has a day {days} days from {begin}.") from None
        return item.written(_with_field(item.texts, name, day, item.dialect))

    return edit


def cut(line: str) -> tuple[str, str]:
    """Return a line and its line end."""
    bare = line.rstrip("\r\n")
    return bare, line[len(bare) :]


def _with_field(
    texts: Sequence[str], name: str, value: Value | None, dialect: Dialect
) -> list[str]:
    """Set or take out a field.

    Where nothing else is in the first line, the field stays: an item without text is no task.
    """
    changed = write_field(texts, name, value, dialect)
    return changed if changed[0].strip() else list(texts)
