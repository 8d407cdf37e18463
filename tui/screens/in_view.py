"""What the keys of a room are for: the page that is shown, or will be once it is read."""

from textual.widget import Widget

from tui.notes.library import Library
from tui.notes.note import Note
from tui.render.page import Page
from tui.screens.showing import Showing


def key_in_view(room: Widget) -> str:
    """Return the key of the page that is shown, or will be; empty where there is none."""
    return room.query_ancestor(Showing).shown


def path_in_view(room: Widget) -> str:
    """Return the path of the note that is shown, or will be; empty for a composed page."""
    return room.query_ancestor(Showing).shown_note


def note_in_view(room: Widget, library: Library) -> Note | None:
    """Return the note that is shown, or will be; None where there is none, or it is gone."""
    return library.notes.get(path_in_view(room))


def page_in_view(room: Widget) -> Page | None:
    """Return the page that is shown; None where another is on the screen until it is read."""
    showing = room.query_ancestor(Showing)
    page = showing.viewer.page
    return page if page and page.key == showing.shown else None
