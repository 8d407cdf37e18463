"""Where the HTML comments of a text are, in one linear pass: what is in them is not for readers.

The rules are those of CommonMark 0.31, section 4.6 and 6.6: a comment that begins a block goes on
over blank lines, and one within a paragraph ends with it. What looks like one in code is none.
"""

import re

from tui.notes.parsing.code_spans import hide_code
from tui.notes.parsing.structure import Reader

OPENS, ENDS = "<!--", "-->"

_BLANK = re.compile(r"\n[ \t]*\n")
_SEEN = re.compile(r"[^\s]")


def comment_spans(text: str) -> list[tuple[int, int]]:
    """Return where each comment starts and ends; lines end in a line feed."""
    if OPENS not in text:
        return []
    masked, blocks, is_open = _masked(text)
    none = len(text)
    spans = []
    start = masked.find(OPENS)
    end = gap = 0
    while start >= 0:
        if end < start + len("<!"):  # `<!-->` is a comment of its own
            end = _place(ENDS, text, start + len("<!"))
        stop = min(end + len(ENDS), none)
        if start not in blocks:
            gap = gap if gap > start else _gap_after(text, start)
        if (end == none and not is_open) or (start not in blocks and gap <= end):
            start = masked.find(OPENS, start + 1)
            continue
        spans.append((start, stop))
        start = masked.find(OPENS, stop)
    return spans


def without_comments(text: str) -> str:
    """Return the text with blanks in the place of comments: as long, and with the same lines."""
    spans = comment_spans(text)
    if not spans:
        return text
    parts = []
    shown = 0
    for start, end in spans:
        parts += [text[shown:start], _SEEN.sub(" ", text[start:end])]
        shown = end
    return "".join([*parts, text[shown:]])


def _place(what: str, text: str, start: int) -> int:
    """Return where a string is next, or the end of the text."""
    found = text.find(what, start)
    return found if found >= 0 else len(text)


def _gap_after(text: str, start: int) -> int:
    """Return where the next blank line is, or the end of the text."""
    found = _BLANK.search(text, start)
    return found.start() if found else len(text)


def _masked(text: str) -> tuple[str, set[int], bool]:
    """Return the text without its code, and where a comment may begin a block of HTML.

    The third is whether such a block is open at the end.
    """
    reader = Reader()
    lines = text.split("\n")
    blocks: set[int] = set()
    start = 0
    for number, line in enumerate(lines):
        before = reader.leaf
        reader.line(number, line)
        if number not in reader.found.code:
            lines[number] = hide_code(line)
        elif "fence" in (before, reader.leaf) or reader.leaf == "code":
            lines[number] = "`" * len(line)
        elif OPENS in line:
            blocks.add(start + line.index(OPENS))
        start += len(line) + 1
    return "\n".join(lines), blocks, reader.leaf == "html"
