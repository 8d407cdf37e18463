"""One object for what is equal in many notes: less than half of what ten thousand would take.

Headings, names, days and links recur from note to note, and come from the index, or from parsing,
as one object each time.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import force_setattr

from tui.notes.note import Note

_OF_NOTE = ("title", "author", "week", "week_source", "date", "tags", "reviewers")
_OF_ACTION = (
    "path",
    "mark",
    "section",
    "owner",
    "mentions",
    "due",
    "check",
    "start",
    "created",
    "done",
)


class Shared:
    """Remembers values as long as notes are being read, and no longer: most occur but once."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._parts: dict[msgspec.Struct, msgspec.Struct] = {}
        """Headings and links, which stand on the same line of many notes."""

    def share(self, note: Note) -> Note:
        """Put remembered values in the place of equal ones, in a note that nobody else has yet."""
        self._values[note.path] = note.path
        self._in_place(note, _OF_NOTE)
        if note.sections:
            force_setattr(note, "sections", self._as_known(note.sections, "title"))
        if note.links:
            force_setattr(note, "links", self._as_known(note.links, "target"))
        for action in note.actions:
            self._in_place(action, _OF_ACTION)
        return note

    def _as_known(
        self, parts: tuple[msgspec.Struct, ...], words: str
    ) -> tuple[msgspec.Struct, ...]:
        known = self._parts
        kept = tuple([known.setdefault(part, part) for part in parts])
        for part, own in zip(kept, parts, strict=True):
            if part is own:
                self._in_place(part, (words,))
        return kept

    def _in_place(self, struct: msgspec.Struct, fields: Iterable[str]) -> None:
        known = self._values.setdefault
        for field in fields:
            value = getattr(struct, field)
            if value and (kept := known(value, value)) is not value:
                force_setattr(struct, field, kept)
