"""The tracker's list: actions under their groups' headings, each with what is unfolded of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var

from tui.notes.actions.agenda import Entry
from tui.panes.lists.cells import Parts
from tui.panes.lists.line_list import LineList
from tui.panes.tracking.tracker_lines import draw_row
from tui.panes.tracking.tracker_rows import EntryRow, TrackerRow, UnfoldedRow


class ActionList(LineList[TrackerRow]):
    """The lines of the tracker; a click on a box ticks it."""

    EMPTY = "No actions here."
    WAITING = "Reading the notes…"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tracker--group",
        "tracker--box",
        "tracker--mark",
        "tracker--owner",
        "tracker--late",
        "tracker--today",
        "tracker--quiet",
        "tracker--closed",
    }

    @dataclass
    class BoxClicked(Message):
        """A click hit the box of the action that the cursor is now on."""

    today: var[date] = var(date.min)
    """The day that lateness is counted from."""
    names: var[Mapping[str, str]] = var(dict)
    """The short form of each person's name."""

    def know(self, today: date, names: Mapping[str, str]) -> None:
        """Draw all lines anew where the day or the short names are other ones."""
        if (today, names) != (self.today, self.names):
            self.today, self.names = today, names
            self.refresh()

    def draw(self, row: TrackerRow, width: int) -> Parts:
        """Return a row's words."""
        return draw_row(row, width, self.today, self.names)

    def is_alike(self, row: TrackerRow, other: TrackerRow) -> bool:
        """Whether two rows look the same: of its note, an action shows no more than the title."""
        if isinstance(row, EntryRow) and isinstance(other, EntryRow):
            is_same = row.entry is other.entry or _seen(row.entry) == _seen(other.entry)
            return is_same and row.marked == other.marked
        return row == other

    def on_focus(self) -> None:
        """Stay on the action: the next key may change it, and not whatever comes before it."""
        self.stay()

    def reveal_unfolded(self) -> None:
        """Bring what is unfolded below the cursor into view, as far as there is room."""
        last = self.cursor
        while last + 1 < len(self.rows) and isinstance(self.rows[last + 1], UnfoldedRow):
            last += 1
        height = min(last - self.cursor + 1, self.size.height)
        region = Region(0, self.cursor, 1, height)
        self.scroll_to_region(region, animate=False, force=True, immediate=True, x_axis=False)

    def on_click(self, event: events.Click) -> None:
        """Tick the action whose box is hit, and leave other clicks to the list."""
        offset = event.get_content_offset(self)
        index = self.index_at(event)
        if offset is None or offset.x > 1 or index is None:
            return
        event.stop()
        event.prevent_default()
        self.cursor = index
        self.post_message(self.BoxClicked())


def _seen(entry: Entry) -> tuple[object, ...]:
    """Return what `draw_row` shows of an entry."""
    of_day = entry.when, entry.is_late, entry.waits, entry.age
    return entry.action, entry.who, entry.title, *of_day
