"""The line at the foot of the note in which words to find are typed."""

from tui.panes.typed_keys import LineBox


class FindBox(LineBox):
    """An input that is only there while it is used, and covers a line of the note."""

    def __init__(self) -> None:
        super().__init__("find in this note")
