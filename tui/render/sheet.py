"""A document at one width with everything in it that a person can act on; knows no widget."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from tui.render.document import BlockKind, Document, LineIndex, Link
from tui.render.layout import Layout
from tui.render.sections import FoldKey, Section, sections

BOX = -1
"""The `link` of an item that is a block's task box."""


class Item(NamedTuple):
    """A link or a task box."""

    block: int
    link: int
    """Index among the links of the block, or `BOX`."""


class Place(NamedTuple):
    """Where a line of the screen stands in the file, whatever the width."""

    line: int
    """The line of the file on which its block starts; 0 above the body."""
    rows: int
    """How many lines of the screen it is below the start of its block, or above."""


class Spot(NamedTuple):
    """A character of a document, wherever it stands on the screen."""

    block: int
    start: int
    """Its index in the text of the block."""
    rows: int
    """How many lines of the screen it is below the start of its block."""


class Sheet:
    """The lines of a document at one width, and its items in their order.

    `tickable` holds the lines of the file whose boxes are items; other boxes are only shown.
    `folded` holds the keys of the sections that are folded away; keys of others do no harm.
    """

    def __init__(
        self,
        document: Document,
        width: int,
        tickable: Collection[int] = (),
        folded: frozenset[FoldKey] = frozenset(),
    ) -> None:
        self.document = document
        self.tickable = tickable
        self.folded = folded
        closed = [section for section in self.sections if section.key in folded] if folded else ()
        self.layout = Layout(document.blocks, width, closed)
        self.items = list(self._find_items())
        self._positions = {item: number for number, item in enumerate(self.items)}
        self._item_lines = [self.top_of(item) for item in self.items]
        self._index = LineIndex(document.blocks)

    @property
    def height(self) -> int:
        """How many lines of the screen it takes."""
        return len(self.layout.lines)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that can be folded."""
        return sections(self.document.blocks)

    def at_width(self, width: int) -> "Sheet":
        """Return the same document at another width; its items stay the same."""
        return Sheet(self.document, width, self.tickable, self.folded)

    def with_folded(self, folded: frozenset[FoldKey]) -> "Sheet":
        """Return the same document with other sections folded away."""
        return Sheet(self.document, self.layout.width, self.tickable, folded)

    def unfolded_for(self, block: int) -> "Sheet":
        """Return the sheet with as much unfolded as it takes to show a block."""
        if not self.layout.is_hidden(block):
            return self
        around = {s.key for s in self.sections if s.start <= block < s.end}
        return self.with_folded(self.folded - around)

    def block_at(self, line: int) -> int:
        """Return the index of the block that shows a line of the file, or the nearest above it."""
        return self._index.block_at(line)

    def source_line(self, item: Item) -> int:
        """Return the line of the file on which an item's block starts."""
        return self.layout.blocks[item.block].line

    def link(self, item: Item) -> Link:
        """Return the link that an item is."""
        return self.layout.links(item.block)[item.link]

    def top_of(self, item: Item) -> int:
        """Return the line of the screen on which an item stands."""
        if item.link == BOX:
            return self.layout.tops[item.block]
        return self.layout.line_showing(item.block, self.link(item).start)

    def item_after(self, item: Item | None, y: int) -> Item | None:
        """Return the item after another, or else the first from line `y` on; None at the end."""
        index = self._positions[item] + 1 if item else bisect_left(self._item_lines, y)
        return self.items[index] if index < len(self.items) else None

    def item_before(self, item: Item | None, y: int) -> Item | None:
        """Return the item before another, or else the last above line `y`; None at the start."""
        index = (self._positions[item] if item else bisect_left(self._item_lines, y)) - 1
        return self.items[index] if index >= 0 else None

    def items_within(self, top: int, bottom: int) -> list[Item]:
        """Return the items on the lines of the screen from `top` to before `bottom`."""
        lines = self._item_lines
        return self.items[bisect_left(lines, top) : bisect_left(lines, bottom)]

    def item_at(self, line: int, link: int = BOX) -> Item | None:
        """Return the box, or a link, of the block that shows a line of the file."""
        item = Item(self._index.block_at(line), link)
        found = item in self._positions and self.source_line(item) == line
        return item if found else None

    def link_to(self, target: str) -> Item | None:
        """Return the first link with this target, its capitals aside."""
        links = (item for item in self.items if item.link != BOX)
        wanted = target.casefold()
        return next((i for i in links if self.link(i).target.casefold() == wanted), None)

    def top_of_line(self, line: int) -> int:
        """Return the line of the screen that shows a line of the file, or the nearest above it."""
        if not self.layout.tops:
            return 0
        index = self._index.block_at(line)
        block, top = self.layout.blocks[index], self.layout.tops[index]
        row = line - block.line - block.skipped
        if block.kind is not BlockKind.VERBATIM or row <= 0:
            return top
        end = max(top + 1, self.layout.ends[index])
        return bisect_left(self.layout.lines, row, top, end - 1, key=lambda shown: shown.row)

    def line_at(self, y: int) -> int:
        """Return the line of the file at or just below a line of the screen; 0 where none is."""
        for index in range(y, self.height):
            shown = self.layout.lines[index]
            block = self.layout.blocks[shown.block]
            if block.line:
                within = block.skipped + shown.row if block.kind is BlockKind.VERBATIM else 0
                return block.line + within
        return 0

    def place_of(self, y: int) -> Place:
        """Return where a line of the screen stands in the file."""
        if y >= self.height:
            return Place(0, 0)
        index = self.layout.lines[y].block
        while index and not self.layout.blocks[index].line:
            index -= 1  # what stands below the body is found from the body's end
        line = self.layout.blocks[index].line
        if self.layout.blocks[index].kind is BlockKind.GAP and line:
            index = self._index.block_at(line)  # a gap belongs to what is below it
        return Place(line, y - self.layout.tops[index])

    def line_of(self, spot: Spot) -> int:
        """Return the line of the screen that shows a character, or its section's heading."""
        layout, block = self.layout, spot.block
        if layout.is_hidden(block):
            return layout.tops[block]
        if layout.blocks[block].kind is BlockKind.TABLE:  # whose text is another at each width
            return min(layout.tops[block] + spot.rows, layout.ends[block] - 1)
        return layout.line_showing(block, spot.start)

    def spot_of(self, y: int) -> Spot:
        """Return what the line `y` of the screen begins with."""
        line = self.layout.lines[y]
        return Spot(line.block, line.start, y - self.layout.tops[line.block])

    def top_of_place(self, place: Place) -> int:
        """Return the line of the screen at a place, or the nearest in its block."""
        if not place.line:
            return place.rows
        index = self._index.block_at(place.line)
        if index >= len(self.layout.tops):
            return 0
        rows = 0 if self.layout.is_hidden(index) else place.rows
        return max(0, min(self.layout.tops[index] + rows, self.height - 1))

    def _find_items(self) -> Iterator[Item]:
        for index, block in enumerate(self.layout.blocks):
            if self.folded and self.layout.is_hidden(index):
                continue
            if block.task is not None and block.line in self.tickable:
                yield Item(index, BOX)
            if block.links or block.table is not None:
                for number in range(len(self.layout.links(index))):
                    yield Item(index, number)
