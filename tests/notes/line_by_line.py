"""The block pass over every line of a note: what skimming is compared with."""

from collections.abc import Sequence

from tui.notes.structure import Reader, Structure


def read_structure(lines: Sequence[str], start: int = 0) -> Structure:
    """Find the headings, task-list items and code of a note.

    `lines` are the whole file's, without line ends; those before `start` are front matter.
    """
    reader = Reader()
    for number in range(start, len(lines)):
        reader.line(number, lines[number])
    reader.close(0)
    return reader.found
