"""What the lists show of a folder, put together where it holds nobody up."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from tui.notes.actions.agenda import Entry, Exchange, gather, regather
from tui.notes.conventions import Conventions
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle, chronicle, rechronicle

FEW = 500
"""So many changed notes are sorted in among all others one by one."""


class Terms(NamedTuple):
    """What the order of everything depends on, besides the notes."""

    me: str
    today: date
    conventions: Conventions

    @classmethod
    def of(cls, library: Library) -> "Terms":
        """Return those that hold now."""
        return cls(library.me, library.today(), library.catalogue.conventions)


class Scene(NamedTuple):
    """A folder at one moment."""

    notes: Mapping[str, Note]
    """All that is shown in it, by path."""
    weeks: Chronicle
    entries: list[Entry]
    exchange: Exchange | None
    """In what the entries differ from those of the scene before; None for all."""
    terms: Terms
    changed: Collection[str] | None
    """The paths of the notes that are others than in the scene before; None for any."""

    @property
    def fresh(self) -> list[Note]:
        """The notes that are new or others than in the scene before."""
        changed = self.notes if self.changed is None else self.changed
        return [self.notes[path] for path in changed if path in self.notes]


def survey(
    notes: Mapping[str, Note], terms: Terms, before: Scene | None, changed: Collection[str]
) -> Scene:
    """Put a folder in order, for a thread: ten thousand notes take a tenth of a second.

    `before` is the scene that was right but for the notes at the paths `changed`: it is gone on
    from where they are few, in a fraction of the time.
    """
    if before is None or len(changed) > FEW or terms != before.terms:
        day, starts = terms.today, terms.conventions.week_starts
        entries = gather(notes.values(), today=day, starts=starts)
        weeks = chronicle(notes.values(), today=day, starts=starts)
        return Scene(notes, weeks, entries, None, terms, None)
    return _renewed(before, notes, changed)


def _renewed(before: Scene, notes: Mapping[str, Note], changed: Collection[str]) -> Scene:
    terms = before.terms
    day, starts = terms.today, terms.conventions.week_starts
    outdated = [before.notes[path] for path in changed if path in before.notes]
    fresh = [notes[path] for path in changed if path in notes]
    entries, exchange = regather(before.entries, outdated, fresh, today=day, starts=starts)
    weeks = rechronicle(before.weeks, outdated, fresh)
    return Scene(notes, weeks, entries, exchange, terms, changed)
