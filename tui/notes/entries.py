"""Everybody's follow-up actions, each with what its note and today's date say about it."""

from bisect import insort
from collections.abc import Collection, Iterable
from datetime import date

import msgspec

from tui.notes.action import MARKS, Action, Priority
from tui.notes.collector import collector_off
from tui.notes.note import Note
from tui.notes.week import Week

ActionKey = tuple[str, str, str, int]
"""What an action is known by while others edit: path, section, text, which of the identical."""


def key_of(action: Action) -> ActionKey:
    """Return what an action is known by."""
    return action.path, action.section, action.text, action.nth


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
    returns: bool
    """Whether the day to check in on it has come before the day that it is due."""
    age: int | None
    """Weeks since it was created, else since its note's week."""
    searched: str
    """Its text, its owner and its note's title without case: what words are looked for in."""

    key: ActionKey
    """What it is known by; stored, because lists of many thousands ask for it on every key."""

    def is_late(self, today: date) -> bool:
        """Whether its day is past and it is still open."""
        return self.is_open and not self.waits and self.when is not None and self.when < today


_PRIORITIES = {priority: worth for worth, priority in enumerate(Priority)}
_USUAL, _USUAL_WORTH = Priority.NORMAL, _PRIORITIES[Priority.NORMAL]
"""Looked up at once: an enumeration's members are slow to hash, and there are many actions."""
_SETTLED = frozenset(mark for mark, state in MARKS.items() if not state.is_open)


def gather(notes: Iterable[Note], *, today: date, starts: int = 0) -> list[Entry]:
    """Collect the follow-up actions of notes, by day, then priority, then age.

    Checklists' items are left out. Those without a day come last, the oldest first. `starts` is
    a week's first weekday, Monday being 0.
    """
    end = Week.of(today, starts).end
    with collector_off():
        entries = [
            _entry(action, note, today, end)
            for note in notes
            for action in note.actions
            if action.counted
        ]
        entries.sort(key=rank)
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
        insort(kept, entry, key=rank)
    return kept


def _entry(action: Action, note: Note, today: date, end: date) -> Entry:
    """Put an action beside today's date; `end` is the last day of the current week."""
    due, check = action.due, action.check
    when = due or check or action.start
    waits = not due and when is not None and when > today
    born = action.created or (note.week.start if note.week else None)
    weeks = (end - born).days // 7 if born else None
    who = action.owner or note.author
    return Entry(
        action=action,
        note=note,
        who=who,
        is_open=action.mark not in _SETTLED,
        when=when if due or check or waits else None,
        waits=waits,
        returns=bool(check and due and check <= today < due),
        age=0 if weeks and weeks < 0 else weeks,
        key=key_of(action),
        searched=f"{action.text}\n{who}\n{note.title}".casefold(),
    )


def rank(entry: Entry) -> tuple[date, int, int, str, int]:
    """Return where an entry stands; no two share a place, so that a changed one keeps its own."""
    action = entry.action
    age = -1 if entry.age is None else entry.age
    priority = action.priority
    worth = _USUAL_WORTH if priority is _USUAL else _PRIORITIES[priority]
    if entry.when:
        return entry.when, worth, -age, action.path, action.line
    return date.max, -age, worth, action.path, action.line
