"""mistletoe's block tokens to blocks with prefixes and lines of the file."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content, Span
from textual.style import Style

from tui.notes.text import clean
from tui.render.boxes import TASK_ITEM, TASK_MARK, box, mute_fields
from tui.render.document import (
    EMPTY,
    Block,
    BlockKind,
    Cell,
    Document,
    Heading,
    Link,
)
from tui.render.grids import Grid
from tui.render.inline import footnote_mark, parse_inline
from tui.render.parser import Parser
from tui.render.quick_import import Node, block_token
from tui.render.table_cells import read_table
from tui.render.tokens import FootnoteDefinition

_BULLETS = "•◦▪"
_BAR = Content("▌ ", [Span(0, 1, ".md-bar")])
_TRAILING = re.compile(r" +$")
_TOO_INTRICATE = "Parts of this note are too intricate to be laid out and are shown as written."


def build(lines: Sequence[str], first_line: int) -> Document:
    """Return the document of a text that `tui.render.limits.refusal` lets pass.

    Raises RecursionError where the nesting is too deep after all.
    """
    parser = Parser(lines)
    builder = _Builder(parser, lines, first_line)
    builder.add_all(parser.root.children, _Place())
    notice = _TOO_INTRICATE if parser.overspent else None
    return Document(tuple(builder.blocks), tuple(builder.headings), builder.footnotes, notice)


@dataclass(slots=True)
class _Place:
    """Where blocks go: inside which quotes, lists and items."""

    first: Content = EMPTY
    """The prefix of the next line; it is used up by the first block put here."""
    rest: Content = EMPTY
    depth: int = 0
    """How many lists are around."""
    style: str = ""
    """Component class of running text here."""

    def take(self) -> Content:
        """Return the prefix for the next line and use it up."""
        first, self.first = self.first, self.rest
        return first


class _Builder:
    """Collects the blocks of one document in their order."""

    def __init__(self, parser: Parser, lines: Sequence[str], first_line: int) -> None:
        self.blocks: list[Block] = []
        self.headings: list[Heading] = []
        self.footnotes: dict[str, int] = {}
        self._parser = parser
        self._lines = lines
        self._offset = first_line - 1
        self._adders: dict[type, Callable[[Node, _Place], None]] = {
            block_token.Heading: self._add_heading,
            block_token.SetextHeading: self._add_heading,
            block_token.Paragraph: self._add_paragraph,
            block_token.CodeFence: self._add_code,
            block_token.BlockCode: self._add_code,
            block_token.HtmlBlock: self._add_html,
            block_token.Quote: self._add_quote,
            block_token.List: self._add_list,
            block_token.ThematicBreak: self._add_rule,
            Grid: self._add_table,
            FootnoteDefinition: self._add_footnote,
        }

    def add_all(self, tokens: Iterable[Node], place: _Place, *, airy: bool = True) -> None:
        """Add blocks to a place, with a blank line between two of them where it is airy."""
        previous: Node = None
        for token in tokens:
            if previous is not None and (airy or not _belong_together(previous, token)):
                line = token.line_number + self._offset
                self._add_gap(place, line)
                if not place.depth and not place.rest and getattr(token, "level", 6) <= 2:
                    self._add_gap(place, line)
            self._adders[type(token)](token, place)
            previous = token

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    def _add_gap(self, place: _Place, line: int) -> None:
        bar = place.rest
        if found := _TRAILING.search(bar.plain):
            bar = bar[: found.start()]
        self._add(Block(kind=BlockKind.GAP, first=bar, rest=bar, line=line))

    def _inline(self, token: Node) -> Cell:
        return parse_inline(self._parser, _markdown(token))

    def _add_heading(self, token: Node, place: _Place) -> None:
        content, links = self._inline(token)
        line = token.line_number + self._offset
        level = token.level
        self.headings.append(Heading(level, content.plain.replace("\n", " "), line))
        first, rest = place.take(), place.rest
        style = f"md-h{level}"
        self._add(
            Block(content=content, first=first, rest=rest, line=line, links=links, style=style)
        )
        if level == 1:
            rule = BlockKind.RULE
            self._add(Block(kind=rule, first=rest, rest=rest, line=line, style="md-h1-rule"))

    def _add_paragraph(self, token: Node, place: _Place) -> None:
        content, links = self._inline(token)
        self._add_text(content, links, token.line_number, place)

    def _add_text(
        self, content: Content, links: tuple[Link, ...], line_number: int, place: _Place
    ) -> None:
        self._add(
            Block(
                content=content,
                first=place.take(),
                rest=place.rest,
                line=line_number + self._offset,
                links=links,
                style=place.style,
            )
        )

    def _add_verbatim(self, text: str, line_number: int, place: _Place, style: str = "") -> None:
        self._add(
            Block(
                kind=BlockKind.VERBATIM,
                content=_verbatim(text),
                first=place.take(),
                rest=place.rest,
                line=line_number + self._offset,
                style=style,
            )
        )

    def _add_code(self, token: Node, place: _Place) -> None:
        self._add(
            Block(
                kind=BlockKind.VERBATIM,
                content=_verbatim(_markdown(token)),
                first=place.take(),
                rest=place.rest,
                line=token.line_number + self._offset,
                skipped=int(isinstance(token, block_token.CodeFence)),
                style="md-fence",
                language=clean(token.language).lower(),
            )
        )

    def _add_html(self, token: Node, place: _Place) -> None:
        self._add_verbatim(_markdown(token), token.line_number, place, "md-html")

    def _add_rule(self, token: Node, place: _Place) -> None:
        line = token.line_number + self._offset
        first, rest = place.take(), place.rest
        self._add(Block(kind=BlockKind.RULE, first=first, rest=rest, line=line, style="md-rule"))

    def _add_quote(self, token: Node, place: _Place) -> None:
        inner = _Place(place.take() + _BAR, place.rest + _BAR, place.depth, "md-quote")
        self.add_all(token.children, inner)

    def _add_footnote(self, token: Node, place: _Place) -> None:
        self.footnotes.setdefault(token.label, token.line_number + self._offset)
        mark = footnote_mark(token.label) + " "
        marked = place.take() + Content(mark, [Span(0, len(mark), ".md-bullet")])
        hanging = place.rest + Content(" " * len(mark))
        inner = _Place(marked, hanging, place.depth, "md-footnote")
        self.add_all(token.children, inner)

    def _add_list(self, token: Node, place: _Place) -> None:
        numbers = (
            [f"{token.start + i}." for i in range(len(token.children))]
            if (token.start is not None)
            else []
        )
        width = max(map(len, numbers), default=1)
        bullet = _BULLETS[place.depth % len(_BULLETS)]
        for index, item in enumerate(token.children):
            if index and token.loose:
                self._add_gap(place, item.line_number + self._offset)
            marker = numbers[index].rjust(width) if numbers else bullet
            self._add_item(item, marker, place, airy=token.loose)

    def _add_item(self, item: Node, marker: str, place: _Place, *, airy: bool) -> None:
        mark = self._task_mark(item)
        boxed = box(mark) if mark is not None else EMPTY
        lead = Content(f" {marker} ", [Span(0, len(marker) + 2, ".md-bullet")])
        if mark is not None and len(marker) == 1:
            lead = Content(" ")
        lead += boxed
        inner = _Place(
            place.take() + lead,
            place.rest + Content(" " * lead.cell_length),
            place.depth + 1,
            place.style,
        )
        children = list(item.children)
        if mark is not None:
            self._add_task(children.pop(0), mark, inner)
            if children and airy:
                self._add_gap(inner, children[0].line_number + self._offset)
        elif not children:
            self._add_text(EMPTY, (), item.line_number, inner)
        self.add_all(children, inner, airy=airy)

    def _task_mark(self, item: Node) -> str | None:
        """Return the mark of a task, None for any other item.

        The item's own line decides: an action is found by its line, so a box that starts on the
        line below its bullet would tick something else.
        """
        children = item.children
        if not children or type(children[0]) is not block_token.Paragraph:
            return None
        found = TASK_MARK.match(_markdown(children[0]))
        line = self._lines[item.line_number - 1]
        if found is None or TASK_ITEM.match(line) is None:
            return None
        return found[1]

    def _add_task(self, paragraph: Node, mark: str, place: _Place) -> None:
        markdown = TASK_MARK.sub("", _markdown(paragraph), count=1)
        content, links = parse_inline(self._parser, markdown)
        content = mute_fields(content)
        if mark in "xX":
            content = content.stylize(".md-done")
        elif mark == "-":
            content = content.stylize(".md-done").stylize(Style(strike=True))
        self._add(
            Block(
                content=content,
                first=place.take(),
                rest=place.rest,
                line=paragraph.line_number + self._offset,
                task=mark,
                links=links,
                style=place.style,
            )
        )

    def _add_table(self, token: Node, place: _Place) -> None:
        table = read_table(self._parser, token)
        if table is None:
            self._add_verbatim("".join(token.lines), token.line_number, place)
            return
        self._add(
            Block(
                kind=BlockKind.TABLE,
                first=place.take(),
                rest=place.rest,
                line=token.line_number + self._offset,
                style=place.style,
                table=table,
            )
        )


def _markdown(leaf: Node) -> str:
    """Return what a leaf holds, as the parser left it."""
    content: str = leaf.children[0].content
    return content


def _verbatim(text: str) -> Content:
    return Content(clean(text).rstrip("\n").expandtabs(4))


def _belong_together(token: Node, following: Node) -> bool:
    """Whether two blocks of a tight item stand without a blank line between them."""
    tight = (block_token.Paragraph, block_token.List, FootnoteDefinition)
    return isinstance(token, tight) and isinstance(following, tight)
