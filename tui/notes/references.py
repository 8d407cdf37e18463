"""What the text of a note refers to: its links and its tags, outside of code.

The texts are those below the front matter, with lines that end in a line feed. `first` is the
number of a text's first line in its file, counted from 0 as the lines of `code` are.
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from tui.notes.code_spans import find_code_spans
from tui.notes.note import Link, LinkKind

_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
_INLINE_LINK = re.compile(r"\]\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))")
_REFERENCE = re.compile(r"\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))[ \t]*(?:[\"'(].*)?$", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+$")
_URL = re.compile(r"https?://[^\s<>\[\]()\"'`]+")
_TAG = re.compile(r"#(\w*[^\W\d_][\w/-]*)")


class _Found(NamedTuple):
    """A link that may yet turn out to be code."""

    start: int
    """Where its target starts."""
    sign: int
    """Where the characters start that make it a link."""
    target: str
    is_wiki: bool = False


def find_links(text: str, code: Container[int], first: int = 0) -> tuple[Link, ...]:
    """Find the links, in order."""
    place = _Place(text, first)
    return tuple(
        _link(found, line + 1)
        for found in sorted(_look_for_links(text))
        if found.target.strip()
        and (line := place.move(found.sign)) not in code
        and not place.is_in_code_span()
    )


def find_tags(text: str, code: Container[int], first: int = 0) -> Iterator[str]:
    """Yield the tags, without their `#`."""
    place = _Place(text, first)
    for match in _TAG.finditer(text):
        start = match.start()
        before = text[max(0, start - 2) : start]
        starts = before[-1:] in ("", " ", "\t", "\n", "(") and before != "]("
        if starts and place.move(start) not in code and not place.is_in_code_span():
            yield match[1]


def _look_for_links(text: str) -> list[_Found]:
    """Search for each kind of link by the few characters that it can't do without."""
    found = [
        _Found(match.start(), match.start(), match[1], is_wiki=True)
        for match in _WIKI_LINK.finditer(text)
    ]
    for match in _INLINE_LINK.finditer(text):
        group = match.lastindex or 0
        found.append(_Found(match.start(group), match.start(), match[group]))
    for match in _REFERENCE.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _DEFINITION.match(before):
            group = match.lastindex or 0
            found.append(_Found(match.start(group), match.start(), match[group]))
    known = {one.start for one in found}
    found += [
        _Found(match.start(), match.start(), match[0])
        for match in _URL.finditer(text)
        if match.start() not in known
    ]
    return found


def _link(found: _Found, line: int) -> Link:
    target = found.target
    if found.is_wiki:
        return Link(LinkKind.WIKI, target.strip(), line)
    if "://" in target or target.startswith(("mailto:", "tel:")):
        return Link(LinkKind.URL, target.rstrip(".,;:!?"), line)
    return Link(LinkKind.PATH, target, line)


class _Place:
    """A position in a text that only moves on, so that no line is looked at twice."""

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self._line = first
        self._position = 0
        self._line_start = 0
        self._spans: list[tuple[int, int]] | None = None
        """Where the code spans of the line are that end behind the position."""

    def move(self, position: int) -> int:
        """Go on to a position, and return its line in the file, counted from 0."""
        if passed := self._text.count("\n", self._position, position):
            self._line += passed
            self._line_start = self._text.rfind("\n", self._position, position) + 1
            self._spans = None
        self._position = position
        return self._line

    def is_in_code_span(self) -> bool:
        """Whether the position is in a code span; an odd backtick spoils no more than its line."""
        if self._spans is None:
            end = self._text.find("\n", self._position)
            line = self._text[self._line_start : end if end >= 0 else None]
            self._spans = find_code_spans(line)[::-1] if "`" in line else []
        within = self._position - self._line_start
        while self._spans and self._spans[-1][1] <= within:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1][0] <= within
