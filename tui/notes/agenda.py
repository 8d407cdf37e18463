"""Everybody's follow-up actions, filtered and grouped: what the tracker shows."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from tui.notes.action import Action, Priority, State
from tui.notes.note import Note
from tui.notes.week import Week
from tui.notes.wording import MONTHS, plain

ActionKey = tuple[str, str, str, int]
"""What an action is known by while others edit: path, section, text, which of the identical."""


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


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An action with what its note and today's date say about it."""

    action: Action
    note: Note
    who: str
    """Its owner; where none is written, the note's author."""
    is_open: bool
    when: date | None
    """The day that counts: due, else to be checked on, else to be started."""
    waits: bool
    """Whether that day is only a check-in or a start that is still to come."""
    age: int | None
    """Weeks since it was created, else since its note's week."""

    @property
    def key(self) -> ActionKey:
        """What it is known by."""
        action = self.action
        return action.path, action.section, action.text, action.nth

    def is_late(self, today: date) -> bool:
        """Whether its day is past and it is still open."""
        return self.is_open and not self.waits and self.when is not None and self.when < today


class Group(msgspec.Struct, frozen=True):
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def open(self) -> int:
        """How many of them are open or in progress."""
        return sum(entry.is_open for entry in self.entries)


def gather(notes: Iterable[Note], *, today: date, starts: int = 0) -> list[Entry]:
    """Collect the follow-up actions of notes, by day, then priority, then age.

    Checklists' items are left out. Those without a day come last, the oldest first. `starts` is
    a week's first weekday, Monday being 0.
    """
    end = Week.of(today, starts).end
    entries = [
        _entry(action, note, today, end)
        for note in notes
        for action in note.actions
        if action.counted
    ]
    entries.sort(key=_rank)
    return entries


def regather(
    entries: Iterable[Entry],
    fresh: Iterable[Note],
    outdated: Collection[str],
    *,
    today: date,
    starts: int = 0,
) -> list[Entry]:
    """Return what `gather` would, from what it did before a few notes changed.

    The entries of notes at the paths `outdated` give way to those of the notes `fresh`.
    """
    kept = [entry for entry in entries if entry.note.path not in outdated]
    for entry in gather(fresh, today=today, starts=starts):
        insort(kept, entry, key=_rank)
    return kept


def agenda(
    entries: Iterable[Entry],
    view: View,
    *,
    today: date,
    starts: int = 0,
    keep: Collection[ActionKey] = frozenset(),
) -> list[Group]:
    """Filter and group what `gather` collected.

    An action in `keep` stays where it stood while open, whatever has become of it, so that
    ticking it does not move the list. Others that are settled follow the open ones.
    """
    rule = _rules(today, Week.of(today, starts))[view.by]
    groups: defaultdict[Any, list[Entry]] = defaultdict(list)
    settled: defaultdict[Any, list[Entry]] = defaultdict(list)
    for entry in _wanted(entries, view, Week.of(today, starts), keep):
        if entry.is_open or (keep and entry.key in keep):
            groups[rule.place(entry)].append(entry)
        else:
            settled[rule.settled or rule.place(entry)].append(entry)
    for place, closed in settled.items():
        groups[place] += closed
    return [
        Group(rule.title(groups[place][0], place), tuple(groups[place])) for place in sorted(groups)
    ]


class _Rule(NamedTuple):
    """How one grouping is made."""

    place: Callable[[Entry], Any]
    """The group's place among the groups: anything that sorts."""
    title: Callable[[Entry, Any], str]
    """The group's heading, from its first entry and its place."""
    settled: Any = None
    """The place of the group that takes what is not open, where there is one."""


_PRIORITIES = {priority: worth for worth, priority in enumerate(Priority)}
_DUE = ("Overdue", "Today", "This week", "Next week", "Later", "No date", "Closed")
_AGES = ("This week", "1 week old", "2 to 4 weeks old", "5 to 12 weeks old", "Over 12 weeks old")
_LAST = (1, "")
"""Sorts behind every `(0, text)`."""


def _entry(action: Action, note: Note, today: date, end: date) -> Entry:
    """Put an action beside today's date; `end` is the last day of the current week."""
    when = action.due or action.check or action.start
    born = action.created or (note.week.start if note.week else None)
    return Entry(
        action=action,
        note=note,
        who=action.owner or note.author,
        is_open=action.state.is_open,
        when=when if action.due or action.check or (when and when > today) else None,
        waits=action.due is None and when is not None and when > today,
        age=max(0, (end - born).days // 7) if born else None,
    )


def _rank(entry: Entry) -> tuple[date, int, int, str, int]:
    """Where an entry stands; no two share a place, so that a changed one keeps its own."""
    action = entry.action
    age = -1 if entry.age is None else entry.age
    worth = _PRIORITIES[action.priority]
    if entry.when:
        return entry.when, worth, -age, action.path, action.line
    return date.max, -age, worth, action.path, action.line


def _wanted(
    entries: Iterable[Entry], view: View, week: Week, keep: Collection[ActionKey]
) -> Iterable[Entry]:
    """Return the entries that the view takes in, in their order."""
    if view.scope is Scope.OPEN:
        entries = (e for e in entries if e.is_open or (keep and e.key in keep))
    elif view.scope is Scope.RECENT:
        entries = (e for e in entries if e.is_open or _settled_in(e.action, week) or e.key in keep)
    if view.owner:
        owner = view.owner.casefold()
        entries = (e for e in entries if e.who.casefold() == owner)
    if words := view.text.casefold().split():
        entries = (e for e in entries if _says(e, words))
    return entries


def _settled_in(action: Action, week: Week) -> bool:
    day = action.cancelled if action.state is State.CANCELLED else action.done
    return day is not None and day in week


def _says(entry: Entry, words: Sequence[str]) -> bool:
    text = f"{entry.action.text}\n{entry.who}\n{entry.note.title}".casefold()
    return all(word in text for word in words)


def _rules(today: date, week: Week) -> dict[Grouping, _Rule]:
    tomorrow = today + timedelta(days=1)
    starts = [today, tomorrow, week.shift(1).start, week.shift(2).start]

    def due(entry: Entry) -> int:
        if entry.waits:
            return _DUE.index("Later")
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
