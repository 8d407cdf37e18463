"""The note as it will look, beside or below the text that is being written."""

from textual.timer import Timer

from tui.notes.parsing.front_matter import split_front_matter
from tui.notes.text import clean
from tui.panes.note.page_view import LARGE, PageView
from tui.render.page import Page

PAUSE = 1.0
"""Seconds without a change after which a long text is shown anew: that takes a moment."""


class Preview(PageView, can_focus=False):
    """Shows a text as a page that follows the writer's cursor; the keys stay with the text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002, Textual's name for it
        super().__init__(id=id)
        self._text: str | None = None
        self._line = 1
        self._timer: Timer | None = None

    def on_unmount(self) -> None:
        """Show nothing any more."""
        self._stop_timer()

    def show_text(self, key: str, title: str, text: str) -> None:
        """Show a note's text; the same text is left alone, and a long one waits for a pause."""
        if text == self._text:
            return
        is_first = self._text is None or self._wanted is None or self._wanted.key != key
        self._text = text
        self._stop_timer()
        if is_first or len(text) <= LARGE:
            self._show_page(key, title)
        else:
            self._timer = self.set_timer(PAUSE, lambda: self._show_page(key, title))

    def follow(self, line: int) -> None:
        """Have what a line of the text says in view, with as little scrolling as that takes."""
        if line != self._line:
            self._line = line
            self._bring_into_view()

    def _show_page(self, key: str, title: str) -> None:
        front, body = split_front_matter(clean(self._text or ""))
        page = Page(key=key, title=title, body=body, body_line=front.lines + 1)
        self.show(page, ours=True)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        if self._page is not None:
            self._scroll_near(self._sheet.top_of_line(self._line))

    def _wrap_anew(self) -> None:
        """Keep the writer's line in view; at first it has to wait for the pane to have a size."""
        super()._wrap_anew()
        self._bring_into_view()

    def _tell_shown(self) -> None:
        """Tell nobody: this is no page that somebody chose to read. A long one is followed now."""
        self._bring_into_view()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
