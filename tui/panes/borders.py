"""Words in a border that repaint a pane only when they are new; assigning them always does."""

from textual.content import Content
from textual.widget import Widget


def entitle(widget: Widget, title: str) -> None:
    """Put plain words in the upper border."""
    if widget.border_title != Content(title).markup:
        widget.border_title = Content(title)


def subtitle(widget: Widget, words: str) -> None:
    """Put plain words in the lower border."""
    if widget.border_subtitle != Content(words).markup:
        widget.border_subtitle = Content(words)
