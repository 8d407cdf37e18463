"""How much there is to read, and what: by author and by week."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle
from tui.notes.readers.reading import Reading, ReadState
from tui.notes.week import Week

SETTLED = timedelta(weeks=4)
"""What is older than this at somebody's first visit is not news to them."""


def news_to(reading: Reading, notes: Collection[Note], *, today: date) -> dict[str, ReadState]:
    """Return the states of those notes that are not read, by path.

    To somebody who has not opened the app yet it is what it will be once they have: of weeks long
    ago there is nothing unread then. Nothing is marked.
    """
    news = reading.news(notes)
    if not reading.is_newcomer:
        return news
    since = today - SETTLED
    old = {note.path for note in notes if not note.week or note.week.start < since}
    is_news = {path: path not in old or news[path] is ReadState.CHANGED for path in news}
    return {path: state for path, state in news.items() if is_news[path]}


class AuthorCount(NamedTuple):
    """An author and how much they wrote."""

    author: str
    notes: int
    unread: int


def authors(chronicle: Chronicle, news: Mapping[str, ReadState]) -> list[AuthorCount]:
    """Count each author's notes, by name; notes without an author are left out."""
    notes, unread = Counter[str](), Counter[str]()
    for note in chronicle.in_order():
        notes[note.author] += 1
        if note.path in news:
            unread[note.author] += 1
    del notes[""]
    return [AuthorCount(name, notes[name], unread[name]) for name in sorted(notes, key=_fold)]


def unread_paths(
    chronicle: Chronicle,
    news: Mapping[str, ReadState],
    *,
    author: str = "",
    since: Week | None = None,
    until: Week | None = None,
) -> list[str]:
    """Return the notes that are not read in the order of the list, of one author or of all.

    `since` and `until` are the first and the last week to take in. Undated notes stand below all
    weeks, and so count as older than any.
    """
    weeks = (
        written
        for written in chronicle.weeks
        if (since is None or written.week >= since) and (until is None or written.week <= until)
    )
    notes = [note for written in weeks for note in written.notes]
    if since is None:
        notes += chronicle.undated
    return [note.path for note in notes if note.path in news and author in {"", note.author}]


def _fold(name: str) -> tuple[str, str]:
    return name.casefold(), name
