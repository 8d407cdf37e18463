"""What keys do to words of a line of Markdown: make them bold, italic or a link, and undo that."""

import re
from typing import Literal, NamedTuple

BOLD: Literal["**"] = "**"
ITALIC: Literal["*"] = "*"

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+$")


class Marked(NamedTuple):
    """A line after such a key, with what is selected of it."""

    line: str
    start: int
    end: int


def emphasised(line: str, start: int, end: int, mark: str) -> Marked:
    """Put a mark on both sides of what is selected, or take it away where it stands there.

    Where nothing is selected, the word at the cursor is meant; where none is, the cursor comes
    to stand between two marks.
    """
    inner, outer = _meant(line, start, end)
    stars = min(_stars(line[:inner][::-1]), _stars(line[outer:]))
    width = len(mark)
    if stars >= 2 if mark == BOLD else stars in {1, 3}:
        text = line[: inner - width] + line[inner:outer] + line[outer + width :]
        return Marked(text, start - width, end - width)
    text = line[:inner] + mark + line[inner:outer] + mark + line[outer:]
    return Marked(text, start + width, end + width)


def linked(line: str, start: int, end: int) -> Marked:
    """Make a link of what is selected, or of the word at the cursor, which then waits for the rest.

    That is the address, or the text where what is selected is an address.
    """
    inner, outer = _meant(line, start, end)
    words = line[inner:outer]
    if _ADDRESS.match(words):
        at = inner + 1
        return Marked(f"{line[:inner]}[]({words}){line[outer:]}", at, at)
    at = outer + 3 if words else inner + 1
    return Marked(f"{line[:inner]}[{words}](){line[outer:]}", at, at)


def _meant(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words are that a key means, without the spaces and stars around them."""
    if start == end:
        words = (found.span() for found in _WORD.finditer(line))
        return next(((a, z) for a, z in words if a <= start <= z), (start, end))
    selected = line[start:end]
    inner = len(selected) - len(selected.lstrip(" \t*"))
    outer = len(selected.rstrip(" \t*"))
    return (start + inner, start + outer) if inner < outer else (start, end)


def _stars(text: str) -> int:
    return len(text) - len(text.lstrip("*"))
