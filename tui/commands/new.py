"""`weeknotes new`: draft a week's note."""

import click

from tui.commands.session import Session
from tui.commands.weeks import WEEK
from tui.notes.week import Week


@click.command(short_help="Draft a week's note.")
@click.option("--week", type=WEEK, help="Another week than this one: last, 2019-W24, 2019-06-12.")
@click.option("--no-open", is_flag=True, help="Only create the file, and print its path.")
@click.pass_obj
def command(session: Session, *, week: Week | None, no_open: bool) -> None:
    """Draft your note of a week, this one unless stated, and open it in the app's editor.

    Where you have written one already, that is opened, or printed with --no-open.
    """
    if not no_open:
        session.run_app(draft=week.start.isoformat() if week else "this")
        return
    library = session.library()
    chosen = week or library.this_week
    written = library.own_notes(chosen)
    if written:
        click.echo(written[0].path)
        return
    draft = library.draft(chosen)
    library.save(draft.path, draft.text.encode("utf-8"), base=None)
    library.close()
    click.echo(draft.path)
