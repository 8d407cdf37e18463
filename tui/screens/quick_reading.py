"""Whether a note is read at once, or in a thread."""

from collections.abc import Sequence
from time import monotonic
from typing import NamedTuple

from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.store.mounts import network_filesystem
from tui.render.page import Page
from tui.render.sheet import Place
from tui.screens import composed

SMALL = 20_000
"""Bytes up to which a note is read and laid out without a thread."""
QUICKLY = 0.05
"""Seconds that nobody notices; a folder that takes longer for a note may take any time."""

At = int | Place
"""Where to show a page: a line of its text, 0 for where it was left, or what stood on top."""


class Wanted(NamedTuple):
    """A page to be shown, called by its key; what is marked and changed is a note's."""

    key: str
    at: At = 0
    words: Sequence[str] = ()
    """What to mark in it."""
    ours: bool = False
    """Whether the person has changed it, and so need not be shown where."""


class QuickReading:
    """Reads notes, and knows whether the folder gives them quickly.

    A small note that is there at once is on the screen with whatever else a key has brought. By
    way of a thread it is painted after that, which takes a tenth more in all. A network drive may
    hold up whoever reads from it for minutes, without a sign of it before.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._is_quick = False
        """Whether the last note was there at once; not taken for granted of the first."""
        self._is_near: bool | None = None
        """Whether the folder is on a drive of this machine; not known before the first note."""

    def is_at_once(self, note: Note) -> bool:
        """Whether nobody has to wait for a note that is read without a thread."""
        return self._is_quick and bool(self._is_near) and note.size <= SMALL

    def read(self, note: Note) -> Page | WeeknotesError:
        """Return a note's page, or why there is none."""
        if self._is_near is None:
            self._is_near = not network_filesystem(self._library.folder.root)
        begun = monotonic()
        try:
            return composed.note_page(self._library, note)
        except WeeknotesError as error:
            return error
        finally:
            self._is_quick = monotonic() - begun < QUICKLY
