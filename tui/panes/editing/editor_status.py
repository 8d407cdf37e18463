"""The line below the text: which note it is, how safe, how long, and where the cursor is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.notes.parsing.comments import OPENS, without_comments
from tui.notes.readers.reading_time import minutes
from tui.panes.editing.markdown_spans import front_matter_rows


class EditorStatus(Horizontal):
    """Says what is to be known of the text, and a failure in its place until something changes."""

    path_line = query_one("#editor-path", Static)
    state_line = query_one("#editor-state", Static)

    def compose(self) -> ComposeResult:
        """Lay out the note's path and what is said of its text."""
        yield Static(id="editor-path", markup=False)
        yield Static(id="editor-state", markup=False)

    def show(self, path: str, state: str, words: int, line: int, column: int) -> None:
        """Say it all; called at every key, so what is as before is left alone."""
        told = f"{words:,} words" if words != 1 else "1 word"
        if time := minutes(words):
            told += f", {time} min"
        _update(self.path_line, path)
        parts = (state, told, f"{line}:{column}")
        _update(self.state_line, " · ".join(part for part in parts if part))

    def fail(self, sentence: str) -> None:
        """Say why something did not work."""
        _update(self.path_line, f"! {sentence}")


def count_words(text: str) -> int:
    """Count as the index does: what is between spaces, front matter and comments aside."""
    lines = text.split("\n")
    told = lines[front_matter_rows(lines) :]
    if any(OPENS in line for line in told):
        told = without_comments("\n".join(told)).split("\n")
    return sum(len(line.split()) for line in told)


def _update(line: Static, text: str) -> None:
    """Show other text; the layout is done again only where its width is another."""
    before = str(line.content)
    if text != before:
        line.update(Content(text), layout=len(text) != len(before))
