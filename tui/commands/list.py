"""`weeknotes list`: the notes, newest first."""

from collections.abc import Iterable
from typing import Any

import click

from tui.commands.session import Session, print_json
from tui.commands.weeks import WEEK, week_range
from tui.notes.action import State
from tui.notes.note import Kind, Note
from tui.notes.week import Week


@click.command(name="list", short_help="List notes.")
@click.option("--author", default="", help="Only this person's.")
@click.option("--week", type=WEEK, help="Only of this week: 2019-W24, 2019-06-12, this, last, -2.")
@click.option("--since", type=WEEK, help="Only of this week and later ones.")
@click.option("--until", type=WEEK, help="Only of this week and earlier ones.")
@click.option("--kind", type=click.Choice([*Kind]), help="Only of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    author: str,
    week: Week | None,
    since: Week | None,
    until: Week | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """List notes, newest first; those of no week come last."""
    library = session.library()
    wanted = library.catalogue.people.display(author) if author else ""
    first, last = week_range(week, since, until)
    notes = [
        note
        for note in newest_first(library.notes.values())
        if (not wanted or note.author == wanted)
        and (not kind or note.kind == kind)
        and ((first is None and last is None) or (note.week and _within(note.week, first, last)))
    ]
    if as_json:
        print_json([describe(note) for note in notes])
        return
    width = max((len(note.author) for note in notes), default=0)
    for note in notes:
        when = note.week.start.isoformat() if note.week else "no week   "
        open_actions = f"  [{note.open_actions} open]" if note.open_actions else ""
        draft = "" if note.status == "published" else f"  ({note.status})"
        click.echo(f"{when}  {note.author:{width}}  {note.title}{draft}{open_actions}  {note.path}")


def newest_first(notes: Iterable[Note]) -> list[Note]:
    """Sort notes by week, latest first, then by path; those of no week come last."""
    by_path = sorted(notes, key=lambda note: note.path)
    return sorted(by_path, key=lambda n: n.week.start.toordinal() if n.week else 0, reverse=True)


def describe(note: Note) -> dict[str, Any]:
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


def _within(week: Week, first: Week | None, last: Week | None) -> bool:
    return (first is None or first <= week) and (last is None or week <= last)
