"""`weeknotes log`: what was done in a week, and whose it was."""

from typing import Any

import click

from tui.commands.options import Command
from tui.commands.output import complain, print_json, print_markdown
from tui.commands.people import known_person, nothing
from tui.commands.session import Session
from tui.commands.weeks import Weeks, asked_week
from tui.notes.composing.compose import Sources
from tui.notes.composing.log_of_week import Done, document, done_log, settled
from tui.notes.library import Library
from tui.notes.week import Week

EXAMPLES = """\b
Examples:
  weeknotes log
  weeknotes log --week last --author me
  weeknotes log --json | jq -r '.[] | [.day, .who, .text] | @tsv'
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.option(
    "--week",
    default="this",
    metavar="WEEK",
    show_default=True,
    help="What was done in this week: last, 2019-W24, 2019-06-12.",
)
@click.option("--author", metavar="NAME", help="Only this person's; `me` is you.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, week: str, author: str | None, as_json: bool) -> None:
    """Print what was done or cancelled in a week, person by person, as Markdown.

    An action counts for its owner, else for its note's author, whoever has ticked it, on the day
    that is written in it: a box that was ticked without a date is in no week's log.
    """
    library = session.library()
    who, chosen = known_person(library, author), asked_week(library, week)
    log = [done for done in done_log(library.notes.values(), chosen) if who in ("", done.who)]
    if as_json:
        print_json(map(describe, log))
    elif log:
        print_markdown(document(log, chosen, Sources.of(library)).body)
    if not log:
        complain(_nothing_done(library, chosen, who))


def _nothing_done(library: Library, week: Week, who: str) -> str:
    """Return a sentence on why a week's log is empty, with the week that has the next one."""
    starts = library.catalogue.conventions.week_starts
    days = (
        settled(action)
        for note in library.notes.values()
        for action in note.actions
        if action.counted and who in ("", action.owner or note.author)
    )
    there = [Week.of(day, starts) for day in days if day]
    return nothing(library, "action", weeks=Weeks(week, week), there=there)


def describe(done: Done) -> dict[str, Any]:
    """Return what was done as it is printed in JSON; the names are public and stable."""
    action = done.action
    return {
        "id": action.id,
        "path": action.path,
        "line": action.line,
        "text": action.text,
        "state": action.state,
        "who": done.who or None,
        "day": done.day,
        "section": action.section or None,
    }
