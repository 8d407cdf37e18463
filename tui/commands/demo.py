"""`weeknotes demo`: the sample notes, as of this week, to play with."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tui import assets
from tui.commands.actions import lines
from tui.commands.demo_dates import move_dates
from tui.commands.options import Command
from tui.commands.output import print_lines, print_markdown
from tui.commands.session import Session, has_terminal
from tui.notes.actions.agenda import View, agenda, gather
from tui.notes.errors import FolderError
from tui.notes.library import Library
from tui.notes.week import Week

PERSON = "callum"
"""Who the newcomer is in the sample team: somebody whose note of this week is to be written."""

SEPARATOR = "─" * 80

EXAMPLES = """\b
Examples:
  weeknotes demo
  weeknotes --as amara demo
  weeknotes demo | less
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.pass_obj
def command(session: Session) -> None:
    """Open a copy of the sample notes whose newest week is this week.

    Change what you like: the copy is deleted when you leave. Without a terminal, the newest
    week and the open actions are printed instead.
    """
    with _throw_away() as directory:
        aside = Path(directory)
        folder = aside / "notes"
        copy_samples(folder, today=session.today())
        sample = replace(session, folder=folder, name=session.name or PERSON, aside=aside)
        if has_terminal():
            sample.run_app(tidy=partial(shutil.rmtree, aside, ignore_errors=True))
        else:
            print_sample(sample.library())


def copy_samples(target: Path, *, today: date) -> None:
    """Copy the sample notes, with all their dates moved by as many weeks as it takes.

    The copy's newest week is that of `today`; names of files and links to them move along.
    Raises `FolderError` where they were not installed, or the disk takes no copy.
    """
    try:
        source = assets.sample_notes()
        newest = newest_week(_samples(source))
        weeks = Week.of(today) - newest
        for file in sorted(path for path in source.rglob("*") if path.is_file()):
            name = file.relative_to(source).as_posix()
            copy = target / move_dates(name, weeks, newest.start.year)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_bytes().decode("utf-8")
            copy.write_bytes(move_dates(text, weeks, newest.start.year).encode("utf-8"))
    except assets.AssetsMissing as error:
        raise FolderError(str(error)) from error
    except OSError as error:
        raise FolderError(f"The sample notes can't be copied: {error.strerror}.") from error


def newest_week(library: Library) -> Week:
    """Return the newest week that a note is of."""
    return max(note.week for note in library.notes.values() if note.week)


def print_sample(library: Library) -> None:
    """Print the newest week's notes and the open actions, and say how to open the app."""
    today = library.today()
    newest = newest_week(library)
    print_lines([f"weeknotes demo: the sample team's week of {newest.label()}"])
    for path, note in sorted(library.notes.items()):
        if note.week == newest:
            print_lines(_headed(f"{note.author} · {path}"))
            print_markdown(library.text(path).rstrip("\n"))
    print_lines(_headed("Open actions"))
    groups = agenda(gather(library.notes.values(), today=today), View(), today=today)
    print_lines(lines(groups, today))
    print_lines(["", "To open the app on these notes, run `weeknotes demo` in a terminal."])


def _throw_away() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="weeknotes-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        raise FolderError(f"There is no place for a copy: {error.strerror}.") from error


def _samples(source: Path) -> Library:
    library = Library(source)
    library.open()
    library.refresh()
    return library


def _headed(title: str) -> Iterator[str]:
    yield from ("", SEPARATOR, title, SEPARATOR, "")
