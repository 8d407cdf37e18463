"""Which lines of a text are new, for a reader who has seen an older one."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import takewhile

from tui.notes.text import split_lines
from tui.render.document import Block, BlockKind, Heading, LineIndex
from tui.render.page import Page


def news(before: Page, page: Page, known: Collection[int], *, ours: bool) -> frozenset[int]:
    """Return the lines of a page's file that are new to somebody who has read it as it was before.

    `known` holds those that were new in `before` already. The rest is not news where it is `ours`;
    nor is an action that was only ticked, postponed or the like: its box and its fields say so.
    """
    if before.body is page.body and before.body_line == page.body_line:
        return frozenset(known)
    old, new = split_lines(before.body), split_lines(page.body)
    top, shift = _alike(old, new), len(new) - len(old)
    indexes = (line - before.body_line for line in known)
    kept = {index if index < top else max(top, index + shift) for index in indexes}
    come = frozenset() if ours else changed_lines(old, new)
    wordings = {action.text for action in before.actions.values()}
    lines = {index + page.body_line for index in come}
    same = {line for line in lines if line in page.actions and page.actions[line].text in wordings}
    return frozenset(index + page.body_line for index in kept) | (lines - same)


def changed_lines(old: Sequence[str], new: Sequence[str]) -> frozenset[int]:
    """Return the lines of `new`, counted from 0, that are not in `old`, in linear time.

    A line that was only moved is not among them. Where lines were only taken out, it is the line
    above them; blank lines don't count.
    """
    top = _alike(old, new)
    shorter = min(len(old), len(new)) - top
    bottom = min(shorter, _alike(old[::-1], new[::-1]))
    left = Counter(line.rstrip() for line in old[top : len(old) - bottom])
    changed = set()
    for index, line in enumerate(new[top : len(new) - bottom], top):
        bare = line.rstrip()
        if left[bare]:
            left[bare] -= 1
        elif bare:
            changed.add(index)
    if not changed and any(count for line, count in left.items() if line):
        changed.add(max(0, min(top, len(new)) - 1))
    return frozenset(changed)


def blocks_of(blocks: Sequence[Block], lines: Collection[int]) -> frozenset[int]:
    """Return the indexes of the blocks that show any of these lines of the file."""
    if not lines:
        return frozenset()
    index = LineIndex(blocks)
    starts = {index.block_at(line) for line in lines}
    return frozenset(
        number for number in starts if blocks[number].line and blocks[number].kind != BlockKind.GAP
    )


def blocks_below(
    blocks: Sequence[Block], headings: Sequence[Heading], lines: Collection[int]
) -> frozenset[int]:
    """Return the indexes of the blocks in the sections whose headings stand on these lines.

    0 stands for what is above the first heading; a section ends at the next heading.
    """
    if not lines:
        return frozenset()
    tops = {heading.line for heading in headings}
    here, found = 0, set()
    for index, block in enumerate(blocks):
        if block.line in tops:
            here = block.line
        if block.line and here in lines and block.kind is not BlockKind.GAP:
            found.add(index)
    return frozenset(found)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines at the start are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
