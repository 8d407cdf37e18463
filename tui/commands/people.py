"""People on the command line, and what is said where nobody and nothing is found."""

from tui.commands.output import complain
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library

NOBODY = "I don't know who you are: say it with --as NAME before the command."
STRANGER = (
    "You are “{}” here, a name that no note is by: --as NAME before the command says another."
)


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
        complain(STRANGER.format(library.me))
    return library.me


def nothing(library: Library, what: str) -> str:
    """Return a sentence on why there is nothing to list."""
    if library.notes:
        return f"No {what} matches."
    return f"There are no notes in {library.folder.root} yet. `weeknotes new` begins the first."
