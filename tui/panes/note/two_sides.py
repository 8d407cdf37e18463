"""Two versions of a note in one widget that scrolls: what differs, and little around it."""

from bisect import bisect_left, bisect_right
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.notes.writing.merging import Merged
from tui.render.two_sides import Comparison, Sides, compare

BESIDE = 100
"""From this many cells on, the versions stand beside each other."""


def _key(keys: str, action: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, tooltip, id=f"sides.{name}", tooltip=tooltip, show=False)


class TwoSides(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows how two versions differ; only the lines in view are painted."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"sides--{name}" for name in ("same", "head", "mine", "theirs", "word")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down", "line(1)", "down", "A line down"),
        _key("up", "line(-1)", "up", "A line up"),
        _key("space,pagedown", "page(1)", "page-down", "A page down"),
        _key("b,pageup", "page(-1)", "page-up", "A page up"),
        _key("g,home", "scroll_home", "top", "To the beginning"),
        _key("G,end", "scroll_end", "bottom", "To the end"),
        _key("n", "difference(1)", "next", "The next difference"),
        _key("p", "difference(-1)", "previous", "The difference before"),
    ]

    def __init__(self, merged: Merged, sides: Sides, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._merged = merged
        self._sides = sides
        self._width = 0
        self._shown = Comparison((), ())

    @property
    def differences(self) -> int:
        """How many places are shown to differ."""
        return len(self._shown.differences)

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        width = self.scrollable_content_region.width
        if width == self._width:
            return
        self._width = width
        self._shown = compare(self._merged, self._sides, width, beside=width >= BESIDE)
        self.virtual_size = Size(width, len(self._shown.lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line of the view."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.visual_style.rich_style
        if index >= len(self._shown.lines):
            return Strip.blank(width, base)
        segments = [
            Segment(text, self.get_visual_style(f"sides--{name}").rich_style if name else base)
            for text, name in self._shown.lines[index]
            if text
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def action_line(self, rows: int) -> None:
        """Scroll by lines."""
        self._scroll(self.scroll_offset.y + rows)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, each of which keeps a line of the one before."""
        height = self.scrollable_content_region.height
        self._scroll(self.scroll_offset.y + pages * max(1, height - 1))

    def action_scroll_home(self) -> None:
        """Scroll to the beginning."""
        self._scroll(0)

    def action_scroll_end(self) -> None:
        """Scroll to the end."""
        self._scroll(len(self._shown.lines))

    def action_difference(self, way: int) -> None:
        """Bring the next difference, or the one before, to the top."""
        at, starts = self.scroll_offset.y, self._shown.differences
        if way > 0:
            following = starts[bisect_right(starts, at) :]
            self._scroll(following[0] if following else at)
        else:
            earlier = starts[: bisect_left(starts, at)]
            self._scroll(earlier[-1] if earlier else 0)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)
