"""Everybody's follow-up actions, filtered and grouped: what the tracker shows."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tui.notes.actions.entries import ActionKey, Entry, gather, key_of, rank, regather
from tui.notes.actions.grouping import Grouping, Pile, pile_up
from tui.notes.week import Week

__all__ = [
    "ActionKey",
    "Agenda",
    "Entry",
    "Group",
    "Grouping",
    "Scope",
    "View",
    "agenda",
    "gather",
    "key_of",
    "regather",
]


class Scope(StrEnum):
    """Which states an agenda takes in."""

    OPEN = "open"
    RECENT = "recent"
    """Open, and what was done or cancelled in the current week."""
    ALL = "all"


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to see of the agenda."""

    by: Grouping = Grouping.DUE
    scope: Scope = Scope.OPEN
    owner: str = ""
    """Only this person's; everybody's where empty."""
    text: str = ""
    """Only those in whose text, owner or note's title each of these words occurs."""


class Group(msgspec.Struct, frozen=True):
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]
    open: int
    """How many of them are open or in progress."""
    late: int
    """How many of them are overdue."""


class Agenda:
    """What `gather` collected, to be looked at in one view after the other.

    The actions are grouped once in each way, when it is first asked for; a view then only leaves
    out what it does not take in.
    """

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        *,
        today: date,
        starts: int = 0,
        keep: Mapping[ActionKey, Entry] = MappingProxyType({}),
    ) -> None:
        """Take entries in the order of `gather`; `starts` is a week's first weekday, Monday 0.

        `keep` holds actions as they were: each stays where it stood then, whatever has become of
        it, so that changing it does not move the list.
        """
        self._today, self._week = today, Week.of(today, starts)
        self._kept = _Kept(keep)
        self._entries = self._kept.put_back(entries) if keep else entries
        self._piles: dict[Grouping, list[Pile]] = {}

    def groups(self, view: View) -> list[Group]:
        """Return what a view takes in, in groups; what is settled follows what is open."""
        if view.by not in self._piles:
            self._piles[view.by] = pile_up(
                self._entries, view.by, today=self._today, week=self._week
            )
        sieve = _Sieve(view.owner.casefold(), view.text.casefold().split(), view.scope)
        groups = (sieve.group(pile) for pile in self._piles[view.by])
        return [self._kept.bring_up_to_date(group) for group in groups if group.entries]


class _Sieve(NamedTuple):
    """What a view takes in."""

    owner: str
    words: list[str]
    scope: Scope

    def group(self, pile: Pile) -> Group:
        """Return what is taken in of a pile."""
        late, others = self._taken(pile.late), self._taken(pile.open)
        settled: tuple[Entry, ...] = ()
        if self.scope is Scope.ALL:
            settled = self._taken(pile.settled)
        elif self.scope is Scope.RECENT:
            settled = self._taken(tuple([e for e in pile.settled if e.is_recent]))
        entries = late + others + settled
        return Group(pile.title, entries, len(late) + len(others), len(late))

    def _taken(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if self.owner and entries:
            entries = tuple([e for e in entries if e.who.casefold() == self.owner])
        for word in self.words if entries else ():
            entries = tuple([e for e in entries if word in e.searched])
        return entries


def agenda(
    entries: Iterable[Entry],
    view: View,
    *,
    today: date,
    starts: int = 0,
    keep: Mapping[ActionKey, Entry] = MappingProxyType({}),
) -> list[Group]:
    """Return one view of what `gather` collected; the arguments are those of `Agenda`."""
    return Agenda(tuple(entries), today=today, starts=starts, keep=keep).groups(view)


class _Kept:
    """Actions that are shown as they are, where they stood when they were otherwise."""

    def __init__(self, before: Mapping[ActionKey, Entry]) -> None:
        self._before = before
        self._paths = {path for path, *_ in before}
        self._now: dict[ActionKey, Entry] = {}
        """Each as it is, by what it was known by before."""

    def put_back(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in their order, with the old ones in place of the new."""
        others = []
        for entry in entries:
            before = self._before.get(entry.key) if entry.action.path in self._paths else None
            if before is None:
                others.append(entry)
            else:
                self._now[before.key] = entry
        for entry in self._now.values():
            insort(others, self._before[entry.key], key=rank)
        return others

    def bring_up_to_date(self, group: Group) -> Group:
        """Return a group with the new ones in place of the old."""
        if not self._now:
            return group
        entries = tuple(
            self._now.get(entry.key, entry) if entry.action.path in self._paths else entry
            for entry in group.entries
        )
        is_open, is_late = (sum(map(attrgetter(n), entries)) for n in ("is_open", "is_late"))
        return Group(group.title, entries, is_open, is_late)
