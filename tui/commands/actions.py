"""`weeknotes actions`: the follow-up actions of all notes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, TypedDict, Unpack

import click

from tui.commands.days import asked_day
from tui.commands.options import Command
from tui.commands.output import cells, complain, cut, print_file, print_json, print_lines, room
from tui.commands.people import known_person, nothing
from tui.commands.sections import known_section
from tui.commands.session import Session
from tui.commands.wanted import STATES, Wanted
from tui.commands.weeks import asked_weeks
from tui.notes.action import State
from tui.notes.actions.agenda import Entry, Group, Grouping, Scope, View, agenda, gather
from tui.notes.library import Library
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
  weeknotes actions --mine
  weeknotes actions --group owner --due-before "next week"
  weeknotes actions --state done --week last --json
  weeknotes actions --mine --ics > ~/public/weeknotes.ics
"""


class Asked(TypedDict):
    """The options that choose among actions, as they were typed; empty where not given.

    No owner is None: an empty one is a name that nobody goes by.
    """

    owner: str | None
    mine: bool
    state: str
    due_before: str
    due_after: str
    check_before: str
    week: str
    section: str


@click.command(cls=Command, epilog=EXAMPLES)
@click.option("--owner", metavar="NAME", help="Only this person's; `me` is you.")
@click.option("--mine", is_flag=True, help="Only yours, as --owner me.")
@click.option(
    "--state",
    type=click.Choice(list(STATES)),
    default="open",
    show_default=True,
    help="Only in this state; open takes in what is in progress.",
)
@click.option("--due-before", default="", metavar="DAY", help="Only what is due before this day.")
@click.option("--due-after", default="", metavar="DAY", help="Only what is due after this day.")
@click.option(
    "--check-before", default="", metavar="DAY", help="Only what is to be checked on before it."
)
@click.option(
    "--week",
    default="",
    metavar="WEEK",
    help="Only from notes of this week: 2019-W24, last, -2.",
)
@click.option(
    "--section",
    default="",
    metavar="NAME",
    help="Only under this heading, or one that means the same by the folder's settings.",
)
@click.option(
    "--text",
    default="",
    metavar="WORDS",
    help="Only with all these in text, owner or note's title.",
)
@click.option(
    "--group",
    type=click.Choice([grouping.value for grouping in Grouping]),
    default=Grouping.DUE.value,
    show_default=True,
    help="What they are put into groups by.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array, in the same order.")
@click.option(
    "--ics",
    "as_ics",
    is_flag=True,
    help="Print an iCalendar file, with the due and check-in days of those that are open.",
)
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    text: str,
    group: str,
    as_json: bool,
    as_ics: bool,
    **asked: Unpack[Asked],
) -> None:
    """List follow-up actions: the overdue first, then by due date, then by age.

    The first word of each line is the id that `weeknotes tick` takes. It stays the same when the
    action is ticked, dated or moved within its note. A DAY is a date, or as in fri, 12 june,
    "next week" or 2w; one without a year is the next.
    """
    if as_json and as_ics:
        raise click.UsageError("--json and --ics are two formats: choose one.")
    library = session.library()
    today, starts = library.today(), library.catalogue.conventions.week_starts
    wanted = choose(library, asked)
    notes = library.notes
    gathered = gather(notes.values(), today=today, starts=starts)
    entries = [entry for entry in gathered if wanted.takes_in(entry, notes[entry.action.path])]
    view = View(by=Grouping(group), scope=Scope.ALL, text=text)
    groups = agenda(entries, view, today=today, starts=starts)
    found = [entry for each in groups for entry in each.entries]
    if as_json:
        print_json(map(describe, found))
    elif as_ics:
        from tui.commands.ics import calendar

        print_file(calendar(found, now=datetime.now(UTC)))
    else:
        print_lines(lines(groups, today))
    if not found:
        complain(nothing(library, "action"))


def choose(library: Library, asked: Asked) -> Wanted:
    """Return what the options ask for; raises a usage error where one makes no sense."""
    if asked["owner"] is not None and asked["mine"]:
        raise click.UsageError("--mine is --owner me: leave one of them out.")
    return Wanted(
        states=STATES[asked["state"]],
        weeks=asked_weeks(library, asked["week"]),
        owner=known_person(library, "me" if asked["mine"] else asked["owner"]),
        due_before=asked_day(library, asked["due_before"], "--due-before"),
        due_after=asked_day(library, asked["due_after"], "--due-after"),
        check_before=asked_day(library, asked["check_before"], "--check-before"),
        headings=known_section(library, asked["section"]) if asked["section"] else frozenset(),
    )


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
    return f"{lead}{cut(plain(entry.words), room(cells(lead + tail)))}{tail}"


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
        "week": entry.week.iso if entry.week else None,
        "age_weeks": entry.age,
        "section": action.section or None,
    }
