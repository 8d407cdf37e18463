"""Actions by the ids that people type."""

from bisect import bisect_left

from tui.notes.action import Action
from tui.notes.errors import ActionMoved, WeeknotesError
from tui.notes.library import Library


class Ids:
    """The ids of all actions of a folder, as of now."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = sorted(
            (action.id, note.path) for note in library.notes.values() for action in note.actions
        )

    def find(self, name: str) -> Action:
        """Return the action whose id starts with `name`, as its note has it by now.

        Raises `WeeknotesError` where no id, or several, start so.
        """
        wanted = name.lower()
        start = bisect_left(self._known, (wanted, ""))
        end = bisect_left(self._known, (f"{wanted}g", ""))  # past all that go on in hex digits
        found = self._known[start:end]
        if len(found) == 1:
            return self._now(*found[0])
        many = (
            f"{len(found)} ids start so; give more of it" if found else "no action's id starts so"
        )
        raise WeeknotesError(f"No action was chosen: {many}. `weeknotes actions` lists the ids.")

    def _now(self, name: str, path: str) -> Action:
        """Return the action of this very id as its note has it now."""
        for action in self._library.note(path).actions:
            if action.id == name:
                return action
        raise ActionMoved(f"The action {name} is no longer in {path}.")
