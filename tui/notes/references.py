"""What the text of a note refers to: its links and its tags, outside of code."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator

from tui.notes.note import Link, LinkKind

MAX_CODE_LINE = 20_000
"""Longer lines are not searched for code spans, which can take more than linear time."""

_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
_INLINE_LINK = re.compile(r"\]\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))")
_REFERENCE = re.compile(r"\]:[ \t]*<?([^\s<>]+)>?")
_URL = re.compile(r"https?://[^\s<>\[\]()\"'`]+")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+$")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_TAG = re.compile(r"#(\w*[^\W\d_][\w/-]*)")


def find_links(text: str, code: Container[int], first: int = 0) -> tuple[Link, ...]:
    """Find the links of a text whose lines end in a line feed, in order.

    `first` is the number of its first line in the file, counted from 0 as the lines of `code` are.
    """
    targets: dict[int, tuple[str, bool]] = {}
    for match in _WIKI_LINK.finditer(text):
        targets[match.start()] = (match[1], True)
    for match in _INLINE_LINK.finditer(text):
        group = match.lastindex or 0
        targets[match.start(group)] = (match[group], False)
    for match in _REFERENCE.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _DEFINITION.match(before):
            targets[match.start(1)] = (match[1], False)
    for match in _URL.finditer(text):
        targets.setdefault(match.start(), (match[0], False))
    place = _Place(text, first)
    return tuple(
        _link(target, place.line + 1, is_wiki=is_wiki)
        for start, (target, is_wiki) in sorted(targets.items())
        if target.strip() and place.move(start) not in code and not place.in_code_span()
    )


def find_tags(text: str, code: Container[int], first: int = 0) -> Iterator[str]:
    """Yield the tags in a text as `find_links` takes it, without their `#`."""
    place = _Place(text, first)
    for match in _TAG.finditer(text):
        start = match.start()
        if (not start or text[start - 1] in " \t\n(") and place.move(start) not in code:
            yield match[1]


def _link(target: str, line: int, *, is_wiki: bool) -> Link:
    if is_wiki:
        return Link(LinkKind.WIKI, target.strip(), line)
    if "://" in target or target.startswith(("mailto:", "tel:")):
        return Link(LinkKind.URL, target.rstrip(".,;:!?"), line)
    return Link(LinkKind.PATH, target, line)


class _Place:
    """A position in a text that only moves on, so that no line is counted twice."""

    def __init__(self, text: str, first: int) -> None:
        self.line = first
        """The line of the file, counted from 0."""
        self._text = text
        self._position = 0
        self._line_start = 0
        self._spans: list[tuple[int, int]] | None = None

    def move(self, position: int) -> int:
        """Go on to a position, and return its line."""
        if passed := self._text.count("\n", self._position, position):
            self.line += passed
            self._line_start = self._text.rfind("\n", self._position, position) + 1
            self._spans = None
        self._position = position
        return self.line

    def in_code_span(self) -> bool:
        """Whether the position lies between backticks; long lines are not searched for them."""
        if self._spans is None:
            self._spans = self._find_spans()
        before = bisect_right(self._spans, (self._position, len(self._text))) - 1
        return before >= 0 and self._position < self._spans[before][1]

    def _find_spans(self) -> list[tuple[int, int]]:
        start = self._line_start
        end = self._text.find("\n", start)
        if end < 0:
            end = len(self._text)
        if end - start > MAX_CODE_LINE or self._text.find("`", start, end) < 0:
            return []
        return [span.span() for span in _CODE_SPAN.finditer(self._text, start, end)]
