"""The block pass over every line of a note: what skimming is compared with."""

from collections.abc import Sequence

from tui.notes.parsing.blocks import Structure
from tui.notes.parsing.structure import Reader


def read_structure(lines: Sequence[str], start: int = 0) -> Structure:
    """Find the headings, task-list items and code of a note.

    `lines` are the whole file's, without line ends; those before `start` are front matter.
    """
    reader = Reader()
    place = 0
    for number in range(start, len(lines)):
        known = len(reader.found.tasks)
        reader.line(number, lines[number])
        for task in reader.found.tasks[known:]:
            task.start = place
        place += len(lines[number]) + 1
    reader.close(0)
    return reader.found
