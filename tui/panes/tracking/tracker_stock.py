"""The actions that the tracker has to show, and what it holds on to of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.notes.action import Action
from tui.notes.actions.agenda import ActionKey, Agenda, Entry, Exchange, Group, View
from tui.notes.names import short_names
from tui.panes.tracking.tracker_held import Held
from tui.panes.tracking.tracker_rows import TrackerRows


class Stock:
    """What `gather` collected, in whatever view it is asked for."""

    def __init__(self) -> None:
        self.held = Held()
        self.today = date.min
        self.entries: Sequence[Entry] = ()
        self.names: dict[str, str] = {}
        """The shortest distinct form of each owner's name."""
        self._owners: set[str] = set()
        """Some of them may have no actions any more."""
        self._starts = 0
        self._agenda = Agenda(today=self.today)
        self._keeping: tuple[dict[ActionKey, Entry], Agenda] | None = None
        """The same with what is kept in its place, and what that was when it was made."""

    def put(
        self, entries: Sequence[Entry], exchange: Exchange | None, *, today: date, starts: int
    ) -> Iterator[Action]:
        """Take other entries, and return the actions whose unfolded lines may be stale.

        `exchange` tells in what they differ from those before, where that is known.
        """
        if (today, starts) != (self.today, self._starts):
            exchange = None  # the others have changed too
        if exchange:
            self._agenda = self._agenda.after(entries, exchange)
        else:
            self._agenda = Agenda(entries, today=today, starts=starts)
            self._owners = set()
        self._keeping = None
        self.entries, self.today, self._starts = entries, today, starts
        owners = {entry.who for entry in (exchange.come if exchange else entries)}
        if not owners <= self._owners:
            self._owners |= owners
            self.names = short_names(self._owners)
        return self.held.renew(entries, exchange)

    def entry(self, key: ActionKey) -> Entry | None:
        """Return what is known by a key."""
        path = key[0]
        found = (entry for entry in self.entries if entry.action.path == path and entry.key == key)
        return next(found, None)

    def groups(self, view: View) -> list[Group]:
        """Return what a view takes in, with what is kept where it stood before it was changed."""
        kept = self.held.kept
        if not kept:
            return self._agenda.groups(view)
        if self._keeping is None or self._keeping[0] != kept:
            self._keeping = dict(kept), self._agenda.keeping(kept)
        return self._keeping[1].groups(view)

    def rows(self, groups: Iterable[Group], width: int) -> TrackerRows:
        """Return groups in lines, those that are unfolded below an action broken to `width`."""
        held = self.held
        return TrackerRows(
            groups,
            marked=held.marked,
            unfolded=held.unfolded,
            width=width,
            origin=self.entries,
        )
