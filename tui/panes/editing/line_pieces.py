"""The pieces that lines of a note are painted from: styles, blanks and coloured code."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
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


def at(segment: Segment, column: int, row: int) -> Segment:
    """Give cells that are no text a place in it: a drag that starts there selects from there."""
    style = Style.from_meta({"offset": (column, row)}).rich_style
    return Segment(segment.text, segment.style + style if segment.style else style)


def blank(cells: int, style: Style, line: Line, row: int) -> Strip:
    """Return blanks right of a line's text; a drag that starts there selects from its end."""
    if cells <= 0:
        return Strip([])
    end = line.column + line.end - line.start
    return Strip([at(Segment(" " * cells, style.rich_style), end, row)], cells)


def colour(block: Block, content: Content) -> Content:
    """Return code in the colours of its language, as it is where the language is not known."""
    if block.kind is not BlockKind.VERBATIM or len(content.plain) > _MAX_COLOURED:
        return content
    from textual.highlight import highlight  # only now, because it loads pygments

    coloured = highlight(content.plain, language=block.language)
    return coloured if coloured.plain == content.plain else content
