"""Searching all notes: what is typed in, ranked notes with their best lines out.

Words are looked up in an index on disk (`search_index`), so that no session holds the notes' text;
the lines are read from the notes themselves. Where there can be no index, all notes are read.
"""

import math
from collections.abc import Container, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

import msgspec

from tui.notes.conventions import People
from tui.notes.errors import NoteUnreadable
from tui.notes.finding.excerpts import Excerpt, excerpts
from tui.notes.finding.explaining import of_unknown_fields, why_nothing
from tui.notes.finding.matching import Wanted, matching, understand
from tui.notes.finding.phrases import Phrase
from tui.notes.finding.query import Query, parse_query
from tui.notes.finding.query_fields import Asker
from tui.notes.finding.searchable import TextOf
from tui.notes.finding.shared_index import SharedIndex
from tui.notes.note import Note

__all__ = ["Excerpt", "Found", "Hit", "Searcher"]

HALF_LIFE = 104
"""Weeks after which a note has lost half of what being new is worth."""

NEWNESS = 0.5
"""What share of a note's rank being new is worth at most."""

NOBODY = People({})
"""Who is known where no folder says it."""


class Hit(msgspec.Struct, frozen=True):
    """A note in which something was found."""

    note: Note
    excerpts: tuple[Excerpt, ...]
    """The best line first; none where only fields were asked for, or the title alone has it."""


class Found(msgspec.Struct, frozen=True):
    """What a search has found."""

    hits: tuple[Hit, ...]
    """The best note first."""
    total: int
    """How many notes there are, of which `hits` may be the best only."""
    words: tuple[str, ...]
    """What to mark in a note, folded."""
    problem: str = ""
    """What of the query means nothing and was left out, in a sentence."""
    complete: bool = True
    """Whether all notes were searched, and not only those that are in the index by now."""
    hint: str = ""
    """What may have been meant otherwise, in a sentence."""
    why: str = ""
    """Why nothing was found, in a sentence; empty where that can't be told."""


class Searcher:
    """Searches the notes of a folder; its methods are for threads, and safe to call from several.

    `file` is where the index belongs, shared with other sessions; None, or a place where nothing
    can be written, puts it in a temporary folder. `text_of` reads a note's text, cleaned, and
    raises `NoteUnreadable` where that is none or another by now.
    """

    def __init__(self, file: Path | None, *, text_of: TextOf) -> None:
        self._index = SharedIndex(file)
        self._text_of = text_of

    def catch_up(self, notes: Mapping[str, Note]) -> bool:
        """Bring the index in step with the notes, a few of them at a time.

        Quick where nothing is different. Returns whether a note is left for the next time, as it
        is being changed.
        """
        return self._index.catch_up(notes, self._text_of)

    def search(  # noqa: PLR0913  # what is asked, by whom, and of which folder
        self,
        text: str,
        notes: Mapping[str, Note],
        *,
        today: date,
        starts: int = 0,
        day_first: bool = True,
        me: str = "",
        unread: Container[str] = frozenset(),
        people: People = NOBODY,
        sections: Mapping[str, Sequence[str]] = MappingProxyType({}),
        limit: int = 100,
    ) -> Found:
        """Find the notes that `text` asks for, with the lines of the best `limit` of them.

        `starts`, `day_first`, `people` and `sections` (other headings by the name of a section)
        are the folder's; `me` is a display name, and `unread` the paths that `me` has not read.
        """
        asker = Asker(
            today=today, starts=starts, day_first=day_first, me=me, people=people, unread=unread
        )

        def found(query: Query) -> tuple[Wanted, Mapping[str, float], bool]:
            wanted = understand(query, asker, notes, sections)
            return wanted, *(({}, True) if wanted.is_empty else self._scores(wanted, notes))

        query = parse_query(text)
        wanted, scores, complete = found(query)
        hits = tuple(
            Hit(note, self._excerpts(note, query.phrases, wanted.under))
            for note in _best(scores, notes, today, limit)
        )
        why = ""
        if not scores and complete and not wanted.problem:
            why = why_nothing(query, lambda part: len(found(part)[1]), notes.values())
        return Found(
            hits,
            len(scores),
            tuple(dict.fromkeys(phrase.typed for phrase in query.phrases)),
            wanted.problem,
            complete,
            of_unknown_fields(query),
            why,
        )

    def close(self) -> None:
        """Let go of the index; what is being added is left for the next session."""
        self._index.close()

    def _scores(
        self, wanted: Wanted, notes: Mapping[str, Note]
    ) -> tuple[Mapping[str, float], bool]:
        """Return how well each note that is asked for matches, and whether all were searched."""
        if not wanted.needs_words:
            return matching(wanted, notes, None), True
        answer = self._index.use(
            lambda index: (matching(wanted, notes, index), index.has_all(notes))
        )
        if answer is not None:
            return answer
        from tui.notes.finding.search_scan import SearchScan

        return matching(wanted, notes, SearchScan(notes, self._text_of)), True

    def _excerpts(
        self, note: Note, phrases: Sequence[Phrase], under: frozenset[str]
    ) -> tuple[Excerpt, ...]:
        if not phrases:
            return ()
        try:
            return excerpts(note, self._text_of(note), phrases, under)
        except NoteUnreadable:
            return ()


def _best(
    scores: Mapping[str, float], notes: Mapping[str, Note], today: date, limit: int
) -> list[Note]:
    """Return the notes that match best, newer ones before others as good."""
    newness: dict[date | None, float] = {}
    ranks: dict[str, float] = {}
    for path, score in scores.items():
        week = notes[path].week
        start = week.start if week else None
        if start not in newness:
            newness[start] = _newness(start, today)
        ranks[path] = score * newness[start]
    least = sorted(ranks.values())[-limit:][:1]  # so that few have to be put in order

    def key(path: str) -> tuple[float, int, str]:
        week = notes[path].week
        return -ranks[path], -week.start.toordinal() if week else 0, path

    best = sorted((path for path, rank in ranks.items() if [rank] >= least), key=key)
    return [notes[path] for path in best[:limit]]


def _newness(start: date | None, today: date) -> float:
    """Return what a note's rank is multiplied by, for the week that it is of."""
    halves = max(0, (today - start).days) / 7 / HALF_LIFE if start else math.inf
    return 1 - NEWNESS + NEWNESS * math.exp2(-halves)
