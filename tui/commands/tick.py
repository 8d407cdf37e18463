"""`weeknotes tick`: change the state of actions in their files."""

import click
import msgspec

from tui.commands.output import complain, print_json, print_lines
from tui.commands.session import Session
from tui.notes.action import Action, State
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library

STATES = [state.value for state in State if state is not State.CARRIED]

EXAMPLES = """\b
Examples:
  weeknotes tick 0eebdeb5e2
  weeknotes tick --state progress 0eeb 54c8
"""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one of the ids; the fields' names are public and stable."""

    id: str
    path: str | None = None
    line: int | None = None
    text: str | None = None
    state: State | None = None
    was: State | None = None
    refused: str | None = None
    """Why nothing was changed, in a sentence."""


@click.command(epilog=EXAMPLES)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--state",
    type=click.Choice(STATES),
    default=State.DONE.value,
    show_default=True,
    help="The state they are to have.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array, a row for each id.")
@click.pass_obj
def command(session: Session, *, ids: tuple[str, ...], state: str, as_json: bool) -> None:
    """Give actions a state, in their files.

    IDs are those that `weeknotes actions` prints; the first letters will do where no other
    action's id starts with them. Each is done for itself: one that is refused is named, and
    the exit status is 1 then.
    """
    library = session.library()
    outcomes = []
    for name in ids:
        outcome = give(library, name, State(state))
        outcomes.append(outcome)
        if outcome.refused:
            complain(f"{name}: {outcome.refused}")
        elif not as_json:
            print_lines([told(outcome)])
    library.close()
    if as_json:
        print_json(map(msgspec.structs.asdict, outcomes))
    if any(outcome.refused for outcome in outcomes):
        raise click.exceptions.Exit(1)


def give(library: Library, name: str, state: State) -> Outcome:
    """Give the action of this id a state, where it has another one."""
    try:
        action = find(library, name)
    except WeeknotesError as error:
        return Outcome(id=name, refused=error.message)
    outcome = Outcome(
        id=action.id,
        path=action.path,
        line=action.line,
        text=action.text,
        state=action.state,
        was=action.state,
    )
    if action.state is state:
        return outcome
    try:
        after = library.set_state(action, state).after
    except WeeknotesError as error:
        return msgspec.structs.replace(outcome, refused=error.message)
    return msgspec.structs.replace(outcome, id=after.id, line=after.line, state=after.state)


def told(outcome: Outcome) -> str:
    """Say in a line what was done."""
    change = f"already {outcome.state}"
    if outcome.state is not outcome.was:
        change = f"{outcome.was} → {outcome.state}"
    return f"{outcome.path}:{outcome.line}: {change}: {outcome.text}"


def find(library: Library, name: str) -> Action:
    """Return the action whose id starts with `name`; an error where none or several do."""
    wanted = name.lower()
    found = [
        action
        for note in library.notes.values()
        for action in note.actions
        if action.id.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    many = f"{len(found)} ids start so; give more of it" if found else "no action's id starts so"
    raise WeeknotesError(f"No action was chosen: {many}. `weeknotes actions` lists the ids.")
