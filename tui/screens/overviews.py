"""The pages that show many notes at once, and the search over all of them."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, work
from textual.containers import Horizontal

from tui.notes.library import Library
from tui.notes.note import Note
from tui.panes.lists.timeline import Timeline
from tui.panes.note.viewer import Viewer
from tui.screens import composed
from tui.screens.meanings import people
from tui.screens.overviews_keys import OVERVIEW_KEYS
from tui.screens.wanted import PageWanted

if TYPE_CHECKING:  # loaded by the first search
    from tui.screens.search import Sought


class Overviews(Horizontal):
    """Holds the panes, and leads from the note in view to pages composed from many."""

    BINDINGS = OVERVIEW_KEYS

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._sought: Sought | None = None
        """The last search as it was left."""

    @property
    def _note(self) -> Note | None:
        """The note in view; None where it is a composed page."""
        page = self.viewer.page
        return self._library.notes.get(page.path) if page else None

    def _want(self, key: str, line: int = 0, words: Sequence[str] = ()) -> None:
        self.post_message(PageWanted(key, line, words))

    def action_log(self) -> None:
        """Show what was done this week."""
        self._want(composed.LOG)

    def action_changes(self) -> None:
        """Show what is new since the last visit."""
        self._want(composed.CHANGES)

    def action_digest(self) -> None:
        """Show the week of the note, across colleagues."""
        note = self._note
        week = (note and note.week) or self.timeline.current_week or self._library.this_week
        self._want(f"{composed.DIGEST}{week.iso}")

    @work(group="ask")
    async def action_person(self) -> None:
        """Show the page of the note's author; where there is none, ask whose."""
        from tui.screens import prompts

        note = self._note
        name: str | None = note.author if note else ""
        if not name:
            ask = prompts.ask_person(people(self._library), "Whose page?")
            name = await self.app.push_screen_wait(ask)
        if name:
            self._want(f"{composed.PERSON}{name}")

    @work(group="ask")
    async def action_lens(self) -> None:
        """Show every note's section of a name: that of the only one in view, or a chosen one."""
        from tui.screens import prompts

        here = self._headings_here()
        heading: str | None = here[0] if len(here) == 1 else None
        if heading is None:
            names = await asyncio.to_thread(composed.section_names, self._library)
            choices = tuple(dict.fromkeys((*here, *names)))
            heading = await self.app.push_screen_wait(prompts.ask_section(choices))
        if heading:
            self._want(composed.section_key(self._library, heading))

    def _headings_here(self) -> list[str]:
        """Return the headings in view of the note, but for its title."""
        title = self.viewer.headings[:1]
        in_view = self.viewer.headings_in_view if self._note else ()
        return [h.title for h in in_view if not (h.level == 1 and h in title)]

    @work(group="ask")
    async def action_search(self) -> None:
        """Search all notes, from where the last search was left."""
        from tui.screens.search import SearchScreen

        screen = SearchScreen(self._library.search, self._sought)
        chosen = await self.app.push_screen_wait(screen)
        self._sought = screen.sought
        if chosen:
            self._want(chosen.path, chosen.line, chosen.words)
