"""Two versions of a text brought together, from the text that both began with.

The way is that of diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007): what
one side changed is taken over, and where both changed the same lines neither wins. One thing is
known of notes that diff3 does not know of texts: the items of a list stand each for itself, so that
changes of neighbouring items are no clash.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import takewhile
from typing import NamedTuple

MAX_COMPARED = 5_000
"""Changed stretches with more lines than this are not compared line by line, to bound the cost."""

MINE, THEIRS = "mine", "theirs"
"""What the two sides are called where a block shows both."""

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_OPENING = "<<<<<<< "
_BETWEEN = "======="
_CLOSING = ">>>>>>> "
_MARK = re.compile(rf"^(?:{_OPENING}.*|{_CLOSING}(?:{THEIRS}|the copy\b.*))$", re.MULTILINE)


class Fate(Enum):
    """What happened to a stretch of lines."""

    SAME = "nobody changed it"
    MINE = "only my side changed it"
    THEIRS = "only their side changed it"
    BOTH = "both changed it alike"
    CLASH = "both changed it, each in its own way"


class Piece(NamedTuple):
    """Some lines on end, as they are on either side."""

    fate: Fate
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


class Merged(NamedTuple):
    """Two versions brought together as far as can be done without a doubt."""

    pieces: tuple[Piece, ...]
    """In their order; those of one side put together are that side's text."""

    @property
    def clashes(self) -> int:
        """In how many places somebody has to decide."""
        return sum(piece.fate is Fate.CLASH for piece in self.pieces)

    def text(self, mine: str = MINE, theirs: str = THEIRS) -> str:
        """Return what the note is to hold, a block with both sides where they clash.

        The blocks are those of git, so that `unsettled`, the index and other programs know them.
        """
        lines: list[str] = []
        for piece in self.pieces:
            if piece.fate is Fate.CLASH:
                lines += [f"{_OPENING}{mine}", *piece.mine, _BETWEEN]
                lines += [*piece.theirs, f"{_CLOSING}{theirs}"]
            else:
                lines += piece.theirs if piece.fate is Fate.THEIRS else piece.mine
        return "\n".join(lines)


class _Edit(NamedTuple):
    """Lines of the base, `start` up to `end`, that one side has others for."""

    start: int
    end: int
    lines: tuple[str, ...]
    is_mine: bool
    of_items: bool
    """Whether all lines, the old and the new ones, begin items of a list."""


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Bring two versions of `base` together; lines are parted by line feeds."""
    lines = base.split("\n")
    edits = sorted(
        [*_edits(lines, mine.split("\n"), True), *_edits(lines, theirs.split("\n"), False)],
        key=lambda edit: edit[:2],
    )
    pieces: list[Piece] = []
    at = 0
    for group in _groups(edits):
        start, end = group[0].start, max(edit.end for edit in group)
        pieces += _same(lines[at:start])
        pieces += _pieces(lines, start, end, group)
        at = end
    return Merged((*pieces, *_same(lines[at:])))


def join(mine: str, theirs: str) -> Merged:
    """Bring two versions together of which nobody knows what they began with.

    What only one of them has is kept; where they differ nobody can tell which is newer.
    """
    pieces: list[Piece] = []
    for tag, ours, others in _stretches(mine.split("\n"), theirs.split("\n")):
        match tag:
            case "equal":
                pieces.append(Piece(Fate.SAME, ours, others))
            case "delete":
                pieces.append(Piece(Fate.MINE, ours, ()))
            case "insert":
                pieces.append(Piece(Fate.THEIRS, (), others))
            case _:
                pieces += [Piece(Fate.CLASH, *pair) for pair in _itemwise(ours, others)]
    return Merged(tuple(pieces))


def unsettled(text: str) -> tuple[int, ...]:
    """Return the lines, counted from 1, on which a block that shows both sides begins or ends."""
    if _OPENING not in text and _CLOSING not in text:
        return ()
    return tuple(text.count("\n", 0, mark.start()) + 1 for mark in _MARK.finditer(text))


def _edits(base: Sequence[str], side: Sequence[str], is_mine: bool) -> Iterator[_Edit]:
    """Yield what one side changed, in the order of the base."""
    at = 0
    for tag, old, new in _stretches(base, side):
        for before, after in _itemwise(old, new) if tag != "equal" else ():
            of_items = all(map(_ITEM.match, (*before, *after)))
            yield _Edit(at, at + len(before), after, is_mine, of_items)
            at += len(before)
        if tag == "equal":
            at += len(old)


def _stretches(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield what became of the lines, under the names of `SequenceMatcher.get_opcodes`."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if head:
        yield "equal", tuple(old[:head]), tuple(new[:head])
    ours, others = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(ours), len(others)) > MAX_COMPARED:
        yield "replace", tuple(ours), tuple(others)
    else:
        matcher = SequenceMatcher(None, ours, others)
        for tag, i, j, k, end in matcher.get_opcodes():
            yield tag, tuple(ours[i:j]), tuple(others[k:end])
    if tail:
        yield "equal", tuple(old[len(old) - tail :]), tuple(new[len(new) - tail :])


def _itemwise(
    old: tuple[str, ...], new: tuple[str, ...]
) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Part a change of as many items as before into changes of one."""
    if len(old) == len(new) and all(map(_ITEM.match, (*old, *new))):
        return [((one,), (other,)) for one, other in zip(old, new, strict=True)]
    return [(old, new)]


def _groups(edits: Iterable[_Edit]) -> Iterator[list[_Edit]]:
    """Put together what can't be told apart: edits of both sides that overlap or touch."""
    group: list[_Edit] = []
    for edit in edits:
        if group and not any(_meet(earlier, edit) for earlier in group):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _meet(one: _Edit, other: _Edit) -> bool:
    """Whether an edit and a later one of the other side are about the same lines.

    Those that only touch are, unless each is about items of its own.
    """
    if other.start != one.end:
        return other.start < one.end and one.is_mine != other.is_mine
    if one.is_mine == other.is_mine:
        return False
    are_apart = set(one.lines).isdisjoint(other.lines) or one.start < other.end
    return not (one.of_items and other.of_items and are_apart)


def _pieces(base: Sequence[str], start: int, end: int, group: Iterable[_Edit]) -> Iterator[Piece]:
    """Yield what becomes of a stretch of the base that one side or both have changed."""
    edits = list(group)
    mine = _applied(base, start, end, (edit for edit in edits if edit.is_mine))
    theirs = _applied(base, start, end, (edit for edit in edits if not edit.is_mine))
    if len({edit.is_mine for edit in edits}) == 1:
        yield Piece(Fate.MINE if edits[0].is_mine else Fate.THEIRS, mine, theirs)
        return
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    if head:
        yield Piece(Fate.BOTH, mine[:head], theirs[:head])
    clash = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    if any(clash):
        yield Piece(Fate.CLASH, *clash)
    if tail:
        yield Piece(Fate.BOTH, mine[len(mine) - tail :], theirs[len(theirs) - tail :])


def _applied(base: Sequence[str], start: int, end: int, edits: Iterable[_Edit]) -> tuple[str, ...]:
    """Return lines of the base as one side has them."""
    lines: list[str] = []
    for edit in edits:
        lines += base[start : edit.start]
        lines += edit.lines
        start = edit.end
    return (*lines, *base[start:end])


def _same(lines: Sequence[str]) -> Iterator[Piece]:
    if lines:
        yield Piece(Fate.SAME, tuple(lines), tuple(lines))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines at the start are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
