"""What actions are put into groups by, and all actions of a folder put into groups that way."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from tui.notes.actions.entries import Entry, Exchange, exchanged
from tui.notes.week import Week
from tui.notes.wording import MONTHS, plain


class Grouping(StrEnum):
    """What the groups of an agenda are made by."""

    DUE = "due"
    OWNER = "owner"
    WEEK = "week"
    AGE = "age"
    SECTION = "section"


class Pile(NamedTuple):
    """All entries of one group, in their order.

    In tuples and not in lists, which the search for garbage would go through again and again.
    """

    place: Any
    """Where the group stands among the groups: anything that sorts."""
    title: str
    late: tuple[Entry, ...]
    """Those that are overdue, which by their day come before all others."""
    open: tuple[Entry, ...]
    """The others that are open or in progress."""
    settled: tuple[Entry, ...]
    """Those that are neither, which are shown below."""


class _Rule(NamedTuple):
    """How one grouping is made."""

    trait: Callable[[Entry], Any]
    """What entries of one group have in common, or something that tells it: looked up for each
    entry, and all else but once for each trait."""
    place: Callable[[Any], Any]
    """The group's place among the groups, from a trait: anything that sorts."""
    title: Callable[[Any, Any], str]
    """The group's heading, from the trait of its first entry and its place."""
    settled: Any = None
    """The place of the group that takes what is not open, where there is one."""


_DUE = ("Overdue", "Today", "This week", "Next week", "Later", "No date", "Closed")
_AGES = ("This week", "1 week old", "2 to 4 weeks old", "5 to 12 weeks old", "Over 12 weeks old")
_LAST = (1, "")
"""Sorts behind every `(0, text)`."""


def pile_up(entries: Iterable[Entry], by: Grouping, *, today: date, week: Week) -> list[Pile]:
    """Put entries into groups, in the order of the groups; `week` is the one that today is in."""
    rule = _rules(today, week)[by]
    heaps: dict[Any, _Heap] = {}
    of_trait: dict[Any, tuple[_Heap, _Heap]] = {}
    """Where what is open goes, and where what is settled."""
    for entry in entries:
        trait = rule.trait(entry)
        both = of_trait.get(trait)
        if both is None:
            place = rule.place(trait)
            closed = place if rule.settled is None else rule.settled
            for each in (place, closed):
                if each not in heaps:
                    heaps[each] = _Heap(rule.title(trait, each), [], [], [])
            both = of_trait[trait] = heaps[place], heaps[closed]
        if entry.is_open:
            (both[0].late if entry.is_late else both[0].open).append(entry)
        else:
            both[1].settled.append(entry)
    return [
        Pile(place, heap.title, tuple(heap.late), tuple(heap.open), tuple(heap.settled))
        for place, heap in sorted(heaps.items(), key=itemgetter(0))
    ]


def repile(
    piles: Iterable[Pile], by: Grouping, exchange: Exchange, *, today: date, week: Week
) -> list[Pile]:
    """Return what `pile_up` would, from what it did before some entries took others' places.

    Piles that have none of them are the same objects as before.
    """
    rule = _rules(today, week)[by]
    found = {pile.place: pile for pile in piles}
    parted: dict[tuple[Any, int], tuple[list[Entry], list[Entry]]] = {}
    """What is exchanged in each part of a pile, of which many have ten thousands of entries."""
    for number, entries in enumerate((exchange.gone, exchange.come)):
        for entry in entries:
            place = _place(rule, entry)
            if place not in found:
                found[place] = Pile(place, rule.title(rule.trait(entry), place), (), (), ())
            part = 2 if not entry.is_open else 0 if entry.is_late else 1
            parted.setdefault((place, part), ([], []))[number].append(entry)
    for (place, part), inside in parted.items():
        parts = _parts(found[place])
        parts[part] = tuple(exchanged(parts[part], Exchange(*inside)))
        found[place] = Pile(place, found[place].title, *parts)
    left = (pile for pile in found.values() if pile.late or pile.open or pile.settled)
    return sorted(left, key=itemgetter(0))


def is_of(pile: Pile, entry: Entry, by: Grouping, *, today: date, week: Week) -> bool:
    """Whether an entry would be put into the group of this pile."""
    return bool(_place(_rules(today, week)[by], entry) == pile.place)


def _place(rule: _Rule, entry: Entry) -> Any:  # noqa: ANN401  (anything that sorts)
    return rule.place(rule.trait(entry)) if entry.is_open or rule.settled is None else rule.settled


def _parts(pile: Pile) -> list[tuple[Entry, ...]]:
    return [pile.late, pile.open, pile.settled]


class _Heap(NamedTuple):
    """A pile that entries are still put on."""

    title: str
    late: list[Entry]
    open: list[Entry]
    settled: list[Entry]


def _rules(today: date, week: Week) -> Mapping[Grouping, _Rule]:
    starts = [today, today + timedelta(days=1), week.shift(1).start, week.shift(2).start]
    no_date = _DUE.index("No date")
    return {
        Grouping.DUE: _Rule(
            attrgetter("turn"),
            lambda day: bisect_right(starts, day) if day else no_date,
            lambda _, place: _DUE[place],
            _DUE.index("Closed"),
        ),
        Grouping.OWNER: _Rule(attrgetter("who"), _by_name, lambda who, _: who or "Nobody"),
        Grouping.WEEK: _Rule(
            attrgetter("week"),
            lambda week: -week.start.toordinal() if week else 0,
            lambda week, _: _week_title(week),
        ),
        Grouping.AGE: _Rule(
            attrgetter("age"),
            lambda age: 0 if age is None else -bisect_right([0, 1, 2, 5, 13], age),
            lambda _, place: _AGES[-place - 1] if place else "No age",
        ),
        Grouping.SECTION: _Rule(
            attrgetter("section"),
            _by_name,
            lambda section, _: plain(section) or "No heading",
        ),
    }


def _by_name(name: str) -> tuple[int, str]:
    return (0, name.casefold()) if name else _LAST


def _week_title(week: Week | None) -> str:
    if week is None:
        return "No week"
    return f"{week.start.day} {MONTHS[week.start.month - 1]} {week.start.year} · {week.iso[5:]}"
