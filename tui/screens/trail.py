"""The way that a reader has come, to be gone back and forward again."""

from typing import NamedTuple

from tui.render.sheet import Place

DEPTH = 100
"""How many places are remembered in each direction."""


class Spot(NamedTuple):
    """Where somebody was reading."""

    key: str
    """The page: a note's path, or what a composed page is called."""
    place: Place
    """What of it stood at the top of the view."""


class Trail:
    """Places that were left by following a link or by going to another page."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """Note the place that is left for a new one; what was gone back from is forgotten."""
        self._ahead.clear()
        _put(self._behind, spot)

    def back(self, here: Spot) -> Spot | None:
        """Return the last place that was left; None at the way's beginning."""
        return _turn(here, self._behind, self._ahead)

    def forward(self, here: Spot) -> Spot | None:
        """Return the place that was gone back from; None at the way's end."""
        return _turn(here, self._ahead, self._behind)


def _turn(here: Spot, source: list[Spot], other: list[Spot]) -> Spot | None:
    if not source:
        return None
    _put(other, here)
    return source.pop()


def _put(spots: list[Spot], spot: Spot) -> None:
    if spot.key:
        spots.append(spot)
        del spots[:-DEPTH]
