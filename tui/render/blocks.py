"""mistletoe's block tokens to blocks with prefixes and lines of the file."""

import re
from collections.abc import Callable, Iterable, Sequence

from textual.content import Content
from textual.style import Style

from tui.notes.text import clean
from tui.render.boxes import TASK_ITEM, TASK_MARK, mute_fields
from tui.render.document import (
    EMPTY,
    Block,
    BlockKind,
    Document,
    Heading,
)
from tui.render.footnotes import Definition, link_back
from tui.render.grids import Grid
from tui.render.inline import Passage, footnote_mark, parse_inline
from tui.render.nesting import Nest
from tui.render.parser import Parser
from tui.render.quick_import import Node, block_token
from tui.render.stars import link_stars
from tui.render.table_cells import read_table
from tui.render.tokens import FootnoteDefinition

_TRAILING = re.compile(r" +$")
_TOO_INTRICATE = "Parts of this note are too intricate to be laid out and are shown as written."


def build(lines: Sequence[str], first_line: int) -> Document:
    """Return the document of a text that `tui.render.limits.refusal` lets pass.

    Raises RecursionError where the nesting is too deep after all.
    """
    parser = Parser(lines)
    builder = _Builder(parser, lines, first_line)
    builder.add_all(parser.root.children, Nest())
    blocks = builder.blocks
    references = link_back(blocks, builder.definitions)
    starred, stars = link_stars(blocks)
    return Document(
        tuple(blocks),
        tuple(builder.headings),
        footnotes=builder.footnotes | starred,
        references=references | stars,
        notice=_TOO_INTRICATE if parser.overspent else None,
    )


class _Builder:
    """Collects the blocks of one document in their order."""

    def __init__(self, parser: Parser, lines: Sequence[str], first_line: int) -> None:
        self.blocks: list[Block] = []
        self.headings: list[Heading] = []
        self.footnotes: dict[str, int] = {}
        self.definitions: list[Definition] = []
        self._parser = parser
        self._lines = lines
        self._offset = first_line - 1
        self._adders: dict[type, Callable[[Node, Nest], None]] = {
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

    def add_all(self, tokens: Iterable[Node], place: Nest, *, airy: bool = True) -> None:
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

    def _add_gap(self, place: Nest, line: int) -> None:
        bar = place.rest
        if found := _TRAILING.search(bar.plain):
            bar = bar[: found.start()]
        self._add(Block(kind=BlockKind.GAP, first=bar, rest=bar, line=line))

    def _inline(self, token: Node) -> Passage:
        return parse_inline(self._parser, _markdown(token))

    def _add_heading(self, token: Node, place: Nest) -> None:
        content, links, _ = self._inline(token)
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

    def _add_paragraph(self, token: Node, place: Nest) -> None:
        self._add_text(self._inline(token), token.line_number, place)

    def _add_text(self, text: Passage, line_number: int, place: Nest) -> None:
        self._add(
            Block(
                content=text.content,
                first=place.take(),
                rest=place.rest,
                line=line_number + self._offset,
                links=text.links,
                soft=text.soft,
                style=place.style,
            )
        )

    def _add_verbatim(self, text: str, line_number: int, place: Nest, style: str = "") -> None:
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

    def _add_code(self, token: Node, place: Nest) -> None:
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

    def _add_html(self, token: Node, place: Nest) -> None:
        self._add_verbatim(_markdown(token), token.line_number, place, "md-html")

    def _add_rule(self, token: Node, place: Nest) -> None:
        line = token.line_number + self._offset
        first, rest = place.take(), place.rest
        self._add(Block(kind=BlockKind.RULE, first=first, rest=rest, line=line, style="md-rule"))

    def _add_quote(self, token: Node, place: Nest) -> None:
        self.add_all(token.children, place.quote())

    def _add_footnote(self, token: Node, place: Nest) -> None:
        label, start = token.label.casefold(), len(self.blocks)
        self.add_all(token.children, place.footnote(footnote_mark(token.label)))
        if label not in self.footnotes:
            self.footnotes[label] = token.line_number + self._offset
            self.definitions.append(Definition(label, start, len(self.blocks)))

    def _add_list(self, token: Node, place: Nest) -> None:
        numbers = (
            [f"{token.start + i}." for i in range(len(token.children))]
            if token.start is not None
            else []
        )
        width = max(map(len, numbers), default=1)
        for index, item in enumerate(token.children):
            if index and token.loose:
                self._add_gap(place, item.line_number + self._offset)
            marker = numbers[index].rjust(width) if numbers else place.bullet
            self._add_item(item, marker, place, airy=token.loose)

    def _add_item(self, item: Node, marker: str, place: Nest, *, airy: bool) -> None:
        mark = self._task_mark(item)
        inner = place.item(marker, mark)
        children = list(item.children)
        if mark is not None:
            self._add_task(children.pop(0), mark, inner)
            if children and airy:
                self._add_gap(inner, children[0].line_number + self._offset)
        elif not children:
            self._add_text(Passage(EMPTY), item.line_number, inner)
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

    def _add_task(self, paragraph: Node, mark: str, place: Nest) -> None:
        markdown = TASK_MARK.sub("", _markdown(paragraph), count=1)
        content, links, _ = parse_inline(self._parser, markdown)
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

    def _add_table(self, token: Node, place: Nest) -> None:
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
