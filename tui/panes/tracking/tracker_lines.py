"""What the tracker's rows look like in a given width."""

from collections.abc import Mapping
from datetime import date

from rich.cells import cell_len

from tui.notes.action import Priority, State
from tui.notes.actions.agenda import Entry
from tui.notes.wording import age_words, due_words, headline, plain, short_date
from tui.panes.lists.cells import Parts, cut, fill
from tui.panes.tracking.tracker_rows import INDENT, GroupRow, TrackerRow, UnfoldedRow

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
URGENCY = {
    Priority.HIGHEST: "↑↑ ",
    Priority.HIGH: "↑ ",
    Priority.MEDIUM: "",
    Priority.NORMAL: "",
    Priority.LOW: "↓ ",
    Priority.LOWEST: "↓↓ ",
}


def draw_row(row: TrackerRow, width: int, today: date, short: Mapping[str, str]) -> Parts:
    """Return a row's words; `short` holds the short form of each person's name.

    A narrow line has the text and the day, or the age where there is no day; a wider one both,
    the owner and the note as well.
    """
    if isinstance(row, GroupRow):
        settled = f", {row.total - row.open:,} closed" if row.open < row.total else ""
        return [(row.title, "tracker--group"), (f"  {row.open:,}{settled}", "tracker--quiet")]
    if isinstance(row, UnfoldedRow):
        return [(cut(f"{INDENT}{row.text}", width), "tracker--quiet")]
    entry, text = row.entry, "" if row.entry.is_open else "tracker--closed"
    columns: list[tuple[str, str]] = []
    if width >= 90:
        columns.append((fill(headline(entry.title), 28), text or "tracker--quiet"))
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
    words = URGENCY[entry.action.priority] + plain(entry.words)
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
    title = headline(entry.title)
    week = f", {short_date(entry.week.start, today=today)}" if entry.week else ""
    origin = f"{title} – {entry.author}{week}" if entry.author else title
    return [" · ".join(filter(None, facts)), f"from {origin}"]


def _day(entry: Entry, today: date, *, brief: bool) -> str:
    """Return the words for an entry's day; what is settled can't be late any more."""
    if entry.when is None:
        return ""
    if entry.when < today and not entry.is_open:
        return short_date(entry.when, today=today)
    return due_words(entry.when, today=today, brief=brief)


def _tone(entry: Entry, today: date) -> str:
    if entry.is_late:
        return "tracker--late"
    return "tracker--today" if entry.when == today and not entry.waits else "tracker--quiet"
