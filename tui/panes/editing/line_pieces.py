"""The pieces that lines of a note are painted from: styles, blanks and coloured code."""

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.render.document import Block, BlockKind
from tui.render.layout import Line

_MAX_COLOURED = 20_000
"""Longer code, in characters, keeps one colour: finding more takes a noticeable time."""


def component(widget: Widget, name: str) -> Style:
    """Return what a component class sets, to be laid over other styles.

    Textual's `get_visual_style(…, partial=True)` drops an opaque background.
    """
    styles = widget.get_component_styles(name)
    background = styles.background if styles.has_rule("background") else None
    color = styles.color if styles.has_rule("color") else None
    if styles.auto_color and background is not None:
        color = background.get_contrast_text(styles.color.a)
    return Style.from_rich_style(styles.text_style) + Style(background, color)


@lru_cache(maxsize=1024)
def place(column: int, row: int) -> RichStyle:
    """Return the mark by which a drag knows which character of the text it starts at."""
    return Style.from_meta({"offset": (column, row)}).rich_style


def at(segments: Iterable[Segment], column: int, row: int) -> list[Segment]:
    """Give cells that are no text a place in it: a drag that starts there selects from there."""
    mark = place(column, row)
    return [Segment(text, style + mark if style else mark) for text, style, _ in segments]


def along(segments: Iterable[Segment], column: int, row: int) -> list[Segment]:
    """Give cells of text their places in it, from a column on."""
    placed = []
    for segment in segments:
        placed += at((segment,), column, row)
        column += len(segment.text)
    return placed


def blank(cells: int, style: Style, line: Line, row: int) -> list[Segment]:
    """Return blanks right of a line's text; a drag that starts there selects from its end."""
    if cells <= 0:
        return []
    end = line.column + line.end - line.start
    return at((Segment(" " * cells, style.rich_style),), end, row)


def colour(block: Block, content: Content) -> Content:
    """Return code in the colours of its language, as it is where the language is not known."""
    if block.kind is not BlockKind.VERBATIM or len(content.plain) > _MAX_COLOURED:
        return content
    from textual.highlight import highlight  # only now, because it loads pygments

    coloured = highlight(content.plain, language=block.language)
    return coloured if coloured.plain == content.plain else content
