"""Folding sections of the page away below their headings, and bringing them back."""

from collections.abc import Iterator

from tui.panes.note.sectioning import Sectioning
from tui.render.sections import FoldKey, Section, below_title


class Folding(Sectioning):
    """A pager in which sections can be folded away."""

    @property
    def folded(self) -> frozenset[FoldKey]:
        """The sections that are folded away."""
        return self._sheet.folded

    def action_fold(self) -> None:
        """Fold away the section that one is in, or the one around it."""
        section = next(self._to_fold(), None)
        if section is not None:
            if self.section:
                self.section = self._sheet.layout.blocks[section.heading].line
            self._fold_to(self.folded | {section.key})

    def action_unfold(self) -> None:
        """Bring back the section that one is in, or else the first folded one in view."""
        layout, top = self._sheet.layout, self.scroll_offset.y
        blocks = [line.block for line in layout.lines[top : top + self._view_height]]
        if self._block_here is not None:
            blocks.insert(0, self._block_here)
        for block in blocks:
            for section in self._sheet.sections if block in layout.hidden else ():
                if section.heading == block:
                    self._fold_to(self.folded - {section.key})
                    return

    def action_fold_all(self) -> None:
        """Fold all sections away, but for a title; where any is folded, bring all back."""
        if self.folded:
            self._fold_to(frozenset())
            return
        sections = below_title(self._sheet.sections)
        self._fold_to(frozenset(section.key for section in sections))

    def _to_fold(self) -> Iterator[Section]:
        """Yield the sections that a key could fold: around where one is, innermost first.

        Where that is above all sections, as in the title, it is the first below it in view.
        """
        layout, top = self._sheet.layout, self.scroll_offset.y
        blocks = [line.block for line in layout.lines[top : top + self._view_height]]
        here = self._block_here
        if here is None:
            here = next((i for i in blocks if layout.blocks[i].content.plain), None)
        if here is None:
            return
        within = [s for s in below_title(self._sheet.sections) if s.key not in self.folded]
        yield from (s for s in reversed(within) if s.heading <= here < s.end)
        yield from (s for s in within if here < s.heading <= blocks[-1])

    def _fold_to(self, folded: frozenset[FoldKey]) -> None:
        """Fold away these sections and no others; what is at the top stays, or its heading does."""
        self._use_in_place(self._sheet.with_folded(folded))

    def _show_block(self, index: int) -> None:
        """Unfold what hides a block."""
        unfolded = self._sheet.unfolded_for(index)
        if unfolded is not self._sheet:
            self._fold_to(unfolded.folded)
