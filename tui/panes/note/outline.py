"""The headings of the note, to see where one is and to go somewhere else."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tui.panes.lists.cells import Parts, fill
from tui.panes.lists.line_list import LineList
from tui.render.document import Heading


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading in the outline."""

    key: int
    """Which of the headings it is, counted from 0."""
    heading: Heading
    depth: int
    """By how many steps it is indented."""
    selectable: bool = True


class Outline(LineList[HeadingRow]):
    """A list of headings, in which the one that is being read is highlighted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"outline--top"}
    EMPTY = "no headings here"

    def show(self, headings: Sequence[Heading], line: int) -> None:
        """Show headings; the one at or above a line of the file is highlighted."""
        top = min((heading.level for heading in headings), default=1)
        rows = [HeadingRow(i, h, h.level - top) for i, h in enumerate(headings)]
        if rows != list(self.rows):
            self.replace(rows)
        self.follow(line)

    def follow(self, line: int) -> None:
        """Highlight the last heading at or above a line of the file, else the first."""
        above = bisect_right(self.rows, line, key=lambda row: row.heading.line)
        self.move_to(max(0, above - 1))

    def draw(self, row: HeadingRow, width: int) -> Parts:
        """Return a heading's words, indented by its depth."""
        text = fill("  " * row.depth + row.heading.title, width)
        return [(text, "" if row.depth else "outline--top")]
