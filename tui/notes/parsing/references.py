"""What the text of a note refers to: its links and its tags, outside of code.

The texts are those below the front matter, with lines that end in a line feed. `first` is the
number of a text's first line in its file, counted from 0 as the lines of `code` are.
"""

import re
from collections.abc import Container, Iterator

from tui.notes.note import Link, LinkKind
from tui.notes.parsing.code_spans import find_code_spans

_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
_INLINE_LINK = re.compile(r"\]\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))")
_REFERENCE = re.compile(r"\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))[ \t]*(?:[\"'(].*)?$", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+$")
_URL = re.compile(r"https?://(?<!\]\(http://)(?<!\]\(https://)[^\s<>\[\]()\"'`]+")
"""An address that is not the target of an inline link, which is found by its brackets."""
_TAG = re.compile(r"#(\w*[^\W\d_][\w/-]*)")


def find_links(text: str, code: Container[int], first: int = 0) -> tuple[Link, ...]:
    """Find the links in order, each kind by the few characters that it can't do without."""
    targets: dict[int, tuple[int, str, bool]] = {}
    for match in _WIKI_LINK.finditer(text):
        targets[match.start()] = match.start(), match[1], True
    for match in _INLINE_LINK.finditer(text):
        group = match.lastindex or 0
        targets[match.start(group)] = match.start(), match[group], False
    for match in _REFERENCE.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _DEFINITION.match(before):
            group = match.lastindex or 0
            targets[match.start(group)] = match.start(), match[group], False
    for match in _URL.finditer(text):
        start = match.start()
        targets.setdefault(start, (start, match[0], False))
    place = _Place(text, code, first)
    return tuple(
        _link(target, line + 1, is_wiki=is_wiki)
        for _, (start, target, is_wiki) in sorted(targets.items())
        if target.strip() and (line := place.line_at(start)) is not None
    )


def find_tags(text: str, code: Container[int], first: int = 0) -> Iterator[str]:
    """Yield the tags, without their `#`."""
    place = _Place(text, code, first)
    for match in _TAG.finditer(text):
        start = match.start()
        before = text[max(0, start - 2) : start]
        starts = before[-1:] in ("", " ", "\t", "\n", "(") and before != "]("
        if starts and place.line_at(start) is not None:
            yield match[1]


def _link(target: str, line: int, *, is_wiki: bool) -> Link:
    if is_wiki:
        return Link(LinkKind.WIKI, target.strip(), line)
    if "://" in target or target.startswith(("mailto:", "tel:")):
        return Link(LinkKind.URL, target.rstrip(".,;:!?"), line)
    return Link(LinkKind.PATH, target, line)


class _Place:
    """A position in a text that only moves on, so that no line is looked at twice."""

    def __init__(self, text: str, code: Container[int], first: int) -> None:
        self._text = text
        self._code = code
        self._line = first
        self._position = 0
        self._line_start = 0
        self._spans: list[tuple[int, int]] | None = None
        """Where the code spans of the line are that end behind the position."""

    def line_at(self, position: int) -> int | None:
        """Go on to a position, and return its line in the file; None where it is in code.

        An odd backtick spoils no more than its line.
        """
        text = self._text
        if passed := text.count("\n", self._position, position):
            self._line += passed
            self._line_start = text.rfind("\n", self._position, position) + 1
            self._spans = None
        self._position = position
        if self._spans is None:
            end = text.find("\n", position)
            line = text[self._line_start : end if end >= 0 else None]
            self._spans = find_code_spans(line)[::-1] if "`" in line else []
        within = position - self._line_start
        while self._spans and self._spans[-1][1] <= within:
            self._spans.pop()
        in_span = bool(self._spans) and self._spans[-1][0] <= within
        return None if in_span or self._line in self._code else self._line
