"""What makes one text another, as a single change of it."""

from typing import NamedTuple


class Change(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    start: tuple[int, int]
    """The row and column of its beginning."""
    end: tuple[int, int]
    """The row and column of its end."""
    text: str


def change_between(before: str, after: str) -> Change | None:
    """Return the shortest change that makes `before` into `after`; None where they are the same.

    Lines end in a line feed.
    """
    if before == after:
        return None
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    start, end = _location(before[:head]), _location(before[: len(before) - tail])
    return Change(start, end, after[head : len(after) - tail])


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _location(above: str) -> tuple[int, int]:
    return above.count("\n"), len(above) - above.rfind("\n") - 1
