"""What the note pane shows, and how one gets from page to page."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from time import monotonic

from textual import getters, on, work
from textual.containers import Horizontal
from textual.message import Message

from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note
from tui.panes.borders import entitle
from tui.panes.timeline import Timeline
from tui.panes.tracker import Tracker
from tui.panes.viewer import Viewer
from tui.render.page import Page
from tui.screens import composed
from tui.screens.browsing_keys import BROWSING_KEYS
from tui.screens.trail import Spot, Trail

REPEAT = 0.08
"""Seconds: keys that come faster than this are held down or pasted."""


class Browsing(Horizontal):
    """Holds the panes, and shows in the note's what is asked for in any of them.

    A page is called by its key: a note's path, or what `tui.screens.composed` calls the pages
    that are put together from notes.
    """

    BINDINGS = BROWSING_KEYS

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)

    @dataclass
    class Shown(Message):
        """Another page is shown."""

        key: str
        """The page."""

    @dataclass
    class Entered(Message):
        """Somebody wants to be in the note pane, with the page that is shown."""

    @dataclass
    class EditorInTheWay(Message):
        """Somebody wants to see a page in the place where a note is being edited."""

        key: str
        """The page."""
        line: int
        """The line of it to show."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._library = library
        self._trail = Trail()
        self.shown = ""
        """The key of the page that is shown or about to be."""
        self._on_screen: Note | None = None
        """The note as it is shown; None where there is none or it could not be read."""
        self._glimpsed: dict[str, Note] = {}
        """What is known of the newest notes before the index is read."""
        self._is_open = False
        """Whether the index has been read."""
        self._moved = 0.0
        """When the timeline's cursor moved last, by the monotonic clock."""

    @property
    def shown_note(self) -> str:
        """The path of the note that is shown; empty where the page is composed from notes."""
        return "" if composed.is_composed(self.shown) else self.shown

    @property
    def _here(self) -> Spot:
        return Spot(self.shown, self.viewer.line_at_top)

    # The folder

    def glimpse(self, notes: Collection[Note]) -> None:
        """Know the newest notes as they were last time, until the index is read."""
        self._glimpsed = {note.path: note for note in notes}

    def look(self, changed: Collection[str], removed: Collection[str]) -> None:
        """Bring the page in step with the library, whose notes at these paths are different."""
        self._is_open = True
        if self.shown in removed:
            self.notify(f"{self.shown} was deleted.", severity="warning", markup=False)
        if self.shown in changed and self._known(self.shown) != self._on_screen:
            self.show_note(self.shown)
        if changed and composed.is_composed(self.shown):
            self.show_composed(self.shown)

    # From page to page

    @on(Timeline.NoteHighlighted)
    def preview(self, event: Timeline.NoteHighlighted) -> None:
        """Show the note under the timeline's cursor; while a key repeats, the one it ends on."""
        now = monotonic()
        repeats, self._moved = now - self._moved < REPEAT, now
        self.go(event.path, delay=REPEAT if repeats else 0)

    @on(Timeline.NoteOpened)
    def read(self, event: Timeline.NoteOpened) -> None:
        """Go over to the note."""
        self.visit(event.path)

    @on(Tracker.ActionOpened)
    def read_action(self, event: Tracker.ActionOpened) -> None:
        """Go to the note that an action stands in, and to its line."""
        self.visit(event.action.path, event.action.line)

    @on(Viewer.LinkFollowed)
    def follow_link(self, event: Viewer.LinkFollowed) -> None:
        """Open the note that a link leads to; show where other links lead."""
        target = self._library.resolve(event.target, self.shown)
        if target:
            self._trail.leave(self._here)
            self.go(target.path, target.line)
        elif "://" in event.target:
            self.notify(
                event.target, title="This link leads out of the folder", timeout=10, markup=False
            )
        else:
            self.notify(
                f"No note here is called “{event.target}”.",
                title="Dead link",
                severity="warning",
                markup=False,
            )

    def action_go_back(self) -> None:
        """Return to the page that was left last."""
        if spot := self._trail.back(self._here):
            self.go(*spot)

    def action_go_forward(self) -> None:
        """Return to the page that was gone back from."""
        if spot := self._trail.forward(self._here):
            self.go(*spot)

    def action_log(self) -> None:
        """Show what was done this week, in the note's place."""
        self.visit(composed.LOG)

    def visit(self, key: str, line: int = 0) -> None:
        """Go over to a page; where a note is being edited, that has to be left first."""
        if self.screen.has_class("-writing"):
            self.post_message(self.EditorInTheWay(key, line))
            return
        if key != self.shown:
            self._trail.leave(self._here)
        self.go(key, line)
        self.post_message(self.Entered())

    def go(self, key: str, line: int = 0, *, delay: float = 0) -> None:
        """Show a page, from a line of it on, unless another is asked for within `delay`."""
        if key != self.shown or line or composed.is_composed(key):
            self.shown = key
            if composed.is_composed(key):
                self.show_composed(key, line)
            else:
                self.show_note(key, line, delay)
            self.post_message(self.Shown(key))
        if key != self.timeline.current_path:
            self.timeline.highlight(key)

    @work(exclusive=True, group="note")
    async def show_composed(self, key: str, line: int = 0) -> None:
        """Compose a page from notes, and show it."""
        page = await asyncio.to_thread(composed.page, self._library, key)
        self._on_screen = None
        self._show(page, page.title, line)

    @work(exclusive=True, group="note")
    async def show_note(self, path: str, line: int = 0, delay: float = 0) -> None:
        """Read a note's text and show it; where that fails, say why in its place."""
        await asyncio.sleep(delay)
        self._on_screen, note = None, self._known(path)
        if note is None:
            self.viewer.show_blank(f"{path} is not in the folder any more.")
            return
        try:
            body, first_line = await asyncio.to_thread(self._library.body, path)
        except WeeknotesError as error:
            self.viewer.show_blank(f"{note.title}\n\n{error.message}")
            return
        self._show(Page.of_note(note, body, first_line), path, line)
        self._on_screen = note

    def _show(self, page: Page, title: str, line: int) -> None:
        entitle(self.viewer, title)
        self.viewer.show(page)
        if line:
            self.viewer.goto_line(line)

    def _known(self, path: str) -> Note | None:
        """Return a note, before the index is read as it was last time."""
        notes = self._library.notes if self._is_open else self._glimpsed
        return notes.get(path)
