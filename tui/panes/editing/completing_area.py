"""A text area for Markdown that completes the names of notes, people and tags."""

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from tui.panes.editing.completion import Asked, Candidate, Candidates, asked, completed, matching
from tui.panes.editing.markdown_area import MarkdownArea
from tui.panes.lists.completion_list import BORDER, OTHER, CompletionList


class CompletingArea(MarkdownArea):
    """Offers what completes the name at the cursor, in a list that is mounted beside it."""

    candidates = Candidates()
    """What there is to choose from, which somebody else knows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002, Textual's name for it
        self.completions = CompletionList()
        super().__init__(id=id)

    def update_suggestion(self) -> None:
        """Offer what completes the name that was typed; Textual calls this after every change."""
        super().update_suggestion()
        if self.has_focus and not self.read_only:
            self._offer()

    def watch_selection(self) -> None:
        """Withdraw the list where the cursor moves on by itself."""
        if self.completions.is_open and self._asked() is None:
            self.completions.withdraw()

    def follow_size(self) -> None:
        """Place the list anew as well: it stands at a cell of the screen."""
        super().follow_size()
        if self.completions.is_open:
            self._offer()

    def on_blur(self) -> None:
        """Withdraw the list."""
        self.completions.withdraw()

    def on_key(self, event: events.Key) -> None:
        """Let the list have the keys that choose from it."""
        if self.completions.is_open and self._handled(event.key):
            event.prevent_default()
            event.stop()

    def _handled(self, key: str) -> bool:
        chosen, wanted = self.completions.chosen, self._asked()
        if key in {"up", "down"}:
            self.completions.step(1 if key == "down" else -1)
        elif key == "escape":
            self.completions.withdraw()
        elif key in {"enter", "tab"} and chosen and wanted:
            if key == "enter" and wanted.kind != "notes" and chosen.written == wanted.typed:
                return False  # nothing is left to complete: a line ends here
            self._accept(chosen, wanted)
        else:
            return False
        return True

    def _accept(self, candidate: Candidate, wanted: Asked) -> None:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        text, end = completed(line, column, wanted, candidate)
        self.replace(text, (row, wanted.start), (row, end), maintain_selection_offset=False)
        self.completions.withdraw()

    def _asked(self) -> Asked | None:
        row, column = self.cursor_location
        if not self.selection.is_empty or self.context_of(row):
            return None
        return asked(self.document.get_line(row), column)

    def _offer(self) -> None:
        wanted = self._asked()
        found = matching(self.candidates, wanted) if wanted else ()
        if wanted is None or not found or [c.written for c in found] == [wanted.typed]:
            self.completions.withdraw()
            return
        # Its names stand below the one typed, which may be on the line above by now.
        back = min(self.cursor_screen_offset.x, cell_len(wanted.typed) + len(OTHER) + BORDER)
        self.completions.offer(found, self.cursor_screen_offset - Offset(back, 0), self.region)
