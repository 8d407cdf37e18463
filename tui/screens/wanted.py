"""What the rooms of the main screen ask for when somebody wants to see another page."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message


@dataclass
class WeekWanted(Message):
    """Somebody wants to see of another week what they see of this one."""

    step: int
    """How many weeks later; negative where it is earlier."""


@dataclass
class PageWanted(Message):
    """Somebody wants to see a page."""

    key: str
    """A note's path, or what a composed page is called."""
    line: int = 0
    """The line of it to show; 0 for where it was left."""
    words: Sequence[str] = ()
    """What to mark in it."""
    stays: bool = False
    """Whether the person stays in the list, if that is where they are."""
