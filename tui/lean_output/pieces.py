"""What is to be written on a terminal, piece by piece, and the shortest order to write it in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import is_not
from typing import NamedTuple

from tui.lean_output.pens import BLANK, PLAIN, Pen, joint, turn

WORTH_ERASING = 4
"""So many blanks at the end of a line take more bytes than to erase it."""

NEAR = 4
"""So many steps back, and one down, take fewer bytes than to name the place."""

ERASE = "\x1b[K"


class Piece(NamedTuple):
    """Cells of one line, side by side."""

    x: int
    y: int
    end: int
    """The column at which this leaves the cursor; -1 if terminals may differ about it."""
    text: str
    pen: Pen
    last_pen: Pen
    """Another than `pen` where the text itself changes it."""


def in_order(pieces: Iterable[Piece]) -> str:
    """Return what writes the pieces one after the other."""
    out: list[str] = []
    held, at_x, at_y = PLAIN, -1, -1
    for x, y, end, text, pen, last_pen in pieces:
        if (x, y) != (at_x, at_y):
            out.append(_move(at_x - x, y - at_y, x, y))
        change, held = turn(held, pen)
        out += change, text
        held = held if last_pen is pen else last_pen
        at_x, at_y = end, y
    return "".join((*out, turn(held, PLAIN)[0]))


def _move(left: int, down: int, x: int, y: int) -> str:
    if down == 1 and 0 <= left <= NEAR:  # as along a border or a scrollbar
        return "\b" * left + "\x1b[B"
    return f"\x1b[{y + 1};{x + 1}H" if down else f"\x1b[{x + 1}G"


def shortest(pieces: Sequence[Piece]) -> str:
    """Return what writes the pieces, which may come in any order as they do not overlap.

    To change the pen for every word takes more than to go through the screen once for each pen,
    unless there are few colours, or the pieces are few.
    """
    by_pen = sorted(pieces, key=lambda piece: (piece.pen.ground, piece.pen))
    return min(in_order(pieces), in_order(by_pen), key=len)


def cut(
    x: int, y: int, letters: Sequence[str], pens: Sequence[Pen], *, to_edge: bool
) -> Iterator[Piece]:
    """Return the pieces of a run of cells, of one pen each; blanks go with what they stand by.

    `to_edge` says that the run goes to the right edge of the screen.
    """
    past = len(letters)
    if to_edge and (blanks := _blanks_at_end(letters, pens)) >= WORTH_ERASING:
        past -= blanks
    start, held = 0, pens[0]
    for at in _turns(pens[:past]):
        if both := joint(held, pens[at]):
            held = both
            continue
        yield Piece(x + start, y, x + at, "".join(letters[start:at]), held, held)
        start, held = at, pens[at]
    if past:
        end = -1 if past == len(letters) and to_edge else x + past
        yield Piece(x + start, y, end, "".join(letters[start:past]), held, held)
    if past < len(letters):
        yield Piece(x + past, y, x + past, ERASE, BLANK, BLANK)


def whole(x: int, y: int, letters: Sequence[str], pens: Sequence[Pen]) -> Piece:
    """Return a run of cells as one piece, in which one letter follows on the other.

    So it must be where terminals may differ about the width of a letter: what follows it is then
    as right or as wrong as it would be without us.
    """
    first = turn(PLAIN, pens[0])[1]  # even for blanks, since what is held then counts here
    text, held = "", first
    for start, past in pairwise((0, *_turns(pens), len(letters))):
        change, held = turn(held, pens[start])
        text += change + "".join(letters[start:past])
    return Piece(x, y, -1, text, first, held)


def _turns(pens: Sequence[Pen]) -> list[int]:
    return [*compress(range(1, len(pens)), map(is_not, pens[1:], pens))]


def _blanks_at_end(letters: Sequence[str], pens: Sequence[Pen]) -> int:
    """Return how many cells at the end an erasure may clear: blanks on the terminal's own ground.

    On any other, terminals differ: some erase to the colour in use, some to their own.
    """
    count = 0
    for letter, pen in zip(reversed(letters), reversed(pens), strict=True):
        if letter != " " or pen != BLANK:
            break
        count += 1
    return count
