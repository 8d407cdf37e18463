"""Footnotes as people write them by hand: `word*` in the text, and below it a line `*like this`.

No Markdown knows them. Such stars become links where there can be no doubt: mistletoe has taken
them for no emphasis, and all stars of a kind stand in turn, first a word's and then its line's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content, Span

from tui.render.document import BACK, Block, BlockKind, Link

_STARS = re.compile(r"(?<!\*)\*{1,3}(?!\*)")
_BEFORE = re.compile(r"[\w.,;:!?)\]'\"’”»…%]")
_AFTER = re.compile(r"[\s.,;:!?)\]'\"’”»…–—]|$")
_MOST = 100
"""A paragraph with more stars has others in mind; looking at each takes quadratic time."""
_NOTE = re.compile(r" ?[^\s*]")


class _Mark(NamedTuple):
    """Stars that may refer to a note or start one."""

    block: int
    start: int
    end: int
    starts_note: bool


def link_stars(blocks: list[Block]) -> tuple[dict[str, int], dict[str, int]]:
    """Link stars with their notes and back; return the lines of the notes and of the references.

    Both are called `* 1`, `* 2`, `** 1`: no label in brackets has a blank. A line within a
    paragraph that turns out to be a note gets a line of its own.
    """
    marks = [mark for index, block in enumerate(blocks) for mark in _marks(index, block)]
    notes: dict[str, int] = {}
    references: dict[str, int] = {}
    links: dict[int, list[Link]] = {}
    for stars in ("*", "**", "***"):
        alike = [mark for mark in marks if mark.end - mark.start == len(stars)]
        if not _stand_in_turn(alike):
            continue
        for number, (word, note) in enumerate(zip(alike[::2], alike[1::2], strict=True), 1):
            label = f"{stars} {number}"
            references[label] = _line_of(blocks[word.block], word.start)
            notes[label] = _line_of(blocks[note.block], note.start)
            links.setdefault(word.block, []).append(_link(word, f"^{label}"))
            links.setdefault(note.block, []).append(_link(note, f"{BACK}{label}"))
    for index, added in links.items():
        blocks[index] = _with_links(blocks[index], added)
    return notes, references


def _marks(index: int, block: Block) -> Iterator[_Mark]:
    """Yield the stars of a block that can be nothing else; only a plain paragraph starts a note."""
    text = block.content.plain
    if block.kind is not BlockKind.TEXT or not 0 < text.count("*") <= _MOST:
        return
    for match in _STARS.finditer(text):
        start, end = match.span()
        if _is_styled(block, start, end):
            continue
        begins = start == 0 or text[start - 1] == "\n" or start - 1 in block.soft
        if begins and not block.style and not block.first.plain and _NOTE.match(text, end):
            yield _Mark(index, start, end, starts_note=True)
        elif start and _BEFORE.match(text, start - 1) and _AFTER.match(text, end):
            yield _Mark(index, start, end, starts_note=False)


def _is_styled(block: Block, start: int, end: int) -> bool:
    """Whether stars are part of code, a link or the like, or are what emphasis has left over."""
    return any(
        span.start < end and start < span.end
        if isinstance(span.style, str)
        else span.start <= end and start <= span.end
        for span in block.content.spans
    )


def _stand_in_turn(marks: Sequence[_Mark]) -> bool:
    return len(marks) % 2 == 0 and all(
        mark.starts_note == bool(number % 2) for number, mark in enumerate(marks)
    )


def _line_of(block: Block, position: int) -> int:
    """Return the line of the file on which a character of a paragraph stands."""
    soft = sum(place < position for place in block.soft)
    return block.line + soft + block.content.plain.count("\n", 0, position)


def _link(mark: _Mark, target: str) -> Link:
    return Link(mark.start, mark.end, target, None)


def _with_links(block: Block, added: Sequence[Link]) -> Block:
    """Return a block with more links, and with a line break before each note."""
    text = list(block.content.plain)
    for link in added:
        if link.target.startswith(BACK) and link.start:
            text[link.start - 1] = "\n"
    spans = [Span(link.start, link.end, ".md-link") for link in added]
    return replace(
        block,
        content=Content("".join(text), [*block.content.spans, *spans]),
        links=tuple(sorted((*block.links, *added))),
        soft=tuple(place for place in block.soft if text[place] != "\n"),
    )
