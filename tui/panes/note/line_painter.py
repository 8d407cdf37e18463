"""Lines of a sheet as strips: prefix, text and background, styled only when they are shown."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.content import Content, Span
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.panes.editing.line_pieces import along, at, blank, colour, component
from tui.panes.lists.cells import cut as cut_to_cells
from tui.render.cutting import cut
from tui.render.hits import Hit
from tui.render.layout import Line
from tui.render.sheet import BOX, Item, Sheet

GUTTER = 1
"""How many cells at least stand left of the text, for marks."""
_CHANGED, _HERE = "▎", "»"


class LinePainter:
    """Paints the lines of one sheet in the styles of a widget, and remembers plain ones."""

    def __init__(self, widget: Widget, sheet: Sheet) -> None:
        self._widget = widget
        self._sheet = sheet
        self._layout = sheet.layout
        self._items = frozenset(sheet.items)
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._coloured: dict[int, Content] = {}
        self._styles: dict[str, Style] = {}
        """How component classes look by their names, and what they set by their selectors."""
        self._hits: Mapping[int, Sequence[Hit]] = {}
        self.current_hit: Hit | None = None
        """The hit that the reader is at."""
        self.changed: frozenset[int] = frozenset()
        """The blocks that have a mark beside them."""
        self.section: int | None = None
        """The block of the heading that has a mark because somebody went there."""
        self.hints: Mapping[Item, str] = {}
        """The letters that are drawn over items."""

    def forget(self) -> None:
        """Paint everything anew, as after a change of theme."""
        self._strips.clear()
        self._styles.clear()

    def show_hits(self, hits: Mapping[int, Sequence[Hit]]) -> None:
        """Mark the hits of each block from now on."""
        self._hits = hits
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
        is_at_hit = self.current_hit is not None and self.current_hit.block == line.block
        is_marked = is_at_hit or line.block == self.section
        if focused is not None or selection is not None or is_marked or self.hints:
            drawn = self._paint(line, width, focused, selection)
            return self._lay_hints_over(drawn, y, width) if self.hints else drawn
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
        base = self._look(block.style) if block.style else ground
        text = cut(self._text(line.block, focused), line.start, line.end)
        text = self._mark_hits(text, line)
        if selection is not None and (span := selection.get_span(row)) is not None:
            text = self._select(text, line, *span)
        left = self._margin(line, width)
        left += self._segments(self._prefix(line, focused), ground)
        if block.style == "md-fence":
            left.append(Segment(" ", base.rich_style))
        filled = self._segments(text, base)
        used = _cells((*left, *filled))
        filling = self._filling(self._end(width) - used, base, line)
        used += _cells(filling)
        segments = [
            *at(left, line.column, row),
            *along(filled, line.column, row),
            *filling,
            *blank(width - used, ground, line, row),
        ]
        return Strip(segments, max(used, width)).crop(0, width)

    def _look(self, name: str) -> Style:
        """Return how text of a component class looks on its own."""
        if (style := self._styles.get(name)) is None:
            style = self._styles[name] = self._widget.get_visual_style(name)
        return style

    def _indent(self, width: int) -> int:
        """Return how many cells stand left of the text."""
        return GUTTER + max(0, (width - GUTTER - self._layout.width) // 2)

    def _end(self, width: int) -> int:
        """Return the cell at which the lines of the text end."""
        return min(width, self._indent(width) + self._layout.width)

    def _margin(self, line: Line, width: int) -> list[Segment]:
        """Return what stands left of the text: blanks, and a mark: of where one is, of news."""
        margin, ground = self._indent(width), self._widget.visual_style.rich_style
        if line.block == self.section:
            mark, name = _HERE, "md-here"
        elif line.block in self.changed:
            mark, name = _CHANGED, "md-changed"
        else:
            return [Segment(" " * margin, ground)]
        return [Segment(" " * (margin - 1), ground), Segment(mark, self._look(name).rich_style)]

    def _filling(self, cells: int, base: Style, line: Line) -> list[Segment]:
        """Return what stands right of the text: blanks, and how much is folded away below."""
        hidden = self._layout.hidden.get(line.block, 0)
        row = self._layout.rows[line.block] + line.row
        if not hidden or line.end < len(self._layout.content(line.block).plain):
            return blank(cells, base, line, row)
        words = cut_to_cells(f"  {hidden} line{'s' if hidden > 1 else ''}", cells)
        told = Segment(words, self._look("md-fold").rich_style)
        end = line.end - line.start + line.column
        return [*at((told,), end, row), *blank(cells - told.cell_length, base, line, row)]

    def _mark_hits(self, text: Content, line: Line) -> Content:
        """Mark the hits in a line of a block."""
        hits = self._hits.get(line.block)
        if not hits:
            return text
        spans = []
        first = bisect_right(hits, line.start, key=lambda hit: hit.end)
        for hit in hits[first:]:
            if hit.start >= line.end:
                break
            style = ".md-hit-current" if hit == self.current_hit else ".md-hit"
            start = max(hit.start, line.start) - line.start
            spans.append(Span(start, min(hit.end, line.end) - line.start, style))
        return text.add_spans(spans)

    def _lay_hints_over(self, strip: Strip, y: int, width: int) -> Strip:
        """Draw the letters of the items on a line over their beginnings, in brackets if they fit.

        The brackets tell them from the text where there are no colours.
        """
        # Textual's `get_visual_style` drops `reverse`.
        style = (self._widget.visual_style + component(self._widget, "md-hint")).rich_style
        for item, letters in self.hints.items():
            if self._sheet.top_of(item) == y:
                line = self._layout.lines[y]
                x, label = self._indent(width) + self._cell_of(item, line), letters
                if _has_room(strip, x, x + len(letters), x + self._cells_of(item, line)):
                    x, label = x - 1, f"[{letters}]"
                rest = strip.crop(min(width, x + len(label)), width)
                drawn = Strip([Segment(label, style)])
                strip = Strip.join([strip.crop(0, x), drawn, rest]).crop(0, width)
        return strip

    def _cell_of(self, item: Item, line: Line) -> int:
        """Return how many cells right of the text's beginning an item stands."""
        prefix = self._layout.prefix(line)
        if item.link == BOX:
            starts = [span.start for span in prefix.spans if _is_box(span)]
            return cell_len(prefix.plain[: min(starts, default=0)])
        before = self._layout.content(item.block).plain[line.start : self._sheet.link(item).start]
        return prefix.cell_length + cell_len(before)

    def _cells_of(self, item: Item, line: Line) -> int:
        """Return how many cells of a line an item takes from where it begins."""
        if item.link == BOX:
            return 1
        link = self._sheet.link(item)
        text = self._layout.content(item.block).plain
        return cell_len(text[link.start : min(link.end, line.end)])

    def _text(self, index: int, focused: Item | None) -> Content:
        """Return the whole text of a block with what is drawn over it."""
        content = self._coloured.get(index) or self._layout.content(index)
        block = self._layout.blocks[index]
        if block.language and index not in self._coloured:
            content = self._coloured[index] = colour(block, content)
        spans = []
        for number, link in enumerate(self._layout.links(index)):
            item = Item(index, number)
            if item in self._items:
                spans.append(Span(link.start, link.end, _target(item)))
            if item == focused:
                spans.append(Span(link.start, link.end, ".md-focus"))
        if focused == Item(index, BOX):  # all of the task, which `space` ticks
            spans.append(Span(0, len(content.plain), ".md-focus"))
        elif index == self.section:
            spans.append(Span(0, len(content.plain), ".md-here"))
        return content.add_spans(spans) if spans else content

    def _prefix(self, line: Line, focused: Item | None) -> Content:
        prefix = self._layout.prefix(line)
        item = Item(line.block, BOX)
        if line.start or item not in self._items:
            return prefix
        spans = []
        for span in prefix.spans:
            if _is_box(span):
                spans.append(Span(span.start, span.end, _target(item)))
                if item == focused:
                    spans.append(Span(span.start, span.end, ".md-focus"))
        return prefix.add_spans(spans)

    def _select(self, text: Content, line: Line, start: int, end: int) -> Content:
        """Show the part of a line that lies in a selection, given in columns of its row."""
        style = component(self._widget.screen, "screen--selection")
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
            if (partial := self._styles.get(style)) is None:
                partial = self._styles[style] = component(self._widget, style[1:])
            return partial
        return self._widget.app.stylesheet.parse_style(style)


def _cells(segments: Iterable[Segment]) -> int:
    """Return how many cells segments take."""
    return sum(segment.cell_length for segment in segments)


def _has_room(strip: Strip, start: int, end: int, item_end: int) -> bool:
    """Tell whether brackets fit around the cells from `start` to before `end` of a line.

    They may cover blanks, and of the item itself all but its last cell.
    """
    cells = [cell for letter in strip.text for cell in [letter, ""][: cell_len(letter)]]
    if not start or end >= len(cells) or cells[start - 1] != " ":
        return False
    return cells[end] in (" ", "") or end + 1 < item_end


def _is_box(span: Span) -> bool:
    return isinstance(span.style, str) and span.style.startswith(".md-box")


def _target(item: Item) -> Style:
    """Return the mark by which a click finds its item."""
    return Style.from_meta({"item": tuple(item)})
