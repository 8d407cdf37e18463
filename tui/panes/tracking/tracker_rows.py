"""The rows of the tracker: groups of actions in lines, made as they are seen."""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from operator import indexOf
from types import MappingProxyType
from typing import ClassVar, overload

import msgspec

from tui.notes.actions.agenda import ActionKey, Entry, Group
from tui.panes.lists.rows import Rows
from tui.render.wrapping import wrap

INDENT = "    "
"""Stands before the lines that are unfolded below an action."""


class GroupRow(msgspec.Struct, frozen=True, gc=False):
    """A group's heading."""

    selectable: ClassVar[bool] = False
    title: str
    open: int
    total: int

    @property
    def key(self) -> Hashable:
        """The group's title, told apart from any action."""
        return "group", self.title


class EntryRow(msgspec.Struct, frozen=True, gc=False):
    """An action under its group's heading."""

    selectable: ClassVar[bool] = True
    entry: Entry
    marked: bool = False
    """Whether the next key acts on it, wherever the cursor is."""

    @property
    def key(self) -> Hashable:
        """What the action is known by."""
        return self.entry.key


class UnfoldedRow(msgspec.Struct, frozen=True, gc=False):
    """A line of an action's item, below the action."""

    selectable: ClassVar[bool] = False
    owner: Hashable
    """What the action is known by."""
    number: int
    text: str

    @property
    def key(self) -> Hashable:
        """The action, and which of its lines this is."""
        return self.owner, self.number


TrackerRow = GroupRow | EntryRow | UnfoldedRow
_Piece = Sequence[Entry] | Sequence[GroupRow | UnfoldedRow]


class TrackerRows(Rows[TrackerRow]):
    """Groups in lines, each heading above its entries, and what is unfolded below them.

    Tens of thousands of entries stay as they are until one of them is looked at, and are told
    apart by identity where that is enough: hashing what each is known by takes longer than all
    else that a key does.
    """

    def __init__(
        self,
        groups: Iterable[Group] = (),
        *,
        marked: Collection[ActionKey] = (),
        unfolded: Mapping[ActionKey, Sequence[str]] = MappingProxyType({}),
        width: int = 80,
        origin: object = None,
    ) -> None:
        """Lay groups out; unfolded lines are broken to `width` cells.

        `origin` is what the groups are taken from, in which each action is one object.
        """
        super().__init__()
        self._marked = frozenset(marked)
        self._origin = origin
        self._pieces: list[_Piece] = []
        for group in groups:
            total = len(group.entries) - group.held  # each is counted where it belongs
            self._pieces.append((GroupRow(group.title, group.open - group.held, total),))
            self._pieces += _pieces(group.entries, unfolded, width)
        self._starts = [0, *accumulate(map(len, self._pieces))]
        """The index of each piece's first row, and of what would follow the last."""

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> TrackerRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[TrackerRow]: ...
    def __getitem__(self, index: int | slice) -> TrackerRow | Sequence[TrackerRow]:
        if isinstance(index, slice):
            return [self[place] for place in range(len(self))[index]]
        return self._row(self._item(range(len(self))[index]))

    def __iter__(self) -> Iterator[TrackerRow]:
        return map(self._row, self._items())

    def find(self, key: Hashable) -> int:
        """Return the index of the row with a key; -1 where there is none."""
        # What an entry is known by is put together when it is asked for: by its note, few are.
        path = key[0] if isinstance(key, tuple) else None
        for index, item in enumerate(self._items()):
            if isinstance(item, Entry) and item.action.path != path:
                continue
            if item.key == key:
                return index
        return -1

    def place_of(self, old: Rows[TrackerRow], index: int) -> int:
        """Return where the row that was at `index` in other rows is, or its next neighbour."""
        if not isinstance(old, TrackerRows) or not 0 <= index < len(old):
            return super().place_of(old, index)
        item = old._item(index)
        if index < len(self) and self._item(index) is item:
            return index
        place = self._find_same(item)
        if place >= 0:
            return place
        if self._origin is not None and self._origin is old._origin:
            return self.place_of_neighbour(old, index)  # no other object is the same action
        moved = self._find_moved(item, old) if isinstance(item, Entry) else -1
        return moved if moved >= 0 else super().place_of(old, index)

    def place_of_neighbour(self, old: Rows[TrackerRow], index: int) -> int:
        """Return where the first entry is that is left of those below `index`, then above it."""
        if not isinstance(old, TrackerRows):
            return super().place_of_neighbour(old, index)
        left = set(map(id, self._items()))
        below = islice(old._items(), index + 1, None)
        above = chain.from_iterable(map(reversed, reversed(old._pieces)))
        outward = chain(below, islice(above, len(old) - index, None))
        found = next((item for item in outward if id(item) in left), None)
        return max(0, self._find_same(found))

    def _find_same(self, item: object) -> int:
        """Return the index of what is this very object; -1 where it is not there."""
        return _index(map(id, self._items()), id(item))

    def _find_moved(self, gone: Entry, old: "TrackerRows") -> int:
        """Return the index of an action whose note is another file by now; -1 where it is not."""
        path, words = gone.action.path, gone.key[1:]
        before = set(map(id, old._items()))
        found = -1
        for index, item in enumerate(self._items()):
            if not isinstance(item, Entry):
                continue
            if item.action.path == path:
                return -1  # the note is still there, and the action gone from it
            if found < 0 and id(item) not in before and item.key[1:] == words:
                found = index
        return found

    def _items(self) -> Iterator[Entry | GroupRow | UnfoldedRow]:
        return chain.from_iterable(self._pieces)

    def _item(self, index: int) -> Entry | GroupRow | UnfoldedRow:
        number = bisect_right(self._starts, index) - 1
        return self._pieces[number][index - self._starts[number]]

    def _row(self, item: Entry | GroupRow | UnfoldedRow) -> TrackerRow:
        return EntryRow(item, item.key in self._marked) if isinstance(item, Entry) else item


def _pieces(
    entries: Sequence[Entry], unfolded: Mapping[ActionKey, Sequence[str]], width: int
) -> Iterator[_Piece]:
    """Yield entries, and behind those that are unfolded their lines."""
    start = 0
    if unfolded:
        for index, entry in enumerate(entries):
            if lines := unfolded.get(entry.key):
                yield entries[start : index + 1]
                start = index + 1
                wrapped = enumerate(_wrap_all(lines, width))
                yield [UnfoldedRow(entry.key, number, text) for number, text in wrapped]
    yield entries[start:] if start else entries


def _wrap_all(lines: Iterable[str], width: int) -> Iterator[str]:
    """Break an item's lines to a width, each keeping its indentation."""
    for line in lines:
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)].expandtabs(4)
        room = max(8, width - len(INDENT) - len(indent))
        for start, end in wrap(bare, room):
            yield indent + bare[start:end]


def _index(values: Iterable[object], value: object) -> int:
    """Return where a value comes first; -1 where it does not come."""
    try:
        return indexOf(values, value)
    except ValueError:
        return -1
