"""People on the command line, and what is said where nobody and nothing is found."""

import click

from tui.commands.output import complain
from tui.commands.session import Session
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library

NOBODY = "I don't know who you are: say it with --as NAME before the command."
STRANGER = "You are “{}” here, a name that no note is by"
NEWCOMER = "You have not opened the app here yet: notes older than four weeks count as read."
ANOTHER = "--as NAME before the command says another"


def person(library: Library, asked: str) -> str:
    """Return the display name of the person that is asked for; `me` is who is at the keyboard.

    Empty where nobody is. Raises `WeeknotesError` for `me` where nothing says who that is; where
    nobody in the folder goes by that name, a word on it goes to standard error.
    """
    if asked != "me":
        return library.catalogue.people.display(asked) if asked else ""
    if not library.me:
        raise WeeknotesError(NOBODY)
    if not library.catalogue.people.knows(library.me):
        complain(f"{STRANGER.format(library.me)}{_remedy()}.")
    return library.me


def _remedy() -> str:
    """Say how to be somebody else, except over SSH, where the key says who one is."""
    session = click.get_current_context().find_object(Session)
    return "" if session and session.restricted else f": {ANOTHER}"


def nothing(library: Library, what: str) -> str:
    """Return a sentence on why there is nothing to list."""
    if library.notes:
        return f"No {what} matches."
    return f"There are no notes in {library.folder.root} yet. `weeknotes new` begins the first."
