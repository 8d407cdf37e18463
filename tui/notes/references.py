"""What the text of a note refers to: its links and its tags, outside of code.

The texts are those below the front matter, with `hide_code_by_line` applied, and lines that end
in a line feed. `first` is the number of a text's first line in its file, counted from 0 as the
lines of `code` are.
"""

import re
from collections.abc import Container, Iterator

from tui.notes.note import Link, LinkKind

_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
_INLINE_LINK = re.compile(r"\]\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))")
_REFERENCE = re.compile(r"\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))[ \t]*(?:[\"'(].*)?$", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+$")
_URL = re.compile(r"https?://[^\s<>\[\]()\"'`]+")
_TAG = re.compile(r"#(\w*[^\W\d_][\w/-]*)")


def find_links(text: str, code: Container[int], first: int = 0) -> tuple[Link, ...]:
    """Find the links, each by a search for the few characters that it can't do without."""
    targets: dict[int, tuple[str, bool]] = {}
    for match in _WIKI_LINK.finditer(text):
        targets[match.start()] = (match[1], True)
    for match in _INLINE_LINK.finditer(text):
        group = match.lastindex or 0
        targets[match.start(group)] = (match[group], False)
    for match in _REFERENCE.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _DEFINITION.match(before):
            group = match.lastindex or 0
            targets[match.start(group)] = (match[group], False)
    for match in _URL.finditer(text):
        targets.setdefault(match.start(), (match[0], False))
    lines = _Lines(text, first)
    return tuple(
        _link(target, line + 1, is_wiki=is_wiki)
        for start, (target, is_wiki) in sorted(targets.items())
        if target.strip() and (line := lines.up_to(start)) not in code
    )


def find_tags(text: str, code: Container[int], first: int = 0) -> Iterator[str]:
    """Yield the tags, without their `#`."""
    lines = _Lines(text, first)
    for match in _TAG.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        starts = before[-1:] in ("", " ", "\t", "\n", "(") and before != "]("
        if starts and lines.up_to(match.start()) not in code:
            yield match[1]


def _link(target: str, line: int, *, is_wiki: bool) -> Link:
    if is_wiki:
        return Link(LinkKind.WIKI, target.strip(), line)
    if "://" in target or target.startswith(("mailto:", "tel:")):
        return Link(LinkKind.URL, target.rstrip(".,;:!?"), line)
    return Link(LinkKind.PATH, target, line)


class _Lines:
    """Counts lines up to positions that only move on, so that none is counted twice."""

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self._counted = 0
        self._line = first

    def up_to(self, position: int) -> int:
        """Return the line that holds a position."""
        self._line += self._text.count("\n", self._counted, position)
        self._counted = position
        return self._line
