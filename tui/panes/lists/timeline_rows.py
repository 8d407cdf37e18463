"""The rows of the timeline as a list wants them."""

from collections.abc import Hashable

from tui.notes.readers.chronicle_layout import Layout
from tui.notes.readers.chronicle_rows import TimelineRow
from tui.panes.lists.rows import Rows


class TimelineRows(Rows[TimelineRow]):
    """A layout's rows, which are found without making all those above."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        self.layout = layout

    def find(self, key: Hashable) -> int:
        """Return the index of the row with a key; -1 where there is none."""
        return self.layout.find(key)
