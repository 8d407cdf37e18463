"""What the tracker holds on to while the notes change beneath it."""

from collections.abc import Iterable, Iterator, Sequence

from tui.notes.action import Action
from tui.notes.actions.agenda import ActionKey, Entry
from tui.panes.tracking.tracker_rows import TrackerRows


class Held:
    """Actions that stay in their places, those that are marked, and those that are unfolded."""

    def __init__(self) -> None:
        self.kept: dict[ActionKey, Entry] = {}
        """The actions that were changed here, as they were before."""
        self.marked: dict[ActionKey, Entry] = {}
        self.unfolded: dict[ActionKey, Sequence[str]] = {}
        self._digests: dict[ActionKey, str] = {}
        """Digest of each unfolded action's note as it was when its lines were read."""
        self._goal: ActionKey | None = None
        """Where the cursor is to go as soon as it is there."""

    def hold(self, entries: Iterable[Entry]) -> None:
        """Keep entries where they stand."""
        for entry in entries:
            self.kept.setdefault(entry.key, entry)

    def let_go(self) -> None:
        """Keep nothing in its place any more."""
        self.kept.clear()

    def toggle_mark(self, entry: Entry) -> None:
        """Mark an entry, or take its mark away."""
        if self.marked.pop(entry.key, None) is None:
            self.marked[entry.key] = entry

    def unfold(self, entry: Entry, lines: Sequence[str]) -> None:
        """Show lines below an entry."""
        self.unfolded[entry.key] = tuple(lines)
        self._digests[entry.key] = entry.note.digest

    def rename(self, before: ActionKey, now: ActionKey, *, goal: bool) -> None:
        """Take an action for the same that is known otherwise now; `goal`: with the cursor."""
        for held in (self.kept, self.marked):
            if entry := held.pop(before, None):
                held[now] = entry
        if lines := self.unfolded.pop(before, None):
            self.unfolded[now] = lines
        if goal:
            self._goal = now

    def reach_goal(self, rows: TrackerRows) -> ActionKey | None:
        """Return where the cursor is to go, once that is among the rows."""
        if self._goal is None or rows.find(self._goal) < 0:
            return None
        goal, self._goal = self._goal, None
        return goal

    def renew(self, entries: Iterable[Entry]) -> Iterator[Action]:
        """Look at the entries as they are now; yield those whose unfolded lines may be stale."""
        if not (self.marked or self.unfolded):
            return
        now = {
            entry.key: entry
            for entry in entries
            if entry.key in self.marked or entry.key in self.unfolded
        }
        self.marked = {key: now[key] for key in self.marked if key in now}
        self.unfolded = {key: lines for key, lines in self.unfolded.items() if key in now}
        for key in self.unfolded:
            digest = now[key].note.digest
            if self._digests.get(key) != digest:
                self._digests[key] = digest
                yield now[key].action
