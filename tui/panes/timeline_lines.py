"""What the timeline's rows look like in a given width."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from tui.notes.chronicle import GapRow, MonthRow, NoteRow, TimelineRow, UndatedRow, WeekRow
from tui.notes.names import initials
from tui.notes.note import Kind, Note, Status
from tui.notes.wording import MONTHS, headline
from tui.panes.cells import Parts, fill

NARROW = 34
"""Below this many cells, authors are told by their initials."""
WIDEST_NAME = 12
"""How many cells the authors' column takes at most."""


def draw_row(row: TimelineRow, width: int, short: Mapping[str, str]) -> Parts:
    """Return a row's words and marks; `short` holds the short form of each author's name."""
    match row:
        case NoteRow(note):
            return _note(note, width, short)
        case WeekRow():
            return _week(row, width, short)
        case MonthRow():
            return [(row.title, "timeline--month")]
        case GapRow():
            return [(f"· {row.count} weeks without notes", "timeline--quiet")]
        case UndatedRow():
            return [("Undated", "timeline--month"), (f"  {row.count}", "timeline--quiet")]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right form."""
    return f"{number} {noun}{'s' * (number != 1)}"


def _note(note: Note, width: int, short: Mapping[str, str]) -> Parts:
    if width < NARROW:
        author, column = initials(note.author), 2
    else:
        author = short.get(note.author, note.author)
        column = min(max(map(cell_len, short.values()), default=0), WIDEST_NAME)
    marks = _marks(note)
    used = 2 + column + 2 + sum(cell_len(text) + 1 for text, _ in marks)
    line = [("  ", ""), (fill(author, column), "timeline--author"), ("  ", "")]
    line.append((fill(headline(note.title), max(0, width - used)), ""))
    for mark in marks:
        line += [(" ", ""), mark]
    return line


def _week(row: WeekRow, width: int, short: Mapping[str, str]) -> Parts:
    start = row.week.start
    name = f"{start.day:2} {MONTHS[start.month - 1]}  {row.week.iso[5:]}"
    style = "timeline--week" if row.notes or row.current else "timeline--quiet"
    fold = "▸" if row.folded else "▾" if row.notes else "·"
    line = [(f"{fold} ", "timeline--quiet"), (name, style)]
    if row.current:
        line.append(("  this week", "timeline--current"))
    if not row.notes:
        line.append(("  no notes", "timeline--quiet"))
    elif row.folded:
        room = width - sum(cell_len(text) for text, _ in line) - 2
        line += [("  ", ""), (_writers(row.notes, room, short), "timeline--author")]
    return line


def _writers(notes: Iterable[Note], width: int, short: Mapping[str, str]) -> str:
    """Return who wrote, as names, initials or a mere count, as there is room."""
    authors = list(dict.fromkeys(note.author for note in notes if note.author))
    choices = (
        ", ".join(short.get(author, author) for author in authors),
        " ".join(map(initials, authors)),
    )
    return next((text for text in choices if cell_len(text) <= width), str(len(authors)))


def _marks(note: Note) -> list[tuple[str, str]]:
    """Return the signs that a note's line ends with; `Timeline.HELP` explains them."""
    signs = (
        ("✎", "timeline--mark", note.status is Status.DRAFT),
        ("✎?", "timeline--mark", note.status is Status.REVIEW),
        ("¶", "timeline--quiet", note.kind is Kind.POST),
        ("~", "timeline--quiet", note.guessed),
        (f"☐{note.open_actions}", "timeline--mark", note.open_actions > 0),
        ("!", "timeline--problem", bool(note.problems)),
    )
    return [(text, style) for text, style, holds in signs if holds]
