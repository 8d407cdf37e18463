"""What the text of a note refers to: its links and its tags, outside of code.

The texts are those below the front matter, with lines that end in a line feed. `first` is the
number of a text's first line in its file, counted from 0 as the lines of `code` are.
"""

import re
from collections.abc import Container, Iterator

from tui.notes.note import Link, LinkKind
from tui.notes.parsing.code_spans import find_code_spans

_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
_AFTER_LABEL = re.compile(
    r"\](?:\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))|(:)|(?=(\])))"
)
"""A link's target, or one of the two things that only a definition or a wiki link can have."""
_COLON, _BRACKET = 3, 4
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))[ \t]*(?:[\"'(].*)?$", re.MULTILINE
)
_URL = re.compile(
    r":(?://)(?:(?<=http://)(?<!\]\(http://)|(?<=https://)(?<!\]\(https://))[^\s<>\[\]()\"'`]+"
)
"""An address from its colon on, for which a search is quicker than for an `h`.

It is not the target of an inline link, which is found by its brackets.
"""
_TAG = re.compile(r"#(\w*[^\W\d_][\w/-]*)")

_Found = tuple[int, str, bool]
"""Where a link is in the text, its target, and whether it is a wiki link."""


def find_links(text: str, code: Container[int], first: int = 0) -> tuple[Link, ...]:
    """Find the links in order."""
    targets, has_wiki_links = _bracketed(text)
    for match in _WIKI_LINK.finditer(text) if has_wiki_links else ():
        targets.setdefault(match.start(), (match.start(), match[1], True))
    for match in _URL.finditer(text):
        colon = match.start()
        start = colon - (5 if text[colon - 1] == "s" else 4)
        targets.setdefault(start, (start, text[start : match.end()], False))
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


def _bracketed(text: str) -> tuple[dict[int, _Found], bool]:
    """Return what inline links and definitions lead to, by where it is written.

    Also whether there may be wiki links, so that most notes are searched but once.
    """
    targets: dict[int, _Found] = {}
    has_wiki_links = False
    passed = 0
    for match in _AFTER_LABEL.finditer(text):
        group = match.lastindex or 0
        start = match.start()
        if group < _COLON:
            target = match[group]
            targets[match.start(group)] = start, target, False
            has_wiki_links = has_wiki_links or "]]" in target
        elif group == _BRACKET:
            has_wiki_links = True
        else:
            # A definition is the first thing in its line, so each line is tried at most once.
            line_start = text.rfind("\n", passed, start) + 1
            if (line_start or not passed) and (found := _DEFINITION.match(text, line_start)):
                group = found.lastindex or 0
                targets[found.start(group)] = start, found[group], False
            passed = start + 1
    return targets, has_wiki_links


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
        """Where the code spans of the line are that end behind the position.

        None as long as there is no backtick before the position in its line.
        """

    def line_at(self, position: int) -> int | None:
        """Go on to a position, and return its line in the file; None where it is in code.

        An odd backtick spoils no more than its line.
        """
        text, before = self._text, self._position
        if passed := text.count("\n", before, position):
            self._line += passed
            self._line_start = before = text.rfind("\n", before, position) + 1
            self._spans = None
        self._position = position
        if self._line in self._code:
            return None
        if self._spans is None:
            if text.find("`", before, position) < 0:
                return self._line
            end = text.find("\n", position)
            line = text[self._line_start : end if end >= 0 else None]
            self._spans = find_code_spans(line)[::-1]
        within = position - self._line_start
        while self._spans and self._spans[-1][1] <= within:
            self._spans.pop()
        in_span = bool(self._spans) and self._spans[-1][0] <= within
        return None if in_span else self._line
