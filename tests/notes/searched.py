"""A folder of texts to search, with an index or without."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.made import TODAY
from tui.notes.conventions import People
from tui.notes.errors import NoteUnreadable
from tui.notes.finding.search import Found, Searcher
from tui.notes.note import Note
from tui.notes.parsing.scan import scan
from tui.notes.text import decode


class Searched:
    """Texts by path that are searched as they are at the moment."""

    def __init__(self, texts: Mapping[str, str], file: Path | None) -> None:
        self.texts = {**texts}
        self.read: list[str] = []
        """The paths of what was read, in order."""
        self.searcher = Searcher(file, text_of=self.text)

    @property
    def notes(self) -> dict[str, Note]:
        """The notes of these texts."""
        return {path: scan(path, text.encode()) for path, text in self.texts.items()}

    def text(self, note: Note) -> str:
        """Read a text; raises `NoteUnreadable` where it is not there any more."""
        path = note.path
        self.read.append(path)
        if path not in self.texts:
            raise NoteUnreadable(f"{path} can't be read.")
        return decode(self.texts[path].encode()).text

    def catch_up(self) -> None:
        """Bring the index in step."""
        self.searcher.catch_up(self.notes)

    def search(self, text: str, **more: Any) -> Found:
        """Search without bringing the index in step."""
        given: dict[str, Any] = {"today": TODAY, "people": People({"ada": "Ada Lovelace"})}
        return self.searcher.search(text, self.notes, **given | more)

    def paths(self, text: str, **more: Any) -> list[str]:
        """Return the paths of what is found, the best first."""
        self.catch_up()
        return [hit.note.path for hit in self.search(text, **more).hits]

    def lines(self, text: str, **more: Any) -> Sequence[tuple[int, str]]:
        """Return what is found in the best note, with every mark between `<` and `>`."""
        self.catch_up()
        marked = []
        for excerpt in self.search(text, **more).hits[0].excerpts:
            shown = excerpt.text
            for start, end in reversed(excerpt.marks):
                shown = f"{shown[:start]}<{shown[start:end]}>{shown[end:]}"
            marked.append((excerpt.line, shown))
        return marked
