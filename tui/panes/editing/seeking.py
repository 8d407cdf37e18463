"""Where words stand in a text that is being edited, and the text with others in their place."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

Range = tuple[int, int]
"""From which column of a line to which."""


class Place(NamedTuple):
    """Where something that is looked for stands."""

    row: int
    start: int
    end: int


def places(lines: Sequence[str], words: str) -> list[Place]:
    """Return where words stand, none of them in two lines.

    Capitals count where there are any among the words.
    """
    if not words:
        return []
    flags = re.NOFLAG if words != words.lower() else re.IGNORECASE
    pattern = re.compile(re.escape(words), flags)
    return [
        Place(row, *found.span())
        for row, line in enumerate(lines)
        for found in pattern.finditer(line)
    ]


def first_from(found: Sequence[Place], row: int, column: int) -> int:
    """Return the index of the first place at or behind a location, else of the first; or -1."""
    behind = (index for index, at in enumerate(found) if (at.row, at.start) >= (row, column))
    return next(behind, 0 if found else -1)


def by_row(found: Sequence[Place]) -> dict[int, list[Range]]:
    """Return the places in each row that has any."""
    return {
        row: [(at.start, at.end) for at in group]
        for row, group in groupby(found, key=lambda at: at.row)
    }


def replaced(lines: Sequence[str], found: Sequence[Place], words: str) -> list[str]:
    """Return the lines from the first place to the last, with other words in all of them."""
    first, last = found[0].row, found[-1].row
    changed = list(lines[first : last + 1])
    for row, start, end in reversed(found):
        line = changed[row - first]
        changed[row - first] = line[:start] + words + line[end:]
    return changed
