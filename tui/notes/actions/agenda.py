"""Everybody's follow-up actions, filtered and grouped: what the tracker shows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import msgspec

from tui.notes.actions.entries import (
    ActionKey,
    Entry,
    Exchange,
    at,
    exchanged,
    gather,
    key_of,
    rank,
    regather,
)
from tui.notes.actions.grouping import Grouping, Pile, is_of, pile_up, repile
from tui.notes.actions.sifting import has_word, with_word
from tui.notes.week import Week

__all__ = [
    "ActionKey",
    "Agenda",
    "Entry",
    "Exchange",
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

    @property
    def words(self) -> list[str]:
        """The words to look for, without case."""
        return self.text.casefold().split()

    def is_within(self, other: "View") -> bool:
        """Whether the other takes in all that this one does, in the same groups."""
        mine, theirs = self.words, other.words
        return (
            (self.by, self.scope) == (other.by, other.scope)
            and other.owner.casefold() in ("", self.owner.casefold())
            and all(any(part in word for word in mine) for part in theirs)
        )


class Group(msgspec.Struct, frozen=True):
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]
    open: int
    """How many of them are open or in progress."""
    late: int
    """How many of them are overdue."""
    held: int = 0
    """How many of those open are another group's by now, and only held in their place here."""


class Agenda:
    """What `gather` collected, to be looked at in one view after the other.

    The actions are grouped once in each way, when it is first asked for; a view then only leaves
    out what it does not take in, and one that takes in less is found in the one before it.
    """

    def __init__(self, entries: Sequence[Entry] = (), *, today: date, starts: int = 0) -> None:
        """Take entries in the order of `gather`; `starts` is a week's first weekday, Monday 0."""
        self._today, self._week = today, Week.of(today, starts)
        self._entries = entries
        self._piles: dict[Grouping, list[Pile]] = {}
        self._looks: list[tuple[View, list[Pile]]] = []
        """What views have taken in, each within the one before it."""
        self._kept: Sequence[tuple[Entry, Entry]] = ()
        """Entries that are in the place of others, each before the one that is to be shown."""

    def after(self, entries: Sequence[Entry], exchange: Exchange) -> "Agenda":
        """Return one of these entries, of which some have taken others' places in this one.

        Nothing may be kept in its place here.
        """
        agenda = Agenda(entries, today=self._today, starts=self._week.start.weekday())
        agenda._piles = {
            by: repile(piles, by, exchange, today=self._today, week=self._week)
            for by, piles in self._piles.items()
        }
        # Looking through all for what a view takes in is the dearest part of a key by far.
        agenda._looks = [
            (view, agenda._looked(view, piles, exchange)) for view, piles in self._looks
        ]
        return agenda

    def _looked(self, view: View, before: Iterable[Pile], exchange: Exchange) -> list[Pile]:
        """Return what a view takes in of the piles, which was `before` some were exchanged."""
        if view.scope is not Scope.RECENT and view == View(by=view.by, scope=view.scope):
            return [_in_scope(pile, view.scope) for pile in self._piles[view.by]]  # not copied
        return repile(before, view.by, _within(exchange, view), today=self._today, week=self._week)

    def keeping(self, before: Mapping[ActionKey, Entry]) -> "Agenda":
        """Return one in which each of these actions stays where it stood then.

        Whatever has become of it is shown there, so that changing it does not move the list.
        """
        kept = [(before[entry.key], entry) for entry in self._by_now(before)]
        exchange = Exchange([now for _, now in kept], [then for then, _ in kept])
        agenda = self.after(exchanged(self._entries, exchange), exchange)
        agenda._kept = kept
        return agenda

    def _by_now(self, before: Mapping[ActionKey, Entry]) -> list[Entry]:
        """Return what has become of entries, as far as they are there."""
        mostly = (at(self._entries, key, rank(then)) for key, then in before.items())
        found = [entry for entry in mostly if entry]
        if len(found) < len(before):  # a change of days or of lines puts them elsewhere
            paths = {path for path, *_ in before}
            there = (entry for entry in self._entries if entry.action.path in paths)
            found = [entry for entry in there if entry.key in before]
        return found

    def groups(self, view: View) -> list[Group]:
        """Return what a view takes in, in groups; what is settled follows what is open."""
        groups = (self._group(pile, view.by) for pile in self._taken_in(view))
        return [group for group in groups if group.entries]

    def _taken_in(self, view: View) -> list[Pile]:
        """Return what a view takes in of each pile, looked for in what a wider one has taken in."""
        while self._looks and not view.is_within(self._looks[-1][0]):
            self._looks.pop()
        if not self._looks:
            if view.by not in self._piles:
                self._piles[view.by] = pile_up(
                    self._entries, view.by, today=self._today, week=self._week
                )
            of_scope = [_in_scope(pile, view.scope) for pile in self._piles[view.by]]
            self._looks.append((View(by=view.by, scope=view.scope), of_scope))
        wider, piles = self._looks[-1]
        if view != wider:
            piles = [_sifted(pile, view) for pile in piles]
            self._looks.append((view, piles))
        return piles

    def _group(self, pile: Pile, by: Grouping) -> Group:
        entries = pile.late + pile.open + pile.settled
        is_open, is_late, held = len(pile.late) + len(pile.open), len(pile.late), 0
        for then, now in self._kept:
            place = _place(pile, then)
            if place >= 0:
                entries = (*entries[:place], now, *entries[place + 1 :])
                is_open += now.is_open - then.is_open
                is_late += now.is_late - then.is_late
                stays = is_of(pile, now, by, today=self._today, week=self._week)
                held += now.is_open and not stays
        return Group(pile.title, entries, is_open, is_late, held)


def _within(exchange: Exchange, view: View) -> Exchange:
    """Return what of an exchange a view takes in."""
    gone, come = ([e for e in entries if _is_in(e, view)] for entries in exchange[:2])
    return Exchange(gone, come)


def _is_in(entry: Entry, view: View) -> bool:
    """Whether a view takes an entry in, as `_in_scope` and `_sifted` have it."""
    is_in_scope = entry.is_open or view.scope is Scope.ALL
    return (
        (is_in_scope or (view.scope is Scope.RECENT and entry.is_recent))
        and (not view.owner or entry.who.casefold() == view.owner.casefold())
        and all(has_word(entry, word) for word in view.words)
    )


def _in_scope(pile: Pile, scope: Scope) -> Pile:
    """Return what of a pile is in the states that a view takes in."""
    if scope is Scope.ALL:
        return pile
    recent = scope is Scope.RECENT
    return pile._replace(settled=tuple([e for e in pile.settled if e.is_recent]) if recent else ())


def _sifted(pile: Pile, view: View) -> Pile:
    """Return what of a pile is of the owner and has the words of a view."""
    owner, words = view.owner.casefold(), view.words

    def taken(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        left: Sequence[Entry] = entries
        if owner:
            left = [e for e in left if e.who.casefold() == owner]
        for word in words:
            left = with_word(left, word)
        return tuple(left) if len(left) < len(entries) else entries  # not twice in memory

    return pile._replace(late=taken(pile.late), open=taken(pile.open), settled=taken(pile.settled))


def _place(pile: Pile, entry: Entry) -> int:
    """Return the index of an entry in a pile from top to bottom; -1 where it is not in it."""
    start, here = 0, rank(entry)
    for part in (pile.late, pile.open, pile.settled):
        first = bisect_left(part, here, key=rank)
        for place in range(first, bisect_right(part, here, lo=first, key=rank)):
            if part[place] is entry:
                return start + place
        start += len(part)
    return -1


def agenda(
    entries: Iterable[Entry],
    view: View,
    *,
    today: date,
    starts: int = 0,
    keep: Mapping[ActionKey, Entry] = MappingProxyType({}),
) -> list[Group]:
    """Return one view of what `gather` collected; see `Agenda` and, for `keep`, its `keeping`."""
    return Agenda(tuple(entries), today=today, starts=starts).keeping(keep).groups(view)
