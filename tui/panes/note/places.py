"""Where pages were left, so that a reader who comes back goes on from there."""

from typing import NamedTuple

from tui.render.sections import FoldKey
from tui.render.sheet import Place

MOST = 500
"""How many pages are remembered; those that were left longest ago are forgotten first."""


class Left(NamedTuple):
    """How a page was left."""

    place: Place
    """What was at the top of the view."""
    folded: frozenset[FoldKey]
    """The sections that were folded away."""


BEGINNING = Left(Place(0, 0), frozenset())


class Places:
    """How each page was left, for as long as the program runs."""

    def __init__(self) -> None:
        self._left: dict[str, Left] = {}

    def leave(self, key: str, left: Left) -> None:
        """Remember how a page was left."""
        self._left.pop(key, None)
        if left != BEGINNING:
            self._left[key] = left
        if len(self._left) > MOST:
            del self._left[next(iter(self._left))]

    def of(self, key: str) -> Left:
        """Return how a page was left; its beginning where it was not."""
        return self._left.get(key, BEGINNING)
