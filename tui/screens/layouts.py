"""A layout is compared with the one before it, whoever looks at the map in between.

Textual repaints what has moved since the last layout, and tells what has another size. But where a
widget that is new or not seen is to be painted, the next to ask for any widget's place has the map
made anew; what has moved since then is in it already, and the layout that follows finds nothing to
do. A message that makes room for another left its traces on the screen in this way.
"""

from typing import TYPE_CHECKING

from textual._compositor import Compositor, ReflowResult
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from tui.lean_output.painting import SparingCompositor

if TYPE_CHECKING:
    from textual._compositor import CompositorMap


class LayoutMemory(SparingCompositor):
    """Remembers the last layout, in place of the map that was made for somebody's question."""

    _last: "CompositorMap | None" = None
    """Where everything was; None where nobody has asked since then."""

    @property
    def full_map(self) -> "CompositorMap":
        """Where everything is now."""
        known = self._full_map
        now = super().full_map
        if now is not known and self._last is None:
            self._last = known
        return now

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay everything out; return what is different from the last layout."""
        if self._last is not None:
            self._full_map, self._last = self._last, None
        return super().reflow(parent, size)


def remember_layouts(screen: Screen[ScreenResultType]) -> None:
    """Give a new screen such a memory, if Textual is as it was when this was written."""
    if type(screen._compositor) is Compositor and hasattr(screen._compositor, "_full_map"):
        screen._compositor = LayoutMemory()
