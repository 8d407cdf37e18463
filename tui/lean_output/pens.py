"""How letters look, as a terminal is told: what is on, what is to be, and the least that says so.

The numbers are those of SGR, "select graphic rendition", in ECMA-48 and xterm's control sequences.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "51": "54",
    "52": "54",
    "53": "55",
}
"""What ends each mark; bold and dim have one end between them."""

UNSEEN_ON_BLANKS = frozenset(("1", "2", "3"))

DEFAULT_COLOUR, DEFAULT_GROUND = "39", "49"


class Pen(NamedTuple):
    """How a letter looks; everything in it is what a terminal is sent."""

    marks: tuple[str, ...] = ()
    """The parameters besides colours: "1" is bold, "4" underlined."""
    colour: str = DEFAULT_COLOUR
    """Empty: any, because nothing but blanks is written with it."""
    ground: str = DEFAULT_GROUND
    link: str = ""


PLAIN = Pen()
"""A terminal's own look, after a reset."""

BLANK = Pen((), "", DEFAULT_GROUND)
"""For blanks on the terminal's own ground."""


@lru_cache(maxsize=4096)
def pen(sgr: str, link: str, *, blank: bool) -> Pen:
    """Return the pen of SGR parameters, as in `1;38;2;255;0;0`.

    For blanks it says only what is seen of them, so that a change of the rest is no change.
    """
    marks: list[str] = []
    colour, ground = DEFAULT_COLOUR, DEFAULT_GROUND
    parameters = iter(sgr.split(";") if sgr else ())
    for parameter in parameters:
        if parameter in OFF:
            marks.append(parameter)
            continue
        extended = parameter in ("38", "48")
        value = f"{parameter};{_extended(parameters)}" if extended else parameter
        if parameter.startswith(("3", "9")):
            colour = value
        else:
            ground = value
    if blank and UNSEEN_ON_BLANKS.issuperset(marks):
        return Pen((), "", ground, link)
    return Pen(tuple(marks), colour, ground, link)


def _extended(parameters: Iterator[str]) -> str:
    """Return the rest of a colour by number, `5;208`, or by its parts, `2;255;0;0`."""
    kind = next(parameters)
    return ";".join((kind, *(next(parameters) for _ in range(1 if kind == "5" else 3))))


@lru_cache(maxsize=4096)
def joint(one: Pen, other: Pen) -> Pen | None:
    """Return the pen with which letters of both may be written, where one of them is for blanks."""
    if (one.ground, one.link) != (other.ground, other.link):
        return None
    blank, own = (one, other) if not one.colour else (other, one)
    return own if not blank.colour and UNSEEN_ON_BLANKS.issuperset(own.marks) else None


@lru_cache(maxsize=4096)
def turn(held: Pen, wanted: Pen) -> tuple[str, Pen]:
    """Return what to send for the next letters to look as `wanted`, and the pen then held.

    For blanks the colour in hand will do, and the marks that do not show.
    """
    if not wanted.colour:
        unseen = tuple(mark for mark in held.marks if mark in UNSEEN_ON_BLANKS)
        wanted = wanted._replace(marks=unseen, colour=held.colour or DEFAULT_COLOUR)
    sequence = min(_changes(held, wanted), _anew(wanted), key=len)
    if held.link != wanted.link:
        sequence += hyperlink(wanted.link)
    return sequence, wanted


def hyperlink(target: str) -> str:
    """Return what begins a link, or ends it where `target` is empty (OSC 8).

    Its id comes from the target: a link that is written in parts is one link under the mouse.
    """
    return f"\x1b]8;id={crc32(target.encode()):x};{target}\x1b\\" if target else "\x1b]8;;\x1b\\"


def _changes(held: Pen, wanted: Pen) -> str:
    ends = sorted({OFF[mark] for mark in held.marks if mark not in wanted.marks})
    kept = {mark for mark in held.marks if OFF[mark] not in ends}
    codes = [*ends, *(mark for mark in wanted.marks if mark not in kept)]
    if held.colour != wanted.colour:
        codes.append(wanted.colour)
    if held.ground != wanted.ground:
        codes.append(wanted.ground)
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _anew(wanted: Pen) -> str:
    codes = [*wanted.marks]
    if wanted.colour != DEFAULT_COLOUR:
        codes.append(wanted.colour)
    if wanted.ground != DEFAULT_GROUND:
        codes.append(wanted.ground)
    return f"\x1b[{';'.join(('0', *codes))}m"
