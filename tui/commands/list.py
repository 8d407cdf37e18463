"""`weeknotes list`: the notes, newest first."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from tui.commands.options import Command
from tui.commands.output import cells, complain, cut, pad, print_json, print_lines, room
from tui.commands.people import NEWCOMER, known_person, nothing
from tui.commands.session import Session
from tui.commands.weeks import asked_weeks
from tui.notes.action import State
from tui.notes.note import Kind, Note
from tui.notes.readers.reading import ReadState
from tui.notes.readers.unread import news_to

EXAMPLES = """\b
Examples:
  weeknotes list --week last
  weeknotes list --author amara --since 2019-W14 --until 2019-W26
  weeknotes list --unread
  weeknotes list --json | jq -r '.[] | select(.status == "draft") | .path'
"""


@click.command(name="list", cls=Command, epilog=EXAMPLES)
@click.option("--author", help="Only this person's; `me` is you.")
@click.option(
    "--week", default="", help="Only of this week: 2019-W24, 2019-06-12, 12 June, this, last, -2."
)
@click.option("--since", default="", metavar="WEEK", help="Only of this week and later ones.")
@click.option("--until", default="", metavar="WEEK", help="Only of this week and earlier ones.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), help="Only of this kind.")
@click.option("--unread", is_flag=True, help="Only what you have not read as it is now.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    author: str | None,
    week: str,
    since: str,
    until: str,
    kind: str | None,
    unread: bool,
    as_json: bool,
) -> None:
    """List notes, newest first; those of no week come last."""
    library = session.library()
    who = known_person(library, author)
    weeks = asked_weeks(library, week, since, until)
    of_all_weeks = [
        note
        for note in newest_first(library.notes.values())
        if (not who or note.author == who) and (not kind or note.kind == kind)
    ]
    notes = [note for note in of_all_weeks if weeks.take_in(note.week)]
    reading = session.reading(library) if unread or as_json else None
    news = news_to(reading, notes, today=library.today()) if reading else {}
    if unread:
        if reading and reading.is_newcomer:
            complain(NEWCOMER)
        notes = [note for note in notes if note.path in news]
    if as_json:
        print_json(describe(note, news) for note in notes)
    else:
        print_lines(lines(notes, news))
    if not notes:
        what, there = "unread note" if unread else "note", [] if unread else of_all_weeks
        found = (note.week for note in there)
        complain(nothing(library, what, weeks=weeks, there=found))


def lines(notes: Iterable[Note], news: Mapping[str, ReadState]) -> Iterable[str]:
    """Yield a line for each note; a terminal's lines are kept to its width by cutting titles.

    `news` are the states of those that are not read, by path.
    """
    notes = list(notes)
    width = max((cells(note.author) for note in notes), default=0)
    for note in notes:
        when = note.week.start.isoformat() if note.week else f"{'no week':10}"
        lead = f"{when}  {pad(note.author, width)}  "
        draft = "" if note.status == "published" else f"  ({note.status})"
        open_actions = f"  [{note.open_actions} open]" if note.open_actions else ""
        changed = "  (changed)" if news.get(note.path) is ReadState.CHANGED else ""
        tail = f"{draft}{changed}{open_actions}  {note.path}"
        yield f"{lead}{cut(note.title, room(cells(lead + tail)))}{tail}"


def newest_first(notes: Iterable[Note]) -> list[Note]:
    """Sort notes by week, latest first, then by path; those of no week come last."""
    by_path = sorted(notes, key=lambda note: note.path)
    return sorted(by_path, key=lambda n: n.week.start.toordinal() if n.week else 0, reverse=True)


def describe(note: Note, news: Mapping[str, ReadState]) -> dict[str, Any]:
    """Return a note as it is printed in JSON; the names are public and stable."""
    counted = [action for action in note.actions if action.counted]
    return {
        "path": note.path,
        "title": note.title,
        "author": note.author,
        "week": note.week.start if note.week else None,
        "iso_week": note.week.iso if note.week else None,
        "week_source": note.week_source or None,
        "guessed": note.guessed,
        "kind": note.kind,
        "status": note.status,
        "read_state": news.get(note.path, ReadState.READ),
        "date": note.date,
        "url": note.url or None,
        "words": note.words,
        "sections": [section.title for section in note.sections],
        "actions": {
            "open": note.open_actions,
            "done": sum(action.state is State.DONE for action in counted),
            "total": len(counted),
        },
        "problems": [
            {"code": problem.code, "message": problem.message, "line": problem.line}
            for problem in note.problems
        ],
    }
