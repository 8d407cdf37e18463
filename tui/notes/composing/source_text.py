"""A note's text to quote from: its lines, its outline, and what its references stand for."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tui.notes.parsing.blocks import Heading, Structure
from tui.notes.parsing.comments import without_comments
from tui.notes.parsing.skim import skim

ATX = re.compile(
    r"(?P<lead>(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)#{1,6}(?=[ \t]|$)"
)
"""A heading that is no underlined one, with the quotes and bullets before it."""

_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*$")
_DEFINITION = re.compile(
    r""" {0,3}\[(?P<label>(?!\^)(?:[^\[\]\\]|\\.)+)\]:[ \t]*"""
    r"""(?:<(?P<angled>[^<>]*)>|(?P<bare>[^\s<]\S*))"""
    r"""(?P<title>[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$"""
)
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,64})\]:[ \t]*")
_OUTDENT = re.compile(r"\t| {1,4}")
_PARAGRAPH = re.compile(r"(?![ \t]|[-+*][ \t]|\d{1,9}[.)][ \t]|[>|<#]|!\[[^\]]*\]\([^()]*\)$)\S")
"""What begins a paragraph of text, and no item, quote, table, HTML or lone picture."""


class Definition(NamedTuple):
    """What a reference link leads to."""

    target: str
    title: str
    """As written, with the quotes; empty where there is none."""


class SourceText:
    """A note's text below its front matter, without its comments; lines count from 0."""

    def __init__(self, path: str, body: str, first_line: int = 1) -> None:
        self.path = path
        self.lines = _lines(body)
        self.first_line = first_line
        """The line of the file on which the text begins, counted from 1."""
        self.structure: Structure = skim("\n".join(self.lines))
        self._has_definitions = "]:" in body

    def stop_of(self, heading: Heading) -> int:
        """Return the line below the last one under a heading, what is under deeper ones too."""
        following = (
            other.line
            for other in self.structure.headings
            if other.line > heading.line and other.level <= heading.level
        )
        return next(following, len(self.lines))

    def start_of(self, heading: Heading) -> int:
        """Return the line below a heading, which takes several where it is underlined."""
        return below_heading(self.lines, heading.line)

    def first_paragraph(self) -> tuple[int, int]:
        """Return where the first paragraph of text starts and stops; nowhere gives `0, 0`."""
        apart = self.heading_lines | self.structure.code | self.defining
        for start, line in enumerate(self.lines):
            goes_on = start - 1 not in apart and start and self.lines[start - 1].strip()
            if start in apart or goes_on or not _PARAGRAPH.match(line):
                continue
            stop = start
            while stop < len(self.lines) and self.lines[stop].strip() and stop not in apart:
                stop += 1
            return start, stop
        return 0, 0

    @property
    def definitions(self) -> dict[str, Definition]:
        """What the labels of reference links stand for, by the label as `fold_label` gives it."""
        return self._defined[0]

    @property
    def footnotes(self) -> dict[str, list[str]]:
        """The lines of each footnote without their indentation, by its label."""
        return self._defined[1]

    @property
    def defining(self) -> frozenset[int]:
        """The lines that define links and footnotes."""
        return self._defined[2]

    @cached_property
    def heading_lines(self) -> frozenset[int]:
        """The lines of headings, with those that underline them."""
        return frozenset(
            line
            for heading in self.structure.headings
            for line in range(heading.line, self.start_of(heading))
        )

    @cached_property
    def _defined(self) -> tuple[dict[str, Definition], dict[str, list[str]], frozenset[int]]:
        definitions: dict[str, Definition] = {}
        footnotes: dict[str, list[str]] = {}
        taken: set[int] = set()
        if not self._has_definitions:
            return definitions, footnotes, frozenset()
        headings = self.heading_lines
        for number, line in enumerate(self.lines):
            if number in taken or number in self.structure.code:
                continue
            if note := _FOOTNOTE.match(line):
                stop = self._stop_of_footnote(number)
                rest = (_OUTDENT.sub("", below, 1) for below in self.lines[number + 1 : stop])
                footnotes.setdefault(note["label"], [line[note.end() :], *rest])
                taken.update(range(number, stop))
            elif found := _DEFINITION.match(line):
                above = number - 1
                is_apart = above in taken or above in headings
                if above < 0 or is_apart or not self.lines[above].strip():
                    target = found["bare"] if found["angled"] is None else found["angled"]
                    title = (found["title"] or "").strip()
                    label = fold_label(found["label"])
                    definitions.setdefault(label, Definition(target, title))
                    taken.add(number)
        return definitions, footnotes, frozenset(taken)

    def _stop_of_footnote(self, first: int) -> int:
        """Return the line below a footnote: it goes on as a list item does."""
        stop = first + 1
        for number in range(first + 1, len(self.lines)):
            line = self.lines[number]
            if not line.strip():
                continue
            is_lazy = number == stop and not _BEGINS.match(line)
            if not (is_lazy or line.startswith(("    ", "\t"))):
                break
            stop = number + 1
        return stop


_BEGINS = re.compile(r" {0,3}(?:\[[^\]]+\]:|#{1,6}(?:[ \t]|$)|[-+*][ \t]|\d+[.)][ \t]|`{3}|~{3})")
"""What ends a footnote's paragraph without a gap."""


def _lines(body: str) -> list[str]:
    """Return the lines of a text without comments; blanks where one stood would break a line."""
    told = without_comments(body)
    if told is body:
        return body.split("\n")
    both = zip(told.split("\n"), body.split("\n"), strict=True)
    return [line if line == raw else line.rstrip() for line, raw in both]


def below_heading(lines: Sequence[str], line: int) -> int:
    """Return the line below a heading that begins at `line`."""
    stop = line + 1
    if not ATX.match(lines[line]):
        while stop < len(lines) and not _UNDERLINE.match(lines[stop]):
            stop += 1
        stop += 1
    return min(stop, len(lines))


def fold_label(label: str) -> str:
    """Reduce a reference's label to what counts, by CommonMark 0.31, section 4.7."""
    return " ".join(label.split()).casefold()
