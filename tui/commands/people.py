"""People on the command line, and what is said where nobody and nothing is found."""

from collections.abc import Iterable

import click

from tui.commands.output import complain
from tui.commands.session import Session
from tui.commands.weeks import ANY_WEEK, Weeks
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.week import Week

NOBODY = "I don't know who you are: say it with --as NAME before the command."
STRANGER = "You are “{}” here, a name that no note is by"
NEWCOMER = "You have not opened the app here yet: notes older than four weeks count as read."
ANOTHER = "--as NAME before the command says another"


def person(library: Library, asked: str | None) -> str:
    """Return the display name of the person that is asked for; `me` is who is at the keyboard.

    Empty where nobody is. Raises `WeeknotesError` for a name of blanks, and for `me` where nothing
    says who that is; where nobody in the folder goes by one's name, a word on it goes to standard
    error.
    """
    if asked is None:
        return ""
    if not asked.strip():
        raise WeeknotesError(stranger(library, asked))
    if asked != "me":
        return library.catalogue.people.display(asked)
    if not library.me:
        raise WeeknotesError(NOBODY)
    if not library.catalogue.people.knows(library.me):
        complain(f"{STRANGER.format(library.me)}{_remedy()}.")
    return library.me


def tell_beginner(library: Library) -> None:
    """Say on standard error as whom one begins the first note, which may be a slip.

    Over SSH it can't be one.
    """
    if library.notes and not library.catalogue.people.knows(library.me) and (way := _remedy()):
        complain(f"{STRANGER.format(library.me)}{way}.")


def known_person(library: Library, asked: str | None) -> str:
    """Return `person`; raises `WeeknotesError` also for another name that nobody goes by."""
    name = person(library, asked)
    if library.notes and name and asked != "me" and not is_somebody(library, name):
        raise WeeknotesError(stranger(library, name))
    return name


def _remedy() -> str:
    """Say how to be somebody else, except over SSH, where the key says who one is."""
    session = click.get_current_context().find_object(Session)
    return "" if session and session.restricted else f": {ANOTHER}"


def is_somebody(library: Library, name: str) -> bool:
    """Whether a note is by somebody of this name, an action theirs, or the settings know them."""
    return library.catalogue.people.knows(name) or any(
        action.owner == name for note in library.notes.values() for action in note.actions
    )


def stranger(library: Library, name: str) -> str:
    """Return a sentence on a name that nobody goes by, with the one that may be meant."""
    near = near_name(name, _names(library))
    return f"Nobody here goes by “{name}”." + (f" Did you mean “{near}”?" if near else "")


def newcomer(library: Library, name: str) -> str:
    """Return a sentence on a name that nobody goes by so far, which may be as it is meant."""
    near = near_name(name, _names(library))
    return f"Nobody here goes by “{name}” yet" + (f"; did you mean “{near}”?" if near else ".")


def near_name(name: str, names: Iterable[str]) -> str:
    """Return that of some names which is the most like one; empty where none is."""
    from difflib import get_close_matches

    spelled = {each.casefold(): each for each in names}
    near = get_close_matches(name.casefold(), sorted(spelled), 1)
    return spelled[near[0]] if near else ""


def nothing(
    library: Library,
    what: str,
    *,
    weeks: Weeks = ANY_WEEK,
    there: Iterable[Week | None] = (),
) -> str:
    """Return a sentence on why there is nothing to list.

    `weeks` are those that were asked for; `there` are those that have such things.
    """
    if not library.notes:
        return f"There are no notes in {library.folder.root} yet. `weeknotes new` begins the first."
    elsewhere = weeks.elsewhere(there)
    return f"No {what} matches; {elsewhere}" if elsewhere else f"No {what} matches."


def _names(library: Library) -> Iterable[str]:
    """Yield what people are called: their logins, first names and names in full."""
    people = library.catalogue.conventions.people
    authors = (note.author for note in library.notes.values())
    for name in filter(str.strip, {*people.values(), *authors}):
        yield from (name.split()[0], name)
    yield from people
