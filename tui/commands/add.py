"""`weeknotes add`: write a new action down."""

from typing import Unpack

import click
import msgspec

from tui.commands.ids import Ids
from tui.commands.options import Command
from tui.commands.output import complain, print_json, print_lines
from tui.commands.people import tell_beginner
from tui.commands.session import Session
from tui.commands.show import find
from tui.commands.wishes import Asked, asked_wish, fulfil, new_words
from tui.notes.action import Priority
from tui.notes.errors import WeeknotesError

EXAMPLES = """\b
Examples:
  weeknotes add Order the badges
  weeknotes add "Ring Kerbline @priya" --due fri
  weeknotes add --note amara/2019-06-24.md --under Actions Book the hall
"""

UNCOUNTED = "what the note says of itself, a heading or a #checklist in it makes its boxes none"
"""Why an action may be none."""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("text", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--note",
    default="",
    help="The note it goes into: a path, file name, title or URL.  [else: yours of this week, "
    "which is begun if there is none]",
)
@click.option("--under", default="", metavar="HEADING", help="The heading that it goes under.")
@click.option("--due", metavar="DAY", help="The day it is due: 2019-06-12, fri, 12 june, 2w.")
@click.option("--check", metavar="DAY", help="The day to check on it.")
@click.option("--owner", metavar="NAME", help="Whose it is; `me` is you.")
@click.option(
    "--priority",
    type=click.Choice([priority.value for priority in Priority]),
    help="How much it matters.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array, of one row.")
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    text: tuple[str, ...],
    note: str,
    under: str,
    as_json: bool,
    **asked: Unpack[Asked],
) -> None:
    """Write a new action into your note of this week, or into another note.

    It goes to the end of the note's last task list, spelled as the others are, and its id is
    printed. TEXT may hold fields in any spelling. Where one of the fields is refused, nothing is
    added.
    """
    library = session.library()
    wish = asked_wish(library, asked)
    said = " ".join(text)
    if note:
        step = library.add_action(find(library, note).path, said, under=under)
    else:
        tell_beginner(library)
        step = library.capture(said, under=under)
    outcome, *_ = fulfil(library, Ids(library), step.after.id, wish)
    if outcome.refused:
        library.undo()
        raise WeeknotesError(outcome.refused)
    library.close()
    if not step.after.counted:
        complain(f"{outcome.path} has it, but no list of actions: {UNCOUNTED}.")
    if as_json:
        print_json([msgspec.structs.asdict(msgspec.structs.replace(outcome, was=None))])
    else:
        changes = f" ({new_words(outcome)})" if outcome.changed else ""
        place = f"{outcome.path}:{outcome.line}"
        print_lines([f"{place}: added {outcome.id}: {outcome.text}{changes}"])
