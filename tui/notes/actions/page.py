"""A note's bytes as lines, to put others between them or in their place."""

import re
from collections.abc import Sequence

from tui.notes.conventions import Conventions
from tui.notes.errors import NoteUnreadable
from tui.notes.parsing.action_items import read_actions
from tui.notes.parsing.front_matter import split_front_matter
from tui.notes.parsing.skim import skim
from tui.notes.text import BOM, decode, split_raw, with_line_feeds

_BULLET = re.compile(r" {0,3}([-*+])[ \t]+\S")


class Page:
    """A note as it is in its file; lines count from 0.

    Raises `NoteUnreadable` where the bytes are not sound.
    """

    def __init__(self, path: str, data: bytes, conventions: Conventions) -> None:
        text, problems = decode(data)
        if problems:
            raise NoteUnreadable(f"{path}: {problems[0].message}", problems[0].code)
        self.path = path
        self._bom = BOM if data.startswith(BOM) else b""
        self.lines = split_raw(data[len(self._bom) :].decode("utf-8"))
        """Pairs of a line and its line end."""
        front, body = split_front_matter(with_line_feeds(text))
        self.front = front.lines
        """How many lines the front matter takes."""
        self.structure = skim(body, front.lines)
        self.headings = frozenset(heading.line for heading in self.structure.headings)
        """The lines that headings stand on."""
        self.found = read_actions(path, self.structure, front, conventions)

    @property
    def texts(self) -> list[str]:
        """The lines without their ends."""
        return [text for text, _ in self.lines]

    def text(self, line: int) -> str:
        """Return a line without its end; nothing where there is no such line."""
        return self.lines[line][0] if 0 <= line < len(self.lines) else ""

    @property
    def bullet(self) -> str:
        """The bullet that the note's lists have; `-` where it has no list."""
        lines = (n for n in range(self.front, len(self.lines)) if n not in self.structure.code)
        return next((found[1] for n in lines if (found := _BULLET.match(self.text(n)))), "-")

    def spliced(self, start: int, stop: int, texts: Sequence[str]) -> bytes:
        """Return the bytes with other lines from `start` up to `stop`.

        New lines end as the note's first does, replaced ones as before. Whether the last line of
        all has an end stays as it is.
        """
        usual = next((end for _, end in self.lines if end), "\n")
        ends = [end for _, end in self.lines[start:stop]] if len(texts) == stop - start else []
        new = [(text, ends[index] if ends else usual) for index, text in enumerate(texts)]
        return self.joined([*self.lines[:start], *new, *self.lines[stop:]])

    def joined(self, lines: Sequence[tuple[str, str]]) -> bytes:
        """Return the bytes with other lines, pairs of a line and its end.

        A line without an end has that of the note's first. Whether the last line of all has an
        end stays as it is.
        """
        usual = next((end for _, end in self.lines if end), "\n")
        joined = [line + (end or usual) for line, end in lines]
        if lines and self.lines and not self.lines[-1][1]:
            joined[-1] = lines[-1][0]
        return self._bom + "".join(joined).encode("utf-8")
