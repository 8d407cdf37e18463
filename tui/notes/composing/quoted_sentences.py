"""Sentences out of a note's text, each on one line and otherwise as it is written."""

import re

from tui.notes.composing.source_text import SourceText
from tui.notes.parsing.paragraphs import MARKERS
from tui.notes.parsing.sentences import on_one_line, sentence_spans

_SHORT = 30
"""In characters: what is shorter gives no idea of a note, and the next sentence goes with it."""

_HEADING = re.compile(r"#{1,6}[ \t]+|[ \t]+#+$")
_BOX = re.compile(r"\[.\][ \t]+")


def first_sentence(source: SourceText) -> str:
    """Return how a note's first paragraph begins, up to where a sentence ends."""
    start, stop = source.first_paragraph()
    text = "\n".join(source.lines[start:stop])
    spans = sentence_spans(text)
    end = next((end for _, end in spans if end >= _SHORT), len(text))
    return on_one_line(text[:end]).strip()


def sentence_at(source: SourceText, position: int) -> str:
    """Return the sentence that stands at a position in the note's text.

    Nothing where that is in a table, in code or in a definition.
    """
    lines = source.lines
    before = "\n".join(lines)[:position]
    number, column = before.count("\n"), position - before.rfind("\n") - 1
    if number in source.structure.code or number in source.defining or "|" in lines[number]:
        return ""
    if number in source.heading_lines:
        return _HEADING.sub("", lines[number]).strip()
    first, last = number, number + 1
    while _goes_on(source, first):
        first -= 1
    while last < len(lines) and _goes_on(source, last):
        last += 1
    bare = [MARKERS.sub("", line, count=1) for line in lines[first:last]]
    above = sum(len(line) + 1 for line in bare[: number - first])
    within = above + column - (len(lines[number]) - len(bare[number - first]))
    text = "\n".join(bare)
    start, end = next((span for span in sentence_spans(text) if within < span[1]), (0, 0))
    return _BOX.sub("", on_one_line(text[start:end]), count=1)


def _goes_on(source: SourceText, number: int) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    line, above = source.lines[number], source.lines[number - 1] if number else ""
    markers = MARKERS.match(line)
    begins = bool(markers and markers[0].strip(" \t>"))
    is_apart = number - 1 in source.heading_lines or number - 1 in source.structure.code
    return bool(line.strip() and above.strip()) and not begins and not is_apart
