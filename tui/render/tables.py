"""A table fitted to a width: cells wrap, columns shrink, nothing is cut off."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content, Span

from tui.render.cutting import spans_within
from tui.render.document import EMPTY, Cell, Link, Table
from tui.render.wrapping import wrap

_SEPARATOR = " │ "
_CROSSING = "─┼─"
_LONGEST = 16
"""Words longer than this, in cells, may be broken to make a column fit."""

_WIDE = 2
"""The cells that one letter may need."""

_Lines = list[tuple[int, int]]
_NOTHING = Cell(EMPTY, ())


def fit(table: Table, width: int) -> Cell:
    """Return the table as text whose lines are at most `width` cells wide, with its links."""
    columns = len(table.alignment)
    rows = [[*row, *[_NOTHING] * (columns - len(row))] for row in table.rows]
    rows[0] = [Cell(cell.content.stylize(".md-th"), cell.links) for cell in rows[0]]
    widths = [max(_natural(row[column]) for row in rows) for column in range(columns)]
    least = [max(_longest_word(row[column]) for row in rows) for column in range(columns)]
    available = width - len(_SEPARATOR) * (columns - 1)
    if available < sum(least):  # before words are broken, the table becomes a list of its rows
        return _stack(rows, width)
    return _grid(rows, table.alignment, _shrink(widths, least, available))


class _Text:
    """Text that grows to the right and downwards, with styles and links."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._links: list[Link] = []

    def write(self, text: str, style: str = "") -> None:
        if style and text:
            self._spans.append(Span(self._length, self._length + len(text), style))
        self._parts.append(text)
        self._length += len(text)

    def write_cell(self, cell: Cell, start: int, end: int) -> None:
        """Write a stretch of a cell; a link is focused where its first words stand."""
        self._spans.extend(spans_within(cell.content, start, end, self._length))
        for link in cell.links:
            if start <= link.start < end:
                first = self._length + link.start - start
                last = self._length + min(link.end, end) - start
                self._links.append(link._replace(start=first, end=last))
        self.write(cell.content.plain[start:end])

    def finish(self) -> Cell:
        return Cell(Content("".join(self._parts), self._spans), tuple(self._links))


def _natural(cell: Cell) -> int:
    return max(map(cell_len, cell.content.plain.split("\n")))


def _longest_word(cell: Cell) -> int:
    return min(_LONGEST, max(map(cell_len, cell.content.plain.split()), default=0))


def _shrink(widths: Sequence[int], least: Sequence[int], available: int) -> list[int]:
    """Return the widths that fit, none below its least, taken from the widest columns first."""

    def capped(cap: int) -> list[int]:
        return [min(width, max(cap, floor)) for width, floor in zip(widths, least, strict=True)]

    cap = max(widths, default=0)
    if sum(widths) > available:
        low, high = 0, cap
        while low < high:
            middle = (low + high + 1) // 2
            if sum(capped(middle)) <= available:
                low = middle
            else:
                high = middle - 1
        cap = low
    shrunk = capped(cap)
    spare = available - sum(shrunk)
    for column, width in enumerate(widths):
        if spare > 0 and shrunk[column] < width:
            shrunk[column] += 1
            spare -= 1
    return shrunk


def _grid(rows: Iterable[Sequence[Cell]], alignment: Sequence[str], widths: Sequence[int]) -> Cell:
    wrapped = [
        [_wrap_cell(cell, max(1, width)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    long = [any(len(lines) > 1 for lines in row) for row in wrapped]
    rule = _CROSSING.join("─" * width for width in widths)
    columns = list(zip(alignment, widths, strict=True))
    text = _Text()
    for index, (row, lines) in enumerate(zip(rows, wrapped, strict=True)):
        if index:
            text.write("\n")
        if index == 1 or (index and (long[index] or long[index - 1])):
            text.write(rule, ".md-line")
            text.write("\n")
        _write_row(text, row, lines, columns)
    if len(wrapped) == 1:
        text.write("\n")
        text.write(rule, ".md-line")
    return text.finish()


def _write_row(
    text: _Text,
    row: Sequence[Cell],
    wrapped: Sequence[_Lines],
    columns: Sequence[tuple[str, int]],
) -> None:
    """Write the lines of a row; `columns` says how each is aligned and how wide it is."""
    for line in range(max(map(len, wrapped))):
        if line:
            text.write("\n")
        for column, (cell, (align, width)) in enumerate(zip(row, columns, strict=True)):
            if column:
                text.write(_SEPARATOR, ".md-line")
            lines = wrapped[column]
            start, end = lines[line] if line < len(lines) else (0, 0)
            free = width - cell_len(cell.content.plain[start:end])
            left = {"left": 0, "center": free // 2, "right": free}[align]
            text.write(" " * left)
            text.write_cell(cell, start, end)
            text.write(" " * (free - left))


def _wrap_cell(cell: Cell, width: int) -> _Lines:
    lines = []
    offset = 0
    for line in cell.content.plain.split("\n"):
        lines += [(offset + start, offset + end) for start, end in wrap(line, width)]
        offset += len(line) + 1
    return lines


def _stack(rows: Sequence[Sequence[Cell]], width: int) -> Cell:
    """Return each row as a list of what its columns say, for a table of too many columns."""
    header, *body = rows
    room = max(1, width - len(_SEPARATOR))
    names = max(_WIDE, min(max(map(_natural, header)), room // 3))
    columns = [("left", names), ("left", max(_WIDE, room - names))]
    text = _Text()
    for index, row in enumerate(body or [[_NOTHING] * len(header)]):
        if index:
            text.write("\n" + "─" * width, ".md-line")
            text.write("\n")
        for column, pair in enumerate(zip(header, row, strict=True)):
            if column:
                text.write("\n")
            lines = [_wrap_cell(cell, size) for cell, (_, size) in zip(pair, columns, strict=True)]
            _write_row(text, pair, lines, columns)
    return text.finish()
