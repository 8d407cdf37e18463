"""A scroll bar that costs next to nothing: it has a handful of different lines, however long it is.

Textual draws a bar like any widget, all of it wherever something of it changes: line by line as a
Rich renderable, in a border that it does not have, through every filter. That took as long as the
page beside it.
"""

from collections.abc import Sequence
from inspect import signature
from typing import cast

from rich.segment import Segment, Segments
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

IS_KNOWN = (
    isinstance(Widget.vertical_scrollbar, property)
    and " ".join(signature(App._start_widget).parameters) == "self parent widget"
    and signature(ScrollBarRender.render_bar).return_annotation == "Segments"
)
"""Whether Textual makes and draws a bar as it did when this was written."""


class Bar(ScrollBar):
    """A vertical scroll bar one cell wide or more, without border or padding."""

    _looks: object = None
    """What the kinds of lines were drawn from."""
    _place: object = None
    """What decides which line is of which kind."""
    _lines: Sequence[Strip] = ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the bar."""
        width, height = self.outer_size
        if self.parent is None:  # gone, but seen behind a dialog until the screen is laid out
            blank = Strip.blank(width)
            return [*self._lines[crop.y : crop.bottom], *[blank] * crop.height][: crop.height]
        if self.styles.gutter or self.opacity != 1.0 or crop.column_span != (0, width):
            return super().render_lines(crop)
        made = cast("ScrollBarRender", self.render())
        colours = made.style, self.visual_style, self.background_colors
        looks = width, colours, tuple(self.get_line_filters())
        place = height, made.virtual_size, made.window_size, made.position
        if looks != self._looks:
            self._looks, self._place = looks, None
            self._kinds: dict[tuple[str, Style | None], Strip] = {}
        if place != self._place:
            self._place, self._lines = place, self._draw(made, width, height)
        return [*self._lines[crop.y : crop.bottom]]

    def _draw(self, made: ScrollBarRender, width: int, height: int) -> list[Strip]:
        """Return all lines; those of one kind are the same strip."""
        options = self.app.console_options.update(width=width, height=height)
        (bar,) = made.__rich_console__(self.app.console, options)
        kinds, lines = self._kinds, []
        for segment in cast("Segments", bar).segments:
            kind = segment.text, segment.style
            if kind not in kinds:
                kinds[kind] = self._strip(segment, width)
            lines.append(kinds[kind])
        return lines

    def _strip(self, segment: Segment, width: int) -> Strip:
        """Return a line as it is after all filters."""
        segments = [*Segment.apply_style([segment], self.visual_style.rich_style)]
        for each in self.get_line_filters():
            segments = each.apply(segments, self.background_colors[1])
        return Strip(segments, width)
