"""Two versions of a text laid out against each other: beside each other, or one below the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from tui.notes.writing.merging import Fate, Merged, Piece
from tui.render.wrapping import wrap

AROUND = 2
"""How many lines that nobody changed are shown above and below a difference."""

TOLD_APART = 400
"""Of a line with more words than this, it is not shown which of them differ."""

SIMILAR = 0.4
"""How much of two lines is the same, from 0 to 1, where single words of them are marked."""

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_TAB = 4

Span = tuple[int, int]
"""The start and end of some characters of a line."""
Parts = tuple[tuple[str, str], ...]
"""A line's pieces from left to right: plain text, and the name of its style or nothing."""


class Sides(NamedTuple):
    """What the two versions are called."""

    mine: str
    theirs: str
    fates: Mapping[Fate, str]
    """What is said above a difference."""


class Comparison(NamedTuple):
    """What is shown of two versions."""

    lines: tuple[Parts, ...]
    differences: tuple[int, ...]
    """The lines, counted from 0, with which a difference begins."""


def compare(merged: Merged, sides: Sides, width: int, *, beside: bool) -> Comparison:
    """Lay out how two versions differ, in `width` cells; `beside` puts them beside each other.

    The styles are `same`, `head`, `mine`, `theirs`, and `word` for the words that differ.
    """
    lay_out = _beside if beside else _below
    lines: list[Parts] = list(_titles(sides, width)) if beside else []
    differences = []
    last = len(merged.pieces) - 1
    for place, piece in enumerate(merged.pieces):
        if piece.fate is Fate.SAME:
            for shown in _around(piece.mine, is_first=place == 0, is_last=place == last):
                lines += _alike(shown, width, beside=beside)
            continue
        differences.append(len(lines))
        lines.append(((_rule(sides.fates[piece.fate], width), "head"),))
        lines += lay_out(piece, width)
    return Comparison(tuple(lines), tuple(differences))


def _titles(sides: Sides, width: int) -> Iterator[Parts]:
    column = _column(width)
    yield ((_fill(f"  {sides.mine}", column + 2), "head"), (f"│ {sides.theirs}", "head"))


def _around(lines: Sequence[str], *, is_first: bool, is_last: bool) -> Iterator[str | int]:
    """Yield what is shown of lines that nobody changed; a number stands for lines left out."""
    top, bottom = 0 if is_first else AROUND, 0 if is_last else AROUND
    if len(lines) <= top + bottom + 1:
        yield from lines
        return
    yield from lines[:top]
    yield len(lines) - top - bottom
    yield from lines[len(lines) - bottom :]


def _alike(shown: str | int, width: int, *, beside: bool) -> Iterator[Parts]:
    if isinstance(shown, int):
        yield ((f"  ⋯ {shown:,} lines are the same", "same"),)
    elif beside:
        yield from _pair(shown, shown, _column(width), ("same", "same"))
    else:
        yield from _signed("  ", shown, (), width, "same")


def _beside(piece: Piece, width: int) -> Iterator[Parts]:
    """Put the lines of both sides into two columns."""
    for mine, theirs in zip_longest(piece.mine, piece.theirs):
        yield from _pair(mine, theirs, _column(width), ("mine", "theirs"))


def _below(piece: Piece, width: int) -> Iterator[Parts]:
    """Put their lines below mine, with a sign before each."""
    if piece.fate is Fate.BOTH:
        for line in piece.mine:
            yield from _signed("= ", line, (), width, "same")
        return
    apart = [_apart(*pair) for pair in zip(piece.mine, piece.theirs, strict=False)]
    apart += [((), ())] * (max(len(piece.mine), len(piece.theirs)) - len(apart))
    for line, (spans, _) in zip(piece.mine, apart, strict=False):
        yield from _signed("< ", line, spans, width, "mine")
    for line, (_, spans) in zip(piece.theirs, apart, strict=False):
        yield from _signed("> ", line, spans, width, "theirs")


def _pair(
    mine: str | None, theirs: str | None, column: int, styles: tuple[str, str]
) -> Iterator[Parts]:
    """Wrap two lines beside each other; None is a line that a side does not have."""
    apart = _apart(mine, theirs) if mine is not None and theirs is not None else ((), ())
    halves = [
        _wrapped(line, spans, column, style) if line is not None else []
        for line, spans, style in zip((mine, theirs), apart, styles, strict=True)
    ]
    signs = ("  " if styles[0] == "same" or mine is None else "< ", "│ ")
    for left, right in zip_longest(*halves, fillvalue=()):
        padding = " " * (column - sum(cell_len(text) for text, _ in left))
        yield ((signs[0], "head"), *left, (padding, ""), (signs[1], "head"), *right)


def _signed(sign: str, line: str, spans: Sequence[Span], width: int, style: str) -> Iterator[Parts]:
    for parts in _wrapped(line, spans, width - len(sign), style):
        yield ((sign, "head"), *parts)


def _wrapped(line: str, spans: Sequence[Span], width: int, style: str) -> list[Parts]:
    """Break a line, with the words marked that `spans` are."""
    line = line.expandtabs(_TAB)
    return [tuple(_cut(line, start, end, spans, style)) for start, end in wrap(line, max(1, width))]


def _cut(
    line: str, start: int, end: int, spans: Sequence[Span], style: str
) -> Iterator[tuple[str, str]]:
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)  # noqa: PLW2901
        if first < last:
            yield line[at:first], style
            yield line[first:last], "word"
            at = last
    yield line[at:end], style


def _apart(mine: str, theirs: str) -> tuple[Sequence[Span], Sequence[Span]]:
    """Return where two lines differ, word by word; nothing where they have little in common."""
    from difflib import SequenceMatcher

    ours, others = (_WORD.findall(line.expandtabs(_TAB)) for line in (mine, theirs))
    if mine == theirs or max(len(ours), len(others)) > TOLD_APART:
        return (), ()
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    if matcher.ratio() < SIMILAR:
        return (), ()
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    mine_at, theirs_at = _starts(ours), _starts(others)
    return (
        [(mine_at[i], mine_at[j]) for _, i, j, _, _ in changes if i < j],
        [(theirs_at[i], theirs_at[j]) for _, _, _, i, j in changes if i < j],
    )


def _starts(words: Sequence[str]) -> list[int]:
    """Return where each word starts in its line, and where the line ends."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _column(width: int) -> int:
    """Return the width of either side: a sign goes before each."""
    return (width - 4) // 2


def _rule(words: str, width: int) -> str:
    return _fill(f"── {words} ", width, "─")


def _fill(text: str, width: int, with_: str = " ") -> str:
    return text + with_ * (width - cell_len(text))
