"""Why somebody may not change an action or edit a note, as it is asked for at every key."""

from asyncio import Event
from collections.abc import Iterable

from tui.notes.action import Action
from tui.notes.library import Library


class Refusals:
    """What the folder's rules forbid the person, remembered while its notes stay as they are."""

    def __init__(self, library: Library, *, ready: Event) -> None:
        """Ask a library, of which nothing is known before `ready`."""
        self._library = library
        self._ready = ready
        self._changing: dict[tuple[str, str], str] = {}
        """By note and owner."""
        self._editing: dict[str, str] = {}

    def of_changing(self, action: Action) -> str:
        """Return why an action may not be changed; empty where it may."""
        if not self._ready.is_set():
            return ""
        key = action.path, action.owner
        if key not in self._changing:
            self._changing[key] = self._library.may_tick(action)
        return self._changing[key]

    def of_editing(self, path: str) -> str:
        """Return why a note may not be edited; empty where it may."""
        if not self._ready.is_set():
            return ""
        if path not in self._editing:
            self._editing[path] = self._library.may_edit(path)
        return self._editing[path]

    def forget(self) -> None:
        """Ask anew from now on."""
        self._changing.clear()
        self._editing.clear()


def unanimous(refusals: Iterable[str]) -> str:
    """Return the first refusal where nothing is allowed; ask no further where something is."""
    first = ""
    for refusal in refusals:
        if not refusal:
            return ""
        first = first or refusal
    return first
