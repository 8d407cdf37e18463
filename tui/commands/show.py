"""`weeknotes show`: a note, or one section of it, as Markdown."""

import click

from tui.commands.session import Session
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.links import Links
from tui.notes.note import Note
from tui.notes.scan import fold_heading
from tui.notes.text import split_lines


@click.command(short_help="Print a note as Markdown.")
@click.argument("note")
@click.option("--section", default="", metavar="NAME", help="Only this section.")
@click.pass_obj
def command(session: Session, note: str, section: str) -> None:
    """Print a note as Markdown.

    NOTE is its path in the folder, its file name, its title or its published URL. Control
    characters are printed as visible marks.
    """
    library = session.library()
    found = find(library, note)
    lines = split_lines(library.text(found.path))
    if section:
        lines = cut_section(found, lines, section)
    click.echo("\n".join(lines))


def find(library: Library, name: str) -> Note:
    """Return the note that a person names; an error where there is none."""
    target = Links(library.notes.values(), library.catalogue.conventions.site).resolve(name, "")
    if target is None or not target.path:
        raise WeeknotesError(f"There is no note “{name}” here. `weeknotes list` prints the paths.")
    return library.notes[target.path]


def cut_section(note: Note, lines: list[str], name: str) -> list[str]:
    """Return the lines of a section with its heading and all below it."""
    wanted = fold_heading(name)
    for number, section in enumerate(note.sections):
        if fold_heading(section.title) == wanted:
            ends = (s.line for s in note.sections[number + 1 :] if s.level <= section.level)
            return lines[section.line - 1 : next(ends, len(lines) + 1) - 1]
    names = ", ".join(section.title for section in note.sections) or "none"
    raise WeeknotesError(f"{note.path} has no section “{name}”. Its sections: {names}.")
