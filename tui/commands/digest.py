"""`weeknotes digest`: a week across colleagues."""

from collections.abc import Iterable
from typing import Any

import click

from tui.commands.options import Command
from tui.commands.output import complain, print_json, print_markdown
from tui.commands.people import nothing
from tui.commands.session import Session
from tui.commands.weeks import asked_week
from tui.notes.action import Action
from tui.notes.composing.compose import Sources
from tui.notes.composing.digest import Share, digest, document
from tui.notes.composing.relinking import relinked_for_readers
from tui.notes.note import Note, Status
from tui.notes.week import Week

EXAMPLES = """\b
Examples:
  weeknotes digest --week last
  weeknotes digest --week 2019-W24 --published > digest.md
  weeknotes digest --json | jq -r '.[] | select(.notes == []) | .who'
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.option(
    "--week",
    default="this",
    metavar="WEEK",
    show_default=True,
    help="Which week: last, 2019-W24, 2019-06-12.",
)
@click.option(
    "--published",
    is_flag=True,
    help="For others to read: without what is not published yet, links as notes say in `url`.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, week: str, published: bool, as_json: bool) -> None:
    """Print what everybody wrote, raised and did in a week, as one Markdown document.

    It is made of everybody's own words: of each note the first paragraph and the highlights. These
    are the sections whose heading, or whose name in the folder's settings, speaks of highlights,
    wins, pride, celebration or what went well. What others have not published is left out.
    """
    library = session.library()
    chosen = asked_week(library, week)
    notes = [
        note for note in library.notes.values() if not published or note.status is Status.PUBLISHED
    ]
    found = digest(notes, chosen)
    if as_json:
        print_json(map(describe, found.shares))
    elif found.shares:
        sources = Sources.of(library)
        body = document(found, sources, today=library.today()).body
        print_markdown(relinked_for_readers(body, sources.addresses) if published else body)
    else:
        complain(_nobody(notes, chosen) or nothing(library, "note"))


def describe(share: Share) -> dict[str, Any]:
    """Return a person's share as it is printed in JSON; the names are public and stable."""
    return {
        "who": share.who or None,
        "notes": [
            {"path": note.path, "title": note.title, "kind": note.kind, "status": note.status}
            for note in share.notes
        ],
        "raised": _actions(share.raised),
        "done": _actions(one.action for one in share.done),
    }


def _nobody(notes: Iterable[Note], week: Week) -> str:
    """Return a sentence on when somebody wrote; empty where no note is of a week."""
    weeks = {note.week for note in notes if note.week}
    if not weeks:
        return ""
    last = max((each for each in weeks if each < week), default=max(weeks))
    which = "last" if last < week else "latest"
    return (
        f"Nobody wrote in w/c {week.label()}; the {which} week with notes is "
        f"w/c {last.label()}: --week {last.iso}"
    )


def _actions(actions: Iterable[Action]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "path": one.path, "line": one.line, "text": one.text, "state": one.state}
        for one in actions
    ]
