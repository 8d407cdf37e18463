"""What of a note's text is news to somebody who has read it: its words, and nothing else.

Front matter, comments, white space and line ends are left out, and of a task its box, its fields
and the link that carrying it forward adds: colleagues tick all day long, and the tracker shows it.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from tui.notes.action import MARKS, State
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.comments import without_comments
from tui.notes.parsing.dialects import read_fields
from tui.notes.parsing.front_matter import split_front_matter
from tui.notes.parsing.skim import skim
from tui.notes.text import with_line_feeds

LETTERS = 16
"""The length of a text's digest, in hex."""

SECTION_LETTERS = 8
"""The length of a section's digest, which is only compared with those of the same note."""

_CARRIED = next(mark for mark, state in MARKS.items() if state is State.CARRIED)
_ONWARD = re.compile(r"\(to \[(?:[^\]\\]|\\.)*\]\([^()\s]*\)\)\s*$")
"""The link that `carrying` puts at the end of an action's words."""
_SPACE = b" \t\n"

Task = tuple[TaskItem, str]
"""A task with its words, which are without its fields."""


def gist(body: str, tasks: Sequence[Task], raw: bytes | None = None) -> str:
    """Return the digest of a note's words, LETTERS of hex.

    `body` is what stands below the front matter, cleaned, with line feeds, as it was skimmed for
    its tasks, but for its comments. `raw` is the same in UTF-8, where it is known: to encode a text
    takes as long as to digest it.
    """
    if raw is None:
        return _digest(_told(body, tasks).encode(), LETTERS)
    start = _start(tasks[0][0]) if tasks else len(body)
    above = raw[: len(raw) - len(body[start:].encode())]
    return _digest(above + _told(body, tasks, start).encode(), LETTERS)


def gist_of(text: str, first_line: int = 1) -> str:
    """Return the digest of a note's words from its text, as the index knows it.

    `text` is the whole file's, cleaned, or the part of it that begins with the line `first_line`.
    """
    body, _, tasks, _ = _taken_apart(text, first_line)
    return gist(body, tasks)


def section_gists(text: str, first_line: int = 1) -> dict[int, str]:
    """Return the digests of a note's sections, each SECTION_LETTERS of hex, by their line.

    It is the heading's line in the file, counted from 1; 0 for what stands before the first
    heading, if anything. A section ends at the next heading of whatever level. `text` is as in
    `gist_of`.
    """
    body, first, tasks, headings = _taken_apart(text, first_line)
    lines = _told(body, tasks).split("\n")
    ends = [*(line - first for line in headings), len(lines)]
    gists = {}
    if any(map(str.strip, lines[: ends[0]])):
        gists[0] = _digest("".join(lines[: ends[0]]).encode(), SECTION_LETTERS)
    for line, start, end in zip(headings, ends, ends[1:], strict=False):
        gists[line + 1] = _digest("".join(lines[start:end]).encode(), SECTION_LETTERS)
    return gists


def _taken_apart(text: str, first_line: int) -> tuple[str, int, list[Task], list[int]]:
    """Return the body without comments, where it begins, its tasks and its headings' lines."""
    body, first = with_line_feeds(text), first_line - 1
    if not first:
        front, body = split_front_matter(body)
        first = front.lines
    structure = skim(body, first)
    tasks = [(item, read_fields(item.text).text) for item in structure.tasks]
    return without_comments(body), first, tasks, [heading.line for heading in structure.headings]


def _start(item: TaskItem) -> int:
    """Return where a task's box begins in the body."""
    return item.start + item.column - 1


def _told(body: str, tasks: Iterable[Task], done: int = 0) -> str:
    """Return a body from `done` on, line for line, each task in it a plain item of its words."""
    told: list[str] = []
    for item, words in tasks:
        told.append(body[done : _start(item)])
        told.append(_ONWARD.sub("", words) if item.mark == _CARRIED else words)
        done = body.find("\n", item.start)
        for _ in range(1, len(item.text)):
            told.append("\n")
            done = body.find("\n", done + 1)
        if done < 0:
            return "".join(told)
    told.append(body[done:])
    return "".join(told)


def _digest(words: bytes, letters: int) -> str:
    return sha256(words.translate(None, _SPACE)).hexdigest()[:letters]
