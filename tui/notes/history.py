"""What was changed here, so that it can be taken back and done again."""

from typing import NamedTuple

from tui.notes.action import Action
from tui.notes.changes import Rewritten

DEPTH = 500
"""How many changes are remembered."""


class Step(NamedTuple):
    """One change of one action."""

    before: Action
    after: Action
    rewritten: Rewritten

    def __str__(self) -> str:
        """Say it in a line, as in `2019-06-10.md: [ ] → [x] Order the badges`."""
        name = self.after.path.rpartition("/")[2]
        if self.before.mark == self.after.mark:
            return f"{name}: {self.after.text}"
        return f"{name}: [{self.before.mark}] → [{self.after.mark}] {self.after.text}"


class History:
    """Two stacks: what can be undone, and what was undone and can be done again."""

    def __init__(self) -> None:
        self._past: list[Step] = []
        self._future: list[Step] = []

    def did(self, step: Step) -> None:
        """Remember a change that somebody made; what was undone before it is forgotten."""
        self._past.append(step)
        del self._past[:-DEPTH]
        self._future.clear()

    def undone(self, inverse: Step) -> None:
        """Remember that a change was taken back; `inverse` is what did it."""
        self._future.append(inverse)

    def redone(self, step: Step) -> None:
        """Remember that a change was made again."""
        self._past.append(step)

    def last(self) -> Step | None:
        """Take the last change off the stack of what can be undone."""
        return self._past.pop() if self._past else None

    def next(self) -> Step | None:
        """Take the last undoing off the stack of what can be done again."""
        return self._future.pop() if self._future else None
