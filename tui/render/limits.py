"""What is never given to mistletoe, decided before it is.

Its time grows with the square or the cube of some things, and its recursion with the depth of
nesting: each is counted here in one linear pass.
"""

import re
from collections.abc import Iterator, Sequence

MAX_CHARACTERS = 2_000_000
MAX_LINES = 60_000
MAX_DEPTH = 50
"""Nested lists, quotes and footnotes; mistletoe takes 7 frames of the stack for each."""
MAX_WORK = 100_000
"""The lines of a text, each counted once for every list or quote around it."""
MAX_BLANKS = 20_000_000
"""The sum of the squares of the lengths of runs of blanks."""

_BLANKS = re.compile(r"[ \t]{32,}")
_PREFIX = re.compile(r"(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]{1,64}\]:)*")
_MARKER = re.compile(r"[-+*]|\d+[.)]|\[\^")
_INDENT = re.compile(r"[ \t>]*")
_TICKS = re.compile(r"`+")


def refusal(lines: Sequence[str]) -> str | None:
    """Return one sentence on why this text is shown as plain text, None where it need not be."""
    size = sum(map(len, lines)) + len(lines)
    if size > MAX_CHARACTERS or len(lines) > MAX_LINES:
        return "This note is too long to be laid out, so it is shown as plain text."
    if sum(len(run) ** 2 for line in lines for run in _BLANKS.findall(line)) > MAX_BLANKS:
        return "This note holds very long runs of blanks, so it is shown as plain text."
    work = 0
    for depth in _depths(lines):
        work += depth
        if depth > MAX_DEPTH or work > MAX_WORK:
            return "This note is nested too deeply to be laid out, so it is shown as plain text."
    return None


def inline_cost(text: str) -> int:
    """Return about how many characters mistletoe looks at to find the inline tokens of `text`.

    Each `]` makes it search the rest for code spans, and each length of a run of backticks can
    make that search fail once; emphasis compares each `*` and `_` with the others; each backslash
    makes a token.
    """
    stars = text.count("*") + text.count("_")
    searches = 1 + text.count("]") + text.count("<") + text.count("==") + text.count("~~")
    failures = 1 + (len(set(map(len, _TICKS.findall(text)))) if "`" in text else 0)
    return len(text) * searches * failures + stars * stars + 300 * text.count("\\")


def _depths(lines: Sequence[str]) -> Iterator[int]:
    """Yield, for each line, no fewer than the lists, quotes and footnotes that it can stand in."""
    columns: list[int] = []  # where the markers of the open list items stand
    quotes = depth = 0
    after_blank = True
    for line in lines:
        if not line or line.isspace():
            after_blank = True
            yield depth
            continue
        column, markers, own_quotes = _markers(line)
        if after_blank or markers:
            while columns and columns[-1] >= column:
                columns.pop()
        columns += markers
        # A line without a `>` can still continue the paragraph of a quote, until the next gap.
        quotes = own_quotes if after_blank else max(quotes, own_quotes)
        after_blank = False
        depth = len(columns) + quotes
        yield depth


def _markers(line: str) -> tuple[int, list[int], int]:
    """Return the column where a line's text starts, those of its list markers, its `>`."""
    if line[0].isalpha():  # by far the most frequent line
        return 0, [], 0
    line = line.expandtabs(4)
    prefix = _PREFIX.match(line)
    indent = _INDENT.match(line)
    if prefix is None or indent is None:
        return 0, [], 0
    quotes = prefix[0].count(">")
    return indent.end(), [m.start() for m in _MARKER.finditer(prefix[0])], quotes
