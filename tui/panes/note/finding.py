"""Finding words in the page that is shown, and going from one place to the next."""

import re
from collections.abc import Sequence

from tui.panes.note.folding import Folding
from tui.render.hits import MOST, Haystack, Hit, by_block, typed
from tui.render.sheet import Place, Sheet


class Finding(Folding):
    """A pager whose reader looks for words; where they are is marked until that is ended."""

    _pattern: re.Pattern[str] | None = None
    """What is looked for; None while nothing is."""
    _hits: Sequence[Hit] = ()
    _current = -1
    """The index of the hit that the reader is at; -1 where there is none."""
    _begun_at: Place | None = None
    """Where the view was when the reader began to type."""
    _haystack: tuple[Sheet, Haystack] | None = None
    """The text of the sheet on screen, once something has been looked for in it."""
    _wrapped = ""
    """Says that the last step led from one end of the page to the other."""

    @property
    def is_finding(self) -> bool:
        """Whether words are looked for."""
        return self._pattern is not None

    @property
    def hit_count(self) -> int:
        """How many places have been found, `MOST` at most."""
        return len(self._hits)

    @property
    def current_hit(self) -> Hit | None:
        """The place that the reader is at."""
        return self._hits[self._current] if 0 <= self._current < len(self._hits) else None

    def begin_find(self) -> None:
        """Note where the view is: what is typed from now on is found from there on."""
        self._begun_at = self._sheet.place_of(self.scroll_offset.y)

    def find(self, query: str) -> None:
        """Mark what somebody types, and go to the first of it at or below where they began."""
        if self._begun_at is None:
            self.begin_find()
        top = self._sheet.top_of_place(self._begun_at) if self._begun_at else 0
        self._look_for(typed(query))
        first = self._first_hit_from(self._sheet.layout.lines[top].block if self._hits else 0)
        if first < 0:
            self._scroll(top)
        self._go_to(first)

    def end_find(self, *, go_back: bool = False) -> None:
        """Look for nothing any more; the view stays, or goes back to where typing began."""
        if go_back and self._begun_at is not None:
            self._scroll(self._sheet.top_of_place(self._begun_at))
        self._begun_at = None
        if self.is_finding:
            self._look_for(None)
            self._say_status()

    def action_next_hit(self, step: int) -> None:
        """Go to another hit, at the end to the first again."""
        if not self._hits:
            return
        index = (self._current + step) % len(self._hits)
        from_end = index <= self._current if step > 0 else index >= self._current
        self._wrapped = ("from the top again" if step > 0 else "from the end") if from_end else ""
        self._go_to(index)

    def action_end_find(self) -> None:
        """Look for nothing any more."""
        self.end_find()

    def find_status(self) -> str:
        """Return how many places there are and at which the reader is, in words."""
        if self._pattern is None:
            return ""
        if not self._hits:
            return "not found"
        more = "+" if self.hit_count == MOST else ""
        told = f"{self._current + 1:,} of {self.hit_count:,}{more}"
        return f"{told} · {self._wrapped}" if self._wrapped else told

    def _use(self, sheet: Sheet) -> None:
        super()._use(sheet)
        if self._pattern is not None:
            self._hits = self._search()
            self._current = min(self._current, len(self._hits) - 1)
            self._painter.show_hits(by_block(self._hits))
            self._painter.current_hit = self.current_hit

    def _look_for(self, pattern: re.Pattern[str] | None) -> None:
        """Mark other hits, and repaint the blocks in view that have some, or had."""
        was_finding, before = self.is_finding, by_block(self._hits)
        self._pattern, self._current, self._wrapped = pattern, -1, ""
        self._hits = self._search()
        after = by_block(self._hits)
        self._painter.show_hits(after)
        self._painter.current_hit = None
        top = self.scroll_offset.y
        lines = self._sheet.layout.lines[top : top + self._view_height]
        for block in {line.block for line in lines}:
            if block in before or block in after:
                self._refresh_block(block)
        if was_finding != self.is_finding:
            self.refresh_bindings()

    def _search(self) -> Sequence[Hit]:
        if self._pattern is None:
            self._haystack = None
            return ()
        if self._haystack is None or self._haystack[0] is not self._sheet:
            self._haystack = (self._sheet, Haystack(self._sheet.layout))
        return self._haystack[1].find(self._pattern)

    def _first_hit_from(self, block: int) -> int:
        """Return the index of the first hit in a block or below it, else of the first; or -1."""
        below = (index for index, hit in enumerate(self._hits) if hit.block >= block)
        return next(below, 0 if self._hits else -1)

    def _go_to(self, index: int) -> None:
        """Make a hit the current one, and bring it into view."""
        before, self._current = self.current_hit, index
        hit = self._painter.current_hit = self.current_hit
        if hit is not None:
            self._show_block(hit.block)
            self._show_high(self._sheet.layout.line_showing(hit.block, hit.start))
        for block in {changed.block for changed in (before, hit) if changed is not None}:
            self._refresh_block(block)
        self._say_status()
