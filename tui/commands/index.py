"""`weeknotes index`: bring the index up to date, or rebuild it."""

import click

from tui.commands.options import Command
from tui.commands.output import complain, print_lines
from tui.commands.session import Session
from tui.notes.library import Library
from tui.notes.store.catalogue import Delta


@click.command(cls=Command)
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
    known = library.catalogue.notes  # others' drafts too, which the lists leave out
    actions = sum(len(note.actions) for note in known.values())
    print_lines([f"{len(known)} notes with {actions} actions; {read} files were read anew."])
    if library.notes and not is_saved(session, library):
        complain(
            f"The index can't be kept in {session.cache_dir}; every start reads all notes anew."
        )


def is_saved(session: Session, library: Library) -> bool:
    """Whether there is an index of the folder for the next start."""
    from tui.notes.store.index import Index

    return Index.file_for(session.cache_dir, library.folder.root).is_file()
