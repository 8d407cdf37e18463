"""The sections of a document that can be folded away below their headings."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui.render.document import Block, BlockKind

_HEADING = re.compile(r"md-h([1-6])")

FoldKey = tuple[str, int]
"""A heading's words and which of the headings with these words it is, counted from 1.

A section stays folded by them when lines above it come and go.
"""


class Section(NamedTuple):
    """A heading and what belongs to it, as indexes of blocks."""

    key: FoldKey
    level: int
    heading: int
    start: int
    """The first block below the heading."""
    end: int
    """The block after its last; the blank lines above the next heading are left out."""


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections that have anything in them, in the order of their headings.

    A section ends at the next heading of its level or above. Headings inside of quotes and lists
    are text like other text.
    """
    found = list(_headings(blocks))
    seen: Counter[str] = Counter()
    ends = _ends([level for _, level in found])
    result = []
    for (index, level), following in zip(found, ends, strict=True):
        title = blocks[index].content.plain
        seen[title] += 1
        start = index + 1
        if start < len(blocks) and blocks[start].style == "md-h1-rule":
            start += 1
        end = found[following][0] if following < len(found) else len(blocks)
        while end > start and blocks[end - 1].kind is BlockKind.GAP:
            end -= 1
        if end > start:
            result.append(Section((title, seen[title]), level, index, start, end))
    return tuple(result)


def below_title(found: Sequence[Section]) -> Sequence[Section]:
    """Return the sections but for a title, which has all the others below it."""
    has_title = len(found) > 1 and all(section.level > found[0].level for section in found[1:])
    return found[1:] if has_title else found


def _headings(blocks: Sequence[Block]) -> "list[tuple[int, int]]":
    """Return the index and the level of each heading that stands by itself."""
    return [
        (index, int(match[1]))
        for index, block in enumerate(blocks)
        if block.style.startswith("md-h")
        and not block.first.plain
        and (match := _HEADING.fullmatch(block.style))
    ]


def _ends(levels: Sequence[int]) -> list[int]:
    """Return for each level the index of the next that is no deeper, or their number."""
    ends = [len(levels)] * len(levels)
    is_open: list[int] = []
    for index, level in enumerate(levels):
        while is_open and levels[is_open[-1]] >= level:
            ends[is_open.pop()] = index
        is_open.append(index)
    return ends
