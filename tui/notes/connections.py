"""What the notes of a folder have to do with each other, as of the last look."""

import threading
from collections.abc import Callable, Mapping

from tui.notes.note import Note
from tui.notes.parsing.backlinks import Backlinks, Mention, dead_links, differing
from tui.notes.parsing.links import Links, Target


class Connections:
    """The links between notes, worked out when they are asked for; safe in several threads.

    `notes` gives a mapping that is replaced, and never changed, when the folder changes; `is_file`
    says whether there is a file at a path within the folder.
    """

    def __init__(
        self,
        notes: Callable[[], Mapping[str, Note]],
        *,
        site: Callable[[], str],
        is_file: Callable[[str], bool],
    ) -> None:
        self._notes = notes
        self._site = site
        self._is_file = is_file
        self._guard = threading.Lock()
        self._named: tuple[Mapping[str, Note], str, Links] | None = None
        """The notes and the site that the names were gathered from, and the names."""
        self._backlinks = Backlinks()
        self._followed: Mapping[str, Note] | None = None
        """The notes whose links are known to the backlinks."""

    @property
    def links(self) -> Links:
        """The names by which the notes are linked to."""
        with self._guard:
            return self._gathered()

    def keep_up(self) -> None:
        """Gather the names of what has changed, from a thread, before somebody waits for them.

        All of ten thousand notes take a tenth of a second.
        """
        with self._guard:
            self._gathered()

    def resolve(self, target: str, origin: str) -> Target | None:
        """Return where a link in the note `origin` leads within the folder, or None."""
        return self.links.resolve(target, origin)

    def mentions(self, path: str) -> tuple[Mention, ...]:
        """Return the notes that link to a note, the newest week first."""
        with self._guard:
            links, notes = self._gathered(), self._notes()
            if self._followed is not notes:
                self._backlinks.update(notes)
                self._followed = notes
            return self._backlinks.of(path, links)

    def dead(self, note: Note) -> frozenset[str]:
        """Return the targets in a note, as written, that lead to nothing in the folder."""
        return dead_links(note, self.links, self._is_file)

    def _gathered(self) -> Links:
        notes, site = self._notes(), self._site()
        if self._named is None or self._named[1] != site:
            self._named = notes, site, Links(notes.values(), site)
        elif self._named[0] is not notes:
            before, _, links = self._named
            changed = differing(before, notes)
            self._named = notes, site, links.renewed(notes, changed)
            if self._followed is before:
                self._backlinks.update(notes, changed)
                self._followed = notes
        return self._named[2]
