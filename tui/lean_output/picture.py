"""What a terminal shows, cell by cell, and the least that makes it show something else."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from operator import ne

from rich.cells import split_graphemes
from rich.color import ColorSystem
from textual.strip import Strip

from tui.lean_output.pens import PLAIN, Pen, pen
from tui.lean_output.pieces import Piece, cut, in_order, shortest, whole

UNKNOWN = "\0"
"""In the place of a cell's letter: nothing is known of what the terminal shows there."""

SHORT = 4
"""So many unchanged cells are sent again rather than leapt over, which takes as many bytes."""

LAST_PLAIN = "\uffff"
"""Terminals are not of one mind about the width of what comes after: new emoji, most of all."""


class Picture:
    """The cells of a terminal as they were last sent: each a letter and the pen it is written in.

    A wide letter has an empty one in its second cell.
    """

    def __init__(self, width: int, height: int) -> None:
        """Begin with a terminal of which nothing is known; the size is in cells."""
        self.size = width, height
        self._letters = [[UNKNOWN] * width for _ in range(height)]
        self._pens = [[PLAIN] * width for _ in range(height)]
        self._strips: list[dict[int, tuple[Strip, int]]] = [{} for _ in range(height)]
        """What was put on each line by its first cell, with the one past its last.

        Only what is there still, in full.
        """
        self._pieces: list[Piece] = []
        self._overlap = False

    def sent(self) -> str:
        """Return what is to be sent for all that was put since the last time."""
        out = in_order(self._pieces) if self._overlap else shortest(self._pieces)
        self._pieces.clear()
        self._overlap = False
        return out

    def put(self, x: int, y: int, strip: Strip, colours: ColorSystem) -> None:
        """Let the terminal show a strip from cell `x` of line `y` on."""
        there = self._strips[y]
        if x in there and there[x][0] is strip:  # two of five, most of them from borders and bars
            return
        width = self.size[0]
        letters, pens = cells(strip, colours)
        del letters[width - x :], pens[width - x :]
        line, line_pens = self._letters[y], self._pens[y]
        end = x + len(letters)
        if line[x:end] == letters and line_pens[x:end] == pens:
            there[x] = strip, end
            return
        known = x, (strip, end)
        # Half a wide letter would be left: a blank, which the strip beside this may write over.
        if 0 < x < width and not line[x]:
            x -= 1
            letters, pens = [" ", *letters], [line_pens[x], *pens]
            self._overlap = True
        if end < width and not line[end]:
            letters, pens = [*letters, " "], [*pens, line_pens[end]]
            end += 1
            self._overlap = True
        old, old_pens = line[x:end], line_pens[x:end]
        if _doubtful(old) or _doubtful(letters):
            self._pieces.append(whole(x, y, letters, pens))
        else:
            for at, past in _changed(old, old_pens, letters, pens):
                to_edge = x + past == width
                self._pieces += cut(x + at, y, letters[at:past], pens[at:past], to_edge=to_edge)
        line[x:end] = letters
        line_pens[x:end] = pens
        for start, (_, past) in [*there.items()]:
            if start < end and past > x:
                del there[start]
        there.update((known,))


def cells(strip: Strip, colours: ColorSystem) -> tuple[list[str], list[Pen]]:
    """Return the letter and the pen of each cell of a strip."""
    letters: list[str] = []
    pens: list[Pen] = []
    for text, style, _ in strip:
        if style is None:
            sgr = link = ""
        else:  # what is sent counts, and not the style, which also carries what only Textual reads
            sgr = Strip.render_ansi(style, colours) if style._ansi is None else style._ansi
            link = style.link or ""
        joined, own = ("", text) if text.isascii() else _letters(text)
        if joined and letters:
            letters[-1 if letters[-1] else -2] += joined
        letters += own
        pens += [pen(sgr, link, blank=text.isspace())] * len(own)
    return letters, pens


@lru_cache(maxsize=4096)
def _letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters of a text's cells, after what joins itself to the letter before them."""
    joined = ""
    letters: list[str] = []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            letters += (text[start:end], *[""] * (width - 1))
        elif letters:
            letters[-1 if letters[-1] else -2] += text[start:end]
        else:
            joined += text[start:end]
    return joined, tuple(letters)


def _changed(
    old: Sequence[str], old_pens: Sequence[Pen], new: Sequence[str], new_pens: Sequence[Pen]
) -> list[tuple[int, int]]:
    """Return the first cell of each run to be sent, and the one past its last."""
    differs = map(ne, zip(old, old_pens, strict=True), zip(new, new_pens, strict=True))
    changed = [*compress(range(len(new)), differs)]
    if len(changed) == len(new):
        return [(0, len(new))]
    runs: list[tuple[int, int]] = []
    past = -SHORT - 1
    for at in changed:
        if at == past or (
            at - past <= SHORT and all(pen is new_pens[past - 1] for pen in new_pens[past:at])
        ):
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
        past = at + 1
    return [(_start(new, first), _past(new, past)) for first, past in runs]


def _start(letters: Sequence[str], at: int) -> int:
    return at if letters[at] else at - 1


def _past(letters: Sequence[str], at: int) -> int:
    return at + 1 if at < len(letters) and not letters[at] else at


def _doubtful(letters: Sequence[str]) -> bool:
    """Whether terminals may differ about the width of a letter: a joined one, or a new one."""
    text = "".join(letters)
    if text.isascii():
        return False
    return len(text) + letters.count("") > len(letters) or max(text) > LAST_PLAIN
