"""The line below the tracker's list in which words to look for are typed."""

from rich.segment import Segment
from textual import getters, on
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.typed_keys import LineBox


class FilterBox(LineBox):
    """An input that is a rule below the list until it is used.

    It stays where it is, as whatever comes or goes has the whole screen laid out and painted anew.
    """

    # As any widget's, but for the layout, which each letter would ask for: the width is given.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self) -> None:
        super().__init__("words in text, owner or note")

    @property
    def is_open(self) -> bool:
        """Whether words can be typed."""
        return self.has_class("-open")

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self.set_class(is_open, "-open")

    def allow_focus(self) -> bool:
        """Take no keys while it is not used."""
        return self.is_open

    def render_line(self, y: int) -> Strip:
        """Return a line of it."""
        if self.is_open:
            return super().render_line(y)
        return Strip([Segment("─" * self.outer_size.width, self.rich_style)])


class Filtered(Widget):
    """A pane that shows only what has the words typed into its `FilterBox`."""

    filter_box = getters.query_one(FilterBox)

    @property
    def is_filtering(self) -> bool:
        """Whether words are being typed."""
        return self.filter_box.is_open

    def look_for(self, words: str) -> None:
        """Show only what has these words; everything where there are none."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the line in which words to look for are typed."""
        self.filter_box.is_open = True
        self.filter_box.focus()

    def action_clear_filter(self) -> None:
        """Look for no words any more."""
        self.filter_box.value = ""
        self._close_filter()
        self.look_for("")

    @on(FilterBox.Changed)
    def _filter(self, event: FilterBox.Changed) -> None:
        event.stop()
        self.look_for(event.value)

    @on(FilterBox.Submitted)
    def _keep_filter(self, event: FilterBox.Submitted) -> None:
        event.stop()
        self._close_filter()

    def _close_filter(self) -> None:
        if self.is_filtering:
            self.focus()
            self.filter_box.is_open = False
