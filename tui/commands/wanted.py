"""Which follow-up actions somebody asks for."""

from collections.abc import Iterator
from datetime import date

import msgspec

from tui.commands.weeks import Weeks
from tui.notes.action import State
from tui.notes.actions.agenda import Entry
from tui.notes.note import Note
from tui.notes.parsing.action_items import fold_heading

STATES = {
    "open": frozenset(state for state in State if state.is_open),
    "all": frozenset(State),
    **{state.value: frozenset({state}) for state in State if state is not State.OPEN},
}
"""The states that each word stands for: open takes in what is in progress."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What an action must be to be listed; where nothing is said, anything will do."""

    states: frozenset[State]
    weeks: Weeks
    owner: str = ""
    """A display name; the author's where an action states no owner."""
    due_before: date | None = None
    due_after: date | None = None
    check_before: date | None = None
    headings: frozenset[str] = frozenset()
    """Folded; the action stands under one of them, or under a heading below it."""

    def takes_in(self, entry: Entry, note: Note) -> bool:
        """Whether an action of a note is one of those."""
        action = entry.action
        return (
            action.state in self.states
            and (not self.owner or entry.who == self.owner)
            and _lies(action.due, before=self.due_before, after=self.due_after)
            and _lies(action.check, before=self.check_before)
            and self.weeks.take_in(note.week)
            and (not self.headings or not self.headings.isdisjoint(_above(note, action.line)))
        )


def _lies(day: date | None, *, before: date | None = None, after: date | None = None) -> bool:
    """Whether a day lies between others, which do not count; no day does if any is given."""
    if day is None:
        return before is None and after is None
    return (before is None or day < before) and (after is None or after < day)


def _above(note: Note, line: int) -> Iterator[str]:
    """Yield the headings that a line stands under, folded, the nearest first."""
    level = 7
    for section in reversed(note.sections):
        if section.line < line and section.level < level:
            level = section.level
            yield fold_heading(section.title)
