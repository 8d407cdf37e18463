"""A view that scrolls, and repaints of its scroll bar no more than moves."""

from math import ceil

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from tui.panes.bar import IS_KNOWN, Bar

PARTS = 8
"""In so many parts of a cell a thumb begins and ends, as Textual draws it."""


class Scrolling(ScrollView):
    """What lists and pages have in common.

    Textual repaints a bar whole whenever it changes, which takes as long as all the lines beside
    it; and lays out the whole screen whenever `virtual_size` is assigned.
    """

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made when it is asked for first."""
        if self._vertical_scrollbar is None and IS_KNOWN:
            self._vertical_scrollbar = bar = Bar(
                name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return super().vertical_scrollbar

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the thumb."""
        if self.show_vertical_scrollbar:
            self._move_thumb(self.vertical_scrollbar.window_virtual_size, new_value)
        super().watch_scroll_y(old_value, new_value)

    def _reach(self, size: Size) -> None:
        """Let the view go over so many cells; where its bar comes or goes, this is a layout."""
        has_bar = self.styles.overflow_y == "scroll" or size.height > self.container_size.height
        if self.show_vertical_scrollbar != has_bar:
            self.virtual_size = size
            return
        self.set_reactive(Scrolling.virtual_size, size)
        if has_bar:
            self._move_thumb(size.height, self.vertical_scrollbar.position)

    def _move_thumb(self, height: int, position: float) -> None:
        bar = self.vertical_scrollbar
        before = _thumb(bar)
        bar.set_reactive(ScrollBar.window_virtual_size, height)
        bar.set_reactive(ScrollBar.position, position)
        after = _thumb(bar)
        if (before is None) != (after is None):
            bar.refresh()
        for old, new in zip(before or (), after or (), strict=False):
            if old != new:
                top, bottom = sorted((old // PARTS, new // PARTS))
                bar.refresh(Region(0, top, bar.size.width, bottom + 1 - top))


def _thumb(bar: ScrollBar) -> tuple[int, int] | None:
    """Return where a bar's thumb begins and ends, in parts of a cell; None where it has none.

    This is what Textual's `ScrollBarRender` works out.
    """
    size, whole, seen = bar.size.height, bar.window_virtual_size, bar.window_size
    if not (size and seen and size < whole):
        return None
    thumb = max(1, seen / (whole / size))
    start = int((size - thumb) * bar.position / max(1, whole - seen) * PARTS)
    return start, start + ceil(thumb * PARTS)
