"""Lines that a search has found, as a reader would see them rather than as they are written."""

from collections.abc import Iterable

from tui.notes.finding.excerpts import Excerpt
from tui.notes.finding.phrases import WORD, fold_text
from tui.notes.wording import seen


def plainly(excerpt: Excerpt) -> Excerpt:
    """Return an excerpt without the marks of its inline Markdown, and what was found still marked.

    It stays as it is written where something that was found would be seen no more, as what stands
    in a link's address alone.
    """
    text = excerpt.text
    stretches = [(start, end) for start, end in seen(text) if start < end]
    if stretches == [(0, len(text))]:
        return excerpt
    marks: list[tuple[int, int]] = []
    shown, hidden = set(), set()
    for start, end in excerpt.marks:
        found = fold_text(text[start:end])
        if _is_seen(text, start, end, stretches):
            marks.append((_place(start, stretches), _place(end, stretches)))
            shown.add(found)
        else:
            hidden.add(found)
    if not hidden <= shown:
        return excerpt
    plain = "".join(text[start:end] for start, end in stretches)
    return Excerpt(excerpt.line, plain, tuple(marks))


def _is_seen(text: str, start: int, end: int, stretches: Iterable[tuple[int, int]]) -> bool:
    """Whether all letters and digits between two places are in stretches that are seen."""
    at = start
    for begin, stop in [*stretches, (len(text), len(text))]:
        if WORD.search(text, at, min(max(at, begin), end)):
            return False
        at = max(at, stop)
    return True


def _place(place: int, stretches: Iterable[tuple[int, int]]) -> int:
    """Return where a place is when only the stretches are left."""
    return sum(max(0, min(place, stop) - begin) for begin, stop in stretches)
