"""`weeknotes log`: what was done in a week, and whose it was."""

from typing import Any

import click

from tui.commands.output import complain, print_json, print_markdown
from tui.commands.people import nothing, person
from tui.commands.session import Session
from tui.commands.weeks import asked_week
from tui.notes.composing.compose import Sources
from tui.notes.composing.log_of_week import Done, document, done_log

EXAMPLES = """\b
Examples:
  weeknotes log
  weeknotes log --week last --author me
  weeknotes log --json | jq -r '.[] | [.day, .who, .text] | @tsv'
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--week",
    default="this",
    metavar="WEEK",
    show_default=True,
    help="What was done in this week: last, 2019-W24, 2019-06-12.",
)
@click.option("--author", default="", metavar="NAME", help="Only this person's; `me` is you.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, week: str, author: str, as_json: bool) -> None:
    """Print what was done or cancelled in a week, person by person, as Markdown.

    An action counts for its owner, else for its note's author, whoever has ticked it, on the day
    that is written in it: a box that was ticked without a date is in no week's log.
    """
    library = session.library()
    who, chosen = person(library, author), asked_week(library, week)
    log = [done for done in done_log(library.notes.values(), chosen) if who in ("", done.who)]
    if as_json:
        print_json(map(describe, log))
    elif log:
        print_markdown(document(log, chosen, Sources.of(library)).body)
    else:
        complain(nothing(library, "action"))


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
