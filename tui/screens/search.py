"""Searching all notes: what is found as it is typed, with the lines that it is found in."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.notes.finding.search import Found
from tui.panes.borders import subtitle
from tui.panes.lists.line_list import LineList
from tui.panes.lists.search_results import FoundLine, FoundNote, SearchResults, lay_out
from tui.panes.typed_keys import LineBox
from tui.screens.dialog import Dialog

AGAIN = 0.5
"""Seconds after which is searched again while not all notes are in the index yet."""

HINT = 'words, "a phrase", -not, this or that'
FIELDS = (
    'author:amara  week:last  since:"last month"  until:  tag:  section:learned  kind:post  '
    "is:unread  is:open  has:action"
)


class Chosen(NamedTuple):
    """What somebody wants to read of what was found."""

    path: str
    line: int
    """The line of the file; 0 for the note's beginning."""
    words: tuple[str, ...]
    """What to mark in it."""


class Sought(NamedTuple):
    """A search as it was left, to come back to."""

    text: str = ""
    at: int = 0
    """Where among the results the cursor stood."""


class SearchScreen(Dialog[Chosen | None]):
    """A line to type in above what is found; gives back what is to be read, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="search.back", tooltip="Back to the notes"),
        Binding("down,ctrl+n", "move(1)", "Next", id="search.next", tooltip="The next line"),
        Binding("up,ctrl+p", "move(-1)", "Before", id="search.before", tooltip="The line before"),
        Binding("pagedown,ctrl+d", "page(1)", "Page", id="search.page-down", tooltip="A page on"),
        Binding("pageup,ctrl+u", "page(-1)", "Back", id="search.page-up", tooltip="A page back"),
    ]

    typed = getters.query_one(Input)
    results = getters.query_one(SearchResults)
    problem = getters.query_one("#search-problem", Static)

    def __init__(self, search: Callable[[str], Found], sought: Sought | None = None) -> None:
        """Search by `search`, which runs in a thread, from where an earlier search was left."""
        super().__init__()
        self._search = search
        self.sought = sought or Sought()
        """The search as it is now."""
        self._at = self.sought.at
        """Where to put the cursor when the search that was taken up again has found."""
        self._wanted: str | None = None
        """What was typed while a search was under way."""
        self._searching = False
        self._shown: str | None = None
        """The text that the results are those of."""
        self._taken: str | None = None
        """The text of which the best is to be read once all notes are searched for it."""
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line, the results, and what is to be said of the words."""
        with Vertical(id="search") as box:
            box.border_title = "Search all notes"
            yield LineBox(HINT, value=self.sought.text)
            yield SearchResults()
            yield Static(id="search-problem", markup=False)
            yield Static(FIELDS, id="search-fields", markup=False)

    def on_mount(self) -> None:
        """Take up an earlier search."""
        self.problem.display = False
        self._seek(self.sought.text)

    def action_move(self, rows: int) -> None:
        """Move among the results."""
        self.results.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move by a page of results."""
        self.results.action_page(pages)

    @on(Input.Changed)
    def follow_typing(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        event.stop()
        if event.value != self._taken:
            self._taken = None
        if event.value != self.sought.text:
            self.sought = Sought(event.value)
            self._seek(event.value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Read what the cursor is on, once all is searched for that was typed before."""
        event.stop()
        if self._shown == event.value and self.results.current is not None:
            self.results.action_select()
        else:
            self._taken = event.value

    @on(LineList.Selected)
    def give_back(self, event: LineList.Selected) -> None:
        """Read a result."""
        event.stop()
        self.sought = self.sought._replace(at=self.results.cursor)
        words = self._found.words if self._found else ()
        match event.row:
            case FoundNote(hit):
                self.dismiss(Chosen(hit.note.path, 0, words))
            case FoundLine(path, excerpt):
                self.dismiss(Chosen(path, excerpt.line, words))

    def _seek(self, text: str) -> None:
        """Search, once what is being searched for is found; of several texts for the last."""
        self._wanted = text
        if not self._searching:
            self._searching = True
            self.run_worker(self._seek_wanted())

    async def _seek_wanted(self) -> None:
        while not self._is_left and (text := self._wanted) is not None:
            self._wanted = None
            if text.strip():
                found = await asyncio.to_thread(self._search, text)
                if self._is_left:
                    return
                self._show(text, found)
                if not found.complete and self._wanted is None:
                    await asyncio.sleep(AGAIN)
                    self._wanted = self._wanted or text
            else:
                self._shown, self._found = text, None
                self.results.replace(())
                self._tell("")
        self._searching = False

    @property
    def _is_left(self) -> bool:
        """Whether the screen has been left, so that any part of it may be gone already."""
        return self not in self.app.screen_stack

    def _show(self, text: str, found: Found) -> None:
        at, self._at = self._at, 0
        self._shown, self._found = text, found
        self.results.show(lay_out(found), at)
        notes = f"{found.total:,} note{'s' * (found.total != 1)}"
        more = f", the best {len(found.hits)}" if len(found.hits) < found.total else ""
        told = " ".join(filter(None, (found.problem, found.hint, found.why)))
        self._tell(f"{notes}{more}" if found.complete else f"{notes} so far", told)
        if text == self._taken and found.complete:
            self._taken = None
            self.results.action_select()

    def _tell(self, count: str, problem: str = "") -> None:
        subtitle(self.query_one("#search"), count)
        self.problem.update(problem)
        self.problem.display = bool(problem)
