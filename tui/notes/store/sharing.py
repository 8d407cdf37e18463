"""One object for what is equal in many notes: half of what ten thousand of them would take.

Headings, names, days and targets of links recur from note to note, and come from the index as
one object each time.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import force_setattr

from tui.notes.note import Note

_OF_NOTE = ("author", "week", "week_source", "date", "tags", "reviewers")
_OF_ACTION = ("path", "section", "owner", "mentions", "due", "check", "start", "created", "done")


class Shared:
    """Remembers values as long as notes are being read, and no longer: most occur but once."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}

    def share(self, note: Note) -> Note:
        """Put remembered values in the place of equal ones, in a note that nobody else has yet."""
        self._values[note.path] = note.path
        self._in_place(note, _OF_NOTE)
        for section in note.sections:
            self._in_place(section, ("title",))
        for link in note.links:
            self._in_place(link, ("target",))
        for action in note.actions:
            self._in_place(action, _OF_ACTION)
        return note

    def _in_place(self, struct: msgspec.Struct, fields: Iterable[str]) -> None:
        known = self._values.setdefault
        for field in fields:
            value = getattr(struct, field)
            if value and (kept := known(value, value)) is not value:
                force_setattr(struct, field, kept)
