"""Lines in their border: each is put together once, and not each time that it is seen.

Textual keeps a widget's lines by the place where they were last seen. A list that scrolls, or a
border that shows the focus, has it build every line anew: pad it, put the border on, cut it, and
pass it through every filter, each time as another strip with its own seven caches.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip

from tui.panes.scrolling import Scrolling

FRAMES = 2
"""How many frames are kept: with the focus and without."""
KEPT = 96
"""How many lines are kept in each, more than most terminals show at once."""


class Looks(NamedTuple):
    """Everything that decides what stands beside a line, and what becomes of the line."""

    width: int
    room: int
    """The cells that a line has; what is right of them belongs to a scroll bar, or is padding."""
    left: int
    """How many cells stand left of it."""
    border: object
    colours: tuple[Color, Color]
    filters: Sequence[LineFilter]


class Frame:
    """What stands left and right of all lines, and the lines that were put in between."""

    def __init__(self, looks: Looks, line: Strip) -> None:
        """Take the sides of a line that Textual drew."""
        self._looks = looks
        self._left = [*line.crop(0, looks.left)]
        self._right = [*line.crop(looks.left + looks.room, looks.width)]
        self._lines: dict[int, tuple[Strip, Strip]] = {}
        """By the identity of the line alone, which is kept so that no other can have it."""

    def around(self, content: Strip) -> Strip:
        """Return a line with the frame around it; the same strip for the same strip."""
        known = self._lines.get(id(content))
        if known is not None:
            return known[1]
        segments: Iterable[Segment] = [*content]
        for each in self._looks.filters:
            segments = each.apply([*segments], self._looks.colours[1])
        framed = Strip([*self._left, *segments, *self._right], self._looks.width)
        if len(self._lines) >= KEPT:
            self._lines.clear()
        self._lines[id(content)] = content, framed
        return framed


class Framed(Scrolling):
    """A view drawn by lines, each as wide as there is room beside the bar.

    The lines of the border, and all of a widget with more to its look than border and padding, are
    Textual's. So are the sides: they are cut from a line that it drew.
    """

    _frames: Mapping[Looks, Frame] = MappingProxyType({})

    def content_lines(self, first: int, past: int, width: int) -> list[Strip]:
        """Return lines of the view, each exactly `width` cells wide; counted from its top.

        For what looks the same, best the same strip: what becomes of it is kept, too.
        """
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return a line of the view, `y` lines below its top."""
        return self.content_lines(y, y + 1, self.scrollable_content_region.width)[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the widget, from its upper border on."""
        styles, region = self.styles, self.region
        gutter, width = styles.gutter, region.width
        inner = region.shrink(gutter)
        room = inner.shrink(self.scrollbar_gutter).width
        top, past = max(crop.y, gutter.top), min(crop.bottom, gutter.top + inner.height)
        if top >= past or room <= 0 or not self._is_simple():
            return super().render_lines(crop)
        looks = Looks(
            width,
            room,
            gutter.left,
            styles.border,
            self.background_colors,
            tuple(self.get_line_filters()),
        )
        frame = self._frame(looks, top)
        contents = self.content_lines(top - gutter.top, past - gutter.top, room)
        strips = [frame.around(content) for content in contents]
        if crop.y < top:
            strips[:0] = super().render_lines(Region(0, crop.y, width, top - crop.y))
        if crop.bottom > past:
            strips += super().render_lines(Region(0, past, width, crop.bottom - past))
        if crop.column_span != (0, width):
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _is_simple(self) -> bool:
        """Whether there is nothing to be seen but the lines, a border and padding."""
        styles = self.styles
        return (
            self.opacity == 1.0
            and styles.text_opacity == 1.0
            and not styles.tint.a
            and not (styles.has_rule("hatch") and styles.hatch != "none")
            and not any(edge for edge, _ in styles.outline)
            and not self.hover_style.link_id
        )

    def _frame(self, looks: Looks, y: int) -> Frame:
        """Return the frame for what the widget looks like, `y` being a line that has one."""
        frame = self._frames.get(looks)
        if frame is None:
            line = super().render_lines(Region(0, y, looks.width, 1))[0]
            frame = Frame(looks, line)
            newest = [*self._frames.items()][1 - FRAMES :]
            self._frames = dict([*newest, (looks, frame)])
        return frame
