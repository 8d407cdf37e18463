"""The block structure of a note, as far as it is looked at: its headings, task items and code."""

import msgspec


class Heading(msgspec.Struct):
    """A heading; lines count from 0 here."""

    level: int
    title: str
    line: int


class TaskItem(msgspec.Struct):
    """An item of a task list; lines count from 0 here."""

    line: int
    column: int
    """Where the mark stands in its line, in characters of the file."""
    mark: str
    depth: int
    heading: int
    """Index of the heading it stands under, or -1."""
    text: list[str] = []
    """The lines of its first paragraph, without indentation and box."""
    last: int = 0
    """Its last line, with all that belongs to it."""
    start: int = 0
    """Where its first line begins in the text that was read, in characters."""


class Structure(msgspec.Struct):
    """What the pass found."""

    headings: list[Heading] = []
    tasks: list[TaskItem] = []
    code: set[int] = set()
    """Lines of code and HTML, where nothing else counts."""
    first_text: str = ""
    """The first line that is not blank, code or markup of a block; empty below a heading."""
