"""What can be chosen by its name: the commands, notes or colours that the palette lists."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import ClassVar, NamedTuple

from rich.cells import cell_len

from tui.panes.lists.cells import Parts, cut
from tui.panes.lists.line_list import LineList

MOST = 50
"""How many are listed of what fits; for more notes, there is the search."""

Span = tuple[int, int]


class Offer(NamedTuple):
    """One thing to choose."""

    name: str
    run: Callable[[], object]
    """What choosing it does; may be a coroutine function."""
    told: str = ""
    """What is said of it besides, such as its key."""
    also: str = ""
    """What it may be looked for by besides, and is not shown."""
    marks: tuple[Span, ...] = ()
    """Which characters of the name were typed."""

    @property
    def key(self) -> Hashable:
        """The name and what is said of it; two that share both are listed as one."""
        return self.name, self.told

    @property
    def selectable(self) -> bool:
        """Always: an offer is there to be chosen."""
        return True


def fitting(offers: Iterable[Offer], typed: str) -> Iterator[Offer]:
    """Find the offers that hold every word typed, in any order and case.

    Those whose name begins so come first, then those with words that do, then the others; apart
    from that their order is kept.
    """
    words = typed.casefold().split()
    ranked: tuple[list[Offer], ...] = ([], [], [])
    for offer in offers:
        name = offer.name.casefold()
        known = f"{name}\n{offer.told}\n{offer.also}".casefold()
        if all(word in known for word in words):
            ranked[_rank(name, words)].append(offer)
    return (offer._replace(marks=_marks(offer.name, words)) for offer in chain(*ranked))


def resembling(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Find the offers whose name holds the letters typed in their order, the nearest first."""
    from textual.fuzzy import FuzzySearch

    score = partial(FuzzySearch().match, "".join(typed.split()))
    found = [(*score(offer.name), offer) for offer in offers]
    found.sort(key=lambda one: -one[0])
    return [
        offer._replace(marks=tuple((at, at + 1) for at in letters))
        for points, letters, offer in found
        if points > 0
    ]


def _rank(name: str, words: Sequence[str]) -> int:
    if name.startswith(" ".join(words)):
        return 0
    begun = name.split()
    return 1 if all(any(part.startswith(word) for part in begun) for word in words) else 2


def _marks(name: str, words: Sequence[str]) -> tuple[Span, ...]:
    folded = name.casefold()
    if len(folded) != len(name):  # a letter that is two in small, such as İ, shifts all the others
        return ()
    found = sorted((at, at + len(word)) for word in words if (at := folded.find(word)) >= 0)
    apart: list[Span] = []
    for start, end in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)


class Offers(LineList[Offer]):
    """The list below the palette's line; the line keeps the focus."""

    EMPTY = "Nothing of that name"
    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"offers--told", "offers--mark"}

    def show(self, offers: Iterable[Offer]) -> None:
        """List other offers, `MOST` at most, with the cursor on the first."""
        self._chosen = False
        different = {offer.key: offer for offer in islice(offers, MOST)}
        self.replace(tuple(different.values()))

    def draw(self, row: Offer, width: int) -> Parts:
        """Return the name, and at the right end what is said of it."""
        told = cut(row.told, width // 2)
        room = width - cell_len(told) - 2
        name = cut(row.name, room)
        parts = list(_marked(name, row.marks))
        return [
            *parts,
            (" " * (width - cell_len(name) - cell_len(told)), ""),
            (told, "offers--told"),
        ]


def _marked(name: str, marks: Sequence[Span]) -> Iterator[tuple[str, str]]:
    position = 0
    for start, end in marks:
        yield name[position:start], ""
        yield name[start:end], "offers--mark"
        position = end
    yield name[position:], ""
