"""Textual's text area, quick in long texts and no wider than one reads well.

Textual draws every visible line anew at each key, divides all of a paragraph for each of its rows,
and joins all lines of the text whenever it is asked for it. Here a row is drawn when it looks like
none before, from its own letters, and the lines are joined once a change, if at all.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, DocumentNavigator, Location

from tui.panes.editing.row_drawing import Mark, Row, draw, row_of
from tui.panes.editing.wrapping import Wrapping
from tui.panes.typed_keys import letter_of, unprinted

MOST_STRIPS = 2_000
"""How many rows are kept before all are forgotten."""

CURSOR_WIDTH = 1
"""Cells that are left free at the end of a line."""

SELECTED, SELECTED_BLANK, CURSOR = "selected", "selected-blank", "cursor"
"""What marks a stretch that is selected, a line without letters that is, and the cursor."""

BLACK_FLAG, FLAG_PART, LAST_FLAG_PART = (
    "\U0001f3f4",
    re.compile("[\U000e0020-\U000e007f]"),
    "\U000e007f",
)
"""What the emoji of a flag such as Scotland's begins with, consists of and ends with."""


class QuickArea(TextArea):
    """Edits text of 100 KB as quickly as a line, wrapped at the reading width."""

    wrapped_document: Wrapping

    reading_width = reactive(80, layout=False, repaint=False)
    """The most cells that a line of text takes."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Textual's own, passed on
        self._changes = 0
        self._joined = (-1, "")
        """After how many changes the text was this; the journal's thread asks for it too."""
        self._strips: dict[tuple[Row, int], Strip] = {}
        self._expected_width = 0
        self._flag = ""
        """The parts of a flag's emoji that were typed so far."""
        super().__init__(**options)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def text(self) -> str:
        """All of the text, its lines joined by line feeds."""
        changes, text = self._joined
        if changes != self._changes:
            changes = self._changes  # read first: what is joined during a change counts for before
            text = self.document.text
            self._joined = changes, text
        return text

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    @property
    def wrap_width(self) -> int:
        """How many cells a line of the text takes at most, the cursor behind it not counted.

        While the area is not seen it is what it will mostly be: else a text that is loaded then
        would be wrapped twice, and drawn twice.
        """
        width = super().wrap_width if self._is_laid_out else self._expected_width
        return min(width or self.reading_width, self.reading_width)

    def expect_width(self, width: int) -> None:
        """Be prepared to be seen soon, so many cells wide, a scrollbar beside a long text."""
        beside = self.styles.gutter.width + self.styles.scrollbar_size_vertical + CURSOR_WIDTH
        self._expected_width = max(0, width - beside)

    @property
    def _is_laid_out(self) -> bool:
        return bool(self.size)

    def watch_reading_width(self) -> None:
        """Wrap the text anew, with the cursor in sight."""
        if self.is_mounted:
            self._rewrap_and_refresh_virtual_size()  # what Textual does where it is resized
            self.scroll_cursor_visible()
            self.refresh()

    def update_suggestion(self) -> None:
        """Note that the text is another, since Textual calls this after every change of it."""
        self._changes += 1
        super().update_suggestion()

    def notify_style_update(self) -> None:
        """Draw everything anew, since the colours may be others."""
        self.forget_lines()
        super().notify_style_update()

    def forget_lines(self) -> None:
        """Have all lines drawn anew, as what colours them is not what it was."""
        self._strips.clear()
        self.refresh()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Check whether a key is typed here; Textual takes some for none, and offers them."""
        return super().check_consume_key(key, letter_of(key, character))

    def on_key(self, event: events.Key) -> None:
        """Type what Textual would drop, as it takes it from a paste.

        The parts of a flag come one by one, and are no flag, but to be made visible, until the
        last of them: they are typed when that comes, or something else does.
        """
        letter = "" if self.read_only else unprinted(event)
        is_part = bool(FLAG_PART.fullmatch(letter))
        self._flag += letter if is_part else ""
        if self._flag and (letter == LAST_FLAG_PART or not is_part):
            self._type_flag()
        if letter:
            event.prevent_default()
            event.stop()
            if not is_part:
                self.replace(letter, *self.selection, maintain_selection_offset=False)

    def _type_flag(self) -> None:
        parts, self._flag = self._flag, ""
        start, end = sorted(self.selection)
        row, column = start
        if self.document.get_line(row)[:column].endswith(BLACK_FLAG):
            start, parts = (row, column - 1), BLACK_FLAG + parts
        self.replace(parts, start, end, maintain_selection_offset=False)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:  # noqa: ARG002
        """Find none: Textual goes through all of the text for it, and prose has no use for it."""
        return None

    def marks_of(self, row: int) -> Sequence[Mark]:  # noqa: ARG002
        """Return which stretches of a line have a style of their own; up to the subclass."""
        return ()

    def style_of(self, name: str) -> Style:
        """Return the style of a mark; the subclass knows those of its own."""
        cursor, selection = self._theme.cursor_style, self._theme.selection_style
        if name == SELECTED_BLANK and selection:
            return Style(color=selection.bgcolor)
        return (cursor if name == CURSOR else selection) or Style.null()

    def render_line(self, y: int) -> Strip:
        """Return a row of the view, as it was drawn before where there was one like it."""
        y += self.scroll_offset.y
        base = self._theme.base_style or self.rich_style
        if y >= self.wrapped_document.height:
            return Strip.blank(self.size.width, base)
        row = self._row(*self.wrapped_document.row(y))
        width = self.scrollable_content_region.width
        strip = self._strips.get((row, width))
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = draw(row, self.style_of, width, base, self.app.console)
            self._strips[row, width] = strip
        return strip

    def _row(self, index: int, start: int, end: int) -> Row:
        """Return the row from a column of a line to another as it looks now."""
        line = self.document.get_line(index)
        marks = (*self.marks_of(index), *self._own_marks(index, len(line)))
        if not line and any(name == SELECTED_BLANK for _, _, name in marks):
            return Row("▌", marks, ())
        return row_of(line, start, end, marks, self.wrapped_document.get_tab_widths(index))

    def _own_marks(self, index: int, length: int) -> Iterator[Mark]:
        """Yield what is selected of a line, and where the cursor is in it."""
        cursor = self.selection.end
        first, last = sorted(self.selection)
        if first != last and first[0] <= index <= last[0]:
            if not length and index != cursor[0]:
                yield 0, 1, SELECTED_BLANK
            else:
                start = first[1] if index == first[0] else 0
                yield start, last[1] if index == last[0] else length, SELECTED
        if index == cursor[0] and self._draw_cursor:
            yield cursor[1], cursor[1] + 1, CURSOR

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002
        """Take another text, as Textual does, but for languages and with our own wrapping."""
        self.document = Document(text)
        self._changes += 1
        self.wrapped_document = Wrapping(self.document, self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
        if self.is_attached and not self._is_laid_out:  # likewise what finds then that it scrolls
            self.show_vertical_scrollbar = self.wrapped_document.height > self.app.size.height
