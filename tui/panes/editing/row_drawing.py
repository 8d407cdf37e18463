"""A row of a text on the screen: what there is to know of how it looks, and the drawing of it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.strip import Strip

Mark = tuple[int, int, str]
"""From which column to which, and the name of the style that this stretch has."""


class Row(NamedTuple):
    """All that tells a row from another, so that one that was drawn before can be known again."""

    text: str
    """With a blank at the end of a line, where the cursor can stand."""
    marks: tuple[Mark, ...]
    """Later ones lie over earlier ones. Columns are counted in the row."""
    tabs: tuple[int, ...]
    """How many cells each tab in it takes."""


def row_of(
    line: str, start: int, end: int, marks: Iterable[Mark], tab_widths: Iterable[int]
) -> Row:
    """Return the row from a column of a line to another; marks and tabs are those of the line."""
    text = line[start:end]
    tabs: tuple[int, ...] = ()
    if "\t" in text:
        before = line.count("\t", 0, start)
        tabs = tuple(tab_widths)[before : before + text.count("\t")]
    if end == len(line):
        text += " "
        end += 1
    inside = tuple(
        (max(first, start) - start, min(last, end) - start, name)
        for first, last, name in marks
        if first < end and last > start
    )
    return Row(text, inside, tabs)


def draw(
    row: Row, style_of: Callable[[str], Style], width: int, base: Style, console: Console
) -> Strip:
    """Return a row as it is on the screen, `width` cells wide."""
    text = Text(row.text, end="", no_wrap=True)
    for start, end, name in row.marks:
        text.stylize(style_of(name), start, end)
    if row.tabs:
        text = expand_text_tabs_from_widths(text, list(row.tabs))
    strip = Strip(text.render(console), text.cell_len)
    return strip.extend_cell_length(width, base).apply_style(base)
