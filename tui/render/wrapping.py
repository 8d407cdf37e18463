"""Where lines of text break, measured in the cells of a terminal."""

import re

from rich.cells import cell_len, chop_cells

_SINGLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u201f\u2022\u2026]*")
"""Characters of one cell each, alone and beside each other; most text holds no others."""
_WORD = re.compile(r"[^ ]+ *| +")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end, in characters, of each line of one paragraph.

    Lines break at spaces, which end no line; a word wider than `width` cells is folded, never
    inside a character that is made of several. An empty text is one empty line.
    """
    if len(text) <= width and _SINGLE.fullmatch(text):
        return [(0, len(text))]
    if _SINGLE.fullmatch(text):
        return _wrap_single(text, width)
    if cell_len(text) <= width:
        return [(0, len(text))]
    return _wrap_cells(text, width)


def fold(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each line where a line may break anywhere, as in code."""
    if len(text) <= width and _SINGLE.fullmatch(text):
        return [(0, len(text))]
    lines = []
    start = 0
    for piece in chop_cells(text, width) or [""]:
        lines.append((start, start + len(piece)))
        start += len(piece)
    if start < len(text):  # what has no width stays with the character before it
        lines[-1] = (lines[-1][0], len(text))
    return lines


def _wrap_single(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end <= start:
            end = start + width
        following = end
        while following < length and text[following] == " ":
            following += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if end > start or not lines:
            lines.append((start, max(end, start)))
        start = following
    if start < length or not lines:
        lines.append((start, length))
    return lines


def _wrap_cells(text: str, width: int) -> list[tuple[int, int]]:
    lines = []
    start = used = 0
    for word in _WORD.finditer(text):
        size = cell_len(word[0].rstrip(" "))
        if used + size > width and used:
            lines.append((start, word.start()))
            start, used = word.start(), 0
        if size > width:
            for piece in chop_cells(word[0].rstrip(" "), width)[:-1]:
                lines.append((start, start + len(piece)))
                start += len(piece)
            used = cell_len(text[start : word.end()])
        else:
            used += cell_len(word[0])
    lines.append((start, len(text)))
    return [(start, start + len(text[start:end].rstrip(" "))) for start, end in lines]
