"""The rows of a list: what it needs to know of them, and how they are found again."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar, overload


class Row(Protocol):
    """What a list needs to know of a row; the row itself is any immutable value."""

    @property
    def key(self) -> Hashable:
        """What the row is known by when the rows are replaced; unique in its list."""

    @property
    def selectable(self) -> bool:
        """Whether the cursor may stand on it; headings are passed over."""


RowT = TypeVar("RowT", bound=Row)


class Rows(Sequence[RowT]):
    """Rows from top to bottom; a subclass may make them as they are seen, or find them quicker."""

    def __init__(self, rows: Sequence[RowT] = ()) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[RowT]:
        return iter(self._rows)

    @overload
    def __getitem__(self, index: int) -> RowT: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RowT]: ...
    def __getitem__(self, index: int | slice) -> RowT | Sequence[RowT]:
        return self._rows[index]

    def find(self, key: Hashable) -> int:
        """Return the index of the row with a key; -1 where there is none."""
        return next((index for index, row in enumerate(self) if row.key == key), -1)

    def place_of(self, old: "Rows[RowT]", index: int) -> int:
        """Return where the row that was at `index` in other rows is, or its next neighbour."""
        if not 0 <= index < len(old):
            return 0
        key = old[index].key
        if index < len(self) and self[index].key == key:
            return index
        place = self.find(key)
        return place if place >= 0 else self.place_of_neighbour(old, index)

    def place_of_neighbour(self, old: "Rows[RowT]", index: int) -> int:
        """Return where the first row is that is left of those below `index`, then above it."""
        places = {row.key: place for place, row in enumerate(self) if row.selectable}
        keys = (old[place].key for place in outward(index, len(old)))
        return next((places[key] for key in keys if key in places), 0)


def outward(index: int, count: int) -> Iterable[int]:
    """Yield the indices below `index` in a list of `count`, then those above it upwards."""
    yield from range(index + 1, count)
    yield from range(index - 1, -1, -1)
