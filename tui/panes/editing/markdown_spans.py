"""Which stretches of a line of Markdown are what, for colouring the line alone."""

import re
from collections.abc import Iterator, Sequence

MAX_LINE = 2_000
"""Longer lines get no inline colours, so that no line, however odd, is slow to draw."""

KINDS = (
    *("heading", "strong", "emphasis", "code", "link", "mention"),
    *("marker", "done", "quote", "comment", "front-matter"),
)
"""All the names that `spans` and `contexts` give."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(\[[^\]]\](?=[ \t]|$))?")
_INLINE = re.compile(
    r"""
    (?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,400}?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--.{0,400}?(?:-->|$))
    | (?P<link>\[\[[^\[\]]{1,200}\]\] | !?\[[^\[\]]{0,300}\]\([^()\s]{0,400}\) | https?://[^\s<>)]+)
    | (?P<strong>(?P<two>\*\*|__)(?=\S)[^*_]{1,300}?(?<=\S)(?P=two))
    | (?P<emphasis>(?<![\w*_])(?P<one>[*_])(?=[^\s*_])[^*_]{1,300}?(?<=\S)(?P=one)(?![\w*]))
    | (?P<mention>(?<![\w@])@\w[\w.-]{0,60})
    """,
    re.VERBOSE,
)

Span = tuple[int, int, str]
"""Where a stretch starts, where it ends, and its kind."""


def contexts(lines: Sequence[str]) -> dict[int, str]:
    """Return the rows in front matter, fenced code or a comment of several lines, with which."""
    found: dict[int, str] = {}
    front = front_matter_rows(lines)
    found.update(dict.fromkeys(range(front), "front-matter"))
    fence = ""
    comment = False
    for row in range(front, len(lines)):
        line = lines[row]
        if fence:
            found[row] = "code"
            if line.lstrip(" ").startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif comment:
            found[row] = "comment"
            comment = "-->" not in line
        elif ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
            fence = match[1]
            found[row] = "code"
        elif line.startswith("<!--") and "-->" not in line:
            comment = True
            found[row] = "comment"
    return found


def spans(line: str, context: str = "") -> Iterator[Span]:
    """Yield the coloured stretches of a line, from the outer to the inner ones."""
    if context:
        yield 0, len(line), context
        return
    if _HEADING.match(line):
        yield 0, len(line), "heading"
    start = 0
    if quote := _QUOTE.match(line):
        yield 0, len(line), "quote"
        start = quote.end()
    if marker := _MARKER.match(line, start):
        yield start, marker.end(), "marker"
        if marker[1] and marker[1][1] in "xX-":
            yield marker.end(), len(line), "done"
    if len(line) <= MAX_LINE:
        for match in _INLINE.finditer(line, start):
            kind = match.lastgroup
            if kind is not None:
                yield match.start(), match.end(), kind


def front_matter_rows(lines: Sequence[str]) -> int:
    """Return how many lines the front matter takes, its delimiters included."""
    opening = lines[0].rstrip() if lines else ""
    if opening not in ("---", "+++"):
        return 0
    for row in range(1, len(lines)):
        if lines[row].rstrip() in (opening, "..." if opening == "---" else opening):
            return row + 1
    return 0
