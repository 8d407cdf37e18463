"""What the tracker holds on to while the notes change beneath it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tui.notes.action import Action
from tui.notes.actions.agenda import ActionKey, Entry, Exchange, Group, key_of
from tui.notes.actions.telling import Pair
from tui.panes.lists.rows import Rows
from tui.panes.tracking.tracker_rows import TrackerRow, TrackerRows


class Held:
    """Actions that stay in their places, those that are marked, and those that are unfolded."""

    def __init__(self) -> None:
        self.kept: dict[ActionKey, Entry] = {}
        """The actions that were changed here, as they were before."""
        self.marked: dict[ActionKey, Entry] = {}
        self.unfolded: dict[ActionKey, Sequence[str]] = {}
        self.goal: ActionKey | None = None
        """Where the cursor is to go as soon as it is there."""
        self._lost: tuple[ActionKey, ActionKey] | None = None
        """What went from under the cursor, and the neighbour that this went to instead."""

    def hold(self, entries: Iterable[Entry]) -> None:
        """Keep entries where they stand, and the cursor where it is."""
        self.goal = self._lost = None
        for entry in entries:
            self.kept.setdefault(entry.key, entry)

    def let_go(self) -> None:
        """Keep nothing in its place any more, nor a place to go to."""
        self.kept.clear()
        self.goal = self._lost = None

    def toggle_mark(self, entry: Entry) -> None:
        """Mark an entry, or take its mark away."""
        if self.marked.pop(entry.key, None) is None:
            self.marked[entry.key] = entry

    def unmark_unlisted(self, groups: Iterable[Group]) -> None:
        """Let go of the marks of what is in none of these groups: nobody would see it change."""
        if self.marked:
            listed = {id(entry) for entry in self.marked.values()}
            listed &= set(map(id, chain.from_iterable(group.entries for group in groups)))
            self.marked = {key: one for key, one in self.marked.items() if id(one) in listed}

    def unfold(self, entry: Entry, lines: Sequence[str]) -> None:
        """Show lines below an entry."""
        self.unfolded[entry.key] = tuple(lines)

    def follow(self, pairs: Iterable[Pair], current: Action | None) -> bool:
        """Take actions for the same whose words have changed, and say whether there are any.

        `current` is the one under the cursor, which goes along.
        """
        known = [(key_of(before), key_of(now)) for before, now in pairs if before and now]
        keys = {before: now for before, now in known if before != now}
        for held in (self.kept, self.marked):
            moved = {keys[key]: entry for key, entry in held.items() if key in keys}
            for key in keys:
                held.pop(key, None)
            held.update(moved)
        for before, now in keys.items():
            if lines := self.unfolded.pop(before, None):
                self.unfolded[now] = lines
        if current and key_of(current) in keys:
            self.goal = keys[key_of(current)]
        return bool(keys)

    def miss(self, before: Entry | None, now: Entry | None, rows: Rows[TrackerRow]) -> None:
        """Have the cursor, which was on `before`, go back to that should it be there again.

        Another program may write a file by taking it away first.
        """
        if before and now and before.key != now.key and rows.find(before.key) < 0:
            self._lost = before.key, now.key

    def reach_goal(self, rows: TrackerRows, current: Entry | None) -> ActionKey | None:
        """Return where the cursor is to go from `current`, once that is among the rows."""
        if self._lost and not (current and current.key == self._lost[1]):
            self._lost = None
        goal = self.goal or (self._lost[0] if self._lost else None)
        if goal is None or rows.find(goal) < 0:
            return None
        self.goal = self._lost = None
        return goal

    def renew(self, entries: Iterable[Entry], exchange: Exchange | None) -> Iterator[Action]:
        """Look at the entries as they are now; yield those whose unfolded lines may be stale.

        `exchange` tells what is different, where that is known.
        """
        if not (self.marked or self.unfolded):
            return
        if exchange and exchange.paths.isdisjoint(key[0] for key in (*self.marked, *self.unfolded)):
            return
        now = {
            entry.key: entry
            for entry in entries
            if entry.key in self.marked or entry.key in self.unfolded
        }
        self.marked = {key: now[key] for key in self.marked if key in now}
        self.unfolded = {key: lines for key, lines in self.unfolded.items() if key in now}
        for key in self.unfolded:
            if exchange is None or key[0] in exchange.paths:
                yield now[key].action
