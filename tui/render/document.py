"""What a note's Markdown becomes: blocks of styled text, free of any width."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content

from tui.notes.note import LinkKind
from tui.notes.text import split_lines
from tui.render.anchors import anchors, name_in
from tui.render.limits import refusal

EMPTY = Content("")
BACK = "↵"
"""What leads from a footnote back to its reference; unlike ↩ it has no emoji form."""


class BlockKind(StrEnum):
    """How a block is laid out."""

    TEXT = "text"
    """Wrapped at words."""
    VERBATIM = "verbatim"
    """Folded anywhere, its blanks kept: code, and text that is shown as it is written."""
    TABLE = "table"
    RULE = "rule"
    GAP = "gap"
    """One blank line between two blocks, with the bar of a quote that it stands in."""


class Link(NamedTuple):
    """A stretch of a block's text that leads somewhere."""

    start: int
    """Index of its first character in the text of the block."""
    end: int
    target: str
    kind: LinkKind | None
    """None where it stays within the note: `#heading`, `^footnote`, or `↵footnote` for back."""


class Heading(NamedTuple):
    """A heading of the note, for an outline."""

    level: int
    title: str
    line: int


class Cell(NamedTuple):
    """What one cell of a table says."""

    content: Content
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table before anyone knows how wide it may be."""

    rows: tuple[tuple[Cell, ...], ...]
    """The header first; each row with as many cells as were written in it."""
    alignment: tuple[str, ...]
    """For each column `left`, `center` or `right`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text with one prefix, which takes one or more lines on screen."""

    kind: BlockKind = BlockKind.TEXT
    content: Content = EMPTY
    """Unwrapped; a line feed is a line break."""
    first: Content = EMPTY
    """What stands before its first line: bullets, boxes, the bars of quotes."""
    rest: Content = EMPTY
    """What stands before its other lines, as wide as `first`."""
    line: int
    """Its line in the file, counted from 1; 0 where it is not of the file."""
    skipped: int = 0
    """How many lines of the file stand between `line` and the first of its text: a fence."""
    task: str | None = None
    """The mark between the brackets, where it is a task."""
    links: tuple[Link, ...] = ()
    soft: tuple[int, ...] = ()
    """Where its text has a blank for a line's end in the file."""
    style: str = ""
    """Name of the component class that it is shown in, if any."""
    language: str = ""
    table: Table | None = None

    @property
    def every_link(self) -> Sequence[Link]:
        """Its links and those of its table's cells, each at its place in its own text."""
        if self.table is None:
            return self.links
        return [link for row in self.table.rows for cell in row for link in cell.links]


@dataclass(frozen=True, slots=True)
class Document:
    """A note ready to be laid out at any width."""

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    footnotes: dict[str, int] = field(default_factory=dict)
    """The line of each footnote's definition, by its label in small letters."""
    references: dict[str, int] = field(default_factory=dict)
    """The line of the first reference to each footnote, by its label in small letters."""
    notice: str | None = None
    """One sentence on why the note is not shown as it should be."""

    def with_head(self, head: Sequence[Block]) -> "Document":
        """Return the document with blocks above it that are not of the file."""
        return replace(self, blocks=(*head, *self.blocks))

    def line_of(self, target: str) -> int | None:
        """Return the line that a link within the note leads to, None where there is none."""
        if target.startswith("^"):
            return self.footnotes.get(target[1:].casefold())
        if target.startswith(BACK):
            return self.references.get(target[1:].casefold())
        return self.anchors().get(name_in(target))

    def anchors(self) -> dict[str, int]:
        """Return the line of each place that `#name` leads to; this goes through the whole note."""
        html = (
            (block.content.plain, block.line)
            for block in self.blocks
            if block.style != "md-fence" and "<" in block.content.plain
        )
        return anchors(((heading.title, heading.line) for heading in self.headings), html)


def answer_to(target: str) -> str:
    """Return the target of the link at the other end of a footnote; empty for other links."""
    if target.startswith(BACK):
        return f"^{target[1:]}"
    return f"{BACK}{target[1:]}" if target.startswith("^") else ""


class LineIndex:
    """Finds the block that shows a line of the file."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        end = len(blocks)
        while end and not blocks[end - 1].line:  # what stands below the body
            end -= 1
        self._blocks = blocks
        self._lines = list(accumulate((block.line for block in blocks[: end or None]), max))

    def block_at(self, line: int) -> int:
        """Return the index of the nearest block that starts at or above `line`.

        Of several that start on one line it is the first that is no gap; 0 where none does.
        """
        index = max(0, bisect_right(self._lines, line) - 1)
        while (
            index
            and self._lines[index - 1] == self._lines[index]
            and self._blocks[index - 1].kind is not BlockKind.GAP
        ):
            index -= 1
        return index


def render(text: str, *, first_line: int = 1) -> Document:
    """Lay out Markdown as blocks.

    `text` is free of control characters (`tui.notes.text.clean`) and of front matter; its first
    line is `first_line` of the file. Any text gives a document, in time that grows with its
    length: what mistletoe can't take is shown as plain text, and `Document.notice` says why.
    """
    lines = split_lines(text)
    notice = refusal(lines)
    if notice is not None:
        return plain(lines, first_line, notice)
    from tui.render.blocks import build  # only now, because it loads mistletoe

    try:
        return build(lines, first_line)
    except RecursionError:
        notice = "This note is nested too deeply to be laid out, so it is shown as plain text."
        return plain(lines, first_line, notice)


def opening(text: str, size: int = 8_000) -> str:
    """Return about the first `size` characters of a long text, up to a gap between blocks."""
    end = text.rfind("\n\n", 0, size)
    return text[:end] if end > 0 else text[: text.rfind("\n", 0, size) + 1] or text[:size]


def plain(lines: Sequence[str], first_line: int, notice: str) -> Document:
    """Return the document that shows each line as it is written."""
    content = Content("\n".join(lines).expandtabs(4))
    block = Block(kind=BlockKind.VERBATIM, content=content, line=first_line)
    return Document((block,), notice=notice)
