"""What the timeline's rows look like in a given width."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from tui.notes.names import initials
from tui.notes.note import Kind, Note, Status
from tui.notes.readers.chronicle import Chronicle
from tui.notes.readers.chronicle_rows import (
    AwaitedRow,
    GapRow,
    MonthRow,
    NoteRow,
    TimelineRow,
    UndatedRow,
    WeekRow,
)
from tui.notes.readers.reading import ReadState
from tui.notes.wording import MONTHS, headline
from tui.panes.lists.cells import Parts, cut, fill

NARROW = 34
"""Below this many cells, authors are told by their initials."""
WIDEST_NAME = 12
"""How many cells the authors' column takes at most."""
DAY_WIDTH = len("▾ 24 Jun")
"""How many cells the first day of a week takes."""
NEWS = {ReadState.UNREAD: "● ", ReadState.CHANGED: "± ", ReadState.READ: "  "}
"""What stands before a note; `HELP` explains it."""


def draw_row(
    row: TimelineRow, width: int, short: Mapping[str, str], *, alone: bool = False
) -> Parts:
    """Return a row's words and marks; `short` holds the short form of each author's name.

    Where the notes are one author's `alone`, their lines don't say whose they are.
    """
    match row:
        case NoteRow():
            return _note(row, width, short, alone=alone)
        case WeekRow():
            return _week(row, width, short)
        case MonthRow():
            return [(row.title, "timeline--month")]
        case GapRow():
            return [(f"· {row.count} weeks without notes", "timeline--quiet")]
        case AwaitedRow(_, authors):
            return [("  not yet: ", "timeline--quiet"), _awaited(authors, width - 11, short)]
        case UndatedRow():
            line = [("Undated", "timeline--month"), (f"  {row.count}", "timeline--quiet")]
            return _with_count(line, row.new, width)


def seen(row: TimelineRow) -> tuple[object, ...]:
    """Return all that `draw_row` shows of a row, but for the forms of the names."""
    match row:
        case NoteRow(note, state):
            return "note", state, note.author, note.title, *_marks(note)
        case WeekRow(week, notes, current, folded, new):
            writers = tuple([note.author for note in notes]) if folded else bool(notes)
            return "week", week, writers, current, folded, new
        case _:
            return (row,)


def summary(chronicle: Chronicle, news: Mapping[str, ReadState], *, alone: bool = False) -> str:
    """Return how much is listed: what is unread first, else by how many authors it is.

    `news` may be of more notes than these only where these are one author's `alone`.
    """
    notes = _counted(chronicle.count, "note")
    unread = len(news)
    if alone and news:
        unread = sum(note.path in news for note in chronicle.in_order())
    if unread:
        return f"{unread:,} unread · {notes}"
    return notes if alone else f"{notes} by {_counted(len(chronicle.short), 'author')}"


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right form."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _note(row: NoteRow, width: int, short: Mapping[str, str], *, alone: bool) -> Parts:
    note = row.note
    line = [(NEWS[row.state], "timeline--news")]
    if not alone:
        author, column = _author(note.author, width, short)
        line += [(fill(author, column), "timeline--author"), ("  ", "")]
    marks = _marks(note)
    used = sum(cell_len(text) for text, _ in line) + sum(cell_len(text) + 1 for text, _ in marks)
    title = fill(headline(note.title), max(0, width - used))
    line.append((title, "" if row.state is ReadState.READ else "timeline--unread"))
    for mark in marks:
        line += [(" ", ""), mark]
    return line


def _author(name: str, width: int, short: Mapping[str, str]) -> tuple[str, int]:
    """Return what an author is called, and how many cells the column of names takes."""
    if width < NARROW:
        return initials(name), 2
    return short.get(name, name), min(max(map(cell_len, short.values()), default=0), WIDEST_NAME)


def _week(row: WeekRow, width: int, short: Mapping[str, str]) -> Parts:
    start = row.week.start
    fold = "▸" if row.folded else "▾" if row.notes else "·"
    iso = f"  {row.week.iso[5:]}"
    current = "  this week" if row.current else ""
    empty = "" if row.notes else "  no notes"
    room = width - DAY_WIDTH - _count_width(row.new)
    if (row.folded and width < NARROW) or len(iso + current + empty) > room:
        iso = ""
    if len(iso + current + empty) > room:
        empty = ""  # the sign before the day says so too
    if len(iso + current + empty) > room:
        current = "  now" if len("  now") <= room else ""
    style = "timeline--week" if row.notes or row.current else "timeline--quiet"
    line = [
        (f"{fold} ", "timeline--quiet"),
        (f"{start.day:2} {MONTHS[start.month - 1]}{iso}", style),
        (current, "timeline--current"),
        (empty, "timeline--quiet"),
    ]
    if row.folded:
        writers = _writers(row.notes, room - len(iso + current) - 2, short)
        if writers:
            line += [("  ", ""), (writers, "timeline--author")]
    return _with_count(line, row.new, width)


def _with_count(line: Sequence[tuple[str, str]], new: int, width: int) -> Parts:
    """Return a line with the number of unread notes at its right end."""
    if not new:
        return line
    used = sum(cell_len(text) for text, _ in line)
    gap = max(1, width - used - _count_width(new) + 1)
    return [*line, (" " * gap, ""), (f"{new} new", "timeline--news")]


def _count_width(new: int) -> int:
    """Return how many cells the number of unread notes takes, with a space before it."""
    return len(f" {new} new") if new else 0


def _writers(notes: Iterable[Note], width: int, short: Mapping[str, str]) -> str:
    """Return who wrote: by name, by initials, how many or nothing, as there is room."""
    authors = list(dict.fromkeys(note.author for note in notes if note.author))
    choices = (*_spellings(authors, short), _counted(len(authors), "author"))
    return next((text for text in choices if cell_len(text) <= width), "")


def _awaited(authors: Sequence[str], width: int, short: Mapping[str, str]) -> tuple[str, str]:
    """Return who is awaited, as names or initials, as there is room."""
    names, letters = _spellings(authors, short)
    return (names if cell_len(names) <= width else cut(letters, width)), "timeline--quiet"


def _spellings(authors: Sequence[str], short: Mapping[str, str]) -> tuple[str, str]:
    """Return people by their names and by their initials."""
    names = ", ".join(short.get(author, author) for author in authors)
    return names, " ".join(map(initials, authors))


def _marks(note: Note) -> list[tuple[str, str]]:
    """Return the signs that a note's line ends with; `HELP` explains them."""
    open_actions = note.open_actions
    signs = (
        ("✎", "timeline--mark", note.status is Status.DRAFT),
        ("✎?", "timeline--mark", note.status is Status.REVIEW),
        ("¶", "timeline--quiet", note.kind is Kind.POST),
        ("~", "timeline--quiet", note.guessed),
        (f"☐{open_actions}", "timeline--mark", open_actions > 0),
        ("!", "timeline--problem", bool(note.problems)),
    )
    return [(text, style) for text, style, holds in signs if holds]
