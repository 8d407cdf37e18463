"""A follow-up action: one item of a task list, with the fields written in it."""

from datetime import date
from enum import StrEnum
from hashlib import blake2s

import msgspec


class State(StrEnum):
    """What has become of an action."""

    OPEN = "open"
    PROGRESS = "progress"
    DONE = "done"
    CANCELLED = "cancelled"
    CARRIED = "carried"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in _STILL_OPEN


_STILL_OPEN = (State.OPEN, State.PROGRESS)
MARKS = {
    " ": State.OPEN,
    "/": State.PROGRESS,
    "x": State.DONE,
    "X": State.DONE,
    "-": State.CANCELLED,
    ">": State.CARRIED,
}
"""The state that each mark between the brackets stands for; any other mark means open."""
SETTLED = frozenset(mark for mark, state in MARKS.items() if not state.is_open)
"""The marks of what is neither open nor in progress."""


class Dialect(StrEnum):
    """A way of spelling an action's fields."""

    EMOJI = "emoji"
    INLINE = "inline"
    PLAIN = "plain"


class Priority(StrEnum):
    """How much an action matters, as in Obsidian Tasks; the order here is the order of worth."""

    HIGHEST = "highest"
    HIGH = "high"
    MEDIUM = "medium"
    NORMAL = "normal"
    LOW = "low"
    LOWEST = "lowest"


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What is written about an action inside its item."""

    owner: str = ""
    due: date | None = None
    check: date | None = None
    start: date | None = None
    created: date | None = None
    done: date | None = None
    cancelled: date | None = None
    priority: Priority = Priority.NORMAL


class Action(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One item of a task list, where it stands and what it says."""

    path: str
    """The note, relative to the folder, with `/` between its parts."""
    line: int
    """The item's first line in the file, counted from 1."""
    mark: str
    """The character between the brackets."""
    text: str
    """The item's first paragraph on one line, without its fields, with its Markdown."""
    section: str = ""
    """The heading it stands under."""
    nth: int = 0
    """Which of the items with the same text in this note it is, counted from 0."""
    of: int = 1
    """How many items in this note have the same text."""
    depth: int = 0
    """How many list items it is nested in."""
    lines: int = 1
    """How many lines the item takes with its continuation lines and children."""
    counted: bool = True
    """Whether it is a follow-up action, and not merely a checklist's item."""
    owner: str = ""
    """Who does it: a display name where the person is known, else as written."""
    mentions: tuple[str, ...] = ()
    """The names written `@name` in it, in order."""
    due: date | None = None
    check: date | None = None
    start: date | None = None
    created: date | None = None
    done: date | None = None
    cancelled: date | None = None
    priority: Priority = Priority.NORMAL

    @property
    def id(self) -> str:
        """A short name that survives ticking, and moving within the note.

        That of one among others with the same words tells how many they are: once these are more
        or fewer, nobody can say which was meant.
        """
        likes = f"\0{self.of}" if self.of > 1 else ""
        identity = f"{self.path}\0{self.text}\0{self.nth}{likes}".encode()
        return blake2s(identity, digest_size=5).hexdigest()

    @property
    def state(self) -> State:
        """The state that the mark stands for."""
        return MARKS.get(self.mark, State.OPEN)
