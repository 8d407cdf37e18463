"""The line at the foot of the note in which words to find are typed."""

from textual.widgets import Input


class FindBox(Input):
    """An input that is only there while it is used, and covers a line of the note."""

    def __init__(self) -> None:
        super().__init__(compact=True, placeholder="find in this note")
        self.cursor_blink = False
