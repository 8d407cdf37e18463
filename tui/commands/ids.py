"""Actions by the ids that people type."""

from bisect import bisect_left
from collections.abc import Iterable

from tui.notes.action import Action
from tui.notes.actions.succession import Succession
from tui.notes.actions.telling import Pair
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library


class Ids:
    """The ids that all actions of a folder had when the command began."""

    def __init__(self, library: Library) -> None:
        self._actions = {
            action.id: action for note in library.notes.values() for action in note.actions
        }
        self._known = sorted(self._actions)
        self._succession = Succession(library)

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Know what actions have become in a change."""
        self._succession.learn(pairs)

    def find(self, name: str) -> Action:
        """Return the action whose id starts with `name`, as its note has it by now.

        Raises `WeeknotesError` where no id, or several, start so.
        """
        wanted = name.lower()
        start = bisect_left(self._known, wanted)
        end = bisect_left(self._known, f"{wanted}g")  # past all that go on in hex digits
        found = self._known[start:end]
        if len(found) == 1:
            return self._succession.by_now([self._actions[found[0]]])[0]
        many = (
            f"{len(found)} ids start so; give more of it" if found else "no action's id starts so"
        )
        raise WeeknotesError(f"No action was chosen: {many}. `weeknotes actions` lists the ids.")
