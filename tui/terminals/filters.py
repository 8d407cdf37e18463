"""The last look at each line before it goes to the terminal."""

from functools import lru_cache

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.notes.text import without_control
from tui.terminals.charset import UNKNOWN, has, look_alike


class ControlNet(LineFilter):
    """Takes out what a terminal would obey.

    There should be nothing to take out, as text is cleaned where it is read. What slips through
    there is not shown here either: it has no width, and a mark in its place would break the line.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  # Textual's signature
        """Return the segments without control characters, each as wide as before."""
        if all(text.isprintable() and _leads_well(style) for text, style, _ in segments):
            return segments
        return [Segment(caught(text), _unlinked(style), None) for text, style, _ in segments]


class CharsetFilter(LineFilter):
    """Puts look-alikes in the place of letters that the terminal does not have."""

    def __init__(self, charset: str) -> None:
        super().__init__()
        self._charset = charset

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  # Textual's signature
        """Return the segments in the terminal's letters, each as wide as before."""
        charset = self._charset
        if all(text.isascii() for text, _, _ in segments):
            return segments
        return [Segment(in_cells(text, charset), style, None) for text, style, _ in segments]


@lru_cache(maxsize=1024)
def caught(text: str) -> str:
    """Return a text without what a terminal would obey, in as many cells."""
    if text.isprintable():
        return text
    kept = without_control(text)
    return kept + " " * (cell_len(text) - cell_len(kept))


@lru_cache(maxsize=4096)
def in_cells(text: str, charset: str) -> str:
    """Return a text in the letters of a charset, in as many cells."""
    if has(charset, text):
        return text
    parts = []
    for start, end, width in split_graphemes(text)[0]:
        part = text[start:end]
        if not has(charset, part):
            part = "".join(look_alike(letter, charset) for letter in part)
            part = part[:width].ljust(width, UNKNOWN)
        parts.append(part)
    return "".join(parts)


def _leads_well(style: Style | None) -> bool:
    return style is None or not style.link or _is_harmless(style.link)


@lru_cache(maxsize=1024)
def _is_harmless(target: str) -> bool:
    """Whether an address ends nothing but itself within OSC 8: printable ASCII, as in its rules."""
    return target.isascii() and target.isprintable()


def _unlinked(style: Style | None) -> Style | None:
    return style if style is None or _leads_well(style) else style.update_link(None)
