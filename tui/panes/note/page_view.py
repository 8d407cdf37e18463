"""A page on the screen: laid out, kept in place when it changes, found again when one is back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual import work
from textual.content import Content
from textual.message import Message

from tui.panes.note.finding import Finding
from tui.panes.note.hinting import Hinting
from tui.panes.note.places import Left, Places
from tui.render.differences import blocks_below, blocks_of, news
from tui.render.document import Block, BlockKind, Document, Heading, opening, render
from tui.render.framing import framed
from tui.render.hits import beginnings
from tui.render.page import Page
from tui.render.sheet import Place, Sheet

LARGE = 50_000
"""A longer text, in characters, is laid out in a thread, its opening at once."""


_laid_out = lru_cache(maxsize=4)(render)
"""A list is gone through back and forth: the notes just left are not parsed again."""


class PageView(Finding, Hinting):
    """Shows one page after another, and remembers where each was left."""

    @dataclass
    class Shown(Message):
        """Another document is on screen: of another page, or a newer one of the same."""

    @dataclass
    class _Rendered(Message):
        """A thread has laid out a long text."""

        page: Page
        document: Document
        ours: bool

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
        self._goal: int | Place | None = None
        """The line of the file, or the place, to show as soon as it can be."""
        self._wants_hit = False
        """Whether the goal is the first hit from its line on."""
        self._places = Places()
        self._news: frozenset[int] = frozenset()
        """The lines of the file that have changed since the page was opened."""
        self._changed: frozenset[int] = frozenset()
        """The blocks that have a mark beside them."""

    @property
    def page(self) -> Page | None:
        """The page that was last given to `show`, None after `show_blank`."""
        return self._wanted

    @property
    def headings_in_view(self) -> tuple[Heading, ...]:
        """The heading of the section on top, and those that can be seen below it."""
        top = self.line_at_top
        bottom = self._sheet.line_at(self.scroll_offset.y + self._view_height - 1)
        above = [heading for heading in self.headings if heading.line <= top]
        below = [h for h in self.headings if top < h.line <= (bottom or h.line)]
        return (*above[-1:], *below)

    @property
    def position(self) -> Place:
        """What is at the top of the view, for `goto_place`."""
        return self._sheet.place_of(self.scroll_offset.y)

    def show(self, page: Page, *, ours: bool = False) -> None:
        """Show a page; one with the same key stays where it was scrolled to.

        What differs from before gets a mark, unless it is of our own making (`ours`). A page that
        was seen before is shown where it was left.
        """
        self._goal = None
        if self._wanted is None or self._wanted.key != page.key:
            self.end_find()
        self._wanted = page
        self._unfinished = len(page.body) > LARGE
        if not self._unfinished:
            self._install(page, _laid_out(page.body, first_line=page.body_line), ours=ours)
            return
        if self._page is None or self._page.key != page.key:
            self._install(page, render(opening(page.body), first_line=page.body_line))
        self._render_in_thread(page, ours)

    def show_blank(self, message: str) -> None:
        """Show nothing but a sentence."""
        self.end_find()
        self._leave()
        self._goal = self._wanted = self._page = self._cursor = None
        self._unfinished = False
        self._news = self._changed = frozenset()
        self.section = 0
        gap = Block(kind=BlockKind.GAP, line=0)
        sentence = Block(content=Content(message), line=0, style="md-blank")
        self._use(Sheet(Document((gap, sentence)), self._column))
        self._scroll(0)
        self._tell_shown()

    def goto(self, at: int | Place) -> None:
        """Scroll to a line of the file, or to where `position` was; for 0 stay."""
        if isinstance(at, Place):
            self.goto_place(at)
        elif at:
            self.goto_line(at)

    def goto_line(self, line: int) -> None:
        """Scroll to the block that shows a line of the file, and focus its box if it has one."""
        self._goal, self._wants_hit = line, False
        self._reach_goal()

    def goto_place(self, place: Place) -> None:
        """Scroll to where `position` was."""
        self._goal = place
        self._reach_goal()

    def mark(self, words: Sequence[str], line: int) -> None:
        """Mark all words with these beginnings, and go to the first at or below a line of the file.

        Where there is none, nothing is marked, and the line is gone to all the same.
        """
        self._look_for(beginnings(words))
        self._goal, self._wants_hit = line, self.is_finding
        self._reach_goal()

    @work(thread=True, exclusive=True, group="viewer")
    def _render_in_thread(self, page: Page, ours: bool) -> None:
        document = render(page.body, first_line=page.body_line)
        self.post_message(self._Rendered(page, document, ours))

    def on_page_view__rendered(self, message: _Rendered) -> None:
        """Show what a thread has laid out, unless something else is wanted by now."""
        message.stop()
        if message.page is self._wanted:
            self._unfinished = False
            self._install(message.page, message.document, ours=message.ours)

    def _install(self, page: Page, document: Document, *, ours: bool = False) -> None:
        """Put a document on screen; where it replaces the same page, stay in place."""
        document = framed(page, document, whole=not self._unfinished)
        before = self._page
        if before is None or before.key != page.key:
            self._open(page, document)
        else:
            self._renew(before, page, document, ours=ours)
        self._reach_goal()
        self._tell_shown()

    def _open(self, page: Page, document: Document) -> None:
        """Put another page on screen, where it was left."""
        self._leave()
        self._page, self._cursor, self._news = page, None, frozenset()
        self.section = 0
        self._find_changed(page, document)
        left = self._places.of(page.key)
        self._use(Sheet(document, self._column, page.actions, left.folded))
        self._scroll(0)
        if self._goal is None:
            self._goal = left.place

    def _renew(self, before: Page, page: Page, document: Document, *, ours: bool) -> None:
        """Put a newer version of the page on screen, where the older one was."""
        old, cursor = self._sheet, self._cursor
        section = before.line_in(page, self.section)
        place = old.place_of(self.scroll_offset.y)
        self._news = news(before, page, self._news, ours=ours)
        self._page, self._cursor = page, None
        self._find_changed(page, document)
        self._use(Sheet(document, self._column, page.actions, old.folded))
        if cursor is not None:  # before the scrolling, which tells whether it is in view
            line = before.line_in(page, old.source_line(cursor))
            self._cursor = self._sheet.item_at(line, cursor.link)
        line = before.line_in(page, place.line)
        self._scroll(self._sheet.top_of_place(place._replace(line=line)))
        if section:
            self._choose_section(section)

    def _leave(self) -> None:
        """Remember where the page on screen is left."""
        if self._page is not None:
            self._places.leave(self._page.key, Left(self.position, self.folded))

    def _find_changed(self, page: Page, document: Document) -> None:
        sections = blocks_below(document.blocks, document.headings, page.changed_lines)
        self._changed = sections | blocks_of(document.blocks, self._news)

    def _use(self, sheet: Sheet) -> None:
        super()._use(sheet)
        self._painter.changed = self._changed

    def _wrap_anew(self) -> None:
        super()._wrap_anew()
        self._reach_goal()

    def _reach_goal(self) -> None:
        """Go where somebody wants to, as soon as the pane has a size and the text is there."""
        goal = self._goal
        if goal is None or not self.scrollable_content_region.width:
            return
        if isinstance(goal, Place):
            self._scroll(self._sheet.top_of_place(goal))
        elif self._wants_hit and self._hits:
            self._go_to(max(0, self._first_hit_from(self._sheet.block_at(goal))))
            if hit := self.current_hit:
                self._scroll_high(self._sheet.layout.line_showing(hit.block, hit.start))
        else:
            self._show_line(goal)
        if not self._unfinished:
            self._goal = None
            if self.is_finding and not self._hits and self._wants_hit:
                self.end_find()
            self._wants_hit = False

    def _show_line(self, line: int) -> None:
        self._show_block(self._sheet.block_at(line))
        self._cursor = self._sheet.item_at(line)
        self._scroll_high(self._sheet.top_of_line(line))
        self._choose_section(line)
        self.refresh()
        self._view_changed()

    def _tell_shown(self) -> None:
        self.post_message(self.Shown())
        self._view_changed()
