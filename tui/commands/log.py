"""`weeknotes log`: what was done in a week, and by whom."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

import click

from tui.commands.output import complain, print_json, print_markdown
from tui.commands.people import nothing, person
from tui.commands.session import Session
from tui.commands.weeks import asked_week
from tui.notes.log_of_week import Done, done_log
from tui.notes.text import clean_line
from tui.notes.week import Week
from tui.notes.wording import WEEKDAYS, plain

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
@click.option("--author", default="", metavar="NAME", help="Only by this person; `me` is you.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, week: str, author: str, as_json: bool) -> None:
    """Print what was done or cancelled in a week, person by person, as Markdown.

    An action counts for its owner, else for its note's author, on the day that is written in it:
    a box that was ticked without a date is in no week's log.
    """
    library = session.library()
    who, chosen = person(library, author), asked_week(library, week)
    log = [done for done in done_log(library.notes.values(), chosen) if who in ("", done.who)]
    if as_json:
        print_json(map(describe, log))
    elif log:
        print_markdown("\n".join(markdown(chosen, log)))
    else:
        complain(nothing(library, "action"))


def markdown(week: Week, log: Iterable[Done]) -> Iterator[str]:
    """Yield the lines of a log, with links from the notes folder.

    Its items have no boxes: pasted into a note they must not become actions once more.
    """
    yield f"# Done in the week of {week.label()}"
    for who, items in groupby(log, lambda done: done.who):
        yield from ("", f"## {clean_line(who) or 'Nobody'}", "")
        yield from map(_item, items)


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


def _item(done: Done) -> str:
    text = clean_line(done.action.text)
    said = f"~~{text}~~, cancelled" if done.is_cancelled else text
    title = re.sub(r"([\\\[\]])", r"\\\1", plain(done.note.title))
    link = f"[{clean_line(title)}]({quote(done.action.path)})"
    return f"- {said} ({WEEKDAYS[done.day.weekday()]}, {link})"
