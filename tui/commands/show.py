"""`weeknotes show`: a note, or one section of it, as Markdown."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from posixpath import basename, splitext

import click

from tui.commands.options import Command
from tui.commands.output import print_markdown
from tui.commands.session import Session
from tui.notes.composing.sections import SectionNames
from tui.notes.errors import Ambiguous, WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.parsing.action_items import fold_heading
from tui.notes.text import split_lines

EXAMPLES = """\b
Examples:
  weeknotes show amara/2019-06-10.md
  weeknotes show "The one about PDFs"
  weeknotes show https://example.org/posts/low-tide --section "What I learned"
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("note")
@click.option(
    "--section",
    default="",
    metavar="NAME",
    help="Only this section, or one whose heading means the same by the folder's settings.",
)
@click.pass_obj
def command(session: Session, note: str, section: str) -> None:
    """Print a note as Markdown.

    NOTE is its path, its file name, its title or its published URL. Control characters are
    printed as visible marks.
    """
    library = session.library()
    found = find(library, note)
    lines = split_lines(library.text(found.path))
    if section:
        lines = cut_section(found, lines, section, library.catalogue.conventions.sections)
    print_markdown("\n".join(lines))


def find(library: Library, name: str) -> Note:
    """Return the note that a person names.

    Raises `WeeknotesError` where there is none, or several of the name.
    """
    if path := _path(library, name):
        return library.notes[path]
    wanted = _fold(name)
    named = [note for note in library.notes.values() if wanted in _names(note)]
    if (
        not named and wanted and "/" not in wanted
    ):  # a part of a name will do where it is of one note only
        named = [note for note in library.notes.values() if wanted in _fold(note.path)]
    if len(named) > 1:
        raise Ambiguous(
            f"“{name}” may be any of {len(named):,} notes. Name one of them by its path:",
            sorted(note.path for note in named),
        )
    if named:
        return named[0]
    target = library.connections.resolve(name, "")
    if target is None or not target.path:
        raise WeeknotesError(f"There is no note “{name}” here. `weeknotes list` prints the paths.")
    return library.notes[target.path]


def cut_section(
    note: Note, lines: Sequence[str], name: str, aliases: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the lines of a section with its heading and all below it.

    `aliases` are other headings by the name of a section; the very heading goes before those.
    Raises `WeeknotesError` where there is no such section.
    """
    headings = [fold_heading(section.title) for section in note.sections]
    same = SectionNames(aliases).same(name)
    wanted = fold_heading(name)
    if wanted not in headings:
        wanted = next((heading for heading in headings if heading in same), "")
    if not wanted:
        names = ", ".join(section.title for section in note.sections) or "none"
        raise WeeknotesError(f"{note.path} has no section “{name}”. Its sections: {names}.")
    number = headings.index(wanted)
    section = note.sections[number]
    ends = (s.line for s in note.sections[number + 1 :] if s.level <= section.level)
    return list(lines[section.line - 1 : next(ends, len(lines) + 1) - 1])


def _path(library: Library, name: str) -> str:
    """Return the path that is meant, from the notes folder or from the current directory."""
    if name in library.notes:
        return name
    # Not below the folder, links that go round in a circle, or no path at all.
    with suppress(ValueError, OSError, RuntimeError):
        inside = Path(name).resolve().relative_to(library.folder.root.resolve()).as_posix()
        return inside if inside in library.notes else ""
    return ""


def _names(note: Note) -> set[str]:
    name = basename(note.path)
    return {_fold(note.title), _fold(name), _fold(splitext(name)[0])}


def _fold(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())
