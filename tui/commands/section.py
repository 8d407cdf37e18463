"""`weeknotes section`: what everybody has written under a heading."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import click

from tui.commands.options import Command
from tui.commands.output import complain, print_json, print_lines, print_markdown
from tui.commands.people import known_person, nothing
from tui.commands.sections import unknown_section
from tui.commands.session import Session
from tui.commands.weeks import ANY_WEEK, Weeks, asked_weeks
from tui.notes.composing.compose import NEWEST, Sources
from tui.notes.composing.relinking import relinked_for_readers
from tui.notes.composing.section_lens import Part, document, look
from tui.notes.composing.sections import SectionName, list_names
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note, Status

EXAMPLES = """\b
Examples:
  weeknotes section
  weeknotes section "What I learned" --since "1 april" --published > learned.md
  weeknotes section Actions --author me --all
"""


class _Asked(NamedTuple):
    """Whose notes of which weeks are asked for."""

    who: str
    """A display name; everybody's where empty."""
    weeks: Weeks
    published: bool
    """Whether what is not published yet is left out."""

    def notes(self, library: Library) -> list[Note]:
        """Return those notes."""
        return [
            note
            for note in library.notes.values()
            if (not self.who or note.author == self.who)
            and self.weeks.take_in(note.week)
            and (not self.published or note.status is Status.PUBLISHED)
        ]


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("name", default="")
@click.option("--author", metavar="NAME", help="Only by this person; `me` is you.")
@click.option("--since", default="", metavar="WEEK", help="Only of this week and later ones.")
@click.option("--until", default="", metavar="WEEK", help="Only of this week and earlier ones.")
@click.option(
    "--published",
    is_flag=True,
    help="For others to read: without what is not published yet, links as notes say in `url`.",
)
@click.option(
    "--all", "everything", is_flag=True, help=f"All of them, and not only the newest {NEWEST}."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    name: str,
    author: str | None,
    since: str,
    until: str,
    published: bool,
    everything: bool,
    as_json: bool,
) -> None:
    """Print a section of every note that has it, newest first, as one Markdown document.

    Headings that mean the same by the folder's settings count as one. Tasks are told in words,
    without boxes. Without NAME the names of sections are listed, each with how many notes have it.
    What others have not published is left out.
    """
    library = session.library()
    weeks = asked_weeks(library, "", since, until)
    asked = _Asked(known_person(library, author), weeks, published)
    if name:
        limit = None if everything else NEWEST
        _print_sections(library, name, asked, limit, as_json=as_json)
    else:
        _print_names(library, asked, everything=everything, as_json=as_json)


def _print_sections(
    library: Library, name: str, asked: _Asked, limit: int | None, *, as_json: bool
) -> None:
    sources = Sources.of(library)
    lens = look(name, asked.notes(library), sources, limit=limit)
    if not lens.parts and not look(name, library.notes.values(), sources, limit=1).parts:
        raise WeeknotesError(unknown_section(library, name))
    if as_json:
        print_json(map(describe, lens.parts))
    elif lens.parts:
        body = document(lens, sources).body
        print_markdown(relinked_for_readers(body, sources.addresses) if asked.published else body)
    if not lens.parts:
        complain(_none_of(library, name, asked, sources))


def _none_of(library: Library, name: str, asked: _Asked, sources: Sources) -> str:
    """Return a sentence on why none of the notes that are asked for has a section."""
    of_all_weeks = asked._replace(weeks=ANY_WEEK).notes(library)
    there = [part.note.week for part in look(name, of_all_weeks, sources, limit=None).parts]
    if asked.who and not there:
        kind = "published note" if asked.published else "note"
        return f"No {kind} by {asked.who} has a section “{name}”."
    return nothing(library, "section", weeks=asked.weeks, there=there)


def _print_names(library: Library, asked: _Asked, *, everything: bool, as_json: bool) -> None:
    found = list_names(asked.notes(library), library.catalogue.conventions.sections)
    listed = [one for one in found if everything or as_json or one.notes > 1]
    if as_json:
        print_json(map(describe_name, found))
    else:
        print_lines(_lines(listed))
    if not found:
        there = (note.week for note in asked._replace(weeks=ANY_WEEK).notes(library))
        complain(nothing(library, "section", weeks=asked.weeks, there=there))
    elif others := len(found) - len(listed):
        complain(f"{others:,} more stand in one note only: --all lists them.")


def _lines(names: Iterable[SectionName]) -> Iterable[str]:
    """Yield a line for each name, with the other headings that it stands for."""
    for one in names:
        others = [heading for heading in one.headings if heading != one.name]
        yield f"{one.notes:5,}  {one.name}" + (f"  ({', '.join(others)})" if others else "")


def describe(part: Part) -> dict[str, Any]:
    """Return a section as it is printed in JSON; the names are public and stable."""
    note = part.note
    return {
        "path": note.path,
        "author": note.author or None,
        "week": note.week.start if note.week else None,
        "iso_week": note.week.iso if note.week else None,
        "status": note.status,
        "heading": part.heading,
        "line": part.line,
        "text": part.text,
    }


def describe_name(one: SectionName) -> dict[str, Any]:
    """Return a section's name as it is printed in JSON; the names are public and stable."""
    return {"name": one.name, "notes": one.notes, "headings": list(one.headings)}
