"""`weeknotes tick`: change the state of actions in their files."""

import click

from tui.commands.session import Session
from tui.notes.action import Action, State
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library

STATES = [state for state in State if state is not State.CARRIED]


@click.command(short_help="Change the state of actions.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--state",
    type=click.Choice([*STATES]),
    default=State.DONE.value,
    show_default=True,
    help="The state they are to have.",
)
@click.pass_obj
def command(session: Session, ids: tuple[str, ...], state: str) -> None:
    """Give actions a state, in their files.

    IDs are those that `weeknotes actions` prints; the first letters will do where no other
    action's id starts with them. Each is done for itself: one that is refused is named, and
    the exit status is 1 then.
    """
    library = session.library()
    refused = False
    for name in ids:
        try:
            action = find(library, name)
            if action.state == state:
                click.echo(f"{action.path}: already {state}: {action.text}")
                continue
            click.echo(str(library.set_state(action, State(state))))
        except WeeknotesError as error:
            click.echo(f"weeknotes: {name}: {error.message}", err=True)
            refused = True
    library.close()
    if refused:
        raise click.exceptions.Exit(1)


def find(library: Library, name: str) -> Action:
    """Return the action whose id starts with `name`; an error where none or several do."""
    found = [
        action
        for note in library.notes.values()
        for action in note.actions
        if action.id.startswith(name.lower())
    ]
    if len(found) != 1:
        many = f"{len(found)} actions' ids start so; give more of it" if found else "there is none"
        raise WeeknotesError(f"No action was chosen: {many}. `weeknotes actions` lists the ids.")
    return found[0]
