"""Where the code spans of a text are, in one linear pass."""

import re
from collections import defaultdict

_TICKS = re.compile("`+")


def find_code_spans(text: str) -> list[tuple[int, int]]:
    """Return where each code span starts and ends, its backticks included.

    The rule is that of CommonMark 0.31, section 6.1: a run of backticks is closed by the next run
    of the same length.
    """
    runs = [match.span() for match in _TICKS.finditer(text)]
    later: defaultdict[int, list[int]] = defaultdict(list)
    for number in reversed(range(len(runs))):
        start, end = runs[number]
        later[end - start].append(number)
    spans = []
    number = 0
    while number < len(runs):
        start, end = runs[number]
        same = later[end - start]
        while same and same[-1] <= number:
            same.pop()
        if same:
            number = same.pop()
            spans.append((start, runs[number][1]))
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


def hide_code_by_line(text: str) -> str:
    """Hide the code of each line by itself: an odd backtick spoils no more than its line."""
    parts = []
    shown = 0
    tick = text.find("`")
    while tick >= 0:
        start = text.rfind("\n", shown, tick) + 1 or shown
        end = text.find("\n", tick)
        end = len(text) if end < 0 else end
        parts += [text[shown:start], hide_code(text[start:end])]
        shown = end
        tick = text.find("`", end)
    return "".join([*parts, text[shown:]]) if parts else text
