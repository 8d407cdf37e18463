"""What has become of an action, for a key that was pressed while its older state was shown."""

from collections.abc import Iterable, Mapping

from tui.notes.action import Action
from tui.notes.actions.agenda import ActionKey, key_of
from tui.notes.actions.telling import Pair
from tui.notes.library import Library
from tui.notes.note import Note


class Succession:
    """Which actions have come to be known otherwise by changes that were made here."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._now: dict[ActionKey, Action] = {}
        """What each has become, by what it was known by; never in a circle."""

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Remember what actions have become in a change."""
        for before, after in pairs:
            if before and after:
                self._now.pop(key_of(after), None)
                if key_of(before) != key_of(after):
                    self._now[key_of(before)] = after

    def by_now(self, actions: Iterable[Action]) -> list[Action]:
        """Return actions as their notes have them by now.

        Where one is not there, or not among as many of its likes, it is returned as it was shown:
        whoever is to change it then finds the doubt.
        """
        return [self._by_now(action) for action in actions]

    def _by_now(self, action: Action) -> Action:
        notes, shown = self._library.notes, action
        there = _found(action, notes)
        while there is None and (later := self._now.get(key_of(action))):
            action, there = later, _found(later, notes)
        return there or shown


def first_of(pairs: Iterable[Pair]) -> Action | None:
    """Return the first action that was changed, sooner than what came or is nested in others."""
    pairs = list(pairs)
    changed = [after for before, after in pairs if before and after]
    found = changed or [after for _, after in pairs if after]
    return next((one for one in found if not _is_below(one, found)), None)


def _is_below(action: Action, others: Iterable[Action]) -> bool:
    return any(
        one.path == action.path and one.line < action.line < one.line + one.lines for one in others
    )


def _found(action: Action, notes: Mapping[str, Note]) -> Action | None:
    note, key = notes.get(action.path), key_of(action)
    same = (one for one in note.actions if key_of(one) == key) if note else iter(())
    return next((one for one in same if one.of == action.of), None)
