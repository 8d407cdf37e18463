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
from unicodedata import normalize
from urllib.parse import urljoin

from tui.notes.action import Action
from tui.notes.conventions import Conventions, People
from tui.notes.days.dating import Clues, Dating, date_note
from tui.notes.note import Kind, Note, Problem, Section, Status
from tui.notes.parsing.dialects import Reading, read_fields
from tui.notes.parsing.front_matter import FrontMatter, split_front_matter
from tui.notes.parsing.gist import gist
from tui.notes.parsing.references import find_links, find_tags
from tui.notes.parsing.skim import skim
from tui.notes.parsing.structure import Structure, TaskItem
from tui.notes.text import BOM, clean_line, count_words, decode, with_line_feeds

VERSION = 2
"""Raised whenever a scan of the same bytes would give another note."""

GENERIC_FOLDERS = frozenset({"notes", "weeknotes", "posts", "content", "src"})
"""First folders that are not an author's name; years and numbers are not either."""

_MARKUP = re.compile(r"[*_`\[\\]")
_CONFLICT = re.compile(r"^<{7} [^\n]*$", re.MULTILINE)
_WEEKNOTE = re.compile(r"week[\s-]*notes?\b", re.IGNORECASE)
_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}
_CHECKLIST = re.compile(r"(?:^|\s)#checklist\b")


class Found(NamedTuple):
    """An action with what it takes to change it."""

    action: Action
    item: TaskItem
    reading: Reading


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


def scan(path: str, data: bytes, stamp: tuple[int, ...] = (), around: Surroundings = ALONE) -> Note:
    """Describe a note; what is wrong with it becomes a problem of the note, never an error."""
    text, problems = decode(data)
    whole = with_line_feeds(text)
    front, body = split_front_matter(whole)
    opening = whole[: len(whole) - len(body)]
    structure = skim(body, front.lines)
    heading = structure.headings[0].title if structure.headings else ""
    headline = heading or structure.first_text
    title = front.text("title") or _plain(headline) or PurePosixPath(path).stem
    conventions = around.conventions
    clues = Clues(
        path=path,
        front=front,
        title=front.text("title"),
        heading=headline,
        text=text,
        siblings=around.siblings,
        neighbours=around.neighbours,
    )
    dating = date_note(clues, starts=conventions.week_starts, day_first=conventions.day_first)
    author = front.text("author", "authors", "by") or _folder_author(path)
    found = read_actions(path, structure, front, conventions)
    return Note(
        path=path,
        digest=digest(data),
        gist=gist(body, [(one.item, one.reading.text) for one in found]),
        size=len(data),
        stamp=stamp,
        title=clean_line(title),
        author=around.people.display(clean_line(author or conventions.default_author)),
        week=dating.week,
        week_source=dating.source,
        guessed=dating.guessed,
        kind=_kind(front, title, dating),
        status=_status(front),
        date=dating.date,
        url=_url(front, conventions.site),
        tags=_tags(front, find_tags(body, structure.code, front.lines)),
        reviewers=front.many("review", "reviewers"),
        words=count_words(data.removeprefix(BOM)) - len(opening.split()),
        sections=tuple(Section(h.level, h.title, h.line + 1) for h in structure.headings),
        links=find_links(body, structure.code, front.lines),
        actions=tuple(one.action for one in found),
        problems=problems + _more_problems(text, front),
    )


def unreadable(path: str, size: int, stamp: tuple[int, ...], problem: Problem) -> Note:
    """Describe a file that could not be read, so that it is listed all the same."""
    dating = date_note(Clues(path=path, front=FrontMatter()))
    return Note(
        path=path,
        digest="",
        size=size,
        stamp=stamp,
        title=clean_line(PurePosixPath(path).stem),
        author=_folder_author(path),
        week=dating.week,
        week_source=dating.source,
        date=dating.date,
        problems=(problem,),
    )


def find_actions(path: str, data: bytes, conventions: Conventions) -> list[Found]:
    """List the actions of a file as it is now, with where each of them stands."""
    front, body = split_front_matter(with_line_feeds(decode(data).text))
    return read_actions(path, skim(body, front.lines), front, conventions)


def read_actions(
    path: str, structure: Structure, front: FrontMatter, conventions: Conventions
) -> list[Found]:
    """Turn the task-list items of a note into actions."""
    if not structure.tasks:
        return []
    readings = [read_fields(item.text) for item in structure.tasks]
    twins: dict[str, int] = {}
    for reading in readings:
        twins[reading.text] = twins.get(reading.text, 0) + 1
    met: dict[str, int] = {}
    counted = _counted_headings(structure, conventions)
    follow_up = front.text("actions").lower() not in ("false", "no", "off")
    found = []
    for item, reading in zip(structure.tasks, readings, strict=True):
        nth = met.get(reading.text, 0)
        met[reading.text] = nth + 1
        action = Action(
            path=path,
            line=item.line + 1,
            mark=item.mark,
            text=reading.text,
            section=structure.headings[item.heading].title if item.heading >= 0 else "",
            nth=nth,
            of=twins[reading.text],
            depth=item.depth,
            lines=item.last - item.line + 1,
            counted=follow_up and counted[item.heading] and not _is_checklist(reading.text),
            mentions=reading.mentions,
            **reading.values,
        )
        found.append(Found(action, item, reading))
    return found


def fold_heading(title: str) -> str:
    """Reduce a heading to what counts when headings are compared.

    Case, punctuation, curly quotes, numbering, leading emoji and a trailing colon do not.
    """
    folded = normalize("NFKC", title).casefold().replace("’", "").replace("'", "")
    words = re.findall(r"[^\W_]+", folded)
    while len(words) > 1 and words[0].isdigit():
        words = words[1:]
    return " ".join(words)


def _counted_headings(structure: Structure, conventions: Conventions) -> list[bool]:
    """Tell for each heading, and last for what is above all, whether task lists are actions.

    A heading passes on to those of a deeper level what it says itself.
    """
    wanted = {fold_heading(title) for title in conventions.action_headings}
    if not wanted and not any("#checklist" in heading.title for heading in structure.headings):
        return [True] * (len(structure.headings) + 1)
    counted = []
    above: list[tuple[int, bool]] = []
    for heading in structure.headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        inherited = above[-1][1] if above else not wanted
        is_wanted = inherited or fold_heading(heading.title) in wanted
        here = is_wanted and not _is_checklist(heading.title)
        above.append((heading.level, here))
        counted.append(here)
    return [*counted, not wanted]


def _is_checklist(text: str) -> bool:
    return "#checklist" in text and bool(_CHECKLIST.search(text))


def _folder_author(path: str) -> str:
    first, _, rest = path.partition("/")
    generic = first.lower() in GENERIC_FOLDERS or first.isdigit()
    return clean_line(first) if rest and not generic else ""


def _kind(front: FrontMatter, title: str, dating: Dating) -> Kind:
    stated = front.text("kind", "type").lower()
    if stated in _KINDS:
        return _KINDS[stated]
    if dating.stated or _WEEKNOTE.search(title):
        return Kind.WEEKNOTE
    return Kind.POST if dating.week else Kind.PAGE


def _status(front: FrontMatter) -> Status:
    stated = front.text("status").lower()
    if stated in _STATUSES:
        return _STATUSES[stated]
    return (
        Status.DRAFT if front.text("draft").lower() in ("true", "yes", "on") else Status.PUBLISHED
    )


def _url(front: FrontMatter, site: str) -> str:
    url = front.text("url", "link", "permalink", "canonical_url")
    try:
        return urljoin(f"{site.rstrip('/')}/", url) if url and site else url
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return url


def _plain(heading: str) -> str:
    """Reduce a heading's inline Markdown to its text, as a title shows it."""
    if not _MARKUP.search(heading):
        return heading
    heading = re.sub(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", heading)
    heading = re.sub(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", r"\1", heading)
    heading = re.sub(r"(\*\*|__|\*|`)([^*_`]+)\1", r"\2", heading)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", heading)


def _tags(front: FrontMatter, found: Iterable[str]) -> tuple[str, ...]:
    stated = front.many("tags", "keywords", "categories")
    return tuple(dict.fromkeys([*(clean_line(tag.removeprefix("#")) for tag in stated), *found]))


def _more_problems(text: str, front: FrontMatter) -> tuple[Problem, ...]:
    problems = []
    if front.problem:
        problems.append(Problem("front-matter", front.problem, front.problem_line))
    if "<" in text and "<<<<<<< " in text and (marker := _CONFLICT.search(text)):
        line = text.count("\n", 0, marker.start()) + 1
        message = f"Two versions stand in this file, from line {line} on: a merge was left undone."
        problems.append(Problem("conflict", message, line))
    return tuple(problems)
