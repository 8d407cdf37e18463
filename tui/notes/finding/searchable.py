"""What of a note's text is searched, and how well what is found in it counts."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui.notes.finding.phrases import spaced
from tui.notes.note import Note, Section
from tui.notes.parsing.action_items import fold_heading
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.text import split_lines

TextOf = Callable[[Note], str]
"""Reads a note's text, cleaned; raises `NoteUnreadable`, also where it is another by now."""

WEIGHTS = (8.0, 3.0, 1.0)
"""What a word counts in the title, in the headings and in the text."""

FEW = 5_000
"""In more notes than this nothing is counted: a word that is everywhere tells none from another."""


class Part(NamedTuple):
    """A heading and the text up to the next one."""

    under: tuple[str, ...]
    """The heading and those that it stands under, folded as headings are compared."""
    text: str
    first: int
    """The line in the file that the heading is on, counted from 1."""
    last: int


class Searchable(NamedTuple):
    """The parts of a note that differ in worth, with words that ASCII tells apart."""

    title: str
    headings: str
    body: str
    """All below the front matter, the headings too."""


def searchable(note: Note, text: str) -> Searchable:
    """Return what is searched of a note."""
    headings = "\n".join(section.title for section in note.sections)
    body = "\n".join(body_lines(text))
    return Searchable(spaced(note.title), spaced(headings), spaced(body))


def body_lines(text: str) -> list[str]:
    """Return the lines of a file with none for those of its front matter, which come first."""
    lines = split_lines(text)
    front = read_front_matter(lines).lines
    return [""] * front + lines[front:] if front else lines


def parts_of(sections: Sequence[Section], text: str) -> Iterator[Part]:
    """Part a file's text at its headings, without what is above them all."""
    lines = split_lines(text)
    above: list[Section] = []
    begins = [section.line - 1 for section in sections]
    for section, end in zip(sections, [*begins, len(lines)][1:], strict=True):
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
        under = tuple(fold_heading(each.title) for each in above)
        yield Part(under, "\n".join(lines[section.line - 1 : end]), section.line, end)
