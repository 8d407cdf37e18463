"""The actions that the tracker has to show, and what it holds on to of them."""

from collections.abc import Iterator, Sequence
from datetime import date

from tui.notes.action import Action
from tui.notes.actions.agenda import ActionKey, Agenda, Entry, Group, View
from tui.panes.tracking.tracker_held import Held


class Stock:
    """What `gather` collected, in whatever view it is asked for."""

    def __init__(self) -> None:
        self.held = Held()
        self.today = date.min
        self.entries: Sequence[Entry] = ()
        self._starts = 0
        self._agenda = Agenda(today=self.today)

    def put(self, entries: Sequence[Entry], *, today: date, starts: int) -> Iterator[Action]:
        """Take other entries, and return the actions whose unfolded lines may be stale."""
        self.entries, self.today, self._starts = entries, today, starts
        self._agenda = Agenda(entries, today=today, starts=starts)
        return self.held.renew(entries)

    def entry(self, key: ActionKey) -> Entry | None:
        """Return what is known by a key."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def groups(self, view: View) -> list[Group]:
        """Return what a view takes in, with what is kept where it stood before it was changed."""
        agenda = self._agenda
        if kept := self.held.kept:
            agenda = Agenda(self.entries, today=self.today, starts=self._starts, keep=kept)
        return agenda.groups(view)
