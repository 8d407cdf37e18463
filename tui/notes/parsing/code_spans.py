"""Where the code spans of a text are, in one linear pass."""

import re

_TICKS = re.compile("`+")


def find_code_spans(text: str) -> list[tuple[int, int]]:
    """Return where each code span starts and ends, its backticks included.

    The rule is that of CommonMark 0.31, section 6.1: a run of backticks is closed by the next run
    of the same length.
    """
    runs = [match.span() for match in _TICKS.finditer(text)]
    closing: list[int | None] = []
    nearest: dict[int, int] = {}
    for number, (start, end) in zip(reversed(range(len(runs))), reversed(runs), strict=True):
        closing.append(nearest.get(end - start))
        nearest[end - start] = number
    closing.reverse()
    spans = []
    number = 0
    while number < len(runs):
        if (partner := closing[number]) is not None:
            spans.append((runs[number][0], runs[partner][1]))
            number = partner
        number += 1
    return spans


def hide_code(text: str) -> str:
    """Return the text with backticks in the place of all that is code, as long as it was."""
    if "`" not in text:
        return text
    parts = []
    shown = 0
    for start, end in find_code_spans(text):
        parts += [text[shown:start], "`" * (end - start)]
        shown = end
    return "".join([*parts, text[shown:]])
