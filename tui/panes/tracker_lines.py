"""What the tracker's rows look like in a given width."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import ClassVar

import msgspec
from rich.cells import cell_len

from tui.notes.action import Priority, State
from tui.notes.agenda import ActionKey, Entry, Group
from tui.notes.wording import age_words, due_words, headline, plain, short_date
from tui.panes.cells import Parts, cut, fill
from tui.render.wrapping import wrap

BOXES = {
    State.OPEN: "☐",
    State.PROGRESS: "◐",
    State.DONE: "☑",
    State.CANCELLED: "☒",
    State.CARRIED: "▷",
}
_STATES = {
    State.OPEN: "",
    State.PROGRESS: "in progress",
    State.DONE: "done",
    State.CANCELLED: "cancelled",
    State.CARRIED: "carried forward",
}
MARK = "● "
"""Stands before the words of an action that is marked."""
INDENT = "    "
"""Stands before the lines that are unfolded below an action."""
URGENCY = {
    Priority.HIGHEST: "↑↑ ",
    Priority.HIGH: "↑ ",
    Priority.MEDIUM: "",
    Priority.NORMAL: "",
    Priority.LOW: "↓ ",
    Priority.LOWEST: "↓↓ ",
}


class GroupRow(msgspec.Struct, frozen=True, gc=False):
    """A group's heading."""

    selectable: ClassVar[bool] = False
    title: str
    open: int
    total: int

    @property
    def key(self) -> Hashable:
        """The group's title, told apart from any action."""
        return "group", self.title


class EntryRow(msgspec.Struct, frozen=True, gc=False):
    """An action under its group's heading."""

    selectable: ClassVar[bool] = True
    entry: Entry
    marked: bool = False
    """Whether the next key acts on it, wherever the cursor is."""

    @property
    def key(self) -> Hashable:
        """What the action is known by."""
        return self.entry.key


class UnfoldedRow(msgspec.Struct, frozen=True, gc=False):
    """A line of an action's item, below the action."""

    selectable: ClassVar[bool] = False
    owner: Hashable
    """What the action is known by."""
    number: int
    text: str

    @property
    def key(self) -> Hashable:
        """The action, and which of its lines this is."""
        return self.owner, self.number


TrackerRow = GroupRow | EntryRow | UnfoldedRow


def lay_out(
    groups: Iterable[Group],
    *,
    marked: Collection[ActionKey] = (),
    unfolded: Mapping[ActionKey, Sequence[str]] = MappingProxyType({}),
    width: int = 80,
) -> list[TrackerRow]:
    """Put groups into lines, each heading above its entries, and what is unfolded below them."""
    lines: list[TrackerRow] = []
    for group in groups:
        lines.append(GroupRow(group.title, group.open, len(group.entries)))
        if not (marked or unfolded):
            lines.extend(map(EntryRow, group.entries))
            continue
        for entry in group.entries:
            key = entry.key
            lines.append(EntryRow(entry, key in marked))
            wrapped = _wrap_all(unfolded.get(key, ()), width)
            lines.extend(UnfoldedRow(key, number, text) for number, text in enumerate(wrapped))
    return lines


def draw_row(row: TrackerRow, width: int, today: date, short: Mapping[str, str]) -> Parts:
    """Return a row's words; `short` holds the short form of each person's name.

    A narrow line has the text and the day, or the age where there is no day; a wider one both,
    the owner and the note as well.
    """
    if isinstance(row, GroupRow):
        settled = f", {row.total - row.open} closed" if row.open < row.total else ""
        return [(row.title, "tracker--group"), (f"  {row.open}{settled}", "tracker--quiet")]
    if isinstance(row, UnfoldedRow):
        return [(cut(f"{INDENT}{row.text}", width), "tracker--quiet")]
    entry, text = row.entry, "" if row.entry.is_open else "tracker--closed"
    columns: list[tuple[str, str]] = []
    if width >= 90:
        columns.append((fill(headline(entry.note.title), 28), text or "tracker--quiet"))
    if width >= 46:
        columns.append((fill(short.get(entry.who, entry.who), 9), text or "tracker--owner"))
    if entry.when or width >= 46:
        day = _day(entry, today, brief=width < 56)
        columns.append(
            (fill(day, 8 if width < 56 else 13, right=True), text or _tone(entry, today))
        )
    if width >= 46 or (entry.when is None and entry.age):
        columns.append((fill(age_words(entry.age), 4, right=True), text or "tracker--quiet"))
    box, mark = BOXES[entry.action.state], MARK if row.marked else ""
    used = cell_len(f"{box} {mark}") + sum(cell_len(column) + 1 for column, _ in columns)
    words = URGENCY[entry.action.priority] + plain(entry.action.text)
    line = [(f"{box} ", text or "tracker--box"), (mark, "tracker--mark")]
    line.append((fill(words, max(0, width - used)), text))
    for column in columns:
        line += [(" ", ""), column]
    return line


def describe(entry: Entry, today: date) -> list[str]:
    """Return what there is to say of an action besides its text, a line each."""
    action = entry.action
    dates = (
        ("due", action.due),
        ("check in", action.check),
        ("start", action.start),
        ("closed", action.cancelled or action.done),
    )
    facts = [entry.who or "nobody's", _STATES[action.state]]
    facts += [f"{name} {short_date(day, today=today)}" for name, day in dates if day]
    if action.priority is not Priority.NORMAL:
        facts.append(f"{action.priority} priority")
    facts.append(f"{age_words(entry.age)} old" if entry.age else "")
    note = entry.note
    week = f", {short_date(note.week.start, today=today)}" if note.week else ""
    origin = (
        f"{headline(note.title)} – {note.author}{week}" if note.author else headline(note.title)
    )
    return [" · ".join(filter(None, facts)), f"from {origin}"]


def _wrap_all(lines: Iterable[str], width: int) -> Iterator[str]:
    """Break an item's lines to a width, each keeping its indentation."""
    for line in lines:
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)].expandtabs(4)
        room = max(8, width - len(INDENT) - len(indent))
        for start, end in wrap(bare, room):
            yield indent + bare[start:end]


def _day(entry: Entry, today: date, *, brief: bool) -> str:
    """Return the words for an entry's day; what is settled can't be late any more."""
    if entry.when is None:
        return ""
    if entry.when < today and not entry.is_open:
        return short_date(entry.when, today=today)
    return due_words(entry.when, today=today, brief=brief)


def _tone(entry: Entry, today: date) -> str:
    if entry.is_late(today):
        return "tracker--late"
    return "tracker--today" if entry.when == today and not entry.waits else "tracker--quiet"
