"""Words in a border that repaint a pane only when they are new; assigning them always does."""

from textual.content import Content
from textual.widget import Widget

from tui.notes.text import clean_line


def entitle(widget: Widget, title: str) -> None:
    """Put plain words in the upper border."""
    title = clean_line(title)
    if widget.border_title != Content(title).markup:
        widget.border_title = Content(title)


def subtitle(widget: Widget, words: str) -> None:
    """Put plain words in the lower border."""
    words = clean_line(words)
    if widget.border_subtitle != Content(words).markup:
        widget.border_subtitle = Content(words)
