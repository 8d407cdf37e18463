"""Text measured in the cells of a terminal, for lines made of columns."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from tui.notes.text import clean_line

Parts = Sequence[tuple[str, str]]
"""A line's pieces from left to right: plain text, and its component class or nothing."""


def cut(text: str, width: int) -> str:
    """Return `text` on one line and in at most `width` cells, ended with `…` where cut.

    A wide character is never halved, and what could control the terminal is made visible.
    """
    text = clean_line(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fill(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` cut or padded to exactly `width` cells; `right` puts the padding before it."""
    text = cut(text, width)
    padding = " " * (width - cell_len(text))
    return padding + text if right else text + padding
