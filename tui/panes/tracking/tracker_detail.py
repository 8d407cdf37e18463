"""An action in full, below the list that has room for its beginning only."""

from datetime import date

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.notes.actions.agenda import Entry
from tui.notes.wording import plain
from tui.panes.tracking.tracker_lines import describe


class ActionDetail(Vertical):
    """All of an action's words, and what else there is to say of it."""

    words = getters.query_one("#action-text", Static)
    facts = getters.query_one("#action-facts", Static)

    def compose(self) -> ComposeResult:
        """Put the words above the facts."""
        yield Static(id="action-text", markup=False)
        yield Static(id="action-facts", markup=False)

    def show(self, entry: Entry | None, today: date) -> None:
        """Show an entry, or nothing."""
        words = Content(plain(entry.words) if entry else "")
        facts = Content("\n".join(describe(entry, today)) if entry else "")
        for line, content in ((self.words, words), (self.facts, facts)):
            if line.content != content:
                line.update(content, layout=False)
