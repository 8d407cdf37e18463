"""Which notes somebody is to be shown: no unfinished ones of others, unless they are asked."""

from collections.abc import Mapping
from types import MappingProxyType

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
