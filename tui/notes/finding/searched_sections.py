"""Which headings a search for `section:` means."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tui.notes.composing.sections import SectionNames
from tui.notes.note import Note
from tui.notes.parsing.action_items import fold_heading

_folded = lru_cache(maxsize=16_384)(fold_heading)
"""Notes share most of their headings."""


def headings_in(
    notes: Iterable[Note], name: str, aliases: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """Return the folded headings of these notes that mean `name`, else those that begin with it.

    `aliases` are other headings by the name of a section, as in the folder's settings.
    """
    there = {_folded(title) for title in {s.title for note in notes for s in note.sections}}
    same = there & SectionNames(aliases).same(name)
    wanted = fold_heading(name)
    return frozenset(same or (h for h in there if wanted and h.startswith(wanted)))


def has_heading(note: Note, headings: frozenset[str]) -> bool:
    """Whether a note has a section of one of these names."""
    return any(_folded(section.title) in headings for section in note.sections)
