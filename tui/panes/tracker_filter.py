"""The line below the tracker's list in which words to look for are typed."""

from textual.widgets import Input


class FilterBox(Input):
    """An input that is only there while it is used."""

    def __init__(self) -> None:
        super().__init__(compact=True, placeholder="words in text, owner or note")
        self.cursor_blink = False
