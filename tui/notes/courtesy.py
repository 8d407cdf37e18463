"""Who may change what: the folder's rules among colleagues, and the options that win over them."""

from tui.notes.action import Action
from tui.notes.conventions import FILE, Conventions, People, Who
from tui.notes.errors import NotAllowed
from tui.notes.note import Note
from tui.notes.readers.visibility import is_asked

WHO_IS_WHO = "[people] there says who goes by which name."
"""What helps whoever is taken for somebody else, with an account of their own or over SSH."""


def check_tick(note: Note, action: Action, me: str, conventions: Conventions) -> None:
    """Raise `NotAllowed` where a person may not change an action of a note."""
    _check_sound(note)
    if conventions.tick is Who.NOBODY:
        raise NotAllowed(
            f"Actions are not ticked in this folder: `tick` in its {FILE} says nobody."
        )
    if conventions.tick is Who.OWN and me not in (note.author, action.owner):
        raise NotAllowed(
            f"Only {_either(note.author, action.owner)} may tick this: `tick` in the folder's "
            f"{FILE} says own. You are {me or 'nobody'} here; {WHO_IS_WHO}"
        )


def check_begin(conventions: Conventions) -> None:
    """Raise `NotAllowed` where nobody writes notes in the folder."""
    if conventions.edit is Who.NOBODY:
        raise NotAllowed(f"Notes are not written in this folder: `edit` in its {FILE} says nobody.")


def check_edit(note: Note, me: str, conventions: Conventions) -> None:
    """Raise `NotAllowed` where a person may not edit a note.

    Who is asked to review it may, to leave remarks.
    """
    _check_sound(note)
    if conventions.edit is Who.NOBODY:
        raise NotAllowed(f"Notes are not edited in this folder: `edit` in its {FILE} says nobody.")
    is_theirs = me == note.author or is_asked(note, me, People(conventions.people))
    if conventions.edit is Who.OWN and note.author and not is_theirs:
        raise NotAllowed(
            f"This note is {note.author}'s, and you are {me or 'nobody here'}: `edit` in the "
            f"folder's {FILE} says own; {WHO_IS_WHO}"
        )


def _check_sound(note: Note) -> None:
    if not note.writable:
        reason = note.problems[0].message if note.problems else "It can't be read."
        raise NotAllowed(f"{note.path} is shown, but not changed. {reason}")


def _either(author: str, owner: str) -> str:
    names = dict.fromkeys(name for name in (author, owner) if name)
    return " or ".join(names) or "its author"
