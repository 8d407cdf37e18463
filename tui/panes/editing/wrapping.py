"""Where the lines of a text are wrapped: what Textual finds, found quickly.

Textual looks at a text word by word, wherever its width is set; a text of 100 KB takes a tenth of
a second. Here a line of ordinary letters costs what its rows do, a width that was there before
nothing, and a letter that moves no other row only its own line.
"""

import re
from itertools import pairwise

from textual._wrap import compute_wrap_offsets
from textual.expand_tabs import get_tab_widths
from textual.geometry import clamp
from textual.widgets.text_area import DocumentBase, Location, WrappedDocument

_ORDINARY = re.compile(r"[ -~¡-¬®-\u02ff\u2010-\u2027]*").fullmatch
"""Letters and signs that all take one cell, and no white space but the blank."""

_CHUNK = re.compile(r" +|[^ ]+ *")
"""A word with the blanks behind it, which go with it, or the blanks that a line begins with."""


class Wrapping(WrappedDocument):
    """A text and its rows on the screen; after every change, `wrap_range` is to be told of it."""

    _is_wrapped = False

    def __init__(self, document: DocumentBase, width: int, tab_width: int) -> None:
        """Wrap a text at `width` cells, or nowhere if that is 0."""
        super().__init__(document, width, tab_width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines, unless they are wrapped like that."""
        tab_width = tab_width or self._tab_width
        if self._is_wrapped and (width, tab_width) == (self._width, self._tab_width):
            return
        self._width, self._tab_width, self._is_wrapped = width, tab_width, True
        lines = self.document.lines
        self._wrap_offsets = [wrap_offsets(line, width, tab_width) for line in lines]
        self._tab_width_cache = [_tab_widths(line, tab_width) for line in lines]
        self._number_rows(0)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap the lines that a change has touched; the rows below are numbered anew if need be."""
        last_old, last_new = len(self._wrap_offsets) - 1, self.document.line_count - 1
        first = clamp(min(start[0], old_end[0]), 0, min(last_old, last_new))
        old = slice(first, clamp(max(start[0], old_end[0]), 0, last_old) + 1)
        new = slice(first, clamp(max(start[0], new_end[0]), 0, last_new) + 1)
        lines = self.document.lines[new]
        before = [len(offsets) for offsets in self._wrap_offsets[old]]
        self._wrap_offsets[old] = [
            wrap_offsets(line, self._width, self._tab_width) for line in lines
        ]
        self._tab_width_cache[old] = [_tab_widths(line, self._tab_width) for line in lines]
        if before != [len(offsets) for offsets in self._wrap_offsets[new]]:
            self._number_rows(first)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

    def row(self, y: int) -> tuple[int, int, int]:
        """Return of which line a row is, and from which column of it to which."""
        line, section = self._offset_to_line_info[y]
        offsets = self._wrap_offsets[line]
        start = offsets[section - 1] if section else 0
        return line, start, offsets[section] if section < len(offsets) else self._length(line)

    def get_sections(self, line_index: int) -> list[str]:
        """Return a line's rows."""
        line = self.document.get_line(line_index)
        columns = (0, *self._wrap_offsets[line_index], len(line))
        return [line[start:end] for start, end in pairwise(columns)]

    def _length(self, line: int) -> int:
        return len(self.document.get_line(line))

    def _number_rows(self, first: int) -> None:
        """Count the rows from a line on."""
        of_line, of_row = self._line_index_to_offsets, self._offset_to_line_info
        y = of_line[first][0] if first < len(of_line) else len(of_row)
        del of_line[first:], of_row[y:]
        for line in range(first, len(self._wrap_offsets)):
            rows = len(self._wrap_offsets[line]) + 1
            of_line.append(list(range(y, y + rows)))
            of_row.extend((line, section) for section in range(rows))
            y += rows


def wrap_offsets(line: str, width: int, tab_width: int) -> list[int]:
    """Return the columns at which Textual begins new rows of a line; none where `width` is 0."""
    if not width:
        return []
    if not _ORDINARY(line):
        sections = get_tab_widths(line, tab_width)
        return compute_wrap_offsets(line, width, tab_width, precomputed_tab_sections=sections)
    offsets: list[int] = []
    start, end = 0, len(line)
    while end - start > width:
        at = _last_word(line, start, start + width)
        if at > start:
            offsets.append(at)
            start = at
            continue
        chunk = _CHUNK.match(line, start)
        chunk_end = chunk.end() if chunk else end
        while chunk_end - start > width:  # too long for any row
            start += width
            offsets.append(start)
    return offsets


def _last_word(line: str, start: int, limit: int) -> int:
    """Return where the last word begins that a row has no more room for; `start` if it has none.

    The row begins at `start`, and `limit` is the first column that is too far.
    """
    blank = line.rfind(" ", start, limit)
    if blank >= 0 and line[blank + 1] == " ":  # the blanks go on, and their word with them
        word_end = start + len(line[start:blank].rstrip(" "))
        blank = line.rfind(" ", start, word_end)
    return blank + 1 if blank >= 0 else start


def _tab_widths(line: str, tab_width: int) -> list[int]:
    if "\t" not in line:
        return [0] if line else []
    return [width for _, width in get_tab_widths(line, tab_width)]
