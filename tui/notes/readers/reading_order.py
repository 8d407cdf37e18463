"""From note to note: the next unread one, the colleagues' of the week, the author's own."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle, WeekOfNotes
from tui.notes.readers.reading import ReadState


class Found(NamedTuple):
    """A note to go to."""

    path: str
    wrapped: bool
    """Whether the way there led over an end of the list."""


def unread_after(
    chronicle: Chronicle, news: Mapping[str, ReadState], path: str, step: int, author: str = ""
) -> Found | None:
    """Return the next note that is not read, down the list for a `step` of 1, up for -1.

    `path` is where to begin, an end of the list where no such note is there; the note itself is
    never the answer. Where `author` is given, only that author's notes are.
    """
    if not news:
        return None
    order = [*chronicle.in_order()][::step]
    here = next((index for index, note in enumerate(order) if note.path == path), -1)
    for index in (*range(here + 1, len(order)), *range(here)):
        note = order[index]
        if note.path in news and author in {"", note.author}:
            return Found(note.path, wrapped=index < here)
    return None


def beside(chronicle: Chronicle, path: str, step: int) -> Found | None:
    """Return the note of the same week by the author `step` places further, going round.

    Of several by that author it is the first of the same kind as the note at `path`.
    """
    note, written = _find(chronicle, path)
    if note is None or written is None:
        return None
    chosen: dict[str, Note] = {}
    for other in sorted(written.notes, key=lambda other: other.kind is not note.kind):
        chosen.setdefault(other.author, other)
    authors = list(dict.fromkeys(other.author for other in written.notes))
    place = authors.index(note.author) + step
    author = authors[place % len(authors)]
    if author == note.author:
        return None
    return Found(chosen[author].path, wrapped=not 0 <= place < len(authors))


def along(chronicle: Chronicle, path: str, step: int) -> Found | None:
    """Return the same author's next later note for a `step` of 1, the one before for -1.

    It is of the same kind, so that posts don't come between weeknotes.
    """
    note, _ = _find(chronicle, path)
    if note is None:
        return None
    series = [
        other.path
        for written in reversed(chronicle.weeks)
        for other in written.notes
        if other.author == note.author and other.kind is note.kind
    ]
    place = series.index(path) + step
    return Found(series[place], wrapped=False) if 0 <= place < len(series) else None


def _find(chronicle: Chronicle, path: str) -> tuple[Note | None, WeekOfNotes | None]:
    """Return a note and its week; neither where it has no week or isn't there."""
    for written in chronicle.weeks:
        for note in written.notes:
            if note.path == path:
                return note, written
    return None, None
