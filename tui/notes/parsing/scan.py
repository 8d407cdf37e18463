"""Bytes of a file to a note: one linear pass, exact to the line, never fatal.

The index comes from here and not from mistletoe's tree, which is slower by far, hangs on
hostile input and loses count of lines; a property test holds the two together.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from tui.notes.conventions import Conventions, People
from tui.notes.days.dating import Clues, date_note
from tui.notes.note import Note, Problem, Section
from tui.notes.parsing.action_items import read_actions
from tui.notes.parsing.blocks import Structure
from tui.notes.parsing.comments import without_comments
from tui.notes.parsing.front_matter import FrontMatter, split_front_matter
from tui.notes.parsing.gist import gist
from tui.notes.parsing.references import find_links, find_tags
from tui.notes.parsing.skim import skim
from tui.notes.parsing.stated import (
    author_of,
    folder_author,
    kind_of,
    plain_heading,
    status_of,
    tags_of,
    url_of,
)
from tui.notes.text import BOM, clean_line, count_words, decode, shape_of, with_line_feeds

VERSION = 5
"""Raised whenever a scan of the same bytes would give another note."""

_CONFLICT = tuple(re.compile(rf"^{sign * 7}(?: |$)", re.MULTILINE) for sign in "<=>")
"""What begins the lines between which a merge that was left undone leaves two versions."""


class Surroundings(NamedTuple):
    """What the rest of the folder tells about a note."""

    conventions: Conventions = Conventions()
    people: People = People({})
    siblings: Sequence[str] = ()
    """Names of the files in the same folder."""
    neighbours: Sequence[date] = ()
    """First days of the weeks of the author's other notes."""


ALONE = Surroundings()
"""Nothing is known but the note itself."""


def digest(data: bytes) -> str:
    """Name a content: SHA-256 in hex."""
    return sha256(data).hexdigest()


class File(NamedTuple):
    """A file that is to be described."""

    path: str
    data: bytes
    stamp: tuple[int, ...] = ()
    around: Surroundings = ALONE


def scan(path: str, data: bytes, stamp: tuple[int, ...] = (), around: Surroundings = ALONE) -> Note:
    """Describe a note; what is wrong with it becomes a problem of the note, never an error."""
    [note] = scan_all([File(path, data, stamp, around)])
    return note


def scan_all(files: Iterable[File]) -> list[Note]:
    """Describe some dozens of notes as `scan` does each.

    It is done step by step for all of them and not note by note: a processor repeats one step
    faster than it takes all in turn, which saves 25 of the 170 µs that a note of 5 KB takes.
    """
    scans = [_Scan(file) for file in files]
    for step in _STEPS:
        for one in scans:
            step(one)
    return [one.note() for one in scans]


class _Scan:
    """What is known of a file so far."""

    def __init__(self, file: File) -> None:
        self.file = file

    def part(self) -> None:
        data = self.file.data
        self.shape = shape_of(data)
        self.text, self.problems = decode(data, self.shape)
        whole = with_line_feeds(self.text)
        self.front, self.body = split_front_matter(whole)
        self.opening = whole[: len(whole) - len(self.body)]
        is_clean = b"!" not in self.shape and not self.problems
        self.is_exact = is_clean and whole is self.text and not data.startswith(BOM)

    def find_blocks(self) -> None:
        self.structure = skim(self.body, self.front.lines)
        self.told = without_comments(self.body)
        self.is_exact &= self.told is self.body

    def find_actions(self) -> None:
        file = self.file
        self.found = read_actions(file.path, self.structure, self.front, file.around.conventions)

    def name(self) -> None:
        raw = self.file.data[len(self.opening.encode()) :] if self.is_exact else None
        tasks = [(one.item, one.reading.text) for one in self.found]
        self.gist = gist(self.told, tasks, raw)
        self.digest = digest(self.file.data)

    def count(self) -> None:
        start = len(BOM) if self.file.data.startswith(BOM) else 0
        shape, opening = self.shape[start:], len(self.opening.split())
        if self.told is not self.body:
            shape, opening = shape_of(self.told.encode()), 0
        self.words = count_words(shape) - opening

    def find_links(self) -> None:
        self.links = find_links(self.body, self.structure.code, self.front.lines)

    def find_tags(self) -> None:
        self.tags = tags_of(self.front, find_tags(self.body, self.structure.code, self.front.lines))

    def date(self) -> None:
        file, structure = self.file, self.structure
        conventions = file.around.conventions
        self.headline = structure.headings[0].title if structure.headings else ""
        self.headline = self.headline or structure.first_text
        clues = Clues(
            path=file.path,
            front=self.front,
            title=self.front.text("title"),
            heading=self.headline,
            text=self.text,
            siblings=file.around.siblings,
            neighbours=file.around.neighbours,
        )
        self.dating = date_note(
            clues, starts=conventions.week_starts, day_first=conventions.day_first
        )

    def note(self) -> Note:
        (path, data, stamp, around), front, dating = self.file, self.front, self.dating
        conventions = around.conventions
        title = front.text("title") or plain_heading(self.headline) or PurePosixPath(path).stem
        author = author_of(front, path)
        return Note(
            path=path,
            digest=self.digest,
            gist=self.gist,
            size=len(data),
            stamp=stamp,
            title=clean_line(title),
            author=around.people.display(clean_line(author or conventions.default_author)),
            week=dating.week,
            week_source=dating.source,
            guessed=dating.guessed,
            kind=kind_of(front, title, dating),
            status=status_of(front),
            date=dating.date,
            url=url_of(front, conventions.site),
            tags=self.tags,
            reviewers=tuple(map(clean_line, front.many("review", "reviewers"))),
            words=self.words,
            sections=tuple(
                [Section(h.level, h.title, h.line + 1) for h in self.structure.headings]
            ),
            links=self.links,
            actions=tuple([one.action for one in self.found]),
            problems=self.problems + _more_problems(self.text, front, self.structure),
        )


_STEPS = (
    _Scan.part,
    _Scan.find_blocks,
    _Scan.find_actions,
    _Scan.name,
    _Scan.count,
    _Scan.find_links,
    _Scan.find_tags,
    _Scan.date,
)
"""In an order in which each finds what it needs."""


def unreadable(path: str, size: int, stamp: tuple[int, ...], problem: Problem) -> Note:
    """Describe a file that could not be read, so that it is listed all the same."""
    dating = date_note(Clues(path=path, front=FrontMatter()))
    return Note(
        path=path,
        digest="",
        size=size,
        stamp=stamp,
        title=clean_line(PurePosixPath(path).stem),
        author=folder_author(path),
        week=dating.week,
        week_source=dating.source,
        date=dating.date,
        problems=(problem,),
    )


def _more_problems(text: str, front: FrontMatter, structure: Structure) -> tuple[Problem, ...]:
    problems = []
    if front.problem:
        problems.append(Problem("front-matter", front.problem, front.problem_line))
    if "<" in text and "<<<<<<<" in text and (line := _undone_merge(text, structure)):
        message = f"Two versions stand in this file, from line {line} on: a merge was left undone."
        problems.append(Problem("conflict", message, line))
    return tuple(problems)


def _undone_merge(text: str, structure: Structure) -> int:
    """Return the line on which two versions begin, counted from 1; 0 where there is but one."""
    begins, middle, end = _CONFLICT
    for marker in begins.finditer(text):
        line = text.count("\n", 0, marker.start())
        if line not in structure.code:  # where it is shown and not meant
            between = middle.search(text, marker.end())
            return line + 1 if between and end.search(text, between.end()) else 0
    return 0
