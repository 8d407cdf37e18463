"""The section that a reader is in: the one that was chosen, or else the one on top."""

from collections.abc import Collection

from textual.reactive import var

from tui.panes.note.pager import Pager
from tui.render.document import Heading
from tui.render.sheet import Item, Sheet


class Sectioning(Pager):
    """A pager in which sections are gone to, those too that can't be scrolled to the top.

    The one that was gone to is marked at its heading, and keys act on it, until somebody scrolls
    or goes to a link or a box.
    """

    section: var[int] = var(0, init=False)
    """The line of the file with the heading of the section that was gone to; 0 for none."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of what is on screen."""
        return self._sheet.document.headings

    @property
    def line_here(self) -> int:
        """The line of the file that keys act on: of the focused item, the section, or on top.

        It is 0 where the item is not of the file, as who mentions the note.
        """
        if item := self._visible_cursor:
            return self._sheet.source_line(item)
        return self.section or self.line_at_top

    @property
    def heading_here(self) -> Heading | None:
        """The heading of the section that was gone to, or that the focused item stands in."""
        line = self.line_here if self.section or self._visible_cursor else 0
        above = [heading for heading in self.headings if heading.line <= line]
        return above[-1] if above else None

    def goto_heading(self, heading: Heading) -> None:
        """Go to a section: its heading stands at the top, if there is text to fill the view."""
        block = self._sheet.block_at(heading.line)
        self._show_block(block)
        self._scroll(self._sheet.layout.tops[block])
        self._choose_section(heading.line)
        self._view_changed()

    def step_section(self, step: int, among: Collection[int] = ()) -> None:
        """Go to the next section for a `step` of 1, to the one before for -1, or say why not.

        Where lines are given, only the headings `among` them count.
        """
        ours = [heading for heading in self.headings if not among or heading.line in among]
        here = self._line_near
        below = [heading for heading in ours if heading.line > here]
        above = [heading for heading in ours if heading.line < here]
        if way := below[:1] if step > 0 else above[-1:]:
            self.goto_heading(way[0])
        else:
            end = "last" if step > 0 else "first"
            self._say(f"this is the {end} section" if ours else "no sections here")

    def watch_section(self, before: int, after: int) -> None:
        """Move the mark."""
        self._mark_section()
        for line in filter(None, (before, after)):
            self._refresh_block(self._sheet.block_at(line))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let go of the section that was gone to."""
        if round(old_value) != round(new_value):
            self.section = 0
        super().watch_scroll_y(old_value, new_value)

    def action_top(self) -> None:
        """Scroll to the beginning, and let go of the section even where nothing moves."""
        self.section = 0
        super().action_top()

    def action_bottom(self) -> None:
        """Scroll to the end, and let go of the section likewise."""
        self.section = 0
        super().action_bottom()

    @property
    def _line_near(self) -> int:
        """The line of the file that keys act on, or the last above it."""
        item = self._visible_cursor
        if item is None:
            return self.line_here
        return self.line_here or self._sheet.place_of(self._sheet.top_of(item)).line

    @property
    def _block_here(self) -> int | None:
        """The block that keys act on; None where it is the one on top."""
        if item := self._visible_cursor:
            return item.block
        return self._sheet.block_at(self.section) if self.section else None

    @property
    def _visible_cursor(self) -> Item | None:
        """The focused item, unless it has been scrolled out of sight or folded away."""
        if self._cursor is None or self._sheet.layout.is_hidden(self._cursor.block):
            return None
        row = self._sheet.top_of(self._cursor) - self.scroll_offset.y
        return self._cursor if 0 <= row < self._view_height else None

    def _choose_section(self, line: int) -> None:
        """Have keys act on the section with its heading on a line, if there is one, else on none.

        What was focused is left.
        """
        is_heading = any(heading.line == line for heading in self.headings)
        if is_heading:
            self._put_cursor(None)
        self.section = line if is_heading else 0

    def _put_cursor(self, item: Item | None) -> None:
        """Focus an item or none."""
        before, self._cursor = self._cursor, item
        for changed in filter(None, (before, item)):
            self._refresh_block(changed.block)
        if item is not None:
            self.section = 0

    def _show_block(self, index: int) -> None:
        """Unfold what hides a block; up to the subclass."""

    def _use(self, sheet: Sheet) -> None:
        super()._use(sheet)
        self._mark_section()

    def _use_in_place(self, sheet: Sheet) -> None:
        chosen = self.section
        super()._use_in_place(sheet)
        self.section = chosen  # nobody has scrolled

    def _mark_section(self) -> None:
        self._painter.section = self._sheet.block_at(self.section) if self.section else None
