"""How two texts differ, line by line, as `diff -u` shows it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

NEAR = 2
"""How many lines are shown above and below what differs."""

MAX_COMPARED = 4_000
"""Where more lines differ, one text is shown after the other: to compare them takes too long."""


class Line(NamedTuple):
    """A line that is in one text, in the other, or in both."""

    sign: Literal["+", "-", " ", "…"]
    """`+` in the newer text only, `-` in the older only, `…` for lines that are not shown."""
    text: str


def differences(old: str, new: str) -> Iterator[Line]:
    """Yield what differs, with the lines near it; nothing where the texts are the same."""
    before, after = _lines(old), _lines(new)
    head = _alike(before, after)
    rest = min(len(before), len(after)) - head
    tail = min(rest, _alike(before[::-1], after[::-1]))
    start = max(0, head - NEAR)
    if head == len(before) == len(after):
        return
    if start:
        yield _left_out(start)
    yield from (Line(" ", text) for text in before[start:head])
    yield from _changes(before[head : len(before) - tail], after[head : len(after) - tail])
    end = before[len(before) - tail :]
    yield from (Line(" ", text) for text in end[:NEAR])
    if len(end) > NEAR:
        yield _left_out(len(end) - NEAR)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield the lines between what both texts begin and end with."""
    if max(len(before), len(after)) > MAX_COMPARED:
        yield from (Line("-", text) for text in before)
        yield from (Line("+", text) for text in after)
        return
    from difflib import SequenceMatcher

    for what, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if what == "equal":
            yield from _same(before[i:j])
        yield from (Line("-", text) for text in before[i:j] if what != "equal")
        yield from (Line("+", text) for text in after[k:m] if what != "equal")


def _same(lines: Sequence[str]) -> Iterator[Line]:
    """Yield the lines between two changes, the middle left out where there are many."""
    out = len(lines) - 2 * NEAR
    if out > 1:
        yield from (Line(" ", text) for text in lines[:NEAR])
        yield _left_out(out)
        lines = lines[-NEAR:]
    yield from (Line(" ", text) for text in lines)


def _left_out(count: int) -> Line:
    return Line("…", f"{count:,} line{'s' if count > 1 else ''} alike")


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
