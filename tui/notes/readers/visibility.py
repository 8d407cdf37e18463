"""Which notes somebody is to be shown: no unfinished ones of others, unless they are asked."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.notes.conventions import People
from tui.notes.names import people_in
from tui.notes.note import Note, Status


def may_see(note: Note, me: str, people: People) -> bool:
    """Whether a note is for a person, by the display name, to be shown in lists.

    Drafts are their authors' alone; what is in review is for those who are asked, or for
    everybody where nobody is named. This keeps unfinished notes out of the way, and nothing
    private: whoever can read the folder can read every file in it.
    """
    if note.status is Status.PUBLISHED or not note.author:
        return True
    if me and me in (note.author, *people_in(note.author)):
        return True
    is_open = note.status is Status.REVIEW and not note.reviewers
    return is_open or is_asked(note, me, people)


def is_asked(note: Note, me: str, people: People) -> bool:
    """Whether a person is asked by name to look at a note that is in review."""
    names = (people.display(name.removeprefix("@")) for name in note.reviewers)
    return note.status is Status.REVIEW and me in names


def visible(notes: Mapping[str, Note], me: str, people: People) -> Mapping[str, Note]:
    """Return the notes, by path, that a person is to be shown; the same where that is all."""
    hidden = {path for path, note in notes.items() if not may_see(note, me, people)}
    if not hidden:
        return notes
    return MappingProxyType({path: note for path, note in notes.items() if path not in hidden})


class Sight:
    """The notes that a person is to be shown, worked out once and then kept in step.

    Safe in several threads. The mappings of notes that it is given are never changed in place.
    """

    def __init__(self) -> None:
        self._last: _Seen | None = None

    def of(self, notes: Mapping[str, Note], me: str, people: People) -> Mapping[str, Note]:
        """Return what `visible` does; the same object as long as nothing is different."""
        last = self._last
        if last is None or last.notes is not notes or last.me != me or last.people is not people:
            last = self._last = _Seen(notes, me, people, visible(notes, me, people))
        return last.seen

    def follow(self, notes: Mapping[str, Note], touched: Collection[str]) -> None:
        """Take in that the notes are these now, of which those at the paths `touched` differ."""
        last = self._last
        if last is None or last.notes is notes:
            return
        me, people = last.me, last.people
        found = ((path, notes[path]) for path in touched if path in notes)
        shown = {path: note for path, note in found if may_see(note, me, people)}
        hidden = [path for path in touched if path not in shown]
        if last.seen is last.notes and not any(path in notes for path in hidden):
            self._last = _Seen(notes, me, people, notes)
            return
        seen = dict(last.seen) | shown
        for path in hidden:
            seen.pop(path, None)
        self._last = _Seen(notes, me, people, MappingProxyType(seen))


class _Seen(NamedTuple):
    """What is shown of some notes to a person, as the people of the folder are known."""

    notes: Mapping[str, Note]
    me: str
    people: People
    seen: Mapping[str, Note]
