"""`weeknotes tick`: change the state of actions in their files, and their fields."""

from typing import Unpack

import click
import msgspec

from tui.commands.ids import Ids
from tui.commands.options import Command
from tui.commands.output import complain, print_json, print_lines
from tui.commands.session import Session
from tui.commands.wishes import Asked, asked_wish, fulfil, told
from tui.notes.action import Priority, State

EXAMPLES = """\b
Examples:
  weeknotes tick 0eebdeb5e2
  weeknotes tick --state progress 0eeb 54c8
  weeknotes tick --due "next fri" --owner priya 0eeb
  weeknotes tick --postpone 2w 0eeb 54c8
  weeknotes tick --check none 0eeb
  weeknotes actions --mine --json | jq -r '.[].id' | xargs weeknotes tick --postpone 1w
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--state",
    type=click.Choice([state.value for state in State]),
    help="The state they are to have; carried writes them on into your note of this week.  "
    "[default: done, where nothing else is to be changed]",
)
@click.option("--due", metavar="DAY", help="The day they are due; none takes it out.")
@click.option("--check", metavar="DAY", help="The day to check on them; none takes it out.")
@click.option(
    "--postpone",
    metavar="SPAN",
    help="Put off the day that counts by 3d, 2w or the like, what is overdue from today on; "
    "-1w brings it nearer.",
)
@click.option("--owner", metavar="NAME", help="Whose they are; `me` is you, none takes it out.")
@click.option(
    "--priority",
    type=click.Choice([priority.value for priority in Priority]),
    help="How much they matter; normal takes it out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array, a row for each id.")
@click.pass_obj
def command(
    session: Session, /, *, ids: tuple[str, ...], as_json: bool, **asked: Unpack[Asked]
) -> None:
    """Mark actions as done in their files, or change their state, days, owner or priority.

    IDs are those that `weeknotes actions` prints; the first letters will do where no other
    action's id starts with them. A DAY is a date, or as in fri, 12 june, "next week" or 2w. Each
    is done for itself: one that is refused is named, and the exit status is 1 then.
    """
    if all(value is None for value in asked.values()):
        asked["state"] = State.DONE
    library = session.library()
    wish, known = asked_wish(library, asked), Ids(library)
    outcomes = []
    for name in ids:
        for outcome in fulfil(library, known, name, wish):
            outcomes.append(outcome)
            if outcome.refused:
                complain(f"{name}: {outcome.refused}")
            elif not as_json:
                print_lines([told(outcome, wish)])
    library.close()
    if as_json:
        print_json(map(msgspec.structs.asdict, outcomes))
    if any(outcome.refused for outcome in outcomes):
        raise click.exceptions.Exit(1)
