"""What the note pane shows, and how one gets from page to page."""

import asyncio
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import monotonic

from textual import getters, on, work
from textual.events import DescendantFocus, Key
from textual.message import Message

from tui import settings
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import LinkKind, Note
from tui.panes.borders import entitle
from tui.panes.box import Box
from tui.panes.lists.timeline import Timeline
from tui.panes.note import clipboard
from tui.panes.note.viewer import Viewer
from tui.panes.tracking.tracker import Tracker
from tui.render.page import Page
from tui.screens import composed
from tui.screens.browsing_keys import BROWSING_KEYS
from tui.screens.marking import Marking
from tui.screens.quick_reading import At, QuickReading, Wanted
from tui.screens.trail import Spot, Trail
from tui.screens.wanted import PageWanted
from tui.screens.ways_out import tell_way_out

REPEAT = 0.08
"""Seconds: keys that come faster than this are held down or pasted."""


class Browsing(Box):
    """Holds the panes, and shows in the note's what is asked for in any of them.

    A page is called by its key: a note's path, or what `tui.screens.composed` calls the pages
    that are put together from notes.
    """

    BINDINGS = BROWSING_KEYS

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)
    marking = getters.query_one(Marking)

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
        self._parts: tuple[int, ...] = ()
        """The lines on which the parts of a composed page begin."""
        self._reading = QuickReading(library)
        self._waiting: Wanted | None = None
        """What is to be shown once the key that moves the timeline's cursor is let go of."""
        self._key = ""
        """The key that was pressed last."""
        self._moved = 0.0
        """When the timeline's cursor moved last, by the monotonic clock."""

    @property
    def shown_note(self) -> str:
        """The path of the note that is shown; empty where the page is composed from notes."""
        return "" if composed.is_composed(self.shown) else self.shown

    @property
    def _here(self) -> Spot:
        return Spot(self.shown, self.viewer.position)

    def on_mount(self) -> None:
        """Have lines as long as the person chose them."""
        width = settings.remembered().reading_width
        self.viewer.reading_width = width or settings.load()[0].reading_width

    # The folder

    def glimpse(self, notes: Collection[Note]) -> None:
        """Know the newest notes as they were last time, until the index is read."""
        self._glimpsed = {note.path: note for note in notes}

    def look(
        self, changed: Collection[str], removed: Collection[str], *, ours: bool = False
    ) -> None:
        """Bring the page in step with the library, whose notes at these paths are different.

        `ours` says that the person has changed them, and so need not be shown where.
        """
        was_open, self._is_open = self._is_open, True
        self._glimpsed = {}
        if self.shown in removed:
            self._look_for_shown(changed, ours=ours)
        # Of what is only glimpsed, nobody knows where its links lead.
        is_other = self.shown in changed and self._known(self.shown) != self._on_screen
        if is_other or (self._on_screen and not was_open):
            self.show_note(Wanted(self.shown, ours=ours))
        if changed and composed.is_composed(self.shown):
            self.show_composed(self.shown)

    def _look_for_shown(self, changed: Collection[str], *, ours: bool) -> None:
        """Go on with the note that is shown under its new name, or say that it is gone.

        Whoever has taken it back (`ours`) is told of that.
        """
        was, digest = self.shown, self._on_screen.digest if self._on_screen else ""
        notes = map(self._library.notes.get, changed)
        same = (note.path for note in notes if note and digest and note.digest == digest)
        if path := next(same, ""):
            self.go(path, self.viewer.position)
            self.notify(f"{was} is {path} now.", markup=False)
        elif not ours:
            self.notify(f"{was} was deleted.", severity="warning", markup=False)

    # What the note pane asks for

    @on(Viewer.WidthChosen)
    def keep_width(self, event: Viewer.WidthChosen) -> None:
        """Have the lines as long the next time."""
        settings.remember(reading_width=event.width)

    @on(Viewer.CopyAsked)
    def copy(self, event: Viewer.CopyAsked) -> None:
        """Put a text in the clipboard of the person's own terminal."""
        self.notify(clipboard.copy(self.app, event.text, event.what, os.environ), markup=False)

    # From page to page

    @on(Timeline.NoteHighlighted)
    def preview(self, event: Timeline.NoteHighlighted) -> None:
        """Show the note under the timeline's cursor; while a key repeats, the one it ends on."""
        event.stop()
        now = monotonic()
        repeats, self._moved = now - self._moved < REPEAT, now
        self.go(event.path, delay=REPEAT if repeats else 0)

    def on_key(self, event: Key) -> None:
        """Show what a held key has ended on before another key, which is meant for it, acts."""
        if self._waiting and event.key != self._key:
            self.show_note(self._waiting)
        self._key = event.key

    @on(Timeline.NoteOpened)
    def read(self, event: Timeline.NoteOpened) -> None:
        """Go over to the note."""
        self.visit(event.path)

    @on(PageWanted)
    def show_wanted(self, event: PageWanted) -> None:
        """Show what one of the rooms leads to; going on to a note need not mean going over."""
        if event.stays and not self.viewer.has_focus:
            self._trail.leave(self._here)
            self.go(event.key)
        else:
            self.visit(event.key, event.line, event.words)

    @on(Viewer.EndPassed)
    def read_on(self) -> None:
        """Go on to the next unread note from the end of this one."""
        self.marking.mark_seen()
        self.marking.action_unread(1)

    @on(Tracker.ActionOpened)
    def read_action(self, event: Tracker.ActionOpened) -> None:
        """Go to the note that an action stands in, and to its line."""
        self.visit(event.action.path, event.action.line)

    @on(Viewer.LinkFollowed)
    def follow_link(self, event: Viewer.LinkFollowed) -> None:
        """Open the note that a link leads to; show where other links lead."""
        target = self._library.connections.resolve(event.target, self.shown_note)
        if target and not (target.path == self.shown and event.kind is LinkKind.URL):
            self._trail.leave(self._here)
            self.go(target.path, target.line or 1)
            name = event.target.partition("#")[2]
            if name and not target.line:
                told = f"It has no heading “{name}”: here is its beginning."
                self.notify(told, severity="warning", markup=False)
        else:
            tell_way_out(self, event.target, event.kind)

    @on(Viewer.Jumped)
    def remember_place(self, event: Viewer.Jumped) -> None:
        """Know the way back to where a link within the page was followed."""
        self._trail.leave(Spot(self.shown, event.place))

    def action_go_back(self) -> None:
        """Return to the page that was left last."""
        if spot := self._trail.back(self._here):
            self.go(*spot)
        else:
            self.notify("This is where you began.", timeout=3, markup=False)

    def action_go_forward(self) -> None:
        """Return to the page that was gone back from."""
        if spot := self._trail.forward(self._here):
            self.go(*spot)

    def action_part(self, step: int) -> None:
        """Go to the next section, on a composed page to its next part."""
        self.viewer.step_section(step, self._parts)

    # How

    def visit(self, key: str, line: int = 0, words: Sequence[str] = ()) -> None:
        """Go over to a page; where a note is being edited, that has to be left first."""
        if self.screen.has_class("-writing"):
            self.post_message(self.EditorInTheWay(key, line))
            return
        if key != self.shown:
            self._trail.leave(self._here)
        self.go(key, line, words)
        self.post_message(self.Entered())

    def go(self, key: str, at: At = 0, words: Sequence[str] = (), *, delay: float = 0) -> None:
        """Show a page, `at` a line or a place of it, unless another is asked for within `delay`.

        Of a note, `words` are marked.
        """
        if key != self.shown or at or words or composed.is_composed(key):
            if key != self.shown and self.viewer.has_focus:
                self.marking.mark_looked_at()
            self.shown = key
            if composed.is_composed(key):
                self.show_composed(key, at)
            else:
                self.show_note(Wanted(key, at, words), delay=delay)
            self.post_message(self.Shown(key))
        if key != self.timeline.current_path:
            self.timeline.highlight(key)

    @work(exclusive=True, group="note")
    async def show_composed(self, key: str, at: At = 0) -> None:
        """Compose a page from notes, and show it."""
        self._waiting = None
        document = await asyncio.to_thread(composed.compose, self._library, key)
        page = Page(key=key, title=document.title, body=document.body)
        self._on_screen, self._parts = None, document.parts
        self.marking.leave()
        entitle(self.viewer, page.title)
        self.viewer.show(page)
        self.viewer.goto(at)

    def show_note(self, wanted: Wanted, *, delay: float = 0) -> None:
        """Read a note's text and show it; where that fails, say why in its place."""
        self._waiting = wanted if delay else None
        note = self._known(wanted.path)
        if delay or note is None or not self._reading.is_at_once(note):
            self._show_later(wanted, delay)
            return
        self.workers.cancel_group(self, "note")
        self._begin(wanted, note)
        self._show(wanted, note, self._reading.read(note))

    @work(exclusive=True, group="note")
    async def _show_later(self, wanted: Wanted, delay: float) -> None:
        """Read a note in a thread, unless another is asked for within `delay`."""
        await asyncio.sleep(delay)
        self._waiting = None
        note = self._known(wanted.path)
        self._begin(wanted, note)
        if note is None:
            self.viewer.show_blank(f"{wanted.path} is not in the folder any more.")
        else:
            self._show(wanted, note, await asyncio.to_thread(self._reading.read, note))

    def _begin(self, wanted: Wanted, note: Note | None) -> None:
        self._on_screen, self._parts = None, ()
        self.marking.leave(to=wanted.path if note else "")

    def _show(self, wanted: Wanted, note: Note, page: Page | WeeknotesError) -> None:
        if isinstance(page, WeeknotesError):
            self.marking.leave()
            self.viewer.show_blank(f"{note.title}\n\n{page.message}")
            return
        ours = wanted.ours
        entitle(self.viewer, wanted.path)
        before = self.viewer.page
        if before and before.key == wanted.path:  # what was marked in it stays so
            page = page.going_on_from(before, ours=ours)
        self.viewer.show(page, ours=ours)
        if wanted.words and isinstance(wanted.at, int):
            self.viewer.mark(wanted.words, wanted.at)
        else:
            self.viewer.goto(wanted.at)
        self._on_screen = note
        self.marking.meet(note, page.body, page.body_line, ours=ours)

    @on(DescendantFocus)
    def mark_seen(self, event: DescendantFocus) -> None:
        """Take the note as read that somebody has gone over to."""
        if event.widget is self.viewer:
            self.timeline.stay()  # whatever notes come, the page is left in peace
            self.marking.mark_seen()

    def _known(self, path: str) -> Note | None:
        """Return a note, before the index is read as it was last time."""
        notes = self._library.notes if self._is_open else self._glimpsed
        return notes.get(path)
