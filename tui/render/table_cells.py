"""The rows of a table to cells of styled text."""

from tui.render.document import Cell, Table
from tui.render.grids import Grid
from tui.render.inline import parse_inline
from tui.render.parser import Parser

MAX_CELLS = 20_000
"""A table with more is shown as it is written."""


def read_table(parser: Parser, grid: Grid) -> Table | None:
    """Return the cells of a table, None where there are too many.

    Cells beyond the last column of the header are dropped, as in GFM.
    """
    header, delimiter, *body = grid.lines
    rows = [Grid.cells(row) for row in (header, *body)]
    columns = len(rows[0])
    if columns * len(rows) > MAX_CELLS:
        return None
    return Table(
        tuple(tuple(_cell(parser, cell) for cell in row[:columns]) for row in rows),
        tuple(map(_alignment, Grid.cells(delimiter))),
    )


def _cell(parser: Parser, markdown: str) -> Cell:
    content, links, _ = parse_inline(parser, markdown)
    return Cell(content, links)


def _alignment(rule: str) -> str:
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return "left"
