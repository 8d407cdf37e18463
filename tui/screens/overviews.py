"""The pages that show many notes at once, and the search over all of them."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on, work

from tui.notes.library import Library
from tui.notes.week import Week
from tui.panes.box import Box
from tui.panes.lists.timeline import Timeline
from tui.panes.note.viewer import Viewer
from tui.screens import composed
from tui.screens.in_view import key_in_view, note_in_view, page_in_view
from tui.screens.meanings import people
from tui.screens.overviews_keys import OVERVIEW_KEYS
from tui.screens.wanted import PageWanted, WeekWanted

if TYPE_CHECKING:  # loaded by the first search
    from tui.screens.search import Sought


class Overviews(Box):
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
    def _week(self) -> Week:
        """The week that one is on: the page's, else that of the timeline's cursor."""
        note = note_in_view(self, self._library)
        here = note.week if note else composed.week_of(self._library, key_in_view(self))
        return here or self.timeline.current_week or self._library.this_week

    def _want(self, key: str, line: int = 0, words: Sequence[str] = ()) -> None:
        self.post_message(PageWanted(key, line, words))

    def action_log(self) -> None:
        """Show what was done in the week of the page."""
        self._want(f"{composed.LOG}{self._week.iso}")

    @on(WeekWanted)
    def go_along(self, event: WeekWanted) -> None:
        """Show the same page of another week, from the first with a note to this one or the last.

        It is counted from the page that is about to be shown, where it has not come yet.
        """
        here = key_in_view(self)
        week = composed.week_of(self._library, here)
        weeks = [note.week for note in self._library.notes.values() if note.week]
        weeks.append(self._library.this_week)
        if week is None:
            return
        there = week.shift(event.step)
        if min(weeks) <= there <= max(weeks):
            self._want(f"{here.partition(':')[0]}:{there.iso}")
        else:
            end = "last" if event.step > 0 else "first"
            self.notify(f"This is the {end} week.", timeout=3, markup=False)

    def action_changes(self) -> None:
        """Show what is new since the last visit."""
        self._want(composed.CHANGES)

    def action_digest(self) -> None:
        """Show the week of the page, across colleagues."""
        self._want(f"{composed.DIGEST}{self._week.iso}")

    @work(group="ask")
    async def action_person(self) -> None:
        """Show the page of the note's author; where there is none, ask whose."""
        from tui.screens import prompts

        note = note_in_view(self, self._library)
        name: str | None = note.author if note else ""
        if not name:
            ask = prompts.ask_one_of(people(self._library), "Whose page?")
            name = await self.app.push_screen_wait(ask)
        if name:
            self._want(f"{composed.PERSON}{name}")

    @work(group="ask")
    async def action_lens(self) -> None:
        """Show every note's section of a name: the one that one is in, or a chosen one."""
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
        """Return the heading of the section that one is in, else those of the note in view.

        A title is none of them.
        """
        page = page_in_view(self)
        if page is None or not page.path:
            return []
        title = [h for h in self.viewer.headings[:1] if h.level == 1]
        here = self.viewer.heading_here
        found = (here,) if here and here not in title else self.viewer.headings_in_view
        return [h.title for h in found if h not in title]

    @work(group="ask")
    async def action_search(self) -> None:
        """Search all notes, from where the last search was left."""
        from tui.screens.search import SearchScreen

        screen = SearchScreen(self._library.search, self._sought)
        chosen = await self.app.push_screen_wait(screen)
        self._sought = screen.sought
        if chosen:
            self._want(chosen.path, chosen.line, chosen.words)
