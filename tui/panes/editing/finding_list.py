"""What is to be looked at in a note, line by line."""

from collections.abc import Hashable
from typing import ClassVar

import msgspec

from tui.panes.lists.cells import Parts, cut
from tui.panes.lists.line_list import LineList


class FindingRow(msgspec.Struct, frozen=True):
    """One thing to look at."""

    selectable: ClassVar[bool] = True
    number: int
    """Which of the things it is, counted from 0."""
    line: int
    """The line in the file, counted from 1; 0 where it is about the whole note."""
    sentence: str

    @property
    def key(self) -> Hashable:
        """What it says, and the which."""
        return self.sentence, self.number


class FindingList(LineList[FindingRow]):
    """The list, with the lines' numbers."""

    EMPTY = "Nothing was found."
    COMPONENT_CLASSES: ClassVar[set[str]] = {"findings--line"}

    def draw(self, row: FindingRow, width: int) -> Parts:
        """Return a row's line number and its sentence, as far as there is room."""
        place = f"{row.line or 'note':>5}  "
        return [(place, "findings--line"), (cut(row.sentence, width - len(place)), "")]
