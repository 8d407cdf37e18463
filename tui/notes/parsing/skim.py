"""The block structure of a note by reading only what can matter, which is little of most notes.

A heading or a bulleted item in the first column, and plain text after a blank line, begin anew
whatever came before them, unless that is code or HTML. So a note falls into stretches that know
nothing of each other, and of those with nothing but text and bullets nothing is to be noted.
"""

import re

from tui.notes.parsing.block_starts import heading_text
from tui.notes.parsing.blocks import Heading, Structure, TaskItem
from tui.notes.parsing.structure import Reader

_HEADING_OR_ITEM = r"(?:\#{1,6}(?![^ \t\n])|[-*+]\ (?:[^\W\d_]|\[.\]\ ))"
_TEXT = r"[^\s\#>`~<=_0-9*+-]"
_WORTH_READING = re.compile(
    rf"""\n(?=[\#>`~<=_0-9*+\ \t-])(?:
      (\#{{1,6}})(?![^ \t\n]) (.*)      # a heading
    | [-*+]\ \[([^\]\n])\][ \t]+(\S.*)  # a task, if something begins anew below it
      (?= (?:\n[ \t]*)* (?:\n{_HEADING_OR_ITEM}|\Z) | \n(?:[ \t]*\n)+{_TEXT})
    | [#>`~<=_]                         # what quotes, code, HTML and rules begin with
    | [0-9]{{1,9}}[.)]
    | [-*+](?!\ [^\W\d_]|\*?\w)         # a bullet, but with a box or another block; a rule
    | [ \t]+[^ \t\n]                    # in a container, or code
    )""",
    re.VERBOSE,
)
_HEADING = 2
"""The last group of a match that is a heading."""
_MARK = len("- [")
"""Where the mark of a task in the first column is."""
_BEGINS = re.compile(_HEADING_OR_ITEM)
_PLAIN = re.compile(_TEXT)


def skim(text: str, first: int = 0) -> Structure:
    """Find the headings, task-list items and code of a text, whose lines end in a line feed.

    Lines are counted from `first` on, the number of the text's first line in its file.
    """
    reader = Reader()
    structure = reader.found
    headings, tasks = structure.headings, structure.tasks
    place, number = 0, first
    after_blank = True
    while place < len(text):
        has_begun = headings or structure.first_text
        if has_begun and _is_apart(reader, text, place, after_blank=after_blank):
            reader.restart()
            for found in _WORTH_READING.finditer(text, place - 1):
                begin, end = found.span()
                begin += 1
                kind = found.lastindex
                if not kind:
                    break
                number += text.count("\n", place, begin) + 1
                place = end + 1
                if kind == _HEADING:
                    marks, title = found.group(1, 2)
                    headings.append(Heading(len(marks), heading_text(title), number - 1))
                else:
                    tasks.append(_task(found, number - 1, len(headings) - 1))
            else:
                break
            start = _beginning(text, place, begin)
            number += text.count("\n", place, start)
            place = start
        end = text.find("\n", place)
        if end < 0:
            end = len(text)
        line = text[place:end]
        known = len(tasks)
        reader.line(number, line)
        for task in tasks[known:]:
            task.start = place
        after_blank = not line.strip(" \t")
        place = end + 1
        number += 1
    reader.close(0)
    return structure


def _task(found: re.Match[str], number: int, heading: int) -> TaskItem:
    """Return a task to which no other line belongs."""
    text, start = [found[4].rstrip()], found.start() + 1
    return TaskItem(number, _MARK, found[3], 0, heading, text, number, start)


def _is_apart(reader: Reader, text: str, place: int, *, after_blank: bool) -> bool:
    """Whether the line at `place` is read the same whatever came before it."""
    if not reader.leaf and not reader.open:
        return True
    if reader.is_literal:
        return False
    return bool(_BEGINS.match(text, place) or (after_blank and _PLAIN.match(text, place)))


def _beginning(text: str, least: int, line: int) -> int:
    """Return where the stretch begins that holds `line`; there is a beginning at `least`."""
    if _BEGINS.match(text, line):
        return line
    begin = wanted = line
    while line > least:
        above = text.rfind("\n", least, line - 1) + 1 or least
        is_blank = not text[above : line - 1].strip(" \t")
        if is_blank and begin < wanted:
            return begin
        if not is_blank:
            begin = above
        if _BEGINS.match(text, above):
            return begin
        line = above
    return begin
