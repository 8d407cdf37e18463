"""What the note pane shows."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

from textual import getters, on, work
from textual.events import Key
from textual.message import Message

from tui import settings
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note
from tui.panes.borders import entitle
from tui.panes.box import Box
from tui.panes.note.viewer import Viewer
from tui.render.page import Page
from tui.screens import composed
from tui.screens.marking import Marking
from tui.screens.quick_reading import QuickReading, Wanted


class Showing(Box):
    """Holds the panes, and shows one page after another in the note's.

    A page is called by its key: a note's path, or what `tui.screens.composed` calls the pages
    that are put together from notes.
    """

    viewer = getters.query_one(Viewer)
    marking = getters.query_one(Marking)

    @dataclass
    class Entered(Message):
        """Somebody wants to be in the note pane, with the page that is shown."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._library = library
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
        self._coming: Wanted | None = None
        """What is to be shown and is not there yet."""
        self._is_held = False
        """Whether that waits for the key to be let go of which moves the timeline's cursor."""
        self._enters = False
        """Whether somebody wants to be in the note pane once it is there."""
        self._key = ""
        """The key that was pressed last."""

    @property
    def shown_note(self) -> str:
        """The path of the note that is shown; empty where the page is composed from notes."""
        return "" if composed.is_composed(self.shown) else self.shown

    def on_mount(self) -> None:
        """Have lines as long as the person chose them."""
        width = settings.remembered().reading_width
        self.viewer.reading_width = width or settings.load()[0].reading_width

    def glimpse(self, notes: Collection[Note]) -> None:
        """Know the newest notes as they were last time, until the index is read."""
        self._glimpsed = {note.path: note for note in notes}

    @on(Viewer.WidthChosen)
    def keep_width(self, event: Viewer.WidthChosen) -> None:
        """Have the lines as long the next time."""
        settings.remember(reading_width=event.width)

    def on_key(self, event: Key) -> None:
        """Show what a held key has ended on before another key, which is meant for it, acts."""
        if self._coming and self._is_held and event.key != self._key:
            self.show_note(self._coming)
        self._key = event.key

    def enter(self) -> None:
        """Have somebody be in the note pane, once what is to be shown is there."""
        self._enters = True
        if self._coming is None:
            self._arrive()

    def show_composed(self, wanted: Wanted) -> None:
        """Compose a page from notes, and show it."""
        self._coming, self._is_held = wanted, False
        self._put_together(wanted)

    @work(exclusive=True, group="note")
    async def _put_together(self, wanted: Wanted) -> None:
        document = await asyncio.to_thread(composed.compose, self._library, wanted.key)
        page = Page(key=wanted.key, title=document.title, body=document.body)
        self._on_screen, self._parts = None, document.parts
        self.marking.leave()
        entitle(self.viewer, page.title)
        self.viewer.show(page)
        self.viewer.goto(wanted.at)
        self._arrive()

    def show_note(self, wanted: Wanted, *, delay: float = 0) -> None:
        """Read a note's text and show it; where that fails, say why in its place."""
        self._coming, self._is_held = wanted, bool(delay)
        note = self._known(wanted.key)
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
        self._is_held = False
        note = self._known(wanted.key)
        self._begin(wanted, note)
        if note is None:
            self.viewer.show_blank(f"{wanted.key} is not in the folder any more.")
            self._arrive()
        else:
            self._show(wanted, note, await asyncio.to_thread(self._reading.read, note))

    def _begin(self, wanted: Wanted, note: Note | None) -> None:
        self._on_screen, self._parts = None, ()
        self.marking.leave(to=wanted.key if note else "")

    def _show(self, wanted: Wanted, note: Note, page: Page | WeeknotesError) -> None:
        if isinstance(page, WeeknotesError):
            self.marking.leave()
            self.viewer.show_blank(f"{note.title}\n\n{page.message}")
            self._arrive()
            return
        ours = wanted.ours
        entitle(self.viewer, wanted.key)
        before = self.viewer.page
        if before and before.key == wanted.key:  # what was marked in it stays so
            page = page.going_on_from(before, ours=ours)
        self.viewer.show(page, ours=ours)
        if wanted.words and isinstance(wanted.at, int):
            self.viewer.mark(wanted.words, wanted.at)
        else:
            self.viewer.goto(wanted.at)
        self._on_screen = note
        self.marking.meet(note, page.body, page.body_line, ours=ours)
        self._arrive()

    def _arrive(self) -> None:
        """Know that what was to be shown is there."""
        self._coming = None
        if self._enters:
            self._enters = False
            self.post_message(self.Entered())

    def _known(self, path: str) -> Note | None:
        """Return a note, before the index is read as it was last time."""
        notes = self._library.notes if self._is_open else self._glimpsed
        return notes.get(path)
