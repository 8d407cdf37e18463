"""The note that is on the screen, as it is there, and since when."""

import math
from typing import NamedTuple

from tui.notes.note import Note

UNMET = math.inf
"""Stands for when somebody began to look at what has changed before their eyes, or their absence:
not before they press a key."""


class Seen(NamedTuple):
    """A note as it is on the screen."""

    note: Note
    body: str
    first_line: int
    """The line of the file that the body begins with, counted from 1."""
    since: float
    """When it came to be there, by the monotonic clock; `UNMET` where nobody has met it yet."""
