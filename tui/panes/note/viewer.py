"""The note: a page in one widget, with links to follow, tasks to tick and text to copy."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message

from tui.notes.action import Action
from tui.notes.note import LinkKind
from tui.notes.text import split_lines
from tui.panes.borders import subtitle
from tui.panes.note.page_view import PageView
from tui.panes.note.viewer_keys import HELP, VIEWER_KEYS
from tui.panes.tracking.action_keys import ActionKeys, Verb
from tui.render.document import answer_to
from tui.render.sheet import BOX, Item, Place


class Viewer(PageView, ActionKeys):
    """Shows a page; what a person asks for leaves it as a message."""

    PANE_DIGITS = "13"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = VIEWER_KEYS

    @dataclass
    class PromoteRequested(Message):
        """Someone wants a line of the note to be an action, or not to be one."""

        path: str
        """The note."""
        line: int
        """The line of the file, counted from 1."""
        shown: tuple[str | None, ...]
        """What stands there as it is shown; where no line was gone to, down to the last in view."""

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
    class Jumped(Message):
        """Somebody has followed a link within the page, and may want to return."""

        place: Place
        """What was at the top of the view before."""

    @dataclass
    class CopyAsked(Message):
        """Someone wants Markdown in their clipboard."""

        text: str
        """As it is written in the note."""
        what: str
        """What it is, to be told: `the note`, `the section “Next week”`."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that step through hits to others while nothing is looked for."""
        if action in {"next_hit", "end_find"}:
            return self.is_finding
        return super().check_action(action, parameters)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles alone: they tell whether the pane has the focus, and not whether we do.

        To look all of them up once more takes as long as to show another note.
        """

    # Moving

    def action_next_item(self) -> None:
        """Focus the next link or box, from the section that was gone to or what is in view."""
        top = self.scroll_offset.y
        if self.section:
            top = self._sheet.layout.tops[self._sheet.block_at(self.section)]
        self._step(self._sheet.item_after(self._visible_cursor, top), 1)

    def action_previous_item(self) -> None:
        """Focus the link or box before."""
        bottom = self.scroll_offset.y + self._view_height
        self._step(self._sheet.item_before(self._visible_cursor, bottom), -1)

    def _step(self, item: Item | None, way: int) -> None:
        """Focus an item; past an end it is the one at the other, so that one stays in the note."""
        items, words = self._sheet.items, []
        if item is None and items:
            item = items[0 if way > 0 else -1]
            words.append("from the top again" if way > 0 else "from the end")
        if item is None:
            self._say("no links here")
            return
        self._put_cursor(item)
        self._scroll_near(self._sheet.top_of(item))
        self.say_chosen()  # only now: what is out of view is not chosen
        if self.check_action("ask", (Verb.TICK,)):
            words.append("space ticks it")
        self._say(" · ".join(words))

    def _move_cursor(self, item: Item | None) -> None:
        self._put_cursor(item)
        self.say_chosen()

    def _view_changed(self) -> None:
        super()._view_changed()
        self.say_chosen()

    # Acting

    def action_promote(self) -> None:
        """Ask for the focused line, else for one in view, to be an action, or not to be one."""
        if self.chosen_note and self._page:
            line = self.line_here
            last = line if self._visible_cursor else max(line, self.line_at_bottom)
            shown = self._page.lines(line, last)
            self.post_message(self.PromoteRequested(self.chosen_note, line, shown))

    def action_copy_section(self) -> None:
        """Ask for the section that one is in to be copied, as it is written.

        Where a link is focused that is not of the file, it is that link.
        """
        if self._page is None:
            return
        if (item := self._visible_cursor) and not self._sheet.source_line(item):
            self._copy_link(item)
            return
        above = [heading for heading in self.headings if heading.line <= self.line_here]
        start, level = (above[-1].line, above[-1].level) if above else (0, 6)
        below = (h.line for h in self.headings if h.line > start and h.level <= level)
        end, first = next(below, None), self._page.body_line
        lines = split_lines(self._page.body)[max(0, start - first) : end and end - first]
        what = f"the section “{above[-1].title}”" if above else "the beginning"
        self.post_message(self.CopyAsked("\n".join(lines).strip("\n") + "\n", what))

    def _copy_link(self, item: Item) -> None:
        """Ask for a link that is not of the file to be copied: as Markdown, or its address."""
        link = self._sheet.link(item)
        words = self._sheet.layout.content(item.block).plain[link.start : link.end]
        text = link.target if link.kind is LinkKind.URL else f"[{words}]({link.target})"
        self.post_message(self.CopyAsked(f"{text}\n", f"the link “{words}”"))

    def action_copy_all(self) -> None:
        """Ask for all of the page to be copied."""
        if self._page is not None:
            self.post_message(self.CopyAsked(self._page.body, "the note"))

    def watch_count(self) -> None:
        """Show the count that is being typed."""
        self._say_status()

    def _say_status(self) -> None:
        """Show what is being typed, waited for, said or found, else how much has been seen."""
        count = f"{self.count} …" if self.count else ""
        hints = "type the letters of a link or box" if self.is_hinting else ""
        subtitle(self, count or hints or self._said or self.find_status() or self._progress())

    def _progress(self) -> str:
        """Return how much of the page has been in view; nothing where all of it is."""
        height = self._sheet.height
        if self._unfinished or height <= self._view_height:
            return ""
        seen = min(height, self.scroll_offset.y + self._view_height)
        return f"{100 * seen // height} %"

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
            self._choose(item)

    def _choose(self, item: Item) -> None:
        self._move_cursor(item)
        self._act_on(item)

    def _go_to_item(self, item: Item) -> None:
        self._move_cursor(item)
        if item.link != BOX:  # a letter too many must not tick what others work with
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
            left = self.position
            self.goto_line(line)
            if self.position != left:
                self.post_message(self.Jumped(left))
            if answer := self._sheet.link_to(answer_to(link.target)):
                self._move_cursor(answer)
