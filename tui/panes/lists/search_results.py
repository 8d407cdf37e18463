"""What a search has found: notes, and below each the lines that the words stand in."""

from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar

import msgspec
from rich.cells import cell_len

from tui.notes.finding.plain_excerpts import plainly
from tui.notes.finding.search import Excerpt, Found, Hit
from tui.notes.note import Note
from tui.notes.wording import headline, plain
from tui.panes.lists.cells import Parts, cut, fill
from tui.panes.lists.line_list import LineList

LINES = 3
"""How many lines of a note are shown."""
LEAD = 7
"""Cells before the text of a line: its number, and blanks."""
BEFORE = 24
"""How many characters before the first marked word are kept where a line is too long."""


class FoundNote(msgspec.Struct, frozen=True):
    """A note in which something was found."""

    hit: Hit
    lines: tuple[Excerpt, ...] = ()
    """Those that stand below it."""

    @property
    def key(self) -> Hashable:
        """The note's path."""
        return self.hit.note.path

    @property
    def selectable(self) -> bool:
        """Whether none of its lines stands for it."""
        return not self.lines


class FoundLine(msgspec.Struct, frozen=True):
    """A line of a note with the words in it."""

    selectable: ClassVar[bool] = True
    path: str
    excerpt: Excerpt

    @property
    def key(self) -> Hashable:
        """The note's path, and the line in the file."""
        return self.path, self.excerpt.line


ResultRow = FoundNote | FoundLine


def lay_out(found: Found) -> list[ResultRow]:
    """Put each note above its best lines."""
    return list(_rows(found.hits))


def _rows(hits: Sequence[Hit]) -> Iterator[ResultRow]:
    for hit in hits:
        best = [excerpt for excerpt in hit.excerpts if not _is_title(excerpt, hit.note)][:LINES]
        lines = tuple(sorted(best, key=lambda excerpt: excerpt.line))
        yield FoundNote(hit, lines)
        yield from (FoundLine(hit.note.path, excerpt) for excerpt in lines)


def _is_title(excerpt: Excerpt, note: Note) -> bool:
    """Whether a line is what stands above all of them anyway."""
    first = note.sections[0] if note.sections else None
    return bool(first and first.line == excerpt.line and plain(first.title) == plain(note.title))


class SearchResults(LineList[ResultRow]):
    """The list below the search line; the line keeps the focus."""

    EMPTY = ""
    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"search--note", "search--facts", "search--mark"}

    def show(self, rows: Sequence[ResultRow], at: int) -> None:
        """Show other results, with the cursor on row `at` or near it, and from the top else."""
        self._chosen = False
        self.replace(rows)
        if at:
            self.cursor = self.nearest(at)

    def draw(self, row: ResultRow, width: int) -> Parts:
        """Return a row's words and marks."""
        if isinstance(row, FoundNote):
            return _note(row.hit, width)
        return _line(plainly(row.excerpt), width)


def _note(hit: Hit, width: int) -> Parts:
    note = hit.note
    facts = "  ".join(filter(None, (note.author, note.week.label() if note.week else "")))
    facts = cut(facts, width // 2)
    room = max(0, width - cell_len(facts) - 2)
    title = fill(headline(note.title), room)
    return [(title, "search--note"), ("  ", ""), (facts, "search--facts")]


def _line(excerpt: Excerpt, width: int) -> Parts:
    """Return a line with its number; of a long one, the part with the first marked word."""
    first = excerpt.marks[0][0] if excerpt.marks else 0
    start = first - BEFORE if cell_len(excerpt.text) > width - LEAD and first > BEFORE else 0
    number = f"{excerpt.line:>5}  "
    parts = [(number, "search--facts")]
    if start:
        parts.append(("…", "search--facts"))
    position = start
    for begin, end in excerpt.marks:
        if begin >= position:
            parts += [(excerpt.text[position:begin], ""), (excerpt.text[begin:end], "search--mark")]
            position = end
    parts.append((excerpt.text[position:], ""))
    return parts
