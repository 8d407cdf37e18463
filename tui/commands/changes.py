"""`weeknotes changes`: what is new to a person since they were here last."""

import click

from tui.commands.options import Command
from tui.commands.output import complain, print_markdown
from tui.commands.people import NEWCOMER
from tui.commands.session import Session
from tui.notes.composing.changes_page import document, news, nothing_new
from tui.notes.composing.compose import Sources
from tui.notes.readers.unread import news_to

EXAMPLES = """\b
Examples:
  weeknotes changes
  weeknotes changes | less
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.pass_obj
def command(session: Session) -> None:
    """Print what is new to you, as one Markdown document.

    These are the notes that you have not read, the sections that others have changed since you
    read them, and the actions that were done since your last visit; who is back within an hour
    goes on with the same visit, and on your first day there is none before it. Before your first
    visit to the app, notes older than four weeks are left out, as they count as read then.
    Nothing counts as read by being printed here.
    """
    library = session.library()
    reading = session.reading(library)
    notes, visit = library.notes.values(), reading.last_visit
    if reading.is_newcomer and notes:
        complain(NEWCOMER)
    since, today = visit.astimezone().date() if visit else None, library.today()
    found = news(notes, news_to(reading, notes, today=today), since=since)
    if found.is_nothing:
        complain(nothing_new(since, today=today))
        return
    page = document(found, Sources.of(library), changed=reading.changed_lines, today=today)
    print_markdown(page.body)
