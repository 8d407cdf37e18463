"""`weeknotes search`: the lines of all notes that some words stand in."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from tui.commands.output import (
    cells,
    complain,
    cut_round,
    print_json,
    print_lines,
    print_markdown,
    room,
)
from tui.commands.people import nothing
from tui.commands.session import Session
from tui.notes.days.past_dates import parse_days
from tui.notes.finding.excerpts import Excerpt
from tui.notes.finding.query import FIELDS
from tui.notes.finding.search import Hit
from tui.notes.library import Library

EXAMPLES = f"""\b
Examples:
  weeknotes search plum or pear -jam
  weeknotes search 'plum -jam since:"last month"'
  weeknotes search '"low tide" author:me'
  weeknotes search section:learned since:"last month" --json

Words find all words that begin with them; "a phrase" is found to the letter. Before a colon:
{", ".join(FIELDS)}. is: unread, open, draft, review, published; has: action, link.
"""

_FIELDS_OF_DAYS = ("week", "since", "until")


class _Search(click.Command):
    """A command that looks for words that begin with a hyphen, `-h` among them."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, which names `-h` as everywhere: alone it asks for it."""
        option = self.get_help_option(ctx)
        if option is None or "-h" in option.opts:
            return super().get_help(ctx)
        option.opts.insert(0, "-h")
        try:
            return super().get_help(ctx)
        finally:
            option.opts.remove("-h")


@click.command(
    cls=_Search,
    epilog=EXAMPLES,
    # A word with a hyphen before it is one to leave out, and may begin with any letter.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="How many notes."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_context
def command(ctx: click.Context, query: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Print the best lines of the notes that match, the best note first.

    Each line stands after its path and its number in the file. Exit status 1 where nothing is
    found.
    """
    session: Session = ctx.obj
    if query == ("-h",):
        print_markdown(ctx.get_help())
        return
    if option := next((word for word in query if word.startswith("--")), None):
        raise click.NoSuchOption(option, ctx=ctx)
    library = session.library()
    session.reading(library)  # which the query may ask for
    found = library.search(_asked(library, query), limit=limit, whole=True)
    library.close()
    for told in filter(None, (found.problem, found.hint)):
        complain(told)
    if as_json:
        print_json(row for hit in found.hits for row in describe(hit))
    else:
        print_lines(lines(found.hits))
    if not found.hits:
        complain(found.why or nothing(library, "note"))
        ctx.exit(1)
    if found.total > len(found.hits):
        complain(f"These are the best {len(found.hits):,} of {found.total:,} notes.")


def lines(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield a line for each that was found; a terminal's are cut to its width, round the hit."""
    for hit in hits:
        for excerpt in _found_in(hit):
            lead = f"{hit.note.path}:{excerpt.line}: "
            start = excerpt.marks[0][0] if excerpt.marks else 0
            yield lead + cut_round(excerpt.text, room(cells(lead)), start)


def describe(hit: Hit) -> Iterator[dict[str, Any]]:
    """Yield the lines of a note as they are printed in JSON; the names are public and stable."""
    note = hit.note
    for excerpt in _found_in(hit):
        yield {
            "path": note.path,
            "title": note.title,
            "author": note.author,
            "week": note.week.start if note.week else None,
            "line": excerpt.line,
            "text": excerpt.text,
        }


def _found_in(hit: Hit) -> tuple[Excerpt, ...]:
    """Return the lines of a note, or its title where none of them was asked for."""
    line = hit.note.sections[0].line if hit.note.sections else 1
    return hit.excerpts or (Excerpt(line, hit.note.title, ()),)


def _asked(library: Library, words: tuple[str, ...]) -> str:
    """Return the query, with the quotes put back that the shell has taken from its values.

    A single word of the command line may be a whole query, which stays as it is typed; it is one
    value only where all that stands after a field of days names days.
    """
    if len(words) == 1 and not _is_of_days(library, words[0]):
        return words[0]
    return " ".join(map(_quoted, words))


def _is_of_days(library: Library, word: str) -> bool:
    field, _, value = word.removeprefix("-").partition(":")
    starts = library.catalogue.conventions.week_starts
    is_field = field.lower() in _FIELDS_OF_DAYS
    return is_field and parse_days(value, today=library.today(), starts=starts) is not None


def _quoted(word: str) -> str:
    """Put back the quotes that the shell has taken from a field's value."""
    field, colon, value = word.partition(":")
    has_value = colon and field.removeprefix("-").lower() in FIELDS and " " in value.strip()
    return f'{field}:"{value}"' if has_value and '"' not in value else word
