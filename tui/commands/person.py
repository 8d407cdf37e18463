"""`weeknotes person`: what a person wrote, has to do, and where others name them."""

import click

from tui.commands.options import Command
from tui.commands.output import print_markdown
from tui.commands.people import person as asked_person
from tui.commands.people import stranger
from tui.commands.session import Session
from tui.notes.composing.compose import Sources
from tui.notes.composing.person_page import document, person
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library

EXAMPLES = """\b
Examples:
  weeknotes person amara
  weeknotes person me
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("name")
@click.pass_obj
def command(session: Session, *, name: str) -> None:
    """Print what there is of a person, as one Markdown document.

    These are their open actions, their notes, and the notes of others that name them or link to
    theirs. NAME is a name or login, as in the folder's settings; `me` is you.
    What others have not published is left out.
    """
    library = session.library()
    who = asked_person(library, name)
    sources = Sources.of(library)
    found = person(who, sources)
    if not (found.written or found.actions or found.mentions):
        raise WeeknotesError(_unknown(library, who))
    print_markdown(document(found, sources, today=library.today()).body)


def _unknown(library: Library, name: str) -> str:
    """Return a sentence on somebody of whom nothing is shown."""
    people = library.catalogue.people
    if people.knows(name):
        return f"No note that you are shown is by {people.display(name)} or names them."
    return stranger(library, name)
