"""A document in one widget that scrolls like a pager: lines, colours, selection, no more."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui.panes.framed import Framed
from tui.panes.note.line_painter import GUTTER, LinePainter
from tui.render.document import Document
from tui.render.sheet import Item, Sheet, Spot

AIR = 2
"""How many lines are kept above or below what is brought into view."""
NARROWEST, WIDEST = 40, 160
"""Between these, in cells, a reader chooses the width of the text."""
STEP = 4
"""How many cells the width changes by at once."""


def _key(keys: str, action: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, tooltip, id=f"viewer.{name}", tooltip=tooltip, show=False)


class Pager(Framed, can_focus=True, inherit_bindings=False):
    """Shows a sheet. Nothing is a widget but the whole, so length costs only memory."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("j,down", "line(1)", "down", "A line down"),
        _key("k,up", "line(-1)", "up", "A line up"),
        _key("d", "part(0.5)", "half-down", "Half a page down"),
        _key("u", "part(-0.5)", "half-up", "Half a page up"),
        _key("pagedown", "part(1)", "page-down", "A page down"),
        _key("b,pageup", "part(-1)", "page-up", "A page up"),
        _key("g,home", "top", "top", "To the beginning"),
        _key("G,end", "bottom", "bottom", "To the end"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"md-h{level}" for level in range(1, 7)),
        *(f"md-{name}" for name in ("h1-rule", "rule", "line", "bar", "bullet", "th")),
        *(f"md-{name}" for name in ("quote", "footnote", "fence", "html", "code", "mark", "link")),
        *(f"md-box-{name}" for name in ("open", "progress", "done", "off")),
        *(f"md-{name}" for name in ("done", "field", "focus")),
        *(f"md-{name}" for name in ("hit", "hit-current", "hint", "fold", "changed", "here")),
        *(f"md-{name}" for name in ("byline", "problem", "problem-mark", "blank", "dead")),
    }

    reading_width = reactive(80, repaint=False)
    """The most cells that a line of text takes."""

    @dataclass
    class WidthChosen(Message):
        """Somebody wants lines of another width, and has them already."""

        width: int
        """The most cells that a line takes."""

    @dataclass
    class EndPassed(Message):
        """Somebody paged on at the very end: there may be something else to read."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._cursor: Item | None = None
        """The item that keys act on."""
        self._sheet = Sheet(Document(()), 0)
        self._painter = LinePainter(self, self._sheet)
        self._anchor: tuple[Document, int, Spot] | None = None
        """What was at the top when the text was last laid out anew, and the line it is on now."""
        self._colours: object = None
        """What tells the colours of the lines that were painted from others."""
        self._is_restyled = False
        """Whether the colours may be others by now."""
        self._said = ""
        """What came of the last key, where that is not to be seen in the text."""

    @property
    def line_at_top(self) -> int:
        """The line of the file at the top of the view, or the last above it, counted from 1."""
        y = self.scroll_offset.y
        return self._sheet.line_at(y) or self._sheet.place_of(y).line or 1

    @property
    def line_at_bottom(self) -> int:
        """The line of the file at the bottom of the view, or the last above it."""
        y = self.scroll_offset.y + self._view_height - 1
        return self._sheet.place_of(max(0, min(y, self._sheet.height - 1))).line

    def content_lines(self, first: int, past: int, width: int) -> list[Strip]:
        """Return lines of the view, each `width` cells wide."""
        if self._is_restyled:
            self._forget_other_colours()
        top, paint = self.scroll_offset.y, self._painter.paint
        focused, selection = self._cursor if self.has_focus else None, self.text_selection
        return [
            paint(y, width, focused=focused, selection=selection)
            for y in range(top + first, top + past)
        ]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it is written, not as it is wrapped."""
        return selection.extract(self._sheet.layout.text()), "\n"

    def notify_style_update(self) -> None:
        """See, when a line is wanted, whether those that were painted have other colours."""
        self._is_restyled = True
        super().notify_style_update()

    def _forget_other_colours(self) -> None:
        """Paint anew after a change of theme; to have the focus or not changes no line."""
        self._is_restyled = False
        colours = (self.app.theme, self.visual_style)
        if colours != self._colours:
            self._colours = colours
            self._painter.forget()

    def on_resize(self) -> None:
        """Keep the text within the pane."""
        self._wrap_anew()
        self._view_changed()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have everything follow that depends on what is in view, whoever scrolls."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._view_changed()

    def watch_reading_width(self) -> None:
        """Keep the text within the chosen width."""
        if self.is_mounted:
            self._wrap_anew()

    def action_line(self, rows: int) -> None:
        """Scroll by lines."""
        self._scroll(self.scroll_offset.y + rows)

    def action_part(self, pages: float) -> None:
        """Scroll by parts of the view; a whole one keeps a line of the one before."""
        if pages == 1 and self.scroll_offset.y >= self.max_scroll_y:
            self.post_message(self.EndPassed())
        rows = int(pages * (self._view_height - (abs(pages) == 1)))
        self._scroll(self.scroll_offset.y + rows)

    def action_top(self) -> None:
        """Scroll to the beginning."""
        self._scroll(0)

    def action_bottom(self) -> None:
        """Scroll to the end."""
        self._scroll(self._sheet.height)

    def action_width(self, way: int) -> None:
        """Make the lines longer or shorter; they are never longer than the pane is wide."""
        before = self.reading_width
        if way < 0 or before < self._room:
            seen = min(before, self._room)
            self.reading_width = clamp(seen + way * STEP, NARROWEST, WIDEST)
        if self.reading_width != before:
            self.post_message(self.WidthChosen(self.reading_width))
        self._say_width(way)

    def _say_width(self, way: int) -> None:
        bound = {NARROWEST: ", the narrowest", WIDEST: ", the widest"}.get(self.reading_width, "")
        if self._column < self.reading_width or (way > 0 and self._column == self._room):
            bound = ", all that the pane gives"
        self._say(f"lines of {self._column}{bound}")

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width - GUTTER

    @property
    def _column(self) -> int:
        """How many cells wide the text is."""
        return min(self.reading_width, self._room)

    @property
    def _view_height(self) -> int:
        return max(2, self.scrollable_content_region.height)

    def _use(self, sheet: Sheet) -> None:
        """Show a sheet; where it is scrolled to is up to the caller."""
        self._sheet = sheet
        self._painter = LinePainter(self, sheet)
        self._reach(Size(self.scrollable_content_region.width, sheet.height))
        self.refresh()

    def _wrap_anew(self) -> None:
        """Use the width there is; what was at the top stays there."""
        if self._sheet.layout.width != self._column:
            self._use_in_place(self._sheet.at_width(self._column))

    def _use_in_place(self, sheet: Sheet) -> None:
        """Show the same document, laid out anew, with what was at the top there again.

        However often that happens before somebody scrolls, it does not drift.
        """
        y = self.scroll_offset.y
        if y >= self._sheet.height:
            self._use(sheet)
            self._view_changed()
            return
        spot = self._sheet.spot_of(y)
        if self._anchor is not None:
            document, line, anchored = self._anchor
            if document is sheet.document and line == y:
                spot = anchored
        self._use(sheet)
        self._scroll(sheet.line_of(spot))
        self._anchor = (sheet.document, self.scroll_offset.y, spot)
        self._view_changed()

    def _refresh_block(self, index: int) -> None:
        """Repaint the lines of one block."""
        layout = self._sheet.layout
        if index < len(layout.tops):
            self.refresh_lines(layout.tops[index], layout.ends[index] - layout.tops[index])

    def _scroll_near(self, y: int) -> None:
        """Scroll as little as it takes to have a line in view, with some air around it."""
        top, height = self.scroll_offset.y, self._view_height
        if y < top + AIR:
            self._scroll(y - AIR)
        elif y >= top + height - AIR:
            self._scroll(y - height + AIR + 1)

    def _show_high(self, y: int) -> None:
        """Bring a line high into view where it is not well within it."""
        if not AIR <= y - self.scroll_offset.y < self._view_height - AIR:
            self._scroll_high(y)

    def _scroll_high(self, y: int) -> None:
        """Scroll so that a line stands high in the view, with some of what is above it."""
        self._scroll(y - self._view_height // 4)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def _say(self, words: str) -> None:
        """Say something until the next key, or until other lines are in view."""
        if words != self._said:
            self._said = words
            self._say_status()

    def _view_changed(self) -> None:
        """Say what follows from what is in view now."""
        self._said = ""
        self._say_status()

    def _say_status(self) -> None:
        """Show what there is to be said besides the text; up to the subclass."""
