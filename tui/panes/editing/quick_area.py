"""Textual's text area, quick in long texts and no wider than one reads well.

Textual draws every visible line anew at each key, and joins all lines of the text for each of
them. Here a line is drawn when it is another, or where the cursor is, and the lines are joined
once a change.
"""

from typing import Any

from textual.document._document import DocumentBase
from textual.geometry import Offset
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location

MOST_STRIPS = 2_000
"""How many lines of the screen are kept before all are forgotten."""

_Key = tuple[str, str, int, tuple[int, ...], int]
"""A line's text and context, at which of its letters the strip begins, where the line is wrapped,
and the strip's width: a line may be drawn after a change of the width and before it is wrapped."""


class QuickArea(TextArea):
    """Edits text of 100 KB as quickly as a line, wrapped at the reading width."""

    reading_width = reactive(80, layout=False, repaint=False)
    """The most cells that a line of text takes."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Textual's own, passed on
        self._joined: tuple[DocumentBase, str] | None = None
        self._strips: dict[_Key, Strip] = {}
        super().__init__(**options)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def text(self) -> str:
        """All of the text, its lines joined by line feeds."""
        if self._joined is None or self._joined[0] is not self.document:
            self._joined = (self.document, self.document.text)
        return self._joined[1]

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    @property
    def wrap_width(self) -> int:
        """How many cells a line of the text takes at most, the cursor behind it not counted."""
        return min(super().wrap_width, self.reading_width)

    def watch_reading_width(self) -> None:
        """Wrap the text anew, with the cursor in sight."""
        if self.is_mounted:
            self._rewrap_and_refresh_virtual_size()  # what Textual does where it is resized
            self.scroll_cursor_visible()
            self.refresh()

    def update_suggestion(self) -> None:
        """Forget what was made of the text, since Textual calls this after every change of it."""
        self._joined = None
        super().update_suggestion()

    def notify_style_update(self) -> None:
        """Draw everything anew, since the colours may be others."""
        self.forget_lines()
        super().notify_style_update()

    def forget_lines(self) -> None:
        """Have all lines drawn anew, as what colours them is not what it was."""
        self._strips.clear()
        self._line_cache.clear()
        self.refresh()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:  # noqa: ARG002
        """Find none: Textual goes through all of the text for it, and prose has no use for it."""
        return None

    def context_of(self, row: int) -> str:  # noqa: ARG002
        """Return what else than a line's own text says how it looks; up to the subclass."""
        return ""

    def render_line(self, y: int) -> Strip:
        """Return a line of the view, as it was drawn before where nothing of it has changed."""
        line = y + self.scroll_offset.y
        if line >= self.virtual_size.height:
            return super().render_line(y)
        row, start = self.wrapped_document.offset_to_location(Offset(0, line))
        first, last = sorted(self.selection)
        if first[0] <= row <= last[0]:
            return super().render_line(y)
        wraps = tuple(self.wrapped_document.get_offsets(row))
        text, context = self.document.get_line(row), self.context_of(row)
        key = (text, context, start, wraps, self.size.width)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = super().render_line(y)
        return strip
