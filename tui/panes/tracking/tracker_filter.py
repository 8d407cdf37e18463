"""The line below the tracker's list in which words to look for are typed."""

from textual import getters, on
from textual.widget import Widget
from textual.widgets import Input


class FilterBox(Input):
    """An input that is only there while it is used."""

    def __init__(self) -> None:
        super().__init__(compact=True, placeholder="words in text, owner or note")
        self.cursor_blink = False


class Filtered(Widget):
    """A pane that shows only what has the words typed into its `FilterBox`."""

    filter_box = getters.query_one(FilterBox)

    @property
    def is_filtering(self) -> bool:
        """Whether words are being typed."""
        return self.filter_box.display

    def look_for(self, words: str) -> None:
        """Show only what has these words; everything where there are none."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the line in which words to look for are typed."""
        # its own style and not a class of the pane's, which would style the whole pane anew
        self.filter_box.display = True
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
            self.filter_box.display = False
