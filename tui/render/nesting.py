"""Where blocks stand: inside which quotes, footnotes, lists and items, and behind what."""

from dataclasses import dataclass

from textual.content import Content, Span

from tui.render.boxes import box
from tui.render.document import EMPTY

_BULLETS = "•◦▪"
_BAR = Content("▌ ", [Span(0, 1, ".md-bar")])


@dataclass(slots=True)
class Nest:
    """What the blocks that are put here share."""

    first: Content = EMPTY
    """The prefix of the next line; it is used up by the first block put here."""
    rest: Content = EMPTY
    depth: int = 0
    """How many lists are around."""
    style: str = ""
    """Component class of running text here."""

    def take(self) -> Content:
        """Return the prefix for the next line and use it up."""
        first, self.first = self.first, self.rest
        return first

    @property
    def bullet(self) -> str:
        """What stands before the items of a list here that has no numbers."""
        return _BULLETS[self.depth % len(_BULLETS)]

    def quote(self) -> "Nest":
        """Return the inside of a quote that starts on the next line."""
        return Nest(self.take() + _BAR, self.rest + _BAR, self.depth, "md-quote")

    def footnote(self, mark: str) -> "Nest":
        """Return the inside of a footnote that starts on the next line."""
        lead = Content(f"{mark} ", [Span(0, len(mark) + 1, ".md-bullet")])
        return self._hanging(lead, self.depth, "md-footnote")

    def item(self, marker: str, task: str | None) -> "Nest":
        """Return the inside of an item; the box of a task takes the place of a bullet."""
        lead = Content(f" {marker} ", [Span(0, len(marker) + 2, ".md-bullet")])
        if task is not None:
            lead = (Content(" ") if len(marker) == 1 else lead) + box(task)
        return self._hanging(lead, self.depth + 1, self.style)

    def _hanging(self, lead: Content, depth: int, style: str) -> "Nest":
        return Nest(self.take() + lead, self.rest + Content(" " * lead.cell_length), depth, style)
