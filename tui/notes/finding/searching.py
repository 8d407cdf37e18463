"""The search of one folder for one person, its index kept in step behind their back."""

import threading
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tui.notes.finding.search import Found, Searcher
from tui.notes.finding.search_file import file_for
from tui.notes.note import Note
from tui.notes.readers.unread import news_to

if TYPE_CHECKING:
    from tui.notes.shelf import Shelf


class Searching:
    """Searches what a shelf holds; safe to call from several threads."""

    def __init__(self, shelf: "Shelf", cache_dir: Path | None) -> None:
        """Search a shelf; the index is kept in `cache_dir`, else only as long as this is."""
        file = file_for(cache_dir, shelf.folder.root) if cache_dir else None
        self._shelf = shelf
        self._searcher = Searcher(file, text_of=shelf.text_of)
        self._guard = threading.Lock()
        self._known: Mapping[str, Note] | None = None
        """The notes that the index has taken in, or is taking in."""
        self._thread: threading.Thread | None = None

    def find(self, text: str, *, limit: int, whole: bool) -> Found:
        """Search; where not all notes are in the index yet, wait for that only if `whole`."""
        shelf = self._shelf
        conventions, notes = shelf.catalogue.conventions, shelf.notes
        thread = self._catch_up(notes)
        if whole and thread:
            thread.join()
        return self._searcher.search(
            text,
            notes,
            today=shelf.today(),
            starts=conventions.week_starts,
            day_first=conventions.day_first,
            me=shelf.me,
            unread=self._unread(notes),
            people=shelf.catalogue.people,
            sections=conventions.sections,
            limit=limit,
        )

    def close(self) -> None:
        """Let go of the index; what it lacks is taken in the next time."""
        self._searcher.close()

    def _unread(self, notes: Mapping[str, Note]) -> Collection[str]:
        shelf = self._shelf
        reading = shelf.reading
        return news_to(reading, notes.values(), today=shelf.today()) if reading else ()

    def _catch_up(self, notes: Mapping[str, Note]) -> threading.Thread | None:
        """Have the index take in what is new in a thread of its own; None where nothing is."""
        with self._guard:
            is_busy = self._thread is not None and self._thread.is_alive()
            if not is_busy and notes is not self._known:
                self._known = notes
                self._thread = threading.Thread(
                    target=self._take_in, args=(notes,), name="search index", daemon=True
                )
                self._thread.start()
                is_busy = True
            return self._thread if is_busy else None

    def _take_in(self, notes: Mapping[str, Note]) -> None:
        if self._searcher.catch_up(notes):
            self._known = None
