"""What was changed here, so that it can be taken back and done again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from tui.notes.action import Action
from tui.notes.actions.steps import Change
from tui.notes.actions.telling import Pair

DEPTH = 500
"""How many changes are remembered."""


class Step(NamedTuple):
    """One change for the person who asked for it, in however many places it was made."""

    told: str
    """What was done, in a line, as in `2019-06-10.md: [ ] → [x] Order the badges`."""
    pairs: tuple[Pair, ...]
    """The actions that were changed, in order."""
    back: tuple[Change, ...]
    """What takes it back, in the order in which that is to be done."""
    asked: int = 1
    """How many changes were asked for, which are one here."""

    @property
    def is_idle(self) -> bool:
        """Whether it has left every byte as it was."""
        return all(change.is_idle for change in self.back)

    @property
    def before(self) -> Action:
        """The action that was asked about as it was; where there was none, as it is."""
        before, after = self.pairs[-1]
        return _one_of(before, after)

    @property
    def after(self) -> Action:
        """The action that was asked about as it is; where it is none any more, as it was."""
        before, after = self.pairs[-1]
        return _one_of(after, before)

    def __str__(self) -> str:
        return self.told


class History:
    """Two stacks: what can be undone, and what was undone and can be done again."""

    def __init__(self) -> None:
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._group: list[Step] | None = None

    def did(self, step: Step) -> None:
        """Remember a change that somebody made; what was undone before it is forgotten.

        An idle one is no change.
        """
        if step.is_idle:
            return
        if self._group is not None:
            self._group.append(step)
            return
        self._past.append(step)
        del self._past[:-DEPTH]
        self._future.clear()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Remember all changes that are made meanwhile as one."""
        group: list[Step] = []
        self._group = group
        try:
            yield
        finally:
            self._group = None
            if group:
                self.did(joined(group))

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


def joined(steps: Sequence[Step]) -> Step:
    """Return several steps, at least one, as a single one that is told as such."""
    first = steps[0]
    told = first.told if len(steps) == 1 else told_together(len(steps), first.told)
    pairs = tuple(pair for step in steps for pair in step.pairs)
    back = tuple(change for step in reversed(steps) for change in step.back)
    return Step(told, pairs, back, len(steps))


def told_together(count: int, first: str) -> str:
    """Say of several changes how many they are, and what the first was."""
    return f"{count} changes: {first}, …"


def _one_of(wanted: Action | None, other: Action | None) -> Action:
    found = wanted or other
    assert found is not None, "no step is about nothing"  # noqa: S101, for the type checker
    return found
