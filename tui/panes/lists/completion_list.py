"""The short list, beside the cursor, of what completes a name."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.geometry import Offset, Region
from textual.style import Style
from textual.widgets import Static

from tui.panes.editing.completion import Candidate

CHOSEN, OTHER = "› ", "  "
BORDER = 1
"""Cells left of the suggestions."""


class CompletionList(Static):
    """Shows suggestions, one of them chosen; the keys stay with the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"completion-list--chosen", "completion-list--told"}

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self._offered: Sequence[Candidate] = ()
        self._index = 0

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from."""
        return bool(self._offered)

    @property
    def chosen(self) -> Candidate | None:
        """What enter would write."""
        return self._offered[self._index] if self._offered else None

    def offer(self, candidates: Sequence[Candidate], cell: Offset, within: Region) -> None:
        """Show suggestions below a cell of the screen, or above it; of others the first is chosen.

        They stay within a region: they are shown where there is more room, if they don't fit below
        the cell, and no more of them than have room there.
        """
        below, above = within.bottom - cell.y - 1, cell.y - within.y
        is_above = above > below and len(candidates) > below
        candidates = candidates[: max(1, above if is_above else below)]
        at = cell + Offset(0, -len(candidates) if is_above else 1)
        if candidates != self._offered or at != self.absolute_offset:
            if candidates != self._offered:
                self._offered, self._index = candidates, 0
            self.absolute_offset = at
            self._draw()
            self.display = True

    def withdraw(self) -> None:
        """Show nothing."""
        self._offered = ()
        self.display = False

    def step(self, way: int) -> None:
        """Choose the next suggestion or the one before; past the end, the first again."""
        self._index = (self._index + way) % len(self._offered)
        self._draw()

    def _draw(self) -> None:
        chosen = self.get_visual_style("completion-list--chosen", partial=True)
        told = self.get_visual_style("completion-list--told", partial=True)
        self.update(
            Content("\n").join(
                _row(candidate, chosen if index == self._index else None, told)
                for index, candidate in enumerate(self._offered)
            )
        )


def _row(candidate: Candidate, chosen: Style | None, told: Style) -> Content:
    mark = CHOSEN if chosen else OTHER
    about = f"  {candidate.told}" if candidate.told else ""
    if chosen:
        return Content.styled(f"{mark}{candidate.written}{about}", chosen)
    return Content(f"{mark}{candidate.written}") + Content.styled(about, told)
