"""`weeknotes actions`: the follow-up actions of all notes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import click

from tui.commands.output import cells, complain, cut, print_json, print_lines, room
from tui.commands.people import nothing, person
from tui.commands.session import Session
from tui.commands.weeks import asked_weeks
from tui.notes.action import State
from tui.notes.agenda import Entry, Group, Scope, View, agenda, gather
from tui.notes.wording import age_words, due_words, plain

BOXES = {
    State.OPEN: "[ ]",
    State.PROGRESS: "[/]",
    State.DONE: "[x]",
    State.CANCELLED: "[-]",
    State.CARRIED: "[>]",
}

EXAMPLES = """\b
Examples:
  weeknotes actions --owner me
  weeknotes actions --state done --week last
  weeknotes actions --due-before 2019-07-01 --json
"""


@click.command(epilog=EXAMPLES)
@click.option("--owner", default="", help="Only this person's; `me` is you.")
@click.option(
    "--state",
    type=click.Choice(["open", "all", *(s.value for s in State if s is not State.OPEN)]),
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
@click.option("--week", default="", help="Only from notes of this week: 2019-W24, last, -2.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    owner: str,
    state: str,
    due_before: datetime | None,
    week: str,
    as_json: bool,
) -> None:
    """List follow-up actions: the overdue first, then by due date, then by age.

    The first word of each line is the id that `weeknotes tick` takes.
    """
    library = session.library()
    today, starts = library.today(), library.catalogue.conventions.week_starts
    who = person(library, owner)
    weeks = asked_weeks(library, week)
    entries = [
        entry
        for entry in gather(library.notes.values(), today=today, starts=starts)
        if (state in ("all", entry.action.state) or (state == "open" and entry.is_open))
        and (not who or entry.who == who)
        and (not due_before or (entry.action.due and entry.action.due < due_before.date()))
        and weeks.take_in(entry.note.week)
    ]
    if as_json:
        print_json(map(describe, entries))
    elif entries:
        groups = agenda(entries, View(scope=Scope.ALL), today=today, starts=starts)
        print_lines(lines(groups, today))
    else:
        complain(nothing(library, "action"))


def lines(groups: Iterable[Group], today: date) -> Iterable[str]:
    """Yield a line for each group of actions, and one for each action."""
    for group in groups:
        yield f"{group.title} ({len(group.entries)})"
        for entry in group.entries:
            yield line(entry, today)


def line(entry: Entry, today: date) -> str:
    """Return an action on one line, which a terminal's width cuts in the action's text."""
    action = entry.action
    when = due_words(entry.when, today=today) if entry.when and entry.is_open else ""
    facts = ", ".join(filter(None, (entry.who, when, age_words(entry.age))))
    lead, tail = f"  {action.id}  {BOXES[action.state]} ", f"  ({facts})" if facts else ""
    return f"{lead}{cut(plain(action.text), room(cells(lead + tail)))}{tail}"


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
