"""Lines of a sheet as strips: prefix, text and background, styled only when they are shown."""

from rich.segment import Segment
from textual.cache import LRUCache
from textual.content import Content, Span
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.render.cutting import cut
from tui.render.document import Block, BlockKind
from tui.render.layout import Line
from tui.render.sheet import BOX, Item, Sheet

_MAX_COLOURED = 20_000
"""Longer code, in characters, keeps one colour: finding more takes a noticeable time."""


class LinePainter:
    """Paints the lines of one sheet in the styles of a widget, and remembers plain ones."""

    def __init__(self, widget: Widget, sheet: Sheet) -> None:
        self._widget = widget
        self._layout = sheet.layout
        self._items = frozenset(sheet.items)
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._coloured: dict[int, Content] = {}

    def forget(self) -> None:
        """Paint everything anew, as after a change of theme."""
        self._strips.clear()

    def paint(
        self, y: int, width: int, *, focused: Item | None, selection: Selection | None
    ) -> Strip:
        """Return line `y` of the sheet, centred in `width` cells."""
        if y >= len(self._layout.lines):
            return Strip.blank(width, self._widget.visual_style.rich_style)
        line = self._layout.lines[y]
        if focused is not None and focused.block != line.block:
            focused = None
        if focused is not None or selection is not None:
            return self._paint(line, width, focused, selection)
        strip = self._strips.get(y)
        if strip is None or strip.cell_length != width:
            strip = self._strips[y] = self._paint(line, width, None, None)
        return strip

    def _paint(
        self, line: Line, width: int, focused: Item | None, selection: Selection | None
    ) -> Strip:
        layout, block = self._layout, self._layout.blocks[line.block]
        row = layout.rows[line.block] + line.row
        ground = self._widget.visual_style
        base = self._widget.get_visual_style(block.style) if block.style else ground
        text = cut(self._text(line.block, focused), line.start, line.end)
        if selection is not None and (span := selection.get_span(row)) is not None:
            text = self._select(text, line, *span)
        margin = max(0, (width - layout.width) // 2)
        left = [Segment(" " * margin, ground.rich_style)]
        left += self._segments(self._prefix(line, focused), ground)
        if block.style == "md-fence":
            left.append(Segment(" ", base.rich_style))
        filled = Strip(self._segments(text, base))
        column = min(width, margin + layout.width) - sum(segment.cell_length for segment in left)
        strip = Strip.join(
            [
                Strip([_at(segment, line.column, row) for segment in left]),
                filled.apply_offsets(line.column, row),
                _blank(column - filled.cell_length, base, line, row),
            ]
        )
        strip = Strip.join([strip, _blank(width - strip.cell_length, ground, line, row)])
        return strip.crop(0, width)

    def _text(self, index: int, focused: Item | None) -> Content:
        """Return the whole text of a block with what is drawn over it."""
        content = self._coloured.get(index) or self._layout.content(index)
        block = self._layout.blocks[index]
        if block.language and index not in self._coloured:
            content = self._coloured[index] = _colour(block, content)
        spans = []
        for number, link in enumerate(self._layout.links(index)):
            item = Item(index, number)
            if item in self._items:
                spans.append(Span(link.start, link.end, _hit(item)))
            if item == focused:
                spans.append(Span(link.start, link.end, ".md-focus"))
        return content.add_spans(spans) if spans else content

    def _prefix(self, line: Line, focused: Item | None) -> Content:
        prefix = self._layout.prefix(line)
        item = Item(line.block, BOX)
        if line.start or item not in self._items:
            return prefix
        spans = []
        for span in prefix.spans:
            if isinstance(span.style, str) and span.style.startswith(".md-box"):
                spans.append(Span(span.start, span.end, _hit(item)))
                if item == focused:
                    spans.append(Span(span.start, span.end, ".md-focus"))
        return prefix.add_spans(spans)

    def _select(self, text: Content, line: Line, start: int, end: int) -> Content:
        """Show the part of a line that lies in a selection, given in columns of its row."""
        style = _component(self._widget.screen, "screen--selection")
        first = max(0, start - line.column)
        last = len(text.plain) if end < 0 else min(len(text.plain), end - line.column)
        return text.stylize(style, first, last) if first < last else text

    def _segments(self, content: Content, base: Style) -> list[Segment]:
        return [
            Segment(text, style.rich_style)
            for text, style in content.render(base, end="", parse_style=self._style)
            if text
        ]

    def _style(self, style: str | Style) -> Style:
        if isinstance(style, Style):
            return style
        if style.startswith("."):
            return _component(self._widget, style[1:])
        return self._widget.app.stylesheet.parse_style(style)


def _component(widget: Widget, name: str) -> Style:
    """Return what a component class sets, to be laid over other styles.

    Textual's `get_visual_style(…, partial=True)` drops an opaque background.
    """
    styles = widget.get_component_styles(name)
    background = styles.background if styles.has_rule("background") else None
    color = styles.color if styles.has_rule("color") else None
    if styles.auto_color and background is not None:
        color = background.get_contrast_text(styles.color.a)
    return Style.from_rich_style(styles.text_style) + Style(background, color)


def _hit(item: Item) -> Style:
    """Return the mark by which a click finds its item."""
    return Style.from_meta({"item": tuple(item)})


def _at(segment: Segment, column: int, row: int) -> Segment:
    """Give cells that are no text a place in it: a drag that starts there selects from there."""
    style = Style.from_meta({"offset": (column, row)}).rich_style
    return Segment(segment.text, segment.style + style if segment.style else style)


def _blank(cells: int, style: Style, line: Line, row: int) -> Strip:
    if cells <= 0:
        return Strip([])
    end = line.column + line.end - line.start
    return Strip([_at(Segment(" " * cells, style.rich_style), end, row)], cells)


def _colour(block: Block, content: Content) -> Content:
    """Return code in the colours of its language, as it is where the language is not known."""
    if block.kind is not BlockKind.VERBATIM or len(content.plain) > _MAX_COLOURED:
        return content
    from textual.highlight import highlight  # only now, because it loads pygments

    coloured = highlight(content.plain, language=block.language)
    return coloured if coloured.plain == content.plain else content
