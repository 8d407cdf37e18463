"""`weeknotes index`: bring the index up to date, or rebuild it."""

import click

from tui.commands.session import Session
from tui.notes.catalogue import Delta


@click.command(short_help="Bring the index up to date, or rebuild it.")
@click.option("--rebuild", is_flag=True, help="Forget what it holds and read every note again.")
@click.pass_obj
def command(session: Session, *, rebuild: bool) -> None:
    """Bring the index up to date.

    The index is a cache: it can be deleted at any time, and is rebuilt by the next start.
    """
    library = session.library(look=False)
    read = 0

    def count(delta: Delta) -> None:
        nonlocal read
        read = max(read, delta.done)

    library.listen(count)
    if rebuild:
        library.catalogue.forget()
    library.refresh()
    library.close()
    actions = sum(len(note.actions) for note in library.notes.values())
    click.echo(f"{len(library.notes)} notes with {actions} actions; {read} files were read anew.")
