"""The ways from a footnote back to where it is referred to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content, Span

from tui.render.document import BACK, Block, BlockKind, Link


class Definition(NamedTuple):
    """The blocks of a footnote, as indexes among those of the document."""

    label: str
    """In small letters."""
    start: int
    end: int
    """The block after its last."""


def link_back(blocks: list[Block], definitions: Sequence[Definition]) -> dict[str, int]:
    """End each footnote that is referred to with a way back; return the lines of the references.

    `definitions` are in their order and of one label each. Only the first reference counts, and
    none that stands in the footnote itself.
    """
    labels = {definition.label: definition for definition in definitions}
    found: dict[str, int] = {}
    for index, block in enumerate(blocks) if labels else ():
        for link in block.every_link:
            label = link.target[1:].casefold()
            if link.kind is None and link.target[0] == "^" and label in labels:
                _, start, end = labels[label]
                if not start <= index < end:
                    found.setdefault(label, block.line)
    for label, start, end in sorted(definitions, key=lambda each: each.end, reverse=True):
        if label in found and end > start:
            _end_with_way_back(blocks, end - 1, BACK + label)
    return found


def _end_with_way_back(blocks: list[Block], last: int, target: str) -> None:
    """Link back from the end of a block's text, or from a block below where it is no text."""
    block = blocks[last]
    is_text = block.kind is BlockKind.TEXT
    before = f"{block.content.plain}\u00a0" if is_text and block.content.plain else ""
    start, end = len(before), len(before) + len(BACK)
    link = Link(start, end, target, None)
    spans = [*block.content.spans, Span(start, end, ".md-link")]
    if is_text:
        content = Content(before + BACK, spans)
        blocks[last] = replace(block, content=content, links=(*block.links, link))
        return
    content = Content(BACK, [Span(0, len(BACK), ".md-link")])
    below = Block(content=content, first=block.rest, rest=block.rest, line=block.line)
    blocks.insert(last + 1, replace(below, links=(link,), style="md-footnote"))
