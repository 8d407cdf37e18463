"""The words of all notes in an SQLite full-text index, which any number of sessions share.

The notes are the truth: the file may be deleted at any time. It holds which words stand where,
and no text. What can go wrong with it is raised as `sqlite3.Error`.
"""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from hashlib import blake2s
from pathlib import Path
from sqlite3 import Connection

from tui.notes.errors import NoteUnreadable
from tui.notes.finding.phrases import Phrase, spaced
from tui.notes.finding.search_file import (
    connect,
    holds,
    is_worn,
    missing,
    moment,
    prepare,
    remove,
    writing,
)
from tui.notes.finding.searchable import FEW, WEIGHTS, TextOf, parts_of, searchable
from tui.notes.note import Note

BATCH = 50
"""How many notes are written at once: other sessions wait for as long as that takes."""

_PARTS = 1 << 16
"""More parts than this of one note are not told apart."""

# What is superseded keeps its words in FTS5, under a number that no file has any more.
_MATCHES = "from notes join files on number = notes.rowid where notes match ?"
_MATCHING = f"select path {_MATCHES}"
_MATCHING_PARTS = (
    f"select distinct path from parts join files on number = parts.rowid / {_PARTS}"  # noqa: S608  # our own number
    " where parts match ?"
)


class SearchIndex:
    """Finds notes by their words; one thread may search it while another one adds to it."""

    def __init__(self, file: Path) -> None:
        """Open or make the file; raises OSError or sqlite3.Error where that can't be done."""
        prepare(file)
        self._file = file
        self._reader = connect(file)
        self._guard = threading.Lock()
        """Held while the reader is in use."""
        self._complete: tuple[Mapping[str, Note], object] | None = None
        """Notes that were all in the file, and at which of its moments."""

    def catch_up(
        self, notes: Mapping[str, Note], text_of: TextOf, goes_on: Callable[[], bool]
    ) -> bool:
        """Add what is new or different, the newest first, for as long as it `goes_on`.

        Returns whether all of it could be read as it is known.
        """
        is_all = True
        with closing(connect(self._file)) as writer:
            if is_worn(writer, notes):
                _empty(writer)
            lacking = missing(writer, notes)
            lacking.sort(key=lambda note: note.week.start.toordinal() if note.week else 0)
            while lacking and goes_on():
                batch = lacking[-BATCH:]
                del lacking[-BATCH:]
                # Another session may be at the same.
                new = [note for note in batch if not holds(writer, note)]
                is_all &= _add(writer, new, text_of)
        return is_all

    def has_all(self, notes: Mapping[str, Note]) -> bool:
        """Whether these notes can be found by all of their words."""
        with self._guard:
            now = moment(self._reader)
            is_known = self._complete and self._complete[0] is notes and self._complete[1] == now
            if not is_known:
                self._complete = None if missing(self._reader, notes) else (notes, now)
            return self._complete is not None

    def ranked(self, groups: Sequence[Sequence[Phrase]]) -> dict[str, float]:
        """Return how well the notes match that have a phrase of every group, by path."""
        wanted = " AND ".join(f"({' OR '.join(map(_spelled, group))})" for group in groups)
        with self._guard:
            paths = self._paths(_MATCHING, wanted)
            if len(paths) > FEW:
                return self._roughly(paths, wanted)
            weights = ", ".join(map(str, WEIGHTS))
            rows = f"select path, -bm25(notes, {weights}) {_MATCHES}"
            return dict(self._reader.execute(rows, (wanted,)))

    def containing(self, phrase: Phrase, under: Collection[str]) -> set[str]:
        """Return the paths of the notes with a phrase, below one of some headings if given.

        The headings are folded.
        """
        with self._guard:
            if not under:
                return set(self._paths(_MATCHING, _spelled(phrase)))
            headings = " OR ".join(map(_key, under))
            wanted = f"under : ({headings}) AND body : {_spelled(phrase)}"
            return set(self._paths(_MATCHING_PARTS, wanted))

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            self._reader.close()

    def discard(self) -> None:
        """Let go of the file and delete it."""
        self.close()
        remove(self._file)

    def _roughly(self, paths: Sequence[str], wanted: str) -> dict[str, float]:
        """Return what notes count by where the words are, however often they are there."""
        scores = dict.fromkeys(paths, WEIGHTS[-1])
        for column, weight in zip(("title", "headings"), WEIGHTS, strict=False):
            for path in self._paths(_MATCHING, f"{column} : ({wanted})"):
                if path in scores:  # another may have been added since they were counted
                    scores[path] += weight
        return scores

    def _paths(self, sql: str, wanted: str) -> list[str]:
        return [path for (path,) in self._reader.execute(sql, (wanted,))]


def _add(writer: Connection, notes: Sequence[Note], text_of: TextOf) -> bool:
    """Add notes, and return whether that was all: one that can't be read stays unknown."""
    rows = []
    for note in notes:
        try:
            text = text_of(note)
        except NoteUnreadable:
            continue
        parts = [
            (" ".join(map(_key, part.under)), spaced(part.text))
            for part in parts_of(note.sections, text)
        ]
        rows.append((note, searchable(note, text), parts[:_PARTS]))
    with writing(writer):
        for note, columns, parts in rows:
            entry = "insert or replace into files (path, digest) values (?, ?)"
            number = writer.execute(entry, (note.path, note.digest)).lastrowid or 0
            entry = "insert into notes (rowid, title, headings, body) values (?, ?, ?, ?)"
            writer.execute(entry, (number, *columns))
            writer.executemany(
                "insert into parts (rowid, under, body) values (?, ?, ?)",
                ((number * _PARTS + place, *part) for place, part in enumerate(parts)),
            )
    return len(rows) == len(notes)


def _empty(writer: Connection) -> None:
    """Begin anew, with numbers that were never used."""
    with writing(writer):
        writer.execute("delete from files")
        for table in ("notes", "parts"):
            writer.execute(f"insert into {table} ({table}) values ('delete-all')")  # noqa: S608  # our own names


def _spelled(phrase: Phrase) -> str:
    """Spell a phrase as FTS5 does; its words are letters and digits, and so end no quote."""
    return f'"{" ".join(phrase.words)}"{"*" if phrase.is_open else ""}'


def _key(heading: str) -> str:
    """Return a word that stands for a folded heading."""
    return f"h{blake2s(heading.encode(), digest_size=8).hexdigest()}"
