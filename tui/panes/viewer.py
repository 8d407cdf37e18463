"""The note pane: a whole note in one widget, with links to follow and tasks to tick."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.notes.action import Action
from tui.notes.note import LinkKind
from tui.panes.action_keys import ACTION_KEYS, ActionKeys, Verb
from tui.panes.borders import subtitle
from tui.panes.pager import Pager
from tui.render.document import Block, BlockKind, Document, Heading, opening, render
from tui.render.page import Page, head_blocks
from tui.render.sheet import BOX, Item, Sheet

LARGE = 50_000
"""A longer text, in characters, is laid out in a thread, its opening at once."""
AIR = 2
"""How many lines are kept above or below an item that `tab` brings into view."""


class Viewer(Pager, ActionKeys):
    """Shows a page; what a person asks for leaves it as a message."""

    PANE_DIGITS = "13"

    HELP = """\
## The note

It scrolls like a pager: `space` and `b`, `d` and `u`, `g` and `G`.

`tab` walks over links and task boxes, from what is in view. On a box, `space` ticks, and the
other keys of the actions work too; on a link, `enter` follows. A click does either.

Text selected with the mouse is copied without its line breaks.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ACTION_KEYS,
        # Where no box is in sight, two of those keys are the pager's.
        Binding("space", "part(1)", id="viewer.page-on", tooltip="A page down", show=False),
        Binding("d", "part(0.5)", id="viewer.half-down", tooltip="Half a page down", show=False),
        Binding(
            "tab", "next_item", "Next link", id="viewer.next", tooltip="To the next link or box"
        ),
        Binding(
            "shift+tab",
            "previous_item",
            "Previous link",
            id="viewer.previous",
            tooltip="To the previous link or box",
            show=False,
        ),
        Binding("enter", "follow", "Follow", id="viewer.follow", tooltip="Follow the link"),
        Binding(
            "ctrl+t",
            "promote",
            "To action",
            id="viewer.promote",
            tooltip="Make the focused line, or the one on top, or a sentence, an action or plain",
            show=False,
        ),
        Binding(
            "ctrl+t",
            "say_why_not_edit",
            show=False,
            system=True,
            id="viewer.say-why",
            tooltip="Say why this note can't be edited here",
        ),
    ]

    @dataclass
    class PromoteRequested(Message):
        """Someone wants a line of the note to be an action, or not to be one."""

        path: str
        """The note."""
        line: int
        """The line of the file, counted from 1."""

    @dataclass
    class LinkFollowed(Message):
        """Someone wants to go where a link leads, which is out of this page."""

        viewer: "Viewer"
        target: str
        """As it is written in the note, its escapes and entities resolved."""
        kind: LinkKind

        @property
        def control(self) -> "Viewer":
            """The viewer that shows it."""
            return self.viewer

    @dataclass
    class _Rendered(Message):
        """A thread has laid out a long text."""

        page: Page
        document: Document

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._wanted: Page | None = None
        """What was asked for; of a long page, only the opening may be on screen."""
        self._page: Page | None = None
        """What is on screen."""
        self._unfinished = False
        """Whether a thread is still at work on what is wanted."""
        self._goal: int | None = None
        """The line of the file to show as soon as it can be."""

    # What others ask of it

    @property
    def page(self) -> Page | None:
        """The page that was last given to `show`, None after `show_blank`."""
        return self._wanted

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of what is on screen."""
        return self._sheet.document.headings

    @property
    def focused_action(self) -> Action | None:
        """The action whose box is focused."""
        if self._cursor is None or self._cursor.link != BOX or self._page is None:
            return None
        return self._page.actions.get(self._sheet.source_line(self._cursor))

    @property
    def chosen_actions(self) -> tuple[Action, ...]:
        """The action whose box is focused and in sight."""
        action = self.focused_action if self._visible_cursor else None
        return (action,) if action else ()

    @property
    def chosen_note(self) -> str:
        """The note that is shown; empty where the page is composed from several."""
        return self._page.path if self._page else ""

    def show(self, page: Page) -> None:
        """Show a page; one with the same key stays where it was scrolled to."""
        self._goal = None
        self._wanted = page
        self._unfinished = len(page.body) > LARGE
        if not self._unfinished:
            self._install(page, render(page.body, first_line=page.body_line))
            return
        if self._page is None or self._page.key != page.key:
            self._install(page, render(opening(page.body), first_line=page.body_line))
        self._render_in_thread(page)

    def show_blank(self, message: str) -> None:
        """Show nothing but a sentence."""
        self._goal = self._wanted = self._page = self._cursor = None
        self._unfinished = False
        gap = Block(kind=BlockKind.GAP, line=0)
        sentence = Block(content=Content(message), line=0, style="md-blank")
        self._use(Sheet(Document((gap, sentence)), self._column))
        self._scroll(0)
        self.say_chosen()

    def goto_line(self, line: int) -> None:
        """Scroll to the block that shows a line of the file, and focus its box if it has one."""
        self._goal = line
        self._reach_goal()

    # Laying out

    @work(thread=True, exclusive=True, group="viewer")
    def _render_in_thread(self, page: Page) -> None:
        document = render(page.body, first_line=page.body_line)
        self.post_message(self._Rendered(page, document))

    def on_viewer__rendered(self, message: _Rendered) -> None:
        """Show what a thread has laid out, unless something else is wanted by now."""
        message.stop()
        if message.page is self._wanted:
            self._unfinished = False
            self._install(message.page, message.document)

    def _install(self, page: Page, document: Document) -> None:
        """Put a document on screen; where it replaces the same page, stay in place."""
        document = document.with_head(head_blocks(page, document.notice))
        before, old, cursor = self._page, self._sheet, self._cursor
        place = old.place_of(self.scroll_offset.y)
        self._page, self._cursor = page, None
        self._use(Sheet(document, self._column, page.actions))
        if before is None or before.key != page.key:
            self._scroll(0)
        else:
            line = before.line_in(page, place.line)
            self._scroll(self._sheet.top_of_place(place._replace(line=line)))
            if cursor is not None:
                line = before.line_in(page, old.source_line(cursor))
                self._cursor = self._sheet.item_at(line, cursor.link)
        self._reach_goal()
        self.say_chosen()

    def _wrap_anew(self) -> None:
        super()._wrap_anew()
        self._reach_goal()

    def _reach_goal(self) -> None:
        """Go where `goto_line` wants to, as soon as the pane has a size and the text is there."""
        if self._goal is None or not self.scrollable_content_region.width:
            return
        self._move_cursor(self._sheet.item_at(self._goal))
        self._scroll(self._sheet.top_of_line(self._goal) - self._view_height // 4)
        if not self._unfinished:
            self._goal = None

    # Moving

    def action_next_item(self) -> None:
        """Focus the next link or box; past the last, leave the key to others."""
        self._step(self._sheet.item_after(self._visible_cursor, self.scroll_offset.y))

    def action_previous_item(self) -> None:
        """Focus the link or box before; past the first, leave the key to others."""
        bottom = self.scroll_offset.y + self._view_height
        self._step(self._sheet.item_before(self._visible_cursor, bottom))

    def _step(self, item: Item | None) -> None:
        self._move_cursor(item)
        if item is None:
            raise SkipAction
        y = self._sheet.top_of(item)
        top, height = self.scroll_offset.y, self._view_height
        if y < top + AIR:
            self._scroll(y - AIR)
        elif y >= top + height - AIR:
            self._scroll(y - height + AIR + 1)

    @property
    def _visible_cursor(self) -> Item | None:
        """The focused item, unless it has been scrolled out of sight."""
        if self._cursor is None:
            return None
        row = self._sheet.top_of(self._cursor) - self.scroll_offset.y
        return self._cursor if 0 <= row < self._view_height else None

    def _move_cursor(self, item: Item | None) -> None:
        self._cursor = item
        self.refresh()
        self.say_chosen()

    # Acting

    def action_promote(self) -> None:
        """Ask for the focused line, else the one on top, to be an action, or not to be one."""
        if self.chosen_note:
            item = self._visible_cursor
            line = self._sheet.source_line(item) if item else self.line_at_top
            self.post_message(self.PromoteRequested(self.chosen_note, line))

    def watch_count(self) -> None:
        """Show the count that is being typed."""
        subtitle(self, f"{self.count} …" if self.count else "")

    def action_follow(self) -> None:
        """Follow the focused link or tick the focused box."""
        item = self._visible_cursor
        if item is None:
            raise SkipAction
        self._act_on(item)

    def on_click(self, event: events.Click) -> None:
        """Act on the link or box under the pointer; a drag selects, a double click is no click."""
        hit = event.style.meta.get("item")
        if hit is None or event.chain > 1 or self.text_selection is not None:
            return
        item = Item(*hit)
        if item in self._sheet.items:
            event.stop()
            self._move_cursor(item)
            self._act_on(item)

    def _act_on(self, item: Item) -> None:
        if item.link == BOX:
            if self.focused_action is not None:
                self.ask(Verb.TICK)
            return
        link = self._sheet.link(item)
        if link.kind is not None:
            self.post_message(self.LinkFollowed(self, link.target, link.kind))
        elif (line := self._sheet.document.line_of(link.target)) is not None:
            self.goto_line(line)
