"""Everybody's follow-up actions, each with what its note and today's date say about it."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence, Set
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from tui.notes.action import SETTLED, Action, Priority, State
from tui.notes.note import Note
from tui.notes.parsing.dialects import find_fields
from tui.notes.store.collector import collector_off
from tui.notes.week import Week

ActionKey = tuple[str, str, str, int]
"""What an action is known by while others edit: path, section, text, which of the identical."""

Rank = tuple[date, int, int, str, int]
"""Where an action stands among all others."""


def key_of(action: Action) -> ActionKey:
    """Return what an action is known by."""
    return action.path, action.section, action.text, action.nth


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An action with what its note and today's date say about it.

    What many thousands are sorted and grouped by on one key is worked out before, and stands here.
    Of the note itself there is no more than is shown: a change to another of its lines is none to
    this.
    """

    action: Action
    title: str
    """Of its note."""
    author: str
    """Of its note."""
    who: str
    """Its owner; where none is written, the note's author."""
    is_open: bool
    is_recent: bool
    """Whether it is open, or was done or cancelled in the current week."""
    is_late: bool
    """Whether it is still open and its day is past; a check-in's too, but not a start's."""
    when: date | None
    """The day that counts: due, else to be checked on, else to be started."""
    waits: bool
    """Whether that day is only a check-in or a start that is still to come."""
    turn: date | None
    """The day that counts, or today once the day to check in on it has come before it is due."""
    age: int | None
    """Weeks since it was created, else since its note's week."""
    week: Week | None
    """The week of its note."""
    section: str
    """The heading it stands under."""

    @property
    def key(self) -> ActionKey:
        """What it is known by."""
        return key_of(self.action)

    @property
    def words(self) -> str:
        """Its text, with those named at its end who are not shown as its owner."""
        action = self.action
        if not action.mentions:
            return action.text
        within = sum(field.name == "mention" for field in find_fields(action.text))
        named = [*action.mentions[within:]]
        if action.owner and (owner := _spelling_of(action.owner, named)):
            named.remove(owner)
        return " ".join((action.text, *(f"@{name}" for name in named)))


_PRIORITIES = {priority: worth for worth, priority in enumerate(Priority)}
_USUAL, _USUAL_WORTH = Priority.NORMAL, _PRIORITIES[Priority.NORMAL]
"""Looked up at once: an enumeration's members are slow to hash, and there are many actions."""


def gather(notes: Iterable[Note], *, today: date, starts: int = 0) -> list[Entry]:
    """Collect the follow-up actions of notes, by day, then priority, then age.

    Checklists' items are left out. Those without a day come last, the oldest first. `starts` is
    a week's first weekday, Monday being 0.
    """
    current = Week.of(today, starts)
    moment = _Moment(today, current.start, current.end, {})
    entries: list[Entry] = []
    with collector_off():
        for note in notes:
            if note.actions:
                week = moment.shared.setdefault(note.week, note.week)
                entries += [_entry(a, note, week, moment) for a in note.actions if a.counted]
        entries.sort(key=rank)
    return entries


class Exchange(NamedTuple):
    """Entries that have taken the place of others."""

    gone: Sequence[Entry]
    come: Sequence[Entry]
    paths: Set[str] = frozenset()
    """The notes whose texts are others, with or without a change of an action."""


def regather(
    entries: Sequence[Entry],
    outdated: Iterable[Note],
    fresh: Iterable[Note],
    *,
    today: date,
    starts: int = 0,
) -> tuple[list[Entry], Exchange]:
    """Return what `gather` would, from what it did on the same day before a few notes changed.

    The entries of the notes `outdated`, as they were gathered, give way to those of `fresh`; of
    an action that is in both as it was, the entry stays the same object. The lists are then as
    quick to bring in step with a tick in a note of hundreds as in one of a few.
    """
    before, after = _differing(outdated, fresh)
    gone = gather(before.values(), today=today, starts=starts)
    come = gather(after.values(), today=today, starts=starts)
    exchange = Exchange(gone, come, before.keys() | after.keys())
    return exchanged(entries, exchange), exchange


def _differing(
    outdated: Iterable[Note], fresh: Iterable[Note]
) -> tuple[dict[str, Note], dict[str, Note]]:
    """Return notes by path, each with those of its actions whose entries are others in the two."""
    before = {note.path: note for note in outdated}
    after = {note.path: note for note in fresh}
    for path in before.keys() & after.keys():
        was, now = before[path], after[path]
        if (was.title, was.author, was.week) == (now.title, now.author, now.week):
            pairs = [(a, b) for a, b in zip_longest(was.actions, now.actions) if a != b]
            before[path] = replace(was, actions=tuple([a for a, _ in pairs if a]))
            after[path] = replace(now, actions=tuple([b for _, b in pairs if b]))
    return before, after


def exchanged(entries: Iterable[Entry], exchange: Exchange) -> list[Entry]:
    """Return entries in the order of `gather`, of which some have taken others' places.

    Most stand where the one before did, as what is ticked does: with the others of its note, it
    only takes that one's place, so that the many behind them need not be moved.
    """
    left = list(entries)
    come = {entry.key: entry for entry in exchange.come}
    settled = set()
    for entry in exchange.gone:
        here = rank(entry)
        place = _place(left, entry.key, here)
        other = come.pop(entry.key, None)
        if place >= 0 and other and rank(other) == here:
            left[place] = other
            settled.add(id(other))
        elif place >= 0:
            del left[place]
    for entry in exchange.come:
        if id(entry) not in settled:
            insort(left, entry, key=rank)
    return left


def at(entries: Sequence[Entry], key: ActionKey, here: Rank) -> Entry | None:
    """Return what is known by a key at a place among entries in the order of `gather`."""
    place = _place(entries, key, here)
    return entries[place] if place >= 0 else None


def _place(entries: Sequence[Entry], key: ActionKey, here: Rank) -> int:
    """Return the index of what is known by a key and stands at a rank; -1 where that is not."""
    for place in range(bisect_left(entries, here, key=rank), len(entries)):
        if entries[place].key == key:
            return place
        if rank(entries[place]) != here:
            return -1
    return -1


class _Moment(NamedTuple):
    """What entries that are gathered at the same time have in common."""

    today: date
    start: date
    """The first day of the current week."""
    end: date
    """Its last day."""
    shared: dict[Any, Any]
    """One of the equal values each: what they are grouped by is then compared by identity, which
    makes grouping ten thousands of them three times as fast."""


def _entry(action: Action, note: Note, week: Week | None, moment: _Moment) -> Entry:
    """Put an action beside today's date."""
    today, start, end, shared = moment
    due, check, section = action.due, action.check, action.section
    when = due or check or action.start
    waits = not due and when is not None and when > today
    day = when if due or check or waits else None
    returns = bool(check and due and check <= today < due)
    born = action.created or (week.start if week else None)
    who = action.owner or note.author
    is_open = action.mark not in SETTLED
    closed = None if is_open else _closed(action)
    age = max(0, (end - born).days // 7) if born else None
    return Entry(
        action=action,
        title=note.title,
        author=note.author,
        who=who,
        is_open=is_open,
        is_recent=is_open or (closed is not None and start <= closed <= end),
        is_late=is_open and day is not None and day < today,
        when=day,
        waits=waits,
        turn=today if returns else shared.setdefault(day, day) if day else None,
        age=shared.setdefault(age, age),
        week=week,
        section=shared.setdefault(section, section),
    )


def _closed(action: Action) -> date | None:
    """Return the day on which an action was settled, where it is known."""
    return action.cancelled if action.state is State.CANCELLED else action.done


def _spelling_of(owner: str, named: Sequence[str]) -> str:
    """Return which of the names at an action's end its owner goes by; empty where none is."""
    known_as = {owner.casefold(), *owner.casefold().split()[:1]}
    likely = (name for name in named if name.casefold().replace("_", " ") in known_as)
    return next(likely, named[0] if len(named) == 1 else "")


def rank(entry: Entry) -> Rank:
    """Return where an entry stands; no two share a place, so that a changed one keeps its own."""
    action = entry.action
    age = -1 if entry.age is None else entry.age
    priority = action.priority
    worth = _USUAL_WORTH if priority is _USUAL else _PRIORITIES[priority]
    if entry.when:
        return entry.when, worth, -age, action.path, action.line
    return date.max, -age, worth, action.path, action.line
