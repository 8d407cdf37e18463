"""Headings on the command line: those that a name stands for."""

from collections.abc import Mapping, Sequence

from tui.notes.parsing.action_items import fold_heading


def same_headings(name: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the folded headings that mean `name`, the very heading first.

    `aliases` are other headings by the name of a section, as in the folder's settings.
    """
    same = [wanted := fold_heading(name)]
    for titles in ([section, *others] for section, others in aliases.items()):
        folded = [fold_heading(title) for title in titles]
        same += folded if wanted in folded else []
    return same
