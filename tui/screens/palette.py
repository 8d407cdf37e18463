"""What the command palette finds besides the program's commands: notes, by their titles."""

from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.notes.note import Note

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

OFFERED = 8
"""How many of the newest notes are offered before anything is typed."""

FOUND = 50
"""How many are offered of those that fit what was typed; the search (`/`) is there for more."""


class Palette(CommandPalette):
    """Textual's palette, in which keys may come faster than its list is laid out.

    Its worker may also find what was looked for when the list has been taken away already.
    """

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # a page down in a list that is new has no line to start from
            super()._action_command_list(action)

    def _watch__list_visible(self) -> None:
        if self.query(CommandList):
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self.query(CommandList):
            await super()._watch__show_busy()


class NotesByTitle(Provider):
    """Offers the notes of the main screen's folder."""

    @property
    def _main(self) -> "MainScreen":
        return cast("MainScreen", self.screen)

    async def discover(self) -> Hits:
        """Offer the newest notes."""
        for note in _newest_first(self._main)[:OFFERED]:
            yield DiscoveryHit(
                Content(note.title), partial(self._main.go, note.path), help=_facts(note).markup
            )

    async def search(self, query: str) -> Hits:
        """Offer the notes whose title or author holds the words, in any case."""
        words = query.casefold().split()
        matcher = self.matcher(query)
        fitting = (note for note in _newest_first(self._main) if _holds(note, words))
        for note in islice(fitting, FOUND):
            score = matcher.match(note.title) or 0.1
            title = Content(note.title)
            yield Hit(
                score, title, partial(self._main.go, note.path), note.title, _facts(note).markup
            )


def _holds(note: Note, words: list[str]) -> bool:
    known = f"{note.title} {note.author}".casefold()
    return all(word in known for word in words)


def _newest_first(main: "MainScreen") -> list[Note]:
    return sorted(main.library.notes.values(), key=_age, reverse=True)


def _age(note: Note) -> tuple[int, str]:
    return (note.week.start.toordinal() if note.week else 0, note.path)


def _facts(note: Note) -> Content:
    return Content(" · ".join(filter(None, (note.author, note.week.label() if note.week else ""))))
