"""One virtual list for everything that is a list: rows are drawn when they are seen."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.panes.framed import Framed
from tui.panes.lists.cells import Parts
from tui.panes.lists.rows import Rows, RowT


def unshown(keys: str, action: str, name: str, tooltip: str) -> Binding:
    """Bind keys that everybody knows, and that the footer therefore leaves out."""
    return Binding(keys, action, tooltip, show=False, id=name, tooltip=tooltip)


class LineList(Framed, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A list of one-line rows with a cursor, of any length.

    A subclass says in `draw` what a row looks like. Moving the cursor repaints two lines; an
    update repaints the lines that differ.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor", "line-list--empty"}
    BINDINGS: ClassVar[list[BindingType]] = [
        unshown("down,j", "move(1)", "list.down", "The next row"),
        unshown("up,k", "move(-1)", "list.up", "The row before"),
        unshown("pagedown", "page(1)", "list.page-down", "A page on"),
        unshown("pageup", "page(-1)", "list.page-up", "A page back"),
        unshown("ctrl+d", "page(0.5)", "list.half-down", "Half a page on"),
        unshown("ctrl+u", "page(-0.5)", "list.half-up", "Half a page back"),
        unshown("home,g", "first", "list.first", "The first row"),
        unshown("end,G", "last", "list.last", "The last row"),
        Binding("enter", "select", "Open", id="list.open", tooltip="Open what the cursor is on"),
    ]
    EMPTY: ClassVar[str] = ""
    """What a list without rows says."""
    WAITING: ClassVar[str] = ""
    """What it says until it is given rows, possibly none."""

    cursor: var[int] = var(-1, init=False)
    """The index of the row under the cursor; -1 where no row can take it."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to stand on another row."""

        row: Any
        """The row, of the type that the list holds."""
        sender: "LineList[Any]"
        """The list."""

        @property
        def control(self) -> "LineList[Any]":
            """The list, for `on` with a selector."""
            return self.sender

        def can_replace(self, message: Message) -> bool:
            """Let a later move of the same cursor supersede this one."""
            return isinstance(message, LineList.Highlighted) and message.sender is self.sender

    @dataclass
    class Selected(Message):
        """A row was chosen by `enter`, or by a click on the cursor."""

        row: Any
        """The row, of the type that the list holds."""
        sender: "LineList[Any]"
        """The list."""

        @property
        def control(self) -> "LineList[Any]":
            """The list, for `on` with a selector."""
            return self.sender

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._rows: Rows[RowT] = Rows()
        self._nothing = self.WAITING
        self._chosen = False
        """Whether somebody has put the cursor somewhere; until then it stays on top."""
        self._strips: LRUCache[tuple[int, bool | None, int], Strip] = LRUCache(1024)
        """Lines by their index, whether the cursor on them has the focus, and their width."""
        self._colours: object = None
        """What tells the colours of those lines from others."""
        self._is_restyled = False
        """Whether the colours may be others by now."""

    def draw(self, row: RowT, width: int) -> Parts:
        """Return what a row looks like in `width` cells; longer lines are cropped."""
        raise NotImplementedError

    def is_alike(self, row: RowT, other: RowT) -> bool:
        """Whether two rows look the same in the same place."""
        return row == other

    @property
    def rows(self) -> Rows[RowT]:
        """The rows from top to bottom."""
        return self._rows

    @property
    def current(self) -> RowT | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def replace(self, rows: Sequence[RowT], at: Hashable = None) -> None:
        """Show other rows, with the cursor and the view on the same item as far as it is there.

        Where the item is gone, the cursor goes to the nearest of its neighbours that is left.
        `at` is the key of a row to go to instead.
        """
        old, before, was, top = self._rows, self.current, self.cursor, self.scroll_offset.y
        self._take(rows if isinstance(rows, Rows) else Rows(rows))
        if at is not None:
            place = self._rows.find(at)
        else:
            place = self._rows.place_of(old, was) if self._chosen else 0
        place = self.nearest(place)
        self.set_reactive(LineList.cursor, place)
        was_seen = before is not None and 0 <= was - top < self.size.height
        self.scroll_to(y=top + (place - was if was_seen else 0), animate=False, force=True)
        if self.scroll_offset.y == top and place == was and old and rows:
            self._refresh_changed(old)
        else:
            self.refresh()
        after = self.current
        if after is not None and (before is None or after.key != before.key):
            self.reveal()
            self.post_message(self.Highlighted(after, self))

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key, and say whether there is one."""
        index = self.cursor
        if self.current is None or self.current.key != key:
            index = self._rows.find(key)
        if index < 0 or not self._rows[index].selectable:
            return False
        self._chosen = True
        self.cursor = index
        return True

    def stay(self) -> None:
        """Keep the cursor on its item from now on, wherever other rows put that."""
        self._chosen = True

    def on_key(self) -> None:
        """Stay on the item from the first key on, whatever it does: somebody is looking at it."""
        self.stay()

    def nearest(self, index: int, direction: int = 1) -> int:
        """Return the selectable row at `index`, else the next in `direction`, else behind it."""
        if not self._rows:
            return -1
        index = min(max(index, 0), len(self._rows) - 1)
        onward = range(index, len(self._rows)) if direction > 0 else range(index, -1, -1)
        back = range(index, -1, -1) if direction > 0 else range(index, len(self._rows))
        return next((i for way in (onward, back) for i in way if self._rows[i].selectable), -1)

    def reveal(self) -> None:
        """Scroll so that the cursor is seen, with the headings right above it where they fit."""
        if self.cursor < 0 or not self.size.height:
            return
        top = self.cursor
        while (
            top and self.cursor - top < self.size.height - 1 and not self._rows[top - 1].selectable
        ):
            top -= 1
        self.scroll_to_region(
            Region(0, top, 1, self.cursor - top + 1),
            animate=False,
            force=True,
            immediate=True,
            x_axis=False,
        )

    def content_lines(self, first: int, past: int, width: int) -> list[Strip]:
        """Return lines of the view, each `width` cells wide."""
        if self._is_restyled:
            self._forget_other_colours()
        top, count = self.scroll_offset.y, len(self._rows)
        lines = []
        for index in range(top + first, top + past):
            here = index == self.cursor
            key = (index, self.has_focus if here else None, width)
            strip = self._strips.get(key)
            if index >= count:
                strip = self._blank(width, "" if count or index > top else self._nothing)
            elif strip is None:
                strip = self._strips[key] = self._strip(self._rows[index], width, here=here)
            lines.append(strip)
        return lines

    def notify_style_update(self) -> None:
        """See, when a line is wanted, whether those that were drawn have other colours."""
        self._is_restyled = True
        super().notify_style_update()

    def _forget_other_colours(self) -> None:
        """Forget lines drawn in other colours: to get the focus, or lose it, leaves them alone."""
        self._is_restyled = False
        colours = (self.app.theme, self.visual_style)
        if colours != self._colours:
            self._colours = colours
            self._strips.clear()

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two lines concerned, or scroll."""
        top = self.scroll_offset.y
        self.reveal()
        if self.scroll_offset.y == top:
            self.refresh_line(before)
            self.refresh_line(after)
        if self.current is not None:
            self.post_message(self.Highlighted(self.current, self))

    def action_move(self, rows: int) -> None:
        """Move the cursor, over headings if need be."""
        self._chosen = True
        self.cursor = self.nearest(self.cursor + rows, rows)

    def action_page(self, pages: float) -> None:
        """Move the cursor by a part of what is seen at once."""
        rows = int(pages * max(1, self.size.height - 1)) or (1 if pages > 0 else -1)
        self._chosen = True
        self.cursor = self.nearest(self.cursor + rows, rows)

    def action_first(self) -> None:
        """Move the cursor to the first row that can take it."""
        self._chosen = True
        self.cursor = self.nearest(0)

    def action_last(self) -> None:
        """Move the cursor to the last row that can take it."""
        self._chosen = True
        self.cursor = self.nearest(len(self._rows) - 1, -1)

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        self.stay()
        if self.current is not None:
            self.post_message(self.Selected(self.current, self))

    def index_at(self, event: events.MouseEvent) -> int | None:
        """Return the index of the selectable row under the mouse."""
        offset = event.get_content_offset(self)
        index = offset.y + self.scroll_offset.y if offset else len(self._rows)
        return index if index < len(self._rows) and self._rows[index].selectable else None

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; where it stands already, choose the row."""
        event.stop()
        self._chosen = True
        index = self.index_at(event)
        if index is None:
            return
        if index == self.cursor:
            self.action_select()
        else:
            self.cursor = index

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.reveal()

    def _take(self, rows: Rows[RowT]) -> None:
        """Take over rows, and forget how others looked."""
        self._rows = rows
        if self._nothing != self.EMPTY:
            self._nothing = self.EMPTY
            self.refresh()
        self._strips.clear()
        self._reach(Size(0, len(rows)))

    def _refresh_changed(self, old: Sequence[RowT]) -> None:
        """Repaint the lines in view that show another row than before."""
        top, both = self.scroll_offset.y, min(len(old), len(self._rows))
        for index in range(top, top + self.size.height):
            if index >= both or not self.is_alike(self._rows[index], old[index]):
                self.refresh_line(index)

    def _strip(self, row: RowT, width: int, *, here: bool) -> Strip:
        cursor = ("line-list--cursor",) if here else ()
        base = self.get_visual_style(*cursor).rich_style
        segments = [
            Segment(text, self.get_visual_style(name, *cursor).rich_style if name else base)
            for text, name in self.draw(row, width)
            if text
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _blank(self, width: int, text: str = "") -> Strip:
        style = self.get_visual_style("line-list--empty").rich_style
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)
