"""The rows of a timeline, with what is news to whoever looks at it."""

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec

from tui.notes.note import Note
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week
from tui.notes.wording import MONTHS

NO_NEWS: Mapping[str, ReadState] = MappingProxyType({})
"""The news of somebody who has read everything."""


class MonthRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the weeks that start in one month."""

    selectable: ClassVar[bool] = False
    year: int
    month: int

    @property
    def key(self) -> Hashable:
        """The year and the month."""
        return self.year, self.month

    @property
    def title(self) -> str:
        """As in `Jun 2019`."""
        return f"{MONTHS[self.month - 1]} {self.year}"


class WeekRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the notes of one week; folded, it stands for them."""

    week: Week
    notes: tuple[Note, ...] = ()
    current: bool = False
    folded: bool = False
    new: int = 0
    """How many of its notes are news."""

    @property
    def key(self) -> Hashable:
        """The week."""
        return self.week

    @property
    def selectable(self) -> bool:
        """Whether it is the only line that stands for its notes."""
        return self.folded


class GapRow(msgspec.Struct, frozen=True, gc=False):
    """Weeks without notes between weeks that have some."""

    selectable: ClassVar[bool] = False
    newest: Week
    count: int

    @property
    def key(self) -> Hashable:
        """A word, and the newest of the weeks."""
        return "gap", self.newest


class NoteRow(msgspec.Struct, frozen=True, gc=False):
    """A note under its week."""

    selectable: ClassVar[bool] = True
    note: Note
    state: ReadState = ReadState.READ

    @property
    def key(self) -> Hashable:
        """The note's path."""
        return self.note.path


class AwaitedRow(msgspec.Struct, frozen=True, gc=False):
    """Below the notes of a week: who usually writes and has not yet."""

    selectable: ClassVar[bool] = False
    week: Week
    authors: tuple[str, ...]

    @property
    def key(self) -> Hashable:
        """A word, and the week."""
        return "awaited", self.week


class UndatedRow(msgspec.Struct, frozen=True, gc=False):
    """A heading over the notes whose week nothing tells."""

    selectable: ClassVar[bool] = False
    count: int
    new: int = 0
    """How many of them are news."""

    @property
    def key(self) -> Hashable:
        """A word."""
        return "undated"


TimelineRow = MonthRow | WeekRow | GapRow | NoteRow | AwaitedRow | UndatedRow


def week_of(row: TimelineRow) -> Week | None:
    """Return the week that a row which takes the cursor is in."""
    match row:
        case WeekRow(week):
            return week
        case NoteRow(note):
            return note.week
        case _:
            return None
