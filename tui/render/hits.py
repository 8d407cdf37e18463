"""Where words stand in a document: what a reader looks for, and what a search has found."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from tui.render.layout import Layout

MOST = 9_999
"""More hits than this are not counted."""

_SMALL = """
a about after all also an and any are as at be been but by can do for from had has have he her his
how i if in into is it its just me my no not of on or our out over she so some than that the their
them then there these they this to too up us was we were what when where which who will with would
you your
"""
SMALL = frozenset(_SMALL.split())
"""Words that stand everywhere, and that say nothing beside others."""

_BETWEEN = "\0"
"""Stands between two blocks; no text has it, so nothing is found across them."""
_PLAIN = str.maketrans("’‘ʼ“”„\u00a0\u2011", "'''\"\"\" -")


class Hit(NamedTuple):
    """A stretch of a block's text."""

    block: int
    start: int
    end: int


class Haystack:
    """The unwrapped text of a layout, to be searched as often as a key is pressed.

    Curly and straight quotes are the same in it, and so are letters with and without accents.
    What is not of the file, as the line on who wrote it, is left out.
    """

    def __init__(self, layout: Layout) -> None:
        texts = [
            layout.content(index).plain if block.line and block.style != "md-h1-rule" else ""
            for index, block in enumerate(layout.blocks)
        ]
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._text = _even(_BETWEEN.join(texts))

    def find(self, pattern: re.Pattern[str]) -> list[Hit]:
        """Return the hits of a pattern from `typed` or `beginnings`, `MOST` at most."""
        hits = []
        for match in islice(pattern.finditer(self._text), MOST):
            block = bisect_right(self._starts, match.start()) - 1
            top = self._starts[block]
            hits.append(Hit(block, match.start() - top, match.end() - top))
        return hits


def typed(query: str) -> re.Pattern[str] | None:
    """Return what finds a query as a reader types it; None where there is nothing to find.

    A query without capitals finds them too; a blank finds any blanks and a line's end.
    """
    words = _even(query).split()
    if not words:
        return None
    flags = re.NOFLAG if any(map(str.isupper, query)) else re.IGNORECASE
    return re.compile(r"\s+".join(map(re.escape, words)), flags)


def beginnings(words: Collection[str]) -> re.Pattern[str] | None:
    """Return what finds words that begin with any of these, as a search of all notes does.

    `SMALL` ones are left out where there are others: they would be found in every line.
    """
    telling = [word for word in words if word.strip().casefold() not in SMALL] or words
    found = sorted({_even(word.strip()) for word in telling}, key=len, reverse=True)
    choices = "|".join(r"\s+".join(map(re.escape, word.split())) for word in found if word)
    return re.compile(rf"(?<!\w)(?:{choices})", re.IGNORECASE) if choices else None


def by_block(hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    """Return the hits of each block that has any, in their order."""
    result: dict[int, list[Hit]] = {}
    for hit in hits:
        result.setdefault(hit.block, []).append(hit)
    return result


def _even(text: str) -> str:
    """Return a text of the same length in which quotes are straight and letters have no accents."""
    if text.isascii():
        return text
    text = text.translate(_PLAIN)
    letters = {char for char in set(text) if "\u00c0" <= char <= "\u024f"}
    bases = {ord(char): unicodedata.normalize("NFD", char)[0] for char in letters}
    return text.translate(bases)
