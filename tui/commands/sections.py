"""Headings on the command line: those that a name stands for, or why it stands for none."""

from tui.commands.people import nothing
from tui.notes.composing.sections import SectionNames, list_names, near_names
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.parsing.action_items import fold_heading

_FEW = 3
"""How many names are told to somebody who asks for one that no note has."""


def known_section(library: Library, name: str) -> frozenset[str]:
    """Return the folded headings that mean the same as a name by the folder's settings.

    Raises `WeeknotesError` where notes have none of these.
    """
    same = SectionNames(library.catalogue.conventions.sections).same(name)
    titles = {section.title for note in library.notes.values() for section in note.sections}
    if library.notes and same.isdisjoint(map(fold_heading, titles)):
        raise WeeknotesError(unknown_section(library, name))
    return frozenset(same)


def unknown_section(library: Library, name: str) -> str:
    """Return a sentence on a name that no note has: what may be meant, else what there is."""
    names = list_names(library.notes.values(), library.catalogue.conventions.sections)
    if not names:
        return nothing(library, "section")
    if near := [f"“{each}”" for each in near_names(name, names)[:_FEW]]:
        hint = f"Did you mean {' or '.join(near)}?"
    else:
        most = ", ".join(f"“{one.name}”" for one in names[:_FEW])
        hint = f"Most often there are {most}; `weeknotes section` lists them."
    return f"No note has a section “{name}”. {hint}"
