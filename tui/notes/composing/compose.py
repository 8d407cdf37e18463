"""Documents composed from notes: Markdown with links back, shown in the app and printed alike."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tui.notes.composing.action_words import quoted_task
from tui.notes.composing.markdown import inline, link, title_words, words
from tui.notes.composing.quoting import Quoter
from tui.notes.composing.source_text import SourceText
from tui.notes.conventions import People
from tui.notes.errors import NoteUnreadable
from tui.notes.names import short_names
from tui.notes.note import Kind, Note, Status
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.links import Links
from tui.notes.text import clean
from tui.notes.wording import headline

_ADDRESS = re.compile(r"https?://[^\s()<>\"']+")

if TYPE_CHECKING:
    from tui.notes.shelf import Shelf

TextOf = Callable[[str], tuple[str, int]]
"""A note's cleaned text below its front matter, and the file's line on which that begins.

It is given the note's path, and raises `NoteUnreadable`.
"""

NEWEST = 200
"""How many notes a document reads where nobody asks for all of them."""


class Composed(msgspec.Struct, frozen=True):
    """A document that was composed from notes."""

    key: str
    """What it is called by, as in `digest:2019-W24`; no note is called that."""
    title: str
    """Words for a border or a list."""
    body: str
    """Markdown, cleaned; its links lead from the notes folder."""
    parts: tuple[int, ...] = ()
    """The lines, from 1, on which its parts begin: where next and previous lead."""


class Sources:
    """The notes that documents are composed from."""

    def __init__(
        self,
        notes: Mapping[str, Note],
        text_of: TextOf,
        *,
        site: str = "",
        aliases: Mapping[str, tuple[str, ...]] | None = None,
        people: Mapping[str, str] | None = None,
    ) -> None:
        self.notes = notes
        self.aliases = aliases or {}
        """Other headings by the name of a section, as in the folder's settings."""
        self.people = people or {}
        """Display names by login or alias, as in the folder's settings."""
        self._text_of = text_of
        self._site = site

    @classmethod
    def of(cls, shelf: "Shelf") -> "Sources":
        """Return the notes of a folder as they are now."""
        conventions = shelf.catalogue.conventions
        return cls(
            shelf.notes,
            shelf.body,
            site=conventions.site,
            aliases=conventions.sections,
            people=conventions.people,
        )

    @cached_property
    def links(self) -> Links:
        """What the notes are linked to by."""
        return Links(self.notes.values(), self._site)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where notes are published, as far as they say so, by their paths."""
        return {path: note.url for path, note in self.notes.items() if _ADDRESS.fullmatch(note.url)}

    @cached_property
    def short(self) -> dict[str, str]:
        """The shortest distinct form of each author's name."""
        return short_names({note.author for note in self.notes.values()})

    @cached_property
    def who_is_who(self) -> People:
        """The people of the settings, and the authors."""
        return People(self.people, self.short)

    def task(self, path: str, item: TaskItem) -> str:
        """Return what is said of a task that is quoted from the note at `path`."""
        return quoted_task(item, self.notes.get(path), self.who_is_who, self.short)

    def text(self, note: Note) -> SourceText | None:
        """Read a note; None where that fails."""
        try:
            return SourceText(note.path, *self._text_of(note.path))
        except NoteUnreadable:
            return None


class Sheet:
    """A document while it is composed, paragraph by paragraph."""

    def __init__(self, sources: Sources, key: str, title: str) -> None:
        self.sources = sources
        self._quoter = Quoter(lambda: sources.links, sources.task)
        self._key = key
        self._title = title
        self._lines = [f"# {words(title)}"]
        self._parts: list[int] = []

    @property
    def has_parts(self) -> bool:
        """Whether a part has begun."""
        return bool(self._parts)

    def add(self, *lines: str) -> None:
        """Add lines, a blank one before them."""
        if lines:
            self._lines += ["", *lines]

    def part(self, heading: str) -> None:
        """Begin a part with a heading of the second level, which is Markdown."""
        self.add(f"## {heading}")
        self._parts.append(len(self._lines))

    def quote(self, source: SourceText, start: int, stop: int, *, deeper: int = 0) -> bool:
        """Add lines of a note as `Quoter.passage` gives them, and return whether there are any."""
        lines = self._quoter.passage(source, start, stop, deeper=deeper)
        self.add(*lines)
        return bool(lines)

    def opening(self, source: SourceText) -> bool:
        """Add a note's first paragraph, and return whether it has one."""
        return self.quote(source, *source.first_paragraph())

    def line(self, path: str, markdown: str) -> str:
        """Return a line of a note, such as an action's text, as the text of an item."""
        return inline(self._quoter.line(path, markdown))

    def composed(self) -> Composed:
        """Return the document."""
        return Composed(self._key, self._title, clean("\n".join(self._lines)), tuple(self._parts))


def newest_first(notes: Iterable[Note]) -> list[Note]:
    """Sort notes by week, latest first, then by author; those of no week come last."""
    by_author = sorted(notes, key=lambda note: (note.author.casefold(), note.path))
    return sorted(by_author, key=lambda n: n.week.start.toordinal() if n.week else 0, reverse=True)


def title_link(note: Note) -> str:
    """Return a link to a note by its title without its date."""
    return link(title_words(headline(note.title)) or words(note.path), note.path)


def titled(note: Note) -> str:
    """Return a link to a note, with its kind and how far it is where that is worth a word."""
    facts = [note.kind.value] if note.kind is Kind.POST else []
    facts += [note.status.value] if note.status is not Status.PUBLISHED else []
    return title_link(note) + (f" ({', '.join(facts)})" if facts else "")


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with what it is of: `1 note`, `12 notes`."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def names_in_line(names: list[str]) -> str:
    """Return names as a sentence has them: `Ada, Ben and Cai`."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
