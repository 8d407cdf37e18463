"""The lines of a note that a search has found something in."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice

import msgspec

from tui.notes.finding.phrases import Phrase, composed, fold_text
from tui.notes.finding.searchable import body_lines, parts_of
from tui.notes.note import Note

MOST = 5
"""How many lines of a note are given."""

WIDTH = 400
"""How many characters of a line are given, with what was found in it."""

_LEAD = 80
"""How many characters before what was found are kept of a longer line."""

_BLOCK = re.compile(r"(?:[ \t]*(?:>|\||(?:#{1,6}|[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*")
"""What stands before the words of a line: marks of quotes, tables, headings and lists."""

_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_CELL_ENDS = re.compile(r"(?<!\\)\|")

_OFTEN = 60
"""How many of the lines with a phrase are looked at in one note."""


class Excerpt(msgspec.Struct, frozen=True):
    """A line of a note, or what matters of it."""

    line: int
    """Its number in the file, counted from 1."""
    text: str
    """Cleaned, and without what indents it and makes it a heading, an item or a row of a table."""
    marks: tuple[tuple[int, int], ...]
    """Where in `text` the words start and end."""


def excerpts(
    note: Note, text: str, phrases: Iterable[Phrase], under: Collection[str] = ()
) -> tuple[Excerpt, ...]:
    """Return the best lines with these phrases in a file's text, the very best first.

    Those with more of the phrases are better, headings are better than text, and the first are
    better than the last. Where `under` names folded headings, lines elsewhere are left out.
    """
    lines = [composed(line) for line in body_lines(text)]
    whole = "\n".join(map(fold_text, lines))
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    wanted = _lines_under(note, text, under) if under else range(1, len(lines) + 1)
    met: dict[int, list[re.Pattern[str]]] = defaultdict(list)
    for pattern in [phrase.pattern() for phrase in phrases]:
        for number in islice(_lines_with(pattern, whole, starts), _OFTEN):
            if number in wanted:
                met[number].append(pattern)
    headings = {section.line for section in note.sections}
    best = sorted(met, key=lambda number: (-len(met[number]), number not in headings, number))
    return tuple(
        _excerpt(
            number,
            lines[number - 1],
            sorted(
                (start - starts[number - 1], min(end, starts[number] - 1) - starts[number - 1])
                for pattern in met[number]
                for start, end in _places(pattern, whole, starts[number - 1], starts[number])
            ),
        )
        for number in best[:MOST]
    )


def _lines_with(pattern: re.Pattern[str], whole: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the lines in which a pattern begins, counted from 1."""
    found = pattern.search(whole)
    while found:
        number = bisect_right(starts, found.start())
        yield number
        found = pattern.search(whole, starts[number]) if number < len(starts) else None


def _places(
    pattern: re.Pattern[str], whole: str, start: int, stop: int
) -> Iterator[tuple[int, int]]:
    """Yield where a pattern is that begins in a line; it may end in another."""
    found = pattern.search(whole, start)
    while found and found.start() < stop:
        yield found.span()
        found = pattern.search(whole, found.end())


def _lines_under(note: Note, text: str, under: Collection[str]) -> set[int]:
    parts = parts_of(note.sections, text)
    stretches = (range(p.first, p.last + 1) for p in parts if not {*under}.isdisjoint(p.under))
    return {number for stretch in stretches for number in stretch}


def _excerpt(number: int, line: str, marks: Sequence[tuple[int, int]]) -> Excerpt:
    line, indent = _without_block(line, marks[0][0])
    start = max(indent, marks[0][0] - _LEAD) if len(line) > WIDTH else indent
    shown = line[start : start + WIDTH].rstrip().replace("\t", " ")
    before, after = "…" * (start > indent), "…" * (len(line.rstrip()) > start + WIDTH)
    shift = start - len(before)
    within = [(b - shift, min(e, start + WIDTH) - shift) for b, e in marks if b < start + WIDTH]
    return Excerpt(number, f"{before}{shown}{after}", _merged(within))


def _without_block(line: str, first: int) -> tuple[str, int]:
    """Return a line without the marks of its block, as far as places in it stay where they are.

    With it goes how much stands before its words, which is no more than before its `first` mark.
    """
    found = _BLOCK.match(line)
    indent = min(found.end() if found else 0, first)
    lead = line[:indent]
    if "#" in lead:
        line = _CLOSING.sub("", line)
    elif lead.lstrip(" \t>").startswith("|"):
        line = _CELL_ENDS.sub("·", line.rstrip().removesuffix("|"))
    return line, indent


def _merged(marks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return marks in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
