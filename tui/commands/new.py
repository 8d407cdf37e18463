"""`weeknotes new`: draft a week's note."""

import click

from tui.commands.options import Command
from tui.commands.output import print_lines
from tui.commands.people import tell_beginner
from tui.commands.session import Session
from tui.commands.weeks import asked_week
from tui.notes.errors import Changed

EXAMPLES = """\b
Examples:
  weeknotes new
  weeknotes new --week last
  cd ~/team-notes && $EDITOR "$(weeknotes new --no-open)"
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.option("--week", default="", help="Another week than this one: last, 2019-W24, 2019-06-12.")
@click.option("--no-open", is_flag=True, help="Only create the file, and print its path.")
@click.pass_obj
def command(session: Session, *, week: str, no_open: bool) -> None:
    """Draft your note of a week, this one unless stated, and open it in the app's editor.

    Where you have written one already, that is opened, or printed with --no-open.
    """
    if no_open:
        create(session, week)
        return
    draft = "this"
    if week:
        draft = asked_week(session.library(look=False), week).start.isoformat()
    session.run_app(draft=draft)


def create(session: Session, week: str) -> None:
    """Create the note where there is none yet, and print its path, from the notes folder."""
    library = session.library()
    chosen = asked_week(library, week) if week else library.this_week
    written = library.own_notes(chosen)
    if written:
        print_lines([written[0].path])
        return
    tell_beginner(library)
    draft = library.draft(chosen)
    try:
        path = library.save(draft.path, draft.text.encode("utf-8"), base=None).path
    except Changed:  # somebody has just begun it, as by the same command
        library.refresh()
        if not (written := library.own_notes(chosen)):
            raise
        path = written[0].path
    library.close()
    print_lines([path])
