"""A stretch of a note, to stand word for word in another document."""

from collections.abc import Callable, Sequence

from tui.notes.composing.relinking import Relinker
from tui.notes.composing.source_text import ATX, SourceText, below_heading
from tui.notes.parsing.blocks import Heading, TaskItem
from tui.notes.parsing.links import Links
from tui.notes.parsing.structure import Reader

_ENDS_OF_HTML = ("</pre>", "-->", "?>", ">", "]]>")
"""One of these ends any HTML block that a blank line does not."""


TaskWords = Callable[[str, TaskItem], str]
"""Given a note's path and a task of a text that is quoted from it, returns what is said of the
task instead: Markdown on one line that begins no block."""


class Quoter:
    """Quotes notes in one document.

    Their words stay. Their headings take their place below the document's own, their links lead
    from the notes folder, and their tasks are items without boxes and fields, whose words `task`
    knows: a document that is saved among the notes must not state an action once more.
    """

    def __init__(self, links: Callable[[], Links], task: TaskWords) -> None:
        self._relinker = Relinker(links)
        self._task = task

    def line(self, path: str, markdown: str) -> str:
        """Return a line of a note with links that lead from the folder."""
        return self._relinker.line(path, markdown)

    def passage(self, source: SourceText, start: int, stop: int, *, deeper: int = 0) -> list[str]:
        """Return the lines from `start` to before `stop`, counted from 0, without blank edges.

        Headings become `deeper` by so many levels, or less deep where negative. What the lines
        refer to elsewhere in the note is taken along.
        """
        lines = _trimmed(_without_definitions(source, start, stop))
        if not lines:
            return []
        reader = _read(lines)
        text, notes = self._relinker.passage(source, "\n".join(lines), reader.found.code)
        lines = [*text.split("\n"), *_end_of_literal(reader)]
        if notes:
            lines += ["", *notes.split("\n")]
        return self._placed(source.path, lines, deeper)

    def _placed(self, path: str, lines: list[str], deeper: int) -> list[str]:
        """Return lines with their tasks told in words and their headings at their new levels."""
        found = _read(lines).found
        edits = [
            (task.line, task.line + len(task.text), self._item(path, lines[task.line], task))
            for task in found.tasks
        ]
        for heading in found.headings:
            line = _heading(lines[heading.line], heading, deeper)
            edits.append((heading.line, below_heading(lines, heading.line), line))
        for start, stop, line in sorted(edits, reverse=True):
            lines[start:stop] = [line]
        return lines

    def _item(self, path: str, line: str, task: TaskItem) -> str:
        return f"{line[: task.column - 1]}{self._task(path, task)}"


def _heading(line: str, heading: Heading, deeper: int) -> str:
    marks = "#" * max(1, min(6, heading.level + deeper))
    atx = ATX.match(line)
    if atx:
        return f"{atx['lead']}{marks}{line[atx.end() :]}"
    lead = line[: len(line) - len(line.lstrip(" \t>"))]
    return f"{lead}{marks} {heading.title}" + (f" {marks}" if heading.title.endswith("#") else "")


def _read(lines: Sequence[str]) -> Reader:
    """Read the structure of lines that begin a block; what is open at their end stays so."""
    reader = Reader()
    for number, line in enumerate(lines):
        reader.line(number, line)
    return reader


def _end_of_literal(reader: Reader) -> list[str]:
    """Return the line that ends code or HTML which a quoted text leaves open, if it does."""
    if not reader.is_literal:
        return []
    if reader.leaf == "fence":
        return [reader.fence]
    if reader.html_end.search(""):
        return []
    return [next(end for end in _ENDS_OF_HTML if reader.html_end.search(end))]


def _without_definitions(source: SourceText, start: int, stop: int) -> list[str]:
    """Return lines of a note but for those that define something, and one gap in their place."""
    kept: list[str] = []
    for number in range(start, min(stop, len(source.lines))):
        line = source.lines[number]
        is_second_gap = not line.strip() and number - 1 in source.defining and kept[-1:] == [""]
        if number not in source.defining and not is_second_gap:
            kept.append(line)
    return kept


def _trimmed(kept: list[str]) -> list[str]:
    """Return lines without the blank ones at both ends."""
    while kept and not kept[-1].strip():
        kept.pop()
    while kept and not kept[0].strip():
        kept.pop(0)
    return kept
