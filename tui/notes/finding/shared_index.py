"""Having the search index where one is possible, and doing without where not."""

import logging
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.notes.finding.searchable import TextOf
from tui.notes.note import Note

if TYPE_CHECKING:  # SQLite is loaded by the first search, and not every Python has it
    from tui.notes.finding.search_index import SearchIndex

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class SharedIndex:
    """Opens the index when it is first needed, and again where it was found damaged.

    `file` is where it belongs; None, or a place where nothing can be written, puts it in a
    temporary folder, which is one session's. Its methods are for several threads.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._index: SearchIndex | None = None
        self._aside: tempfile.TemporaryDirectory[str] | None = None
        self._is_possible = True
        """Whether there can be an index here, as far as is known."""
        self._is_closed = False
        self._opening = threading.Lock()
        self._adding = threading.Lock()

    def use(self, work: Callable[["SearchIndex"], _Answer]) -> _Answer | None:
        """Return what `work` does with the index; None where there is none that can be used."""
        index = self._open()
        if index is None:
            return None
        import sqlite3

        try:
            return work(index)
        except sqlite3.OperationalError as error:  # another session takes long, or a full disk
            _log.info("The search index can't be used now: %s", error)
        except sqlite3.DatabaseError as error:
            _log.info("The search index is given up: %s", error)
            self._give_up(index)
        return None

    def catch_up(self, notes: Mapping[str, Note], text_of: TextOf) -> bool:
        """Add what the index lacks; return whether a note is left for another time."""

        def add(index: "SearchIndex") -> bool:
            return index.catch_up(notes, text_of, lambda: not self._is_closed)

        with self._adding:
            return self.use(add) is False

    def close(self) -> None:
        """Let go of the index, at the latest when a few notes more have been added."""
        self._is_closed = True
        with self._adding, self._opening:
            if self._index:
                self._index.close()
                self._index = None
            if self._aside:
                self._aside.cleanup()
                self._aside = None

    def _open(self) -> "SearchIndex | None":
        with self._opening:
            if self._index is None and self._is_possible and not self._is_closed:
                self._index = self._open_in(self._file) if self._file else None
                self._index = self._index or self._open_aside()
                self._is_possible = self._index is not None
            return self._index

    def _open_aside(self) -> "SearchIndex | None":
        try:
            self._aside = self._aside or tempfile.TemporaryDirectory(prefix="weeknotes-search-")
        except OSError as error:
            _log.info("There is no room for a search index: %s", error)
            return None
        return self._open_in(Path(self._aside.name, "search.sqlite"))

    def _open_in(self, file: Path) -> "SearchIndex | None":
        try:
            import sqlite3

            from tui.notes.finding.search_index import SearchIndex
        except ImportError as error:
            _log.info("This Python has no SQLite: %s", error)
            return None
        try:
            return SearchIndex(file)
        except (OSError, sqlite3.Error) as error:  # also where SQLite was built without FTS5
            _log.info("There is no search index at %s: %s", file, error)
            return None

    def _give_up(self, index: "SearchIndex") -> None:
        """Delete a damaged index; the next use begins a new one."""
        with self._opening:
            if self._index is index:
                index.discard()
                self._index = None
