"""What the lists show of a folder, put together where it holds nobody up."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from tui.notes.actions.agenda import Entry, gather, regather
from tui.notes.library import Library
from tui.notes.readers.chronicle import Chronicle, chronicle

FEW = 500
"""So many changed notes are sorted in among all others one by one."""


class Scene(NamedTuple):
    """A folder at one moment."""

    weeks: Chronicle
    entries: list[Entry]
    me: str
    today: date
    starts: int
    """The first weekday, Monday being 0."""


def survey(library: Library, before: Scene | None, changed: Collection[str]) -> Scene:
    """Put a folder in order, for a thread: ten thousand notes take a tenth of a second.

    `before` is the scene that was right but for the notes at the paths `changed`.
    """
    today, starts = library.today(), library.catalogue.conventions.week_starts
    notes = library.notes
    if before and len(changed) <= FEW and (today, starts) == (before.today, before.starts):
        fresh = [notes[path] for path in changed if path in notes]
        entries = regather(before.entries, fresh, changed, today=today, starts=starts)
    else:
        entries = gather(notes.values(), today=today, starts=starts)
    weeks = chronicle(notes.values(), today=today, starts=starts)
    return Scene(weeks, entries, library.me, today, starts)
