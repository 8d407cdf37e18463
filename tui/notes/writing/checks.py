"""What to look at in a note before it is published; none of it is in the way."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from tui.notes.composing.source_text import SourceText
from tui.notes.conventions import People
from tui.notes.note import Kind, LinkKind, Note
from tui.notes.parsing.action_items import fold_heading
from tui.notes.parsing.backlinks import dead_links
from tui.notes.parsing.code_spans import hide_code
from tui.notes.parsing.links import Links
from tui.notes.wording import plain
from tui.notes.writing.offered_comments import still_offered
from tui.notes.writing.remarks import find_remarks

_PICTURE = re.compile(
    r"!\[\s*\](?=[(\[])|<img\b(?![^<>]*\balt\s*=\s*[\"']?[^\s\"'>])[^<>]*>", re.IGNORECASE
)
_INTERNAL = re.compile(r"\[internal(?:[ -](?:link|only|doc|document))?\]", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w.@/])@([^\W\d_][\w.-]*\w|[^\W\d_])")
_TARGET = re.compile(
    r"\]\([^()\n]*\)|https?://\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+|\[\[[^\]\n]*\]\]"
)


class Finding(NamedTuple):
    """Something to look at."""

    line: int
    """The line in the file, counted from 1; 0 where it is about the whole note."""
    code: str
    """A stable word: `dead-link`, `internal`, `owner`, `nobody`, `heading`, `alt`, `week`,
    `remark` or `offer`, or that of one of the note's problems."""
    sentence: str
    """What there is to see, for the author."""


class Surroundings(NamedTuple):
    """What the checks know of the folder."""

    notes: Collection[Note]
    links: Links
    people: People
    is_file: Callable[[str], bool]
    """Whether there is a file at a path within the folder, as a picture."""


def check(note: Note, body: str, first_line: int, around: Surroundings) -> list[Finding]:
    """Look through a note, and return what was found, from its top to its end.

    `body` is the text below its front matter, cleaned, and `first_line` the file's line on which
    that begins.
    """
    source = SourceText(note.path, body, first_line)
    found = [
        *(Finding(problem.line, problem.code, problem.message) for problem in note.problems),
        *_taken_week(note, around.notes),
        *_dead_links(note, around),
        *_without_owner(note, around.people),
        *_repeated_headings(note),
        *_in_text(source, around.people),
        *_remarks(note, body, first_line, around.people),
        *_offers(body, first_line),
    ]
    return sorted(found, key=lambda one: one.line)


def _taken_week(note: Note, notes: Iterable[Note]) -> Iterator[Finding]:
    if note.week is None:
        yield Finding(0, "week", "Which week the note is of can't be told from it.")
    elif note.kind is Kind.WEEKNOTE and note.author:
        for other in notes:
            is_same = (other.author, other.week, other.kind) == (note.author, note.week, note.kind)
            if is_same and other.path != note.path:
                yield Finding(
                    0, "week", f"The week of {note.week.label()} has {other.path} already."
                )


def _dead_links(note: Note, around: Surroundings) -> Iterator[Finding]:
    dead = dead_links(note, around.links, around.is_file)
    for link in note.links:
        if link.target in dead:
            yield Finding(
                link.line, "dead-link", f"“{link.target}” leads to nothing in this folder."
            )
        elif "#" in link.target and link.kind is not LinkKind.URL:
            target = around.links.resolve(link.target, note.path)
            anchor = link.target.partition("#")[2]
            if target and anchor and not target.line:
                yield Finding(link.line, "dead-link", f"{target.path} has no heading “{anchor}”.")


def _without_owner(note: Note, people: People) -> Iterator[Finding]:
    for action in note.actions:
        owner = people.owner(action.owner, action.mentions)
        if action.counted and action.state.is_open and not owner:
            told = f"“{plain(action.text)}” names nobody, and so counts as its author's."
            yield Finding(action.line, "owner", told)


def _repeated_headings(note: Note) -> Iterator[Finding]:
    lines: dict[tuple[int, str], int] = {}
    for section in note.sections:
        key = section.level, fold_heading(section.title)
        if not key[1]:
            continue
        if key in lines:
            said = f"“{plain(section.title)}” is the heading on line {lines[key]} too."
            yield Finding(section.line, "heading", said)
        lines.setdefault(key, section.line)


def _in_text(source: SourceText, people: People) -> Iterator[Finding]:
    """Find what only the text shows, outside of code and comments."""
    named: set[str] = set()
    for number, line in enumerate(source.lines):
        if number in source.structure.code and "<img" not in line.lower():
            continue
        text = hide_code(line)
        place = number + source.first_line
        for _ in _PICTURE.finditer(text):
            yield Finding(place, "alt", "A picture has no words for those who can't see it.")
        for found in _INTERNAL.finditer(text):
            yield Finding(place, "internal", f"{found[0]} is of no use to readers outside.")
        for found in _MENTION.finditer(_TARGET.sub(lambda match: " " * len(match[0]), text)):
            name = found[1]
            if not people.knows(name) and name.casefold() not in named:
                named.add(name.casefold())
                yield Finding(place, "nobody", f"Nobody here goes by @{name}.")


def _remarks(note: Note, body: str, first_line: int, people: People) -> Iterator[Finding]:
    asked = {people.display(name.removeprefix("@")) for name in note.reviewers}
    for remark in find_remarks(body, people, asked):
        line = remark.line + first_line - 1
        yield Finding(line, "remark", f"{remark.who} remarks: {remark.text}")


def _offers(body: str, first_line: int) -> Iterator[Finding]:
    for line, what in still_offered(body):
        said = f"“{what}” is still here as it was offered, in a comment that readers here see."
        yield Finding(line + first_line, "offer", said)
