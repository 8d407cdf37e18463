"""A document at one width: which stretch of which block each line of the screen shows."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content, Span

from tui.render.document import Block, BlockKind, Link
from tui.render.sections import Section
from tui.render.tables import fit
from tui.render.wrapping import fold, wrap

_NARROWEST = 8
_FOLDED = Content("▸ ", [Span(0, 1, ".md-fold")])


class Line(NamedTuple):
    """One line of the screen."""

    block: int
    start: int
    """Index of its first character in the text of the block."""
    end: int
    row: int
    """How many line feeds of the block's text are above it."""
    column: int
    """How many characters it starts after the last of them."""


class Layout:
    """All lines of a document at one width; heights only, styles wait until a line is drawn.

    The blocks of the `folded` sections keep their places among the blocks, and have no lines.
    """

    def __init__(self, blocks: Sequence[Block], width: int, folded: Sequence[Section] = ()) -> None:
        self.blocks = _with_marks(blocks, folded)
        self.width = max(_NARROWEST, width)
        self.lines: list[Line] = []
        self.tops: list[int] = []
        """The first line of each block; of one that is folded away, that of its heading."""
        self.ends: list[int] = []
        """The line after the last of each block; its first again where it is folded away."""
        self.rows: list[int] = []
        """The first logical line of each block, counted through the document, for selections."""
        self.hidden: dict[int, int] = {}
        """How many lines are folded away below each heading, by its block."""
        self._contents: dict[int, Content] = {}
        self._links: dict[int, tuple[Link, ...]] = {}
        self._lay_out({section.start: section for section in folded})

    def is_hidden(self, index: int) -> bool:
        """Whether a block is folded away."""
        return self.ends[index] == self.tops[index]

    def content(self, index: int) -> Content:
        """Return the text of a block as it is at this width."""
        return self._contents.get(index) or self.blocks[index].content

    def links(self, index: int) -> tuple[Link, ...]:
        """Return the links of a block, at their places in its `content`."""
        return self._links.get(index) or self.blocks[index].links

    def prefix(self, line: Line) -> Content:
        """Return what stands before a line; of a very long prefix, its end."""
        block = self.blocks[line.block]
        prefix = block.rest if line.start else block.first
        excess = prefix.cell_length - self.width // 2
        return prefix if excess <= 0 else prefix[excess:]

    def room(self, block: Block) -> int:
        """Return how many cells the text of a block may take."""
        taken = min(block.first.cell_length, self.width // 2)
        return max(1, self.width - taken - (block.style == "md-fence"))

    def line_showing(self, index: int, offset: int = 0) -> int:
        """Return the line on which a character of a block stands."""
        top, end = self.tops[index], self.ends[index]
        found = bisect_left(self.lines, offset + 1, top, end, key=lambda line: line.start)
        return max(top, found - 1)

    def text(self) -> str:
        """Return the unwrapped text of the document, whose lines selections count."""
        return "\n".join(
            "" if block.kind is BlockKind.RULE else self.content(index).plain
            for index, block in enumerate(self.blocks)
        )

    def _lay_out(self, folded: dict[int, Section]) -> None:
        """Add the lines of all blocks; `folded` has the sections by the block they start at."""
        rows = until = heading = 0
        for index, block in enumerate(self.blocks):
            if index >= until and (section := folded.get(index)):
                until, heading = section.end, section.heading
            self.rows.append(rows)
            lines, taken = self._shape(index, block)
            rows += taken
            if index < until:
                self.hidden[heading] = self.hidden.get(heading, 0) + len(lines)
                self.tops.append(self.tops[heading])
                self.ends.append(self.tops[heading])
            else:
                self.tops.append(len(self.lines))
                self.lines += lines
                self.ends.append(len(self.lines))

    def _shape(self, index: int, block: Block) -> tuple[list[Line], int]:
        """Return the lines of a block, and how many logical lines it has."""
        room = self.room(block)
        if block.kind is BlockKind.TABLE and block.table is not None:
            content, links = fit(block.table, room)
            self._contents[index] = content
            self._links[index] = links
        elif block.kind is BlockKind.RULE:
            self._contents[index] = Content(("━" if block.style == "md-h1-rule" else "─") * room)
        plain = self.content(index).plain
        as_is = block.kind in (BlockKind.VERBATIM, BlockKind.TABLE)
        split = fold if as_is and block.style != "md-html" else wrap  # a comment is mostly words
        offset = 0
        paragraphs = plain.split("\n")
        lines = []
        for row, paragraph in enumerate(paragraphs):
            for start, end in split(paragraph, room):
                lines.append(Line(index, offset + start, offset + end, row, start))
            offset += len(paragraph) + 1
        return lines, len(paragraphs)


def _with_marks(blocks: Sequence[Block], folded: Sequence[Section]) -> Sequence[Block]:
    """Return the blocks with a mark before each heading that has its section folded."""
    if not folded:
        return blocks
    marked = list(blocks)
    for section in folded:
        marked[section.heading] = replace(
            marked[section.heading], first=_FOLDED, rest=Content(" " * _FOLDED.cell_length)
        )
    return marked
