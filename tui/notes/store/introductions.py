"""Who is who in notes: authors and owners by the names that they are known by."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import force_setattr, replace

from tui.notes.action import Action
from tui.notes.conventions import People
from tui.notes.note import Note, Problem
from tui.notes.text import clean_line


class _Written(NamedTuple):
    """What stands in a note's file, where the note is shown otherwise."""

    author: str
    owners: tuple[str, ...]
    """Of its actions, in their order."""
    problems: tuple[Problem, ...]


class Introductions:
    """Puts what is known of the folder's people into notes, and takes it out again.

    Who somebody is may be seen later, so that how a note was written has to be remembered; a
    second copy of every note would take 5 MB of ten thousand.
    """

    def __init__(self, aliases: Mapping[str, str]) -> None:
        """Go by the names that the folder's settings give, by what else people are called."""
        self._aliases = aliases
        self._authors: frozenset[str] = frozenset()
        """How those who have notes sign them."""
        self.people = People(aliases)
        self.copies: Mapping[str, Collection[str]] = {}
        """The conflict copies that a sync tool has kept of a note, by its path."""
        self._written: dict[str, _Written] = {}
        """By path, of those notes only that are shown otherwise than they are written."""
        self._alike: dict[Any, Any] = {}
        """One of the equal values each: few are not."""

    def meet(self, authors: Iterable[str]) -> bool:
        """Know these authors, too; return whether anybody goes by other names for that."""
        return self._know(self._authors.union(authors))

    def part(self, authors: Iterable[str]) -> bool:
        """Know these authors no more, as they have no notes; returns as `meet` does."""
        return self._know(self._authors.difference(authors))

    def _know(self, authors: frozenset[str]) -> bool:
        if authors == self._authors:
            return False
        self._authors = authors
        people = People(self._aliases, authors)
        if people.names == self.people.names:
            return False
        self.people = people
        return True

    def forget(self, paths: Iterable[str]) -> None:
        """Take the notes at some paths for as they are written from now on: they were read anew."""
        for path in paths if self._written else ():
            self._written.pop(path, None)

    def introduced(self, note: Note, *, is_new: bool = False) -> Note:
        """Return a note with who is who in it, now that the people of the folder are known.

        Where it `is_new`, as read and nobody else's yet, it is changed itself: letting go of many
        thousands, each between others that stay, gives little memory back.
        """
        if not is_new:
            note = self.as_written(note)
        owners = [self._owner(action) for action in note.actions]
        author = self.people.display(note.author)
        problems = note.problems + self._problems(note.path)
        self._written.pop(note.path, None)
        written = _Written(
            note.author, tuple([action.owner for action in note.actions]), note.problems
        )
        if (author, tuple(owners), problems) == written:
            return note
        self._written[note.path] = self._alike.setdefault(written, written)
        if not is_new:
            return _with(note, author, owners, problems)
        for action, owner in zip(note.actions, owners, strict=True):
            force_setattr(action, "owner", owner)
        force_setattr(note, "author", author)
        force_setattr(note, "problems", problems)
        return note

    def as_written(self, note: Note) -> Note:
        """Return a note as it was read; whether `introduced` has returned it or not."""
        written = self._written.get(note.path)
        if written is None:
            return note
        return _with(note, *written)

    def author(self, note: Note) -> str:
        """Return the author as the note was written."""
        written = self._written.get(note.path)
        return written.author if written else note.author

    def _owner(self, action: Action) -> str:
        if not action.owner and not action.mentions:
            return ""
        return self.people.owner(action.owner, action.mentions)

    def _problems(self, path: str) -> tuple[Problem, ...]:
        copies = self.copies.get(path)
        if not copies:
            return ()
        names = ", ".join(sorted(clean_line(copy.rpartition("/")[2]) for copy in copies))
        message = f"A sync tool kept another version of this note beside it: {names}."
        return (Problem("conflict-copy", message),)


def _with(note: Note, author: str, owners: Iterable[str], problems: tuple[Problem, ...]) -> Note:
    actions = tuple(
        [
            action if action.owner == owner else replace(action, owner=owner)
            for action, owner in zip(note.actions, owners, strict=True)
        ]
    )
    return replace(note, author=author, actions=actions, problems=problems)
