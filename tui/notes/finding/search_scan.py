"""Finding notes by reading all of them: where there is no index, slower and with the same results.

It counts as SQLite's FTS5 does, so that notes come in the same order.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import mul
from typing import NamedTuple

from tui.notes.errors import NoteUnreadable
from tui.notes.finding.phrases import WORD, Phrase, spaced
from tui.notes.finding.searchable import FEW, WEIGHTS, Searchable, TextOf, parts_of, searchable
from tui.notes.note import Note

COLUMNS = len(WEIGHTS)

_K1, _B = 1.2, 0.75
_LEAST = 1e-6
"""What a word counts that is in more than half of all notes."""


class SearchScan:
    """Finds notes by their words, without anything kept from one search to the next."""

    def __init__(self, notes: Mapping[str, Note], text_of: TextOf) -> None:
        self._notes = notes
        self._text_of = text_of

    def ranked(self, groups: Sequence[Sequence[Phrase]]) -> dict[str, float]:
        """Return how well the notes match that have a phrase of every group, by path."""
        patterns = [[phrase.pattern() for phrase in group] for group in groups]
        tallies = {
            note.path: _Tally.of(_lowered(searchable(note, text)), patterns)
            for note, text in self._texts()
        }
        matching = {path: tally for path, tally in tallies.items() if tally.has(*range(COLUMNS))}
        if len(matching) > FEW:
            return {path: tally.roughly() for path, tally in matching.items()}
        mean = sum(tally.length for tally in tallies.values()) / max(1, len(tallies))
        worths = [
            _worth(sum(map(any, hits)), len(tallies))
            for hits in zip(*(tally.hits for tally in tallies.values()), strict=True)
        ]
        return {path: tally.worth(worths, mean) for path, tally in matching.items()}

    def containing(self, phrase: Phrase, under: Collection[str]) -> set[str]:
        """Return the paths of the notes with a phrase, below one of some headings if given.

        The headings are folded.
        """
        pattern = phrase.pattern()
        found = set()
        for note, text in self._texts():
            if under:
                parts = parts_of(note.sections, text)
                texts = [spaced(part.text) for part in parts if not {*under}.isdisjoint(part.under)]
            else:
                texts = [*searchable(note, text)]
            if any(pattern.search(text.lower()) for text in texts):
                found.add(note.path)
        return found

    def _texts(self) -> Iterator[tuple[Note, str]]:
        for note in self._notes.values():
            if note.digest:
                try:
                    text = self._text_of(note)
                except NoteUnreadable:
                    continue
                yield note, text


class _Tally(NamedTuple):
    """How often phrases are in a note."""

    length: int
    """How many words the note has."""
    groups: Sequence[int]
    """How many phrases each group has."""
    hits: Sequence[Sequence[int]]
    """How often each phrase is in each column, group after group."""

    @classmethod
    def of(cls, columns: Searchable, groups: Sequence[Sequence[re.Pattern[str]]]) -> "_Tally":
        """Count the phrases in a note."""
        length = sum(len(WORD.findall(column)) for column in columns)
        patterns = [pattern for group in groups for pattern in group]
        hits = [[len(pattern.findall(column)) for column in columns] for pattern in patterns]
        return cls(length, [len(group) for group in groups], hits)

    def has(self, *columns: int) -> bool:
        """Whether a phrase of each group is in one of these columns."""
        first = 0
        for size in self.groups:
            of_group = self.hits[first : first + size]
            first += size
            if not any(hits[column] for hits in of_group for column in columns):
                return False
        return True

    def roughly(self) -> float:
        """Return what the note counts by where the phrases are, however often."""
        return WEIGHTS[-1] + sum(
            weight for column, weight in enumerate(WEIGHTS[:-1]) if self.has(column)
        )

    def worth(self, worths: Sequence[float], mean: float) -> float:
        """Return what the note counts by BM25; `worths` are the phrases', `mean` the length."""
        damping = _K1 * (1 - _B + _B * self.length / mean)
        total = 0.0
        for worth, hits in zip(worths, self.hits, strict=True):
            often = sum(map(mul, WEIGHTS, hits))
            total += worth * often * (_K1 + 1) / (often + damping)
        return total


def _lowered(columns: Searchable) -> Searchable:
    return Searchable(*(column.lower() for column in columns))


def _worth(notes_with: int, notes: int) -> float:
    """Return how much it says that a phrase is found, of which so many notes have it."""
    rarity = math.log((notes - notes_with + 0.5) / (notes_with + 0.5))
    return rarity if rarity > 0 else _LEAST
