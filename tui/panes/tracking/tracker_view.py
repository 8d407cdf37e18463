"""The ways to look at actions: from one to the next, and in words."""

from collections.abc import Sequence
from typing import TypeVar

from tui.notes.actions.agenda import Group, Grouping, Scope, View

_SCOPES = {Scope.OPEN: "", Scope.RECENT: "with this week's done", Scope.ALL: "with all done"}

ChoiceT = TypeVar("ChoiceT", Grouping, Scope)


def after(choice: ChoiceT) -> ChoiceT:
    """Return the next of the choices, and after the last the first."""
    choices = list(type(choice))
    return choices[(choices.index(choice) + 1) % len(choices)]


def in_words(view: View) -> str:
    """Return what a view takes in, as in `by due · Ada · with all done · “bins”`."""
    text = f"“{view.text}”" if view.text else ""
    return " · ".join(filter(None, (f"by {view.by}", view.owner, _SCOPES[view.scope], text)))


def told(groups: Sequence[Group], *, marked: int = 0) -> str:
    """Return what is listed, as in `Actions · 2 marked · 14 open · 3 overdue`."""
    late = sum(group.late for group in groups)
    parts = [
        "Actions",
        f"{marked:,} marked" if marked else "",
        f"{sum(group.open for group in groups):,} open",
        f"{late:,} overdue" if late else "",
    ]
    return " · ".join(filter(None, parts))
