"""Words in a border that repaint its line only, and only when they are new.

Assigning them to `border_title` always repaints the widget, with all that is in it.
"""

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from tui.notes.text import clean_line


def entitle(widget: Widget, title: str) -> None:
    """Put plain words in the upper border."""
    words = Content(clean_line(title))
    if widget.border_title != words.markup:
        widget._border_title = words
        _repaint(widget, 0)


def subtitle(widget: Widget, words: str) -> None:
    """Put plain words in the lower border."""
    content = Content(clean_line(words))
    if widget.border_subtitle != content.markup:
        widget._border_subtitle = content
        _repaint(widget, widget.outer_size.height - 1)


def _repaint(widget: Widget, line: int) -> None:
    """Repaint a line of a widget, counted from its upper border."""
    whole = Region(0, line, widget.outer_size.width, 1)
    widget.refresh(whole.translate(-widget.content_offset))  # regions are told from the content on
