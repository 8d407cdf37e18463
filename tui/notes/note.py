"""A note as the index knows it: everything but its text.

These values can't be part of a cycle, and there are many: `gc=False` spares the garbage collector
going through all of them again and again.
"""

import datetime
from enum import StrEnum

import msgspec

from tui.notes.action import SETTLED, Action
from tui.notes.week import Week


class Kind(StrEnum):
    """What sort of page a note is."""

    WEEKNOTE = "weeknote"
    POST = "post"
    PAGE = "page"


class Status(StrEnum):
    """How far a note is on its way to its readers."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"


class Section(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A heading."""

    level: int
    """1 to 6."""
    title: str
    """The heading's text, its inline Markdown kept."""
    line: int
    """Its line in the file, counted from 1."""


class LinkKind(StrEnum):
    """How a link names what it points to."""

    PATH = "path"
    WIKI = "wiki"
    URL = "url"


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A link from a note."""

    kind: LinkKind
    target: str
    line: int


class Problem(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something about a note that its author would want to know."""

    code: str
    """A stable word such as `front-matter` or `encoding`."""
    message: str
    """One sentence for people."""
    line: int = 0
    """The line in the file, counted from 1; 0 where it is about the whole file."""


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A Markdown file of the folder, described."""

    path: str
    """Relative to the folder, with `/` between its parts."""
    digest: str
    """SHA-256 of the file's bytes in hex; empty where they could not be read."""
    gist: str = ""
    """Digest of its words as `gist` reads them; empty where they could not be read."""
    size: int = 0
    """Bytes."""
    stamp: tuple[int, ...] = ()
    """What the file system said of the file when it was read: mtime and ctime in ns, inode."""
    title: str
    author: str = ""
    """Display name where the person is known, else as written or the folder's name."""
    week: Week | None = None
    week_source: str = ""
    """Where the week was found: `front matter`, `title`, `name`, `heading` or `date`."""
    guessed: bool = False
    """Whether part of the week, such as its year, was inferred."""
    kind: Kind = Kind.PAGE
    status: Status = Status.PUBLISHED
    date: datetime.date | None = None
    url: str = ""
    tags: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    words: int = 0
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    actions: tuple[Action, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def writable(self) -> bool:
        """Whether its bytes are sound enough for the program to change a line in them."""
        return bool(self.digest) and not any(p.code in UNWRITABLE for p in self.problems)

    @property
    def open_actions(self) -> int:
        """How many of its follow-up actions are open or in progress."""
        return sum([a.counted and a.mark not in SETTLED for a in self.actions])


UNWRITABLE = frozenset({"unreadable", "encoding", "nul", "too-large", "conflict"})
"""Codes of problems that keep the program from writing to a note."""
