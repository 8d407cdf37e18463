"""The line below the text: which note it is, how safe, how long, and where the cursor is."""

from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.notes.parsing.comments import OPENS, without_comments
from tui.notes.readers.reading_time import minutes
from tui.panes.editing.markdown_spans import front_matter_rows

GAP = 2
"""Cells at least between the note and what is said of its text."""


class EditorStatus(Widget):
    """Says what is to be known of the text, and a failure in its place until something changes.

    One line of text instead of a widget for each half: a number with another digit moves what is
    beside it, and need not have the screen laid out anew.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"editor-status--unsaved", "editor-status--failure"}

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        """Which note it is, or what did not work."""
        self.state = ""
        """How safe the text is, how long, and where the cursor is."""
        self._is_unsaved = False

    def show(  # noqa: PLR0913  # all that there is to say
        self, path: str, state: str, words: int, line: int, column: int, *, is_unsaved: bool
    ) -> None:
        """Say it all; called at every key, so what is as before is left alone."""
        told = f"{words:,} words" if words != 1 else "1 word"
        if time := minutes(words):
            told += f", {time} min"
        said = " · ".join(part for part in (state, told, f"{line}:{column}") if part)
        if (path, said, is_unsaved) != (self.note, self.state, self._is_unsaved):
            self.note, self.state, self._is_unsaved = path, said, is_unsaved
            self.refresh()
        self.remove_class("-failed")

    def fail(self, sentence: str) -> None:
        """Say why something did not work."""
        self.note = f"! {sentence}"
        self.add_class("-failed")
        self.refresh(layout=True)

    def render(self) -> Content:
        """Put the note at the left end and what is said of it at the right, or after a failure."""
        state = Content(self.state)
        if self._is_unsaved:
            state = Content.styled(self.state, self._style("unsaved"))
        if self.has_class("-failed"):
            return Content.styled(self.note, self._style("failure")) + Content(" " * GAP) + state
        room = self.content_size.width - GAP - state.cell_length
        note = Content(self.note).truncate(max(0, room), ellipsis=True, pad=True)
        return note + Content(" " * GAP) + state

    def _style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(f"editor-status--{name}"))


def count_words(text: str) -> int:
    """Count as the index does: what is between spaces, front matter and comments aside."""
    lines = text.split("\n")
    told = lines[front_matter_rows(lines) :]
    if any(OPENS in line for line in told):
        told = without_comments("\n".join(told)).split("\n")
    return sum(len(line.split()) for line in told)
