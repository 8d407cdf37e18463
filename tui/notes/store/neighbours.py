"""What other notes of the same folder tell of when a note is from, kept from look to look."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tui.notes.note import Note


class Neighbours:
    """The files of each folder, and the weeks of those that say for certain which they are of.

    A folder is gone through when a file in it is looked at for the first time; what changes in it
    later is all that is taken in.
    """

    def __init__(self, known: Mapping[str, Note]) -> None:
        """Args: `known` are the notes by path; whoever changes them says so by `renew`."""
        self.known = known
        self._folders: dict[str, dict[str, date | None]] = {}
        """By folder and path the first day of the week that is certain."""

    def expect(self, paths: Iterable[str]) -> set[str]:
        """Take in that there are files with these paths, and return the folders they are in."""
        by_folder: dict[str, list[str]] = {}
        for path in paths:
            by_folder.setdefault(_folder_of(path), []).append(path)
        if new := by_folder.keys() - self._folders.keys():
            self._go_through(new)
        for name, inside in by_folder.items():
            folder = self._folders[name]
            for path in inside:
                folder.setdefault(path, None)
        return {*by_folder}

    def renew(self, paths: Iterable[str]) -> None:
        """Take in what is known now of files that were expected."""
        for path in paths:
            if note := self.known.get(path):
                self.take(note)
            else:
                self._folders[_folder_of(path)].pop(path, None)

    def take(self, note: Note) -> None:
        """Take in what is about to be known of a file that was expected."""
        self._folders[_folder_of(note.path)][note.path] = _certain_week(note)

    def names(self, folder: str) -> list[str]:
        """Return the names of a folder's files."""
        start = len(folder) + 1 if folder else 0
        return [path[start:] for path in self._folders[folder]]

    def weeks(self, folder: str) -> set[date]:
        """Return the first days of the weeks that notes of a folder are certainly of."""
        return {day for day in self._folders[folder].values() if day}

    def uncertain(self, folder: str) -> Iterator[Note]:
        """Yield the notes of a folder that don't say for certain which week they are of."""
        for path, day in self._folders[folder].items():
            if day is None and (note := self.known.get(path)):
                yield note

    def _go_through(self, folders: Iterable[str]) -> None:
        self._folders |= {name: {} for name in folders}
        new = {name: self._folders[name] for name in folders}
        for path, note in self.known.items():
            inside = new.get(_folder_of(path))
            if inside is not None:
                inside[path] = _certain_week(note)


def _certain_week(note: Note) -> date | None:
    return note.week.start if note.week and not note.guessed else None


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]
