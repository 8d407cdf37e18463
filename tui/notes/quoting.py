"""A stretch of a note, to stand word for word in another document."""

from collections.abc import Callable, Sequence

from tui.notes.links import Links
from tui.notes.relinking import Relinker
from tui.notes.source_text import ATX, SourceText, below_heading
from tui.notes.structure import Heading, Reader

_ENDS_OF_HTML = ("</pre>", "-->", "?>", ">", "]]>")
"""One of these ends any HTML block that a blank line does not."""


class Quoter:
    """Quotes notes in one document.

    Their words stay. Their headings take their place below the document's own, their links lead
    from the notes folder, and their boxes are escaped: a document that is saved among the notes
    must not state an action once more.
    """

    def __init__(self, links: Callable[[], Links]) -> None:
        self._relinker = Relinker(links)

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
        return _placed(lines, deeper)


def _placed(lines: list[str], deeper: int) -> list[str]:
    """Return lines with their boxes escaped and their headings at their new levels."""
    found = _read(lines).found
    for task in found.tasks:
        line, bracket = lines[task.line], task.column - 1
        lines[task.line] = f"{line[:bracket]}\\{line[bracket:]}"
    for heading in reversed(found.headings):
        stop = below_heading(lines, heading.line)
        lines[heading.line : stop] = [_heading(lines[heading.line], heading, deeper)]
    return lines


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
