"""Which note is opened in the editor, and why one may not be."""

import asyncio
from datetime import date

from textual import getters, on, work

from tui.notes.library import Library
from tui.notes.week import Week
from tui.panes.box import Box
from tui.panes.note.viewer import Viewer
from tui.screens.drafting_keys import DRAFTING_KEYS
from tui.screens.following import Following
from tui.screens.in_view import page_in_view, path_in_view
from tui.screens.publishing import Publishing
from tui.screens.wanted import PageWanted
from tui.screens.writing import Writing

WRITING = frozenset({"draft", "draft_of", "edit", "settle"})
"""What the keys do that are hidden where everything is read-only."""


class Drafting(Box):
    """Holds the panes, and opens the editor on the note in view, or on a week's own."""

    BINDINGS = DRAFTING_KEYS

    viewer = getters.query_one(Viewer)
    writing = getters.query_one(Writing)
    following = getters.query_one(Following)

    def __init__(self, library: Library, *, ready: asyncio.Event) -> None:
        """Write notes of a library; what is there already is not known before `ready`."""
        super().__init__()
        self._library = library
        self._ready = ready

    @property
    def _path(self) -> str:
        """The note in view; empty where it is a composed page."""
        return path_in_view(self)

    @property
    def _refusal(self) -> str:
        """Why the note in view may not be edited."""
        return self.following.refusals.of_editing(self._path) if self._path else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is allowed here."""
        if action in WRITING and self._library.folder.read_only:
            return False
        match action:
            case "edit":
                return bool(self._path) and not self._refusal
            case "settle":
                return bool(self._library.catalogue.copies_of(self._path))
            case "say_why":
                return self._library.folder.read_only or bool(self._refusal)
        return super().check_action(action, parameters)

    def action_say_why(self) -> None:
        """Say why nothing can be written here."""
        self._say_not_yours(
            self._refusal or "weeknotes was started read-only, so nothing is written."
        )

    def _say_not_yours(self, sentence: str) -> None:
        self.notify(
            sentence, title="Not yours to edit", severity="warning", timeout=8, markup=False
        )

    def action_edit(self) -> None:
        """Edit the note that is shown, where the reader is."""
        path = self._path
        line = (self.viewer.line_here or self.viewer.line_at_top) if page_in_view(self) else 0
        if self._ready.is_set():
            self._edit(path, line)
        else:
            self._edit_later(path, line)

    @work(group="draft", exclusive=True)
    async def _edit_later(self, path: str, line: int) -> None:
        await self._ready.wait()
        self._edit(path, line)

    def _edit(self, path: str, line: int) -> None:
        if refusal := self._library.may_edit(path):
            self._say_not_yours(refusal)
        else:
            self.writing.open(path, line)

    def action_settle(self) -> None:
        """Compare the note with the copies that a sync tool has kept of it."""
        self.writing.settle_copies(self._path)

    @on(Publishing.EditWanted)
    def put_right(self, event: Publishing.EditWanted) -> None:
        """Edit a note where something is to be put right in it; show the place to others."""
        if self._library.may_edit(event.path):
            self.post_message(PageWanted(event.path, event.line))
        else:
            self.writing.open(event.path, event.line)

    def action_draft(self) -> None:
        """Open this week's note, or begin it."""
        self.begin("this")

    @work(group="begin", exclusive=True)
    async def action_draft_of(self) -> None:
        """Ask which week to write of."""
        from tui.screens.starting import ask_week

        await self._ready.wait()
        if week := await ask_week(self.screen, self._library):
            self.begin(week.start.isoformat())

    @work(group="draft", exclusive=True)
    async def begin(self, week: str) -> None:
        """Open one's own draft of a week in the editor, or begin it; ask where a note is there.

        `week` is its first day as an ISO date, or `this`.
        """
        from tui.screens.starting import ask_start

        await self._ready.wait()  # or a second note might be begun beside one's own
        library = self._library
        chosen = library.this_week if week == "this" else Week(date.fromisoformat(week))
        start = await ask_start(self.screen, library, chosen)
        if start and start.path:
            told = "You have begun this note already: here it is."
            self.writing.open(start.path, at_end=True, told=told)
        elif start:
            self.writing.begin(start.week)
