"""The rows of the timeline as a list wants them."""

from collections.abc import Hashable

from tui.notes.readers.chronicle_layout import Layout
from tui.notes.readers.chronicle_rows import NoteRow, TimelineRow
from tui.panes.lists.rows import Rows


class TimelineRows(Rows[TimelineRow]):
    """A layout's rows, which are found without making all those above."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        self.layout = layout

    def find(self, key: Hashable) -> int:
        """Return the index of the row with a key; -1 where there is none."""
        return self.layout.find(key)

    def place_of(self, old: Rows[TimelineRow], index: int) -> int:
        """Return where the row that was at `index` in other rows is, or its next neighbour.

        A note that has another name by now is the one that was not there, with the same bytes.
        """
        row = old[index] if 0 <= index < len(old) else None
        if isinstance(row, NoteRow) and row.note.digest and self.find(row.key) < 0:
            for place, other in enumerate(self):
                is_same = isinstance(other, NoteRow) and other.note.digest == row.note.digest
                if is_same and old.find(other.key) < 0:
                    return place
        return super().place_of(old, index)
