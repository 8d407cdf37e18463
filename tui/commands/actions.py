"""`weeknotes actions`: the follow-up actions of all notes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import click

from tui.commands.session import Session, print_json
from tui.commands.weeks import WEEK
from tui.notes.action import State
from tui.notes.agenda import Entry, Group, Grouping, Scope, View, agenda, gather
from tui.notes.week import Week
from tui.notes.wording import age_words, due_words, plain

BOXES = {
    State.OPEN: "[ ]",
    State.PROGRESS: "[/]",
    State.DONE: "[x]",
    State.CANCELLED: "[-]",
    State.CARRIED: "[>]",
}


@click.command(short_help="List follow-up actions.")
@click.option("--owner", default="", help="Only this person's; `me` is you.")
@click.option(
    "--state",
    type=click.Choice(["open", "all", *(s for s in State if s is not State.OPEN)]),
    default="open",
    show_default=True,
    help="Only in this state; open takes in what is in progress.",
)
@click.option(
    "--due-before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only what is due before this day.",
)
@click.option("--week", type=WEEK, help="Only from notes of this week.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    owner: str,
    state: str,
    due_before: datetime | None,
    week: Week | None,
    as_json: bool,
) -> None:
    """List follow-up actions: the overdue first, then by due date, then by age.

    The first word of each line is the id that `weeknotes tick` takes.
    """
    library = session.library()
    today, starts = library.today(), library.catalogue.conventions.week_starts
    who = owner and (library.me if owner == "me" else library.catalogue.people.display(owner))
    entries = [
        entry
        for entry in gather(library.notes.values(), today=today, starts=starts)
        if (state in ("all", entry.action.state) or (state == "open" and entry.is_open))
        and (not who or entry.who == who)
        and (not due_before or (entry.action.due and entry.action.due < due_before.date()))
        and (not week or entry.note.week == week)
    ]
    if as_json:
        print_json([describe(entry) for entry in entries])
        return
    view = View(by=Grouping.DUE, scope=Scope.ALL)
    print_groups(agenda(entries, view, today=today, starts=starts), today)


def print_groups(groups: Iterable[Group], today: date) -> None:
    """Print groups of actions, a line each."""
    for group in groups:
        click.echo(f"{group.title} ({len(group.entries)})")
        for entry in group.entries:
            click.echo(f"  {line(entry, today)}")


def line(entry: Entry, today: date) -> str:
    """Return an action on one line."""
    action = entry.action
    when = due_words(entry.when, today=today) if entry.when and entry.is_open else ""
    facts = ", ".join(filter(None, (entry.who, when, age_words(entry.age))))
    return f"{action.id}  {BOXES[action.state]} {plain(action.text)}  ({facts})"


def describe(entry: Entry) -> dict[str, Any]:
    """Return an action as it is printed in JSON; the names are public and stable."""
    action = entry.action
    return {
        "id": action.id,
        "path": action.path,
        "line": action.line,
        "text": action.text,
        "state": action.state,
        "owner": action.owner or None,
        "due": action.due,
        "check": action.check,
        "created": action.created,
        "done": action.done,
        "priority": action.priority,
        "week": entry.note.week.iso if entry.note.week else None,
        "age_weeks": entry.age,
        "section": action.section or None,
    }
