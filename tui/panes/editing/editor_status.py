"""The line below the text: which note it is, how safe, how long, and where the cursor is."""

import asyncio
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.notes.parsing.comments import OPENS, without_comments
from tui.notes.readers.reading_time import minutes
from tui.panes.editing.markdown_spans import front_matter_rows

GAP = 2
"""Cells at least between the note and what is said of its text."""

COUNTING = "counting"
"""The workers that count words."""


class EditorStatus(Widget):
    """Says what is to be known of the text, and a failure in its place until something changes.

    One line of text instead of a widget for each half: a number with another digit moves what is
    beside it, and need not have the screen laid out anew.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"editor-status--unsaved", "editor-status--failure"}

    words = reactive(0)
    """How many the text has; see `count`."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        """Which note it is, or what did not work."""
        self._safety = self._place = ""
        self._is_unsaved = False

    @property
    def state(self) -> str:
        """How safe the text is, how long, and where the cursor is."""
        told = f"{self.words:,} words" if self.words != 1 else "1 word"
        if time := minutes(self.words):
            told += f", {time} min"
        return " · ".join(part for part in (self._safety, told, self._place) if part)

    def show(self, path: str, safety: str, place: tuple[int, int], *, is_unsaved: bool) -> None:
        """Say it all; called at every key, so what is as before is left alone.

        `safety` is a word or two, and `place` the cursor's line and column, counted from 1.
        """
        said = (path, safety, "{}:{}".format(*place), is_unsaved)
        if said != (self.note, self._safety, self._place, self._is_unsaved):
            self.note, self._safety, self._place, self._is_unsaved = said
            self.refresh()
        self.remove_class("-failed")

    def fail(self, sentence: str) -> None:
        """Say why something did not work."""
        self.note = f"! {sentence}"
        self.add_class("-failed")
        self.refresh(layout=True)

    def count_at_once(self, text: str) -> None:
        """Say how many words a text has, whatever is being counted."""
        self.workers.cancel_group(self, COUNTING)
        self.words = count_words(text)

    @work(group=COUNTING, exclusive=True)
    async def count(self, text: str) -> None:
        """Say how many words a text has once they are counted; no key waits for that."""
        self.words = await asyncio.to_thread(count_words, text)

    def render(self) -> Content:
        """Put the note at the left end and what is said of it at the right, or after a failure."""
        state = Content(self.state)
        if self._is_unsaved:
            state = Content.styled(self.state, self._style("unsaved"))
        if self.has_class("-failed"):
            return Content.styled(self.note, self._style("failure")) + Content(" " * GAP) + state
        room = self.content_size.width - GAP - state.cell_length
        note = Content(self.note).truncate(max(0, room), ellipsis=True, pad=True)
        return note + Content(" " * GAP) + state

    def _style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(f"editor-status--{name}"))


def count_words(text: str) -> int:
    """Count as the index does: what is between spaces, front matter and comments aside."""
    lines = text.split("\n")
    told = lines[front_matter_rows(lines) :]
    if any(OPENS in line for line in told):
        told = without_comments("\n".join(told)).split("\n")
    return sum(len(line.split()) for line in told)
