"""Everybody's follow-up actions, filtered and grouped: what the tracker shows."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from tui.notes.action import Action, State
from tui.notes.entries import ActionKey, Entry, gather, key_of, rank, regather
from tui.notes.week import Week
from tui.notes.wording import MONTHS, plain

__all__ = [
    "ActionKey",
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


class Grouping(StrEnum):
    """What the groups of an agenda are made by."""

    DUE = "due"
    OWNER = "owner"
    WEEK = "week"
    AGE = "age"
    SECTION = "section"


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

    @property
    def open(self) -> int:
        """How many of them are open or in progress."""
        return sum(entry.is_open for entry in self.entries)


def agenda(
    entries: Iterable[Entry],
    view: View,
    *,
    today: date,
    starts: int = 0,
    keep: Mapping[ActionKey, Entry] = MappingProxyType({}),
) -> list[Group]:
    """Filter and group what `gather` collected; what is settled follows what is open.

    `keep` holds actions as they were: each stays where it stood then, whatever has become of
    it, so that changing it does not move the list.
    """
    week = Week.of(today, starts)
    rule = _rules(today, week)[view.by]
    kept = _Kept(keep)
    groups: defaultdict[Any, list[Entry]] = defaultdict(list)
    settled: defaultdict[Any, list[Entry]] = defaultdict(list)
    for entry in _wanted(kept.put_back(entries) if keep else entries, view, week):
        if entry.is_open:
            groups[rule.place(entry)].append(entry)
        else:
            settled[rule.settled or rule.place(entry)].append(entry)
    for place, closed in settled.items():
        groups[place] += closed
    return [
        Group(rule.title(groups[place][0], place), tuple(kept.bring_up_to_date(groups[place])))
        for place in sorted(groups)
    ]


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

    def bring_up_to_date(self, entries: Sequence[Entry]) -> Iterable[Entry]:
        """Return the new ones in place of the old."""
        if not self._now:
            return entries
        return (
            self._now.get(entry.key, entry) if entry.action.path in self._paths else entry
            for entry in entries
        )


class _Rule(NamedTuple):
    """How one grouping is made."""

    place: Callable[[Entry], Any]
    """The group's place among the groups: anything that sorts."""
    title: Callable[[Entry, Any], str]
    """The group's heading, from its first entry and its place."""
    settled: Any = None
    """The place of the group that takes what is not open, where there is one."""


_DUE = ("Overdue", "Today", "This week", "Next week", "Later", "No date", "Closed")
_AGES = ("This week", "1 week old", "2 to 4 weeks old", "5 to 12 weeks old", "Over 12 weeks old")
_LAST = (1, "")
"""Sorts behind every `(0, text)`."""


def _wanted(entries: Iterable[Entry], view: View, week: Week) -> Iterable[Entry]:
    """Return the entries that the view takes in, in their order."""
    if view.scope is Scope.OPEN:
        entries = (e for e in entries if e.is_open)
    elif view.scope is Scope.RECENT:
        entries = (e for e in entries if e.is_open or _settled_in(e.action, week))
    if view.owner:
        owner = view.owner.casefold()
        entries = (e for e in entries if e.who.casefold() == owner)
    for word in view.text.casefold().split():
        entries = [e for e in entries if word in e.searched]
    return entries


def _settled_in(action: Action, week: Week) -> bool:
    day = action.cancelled if action.state is State.CANCELLED else action.done
    return day is not None and day in week


def _rules(today: date, week: Week) -> dict[Grouping, _Rule]:
    tomorrow = today + timedelta(days=1)
    starts = [today, tomorrow, week.shift(1).start, week.shift(2).start]

    def due(entry: Entry) -> int:
        if entry.returns:
            return _DUE.index("Today")
        return bisect_right(starts, entry.when) if entry.when else _DUE.index("No date")

    return {
        Grouping.DUE: _Rule(due, lambda _, place: _DUE[place], _DUE.index("Closed")),
        Grouping.OWNER: _Rule(
            lambda entry: (0, entry.who.casefold()) if entry.who else _LAST,
            lambda entry, _: entry.who or "Nobody",
        ),
        Grouping.WEEK: _Rule(
            lambda entry: -entry.note.week.start.toordinal() if entry.note.week else 0,
            lambda entry, _: _week_title(entry.note.week),
        ),
        Grouping.AGE: _Rule(
            lambda entry: 0 if entry.age is None else -bisect_right([0, 1, 2, 5, 13], entry.age),
            lambda _, place: _AGES[-place - 1] if place else "No age",
        ),
        Grouping.SECTION: _Rule(
            lambda entry: (0, entry.action.section.casefold()) if entry.action.section else _LAST,
            lambda entry, _: plain(entry.action.section) or "No heading",
        ),
    }


def _week_title(week: Week | None) -> str:
    if week is None:
        return "No week"
    return f"{week.start.day} {MONTHS[week.start.month - 1]} {week.start.year} · {week.iso[5:]}"
