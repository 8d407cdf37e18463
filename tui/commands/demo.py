"""`weeknotes demo`: the sample notes, as of this week, to play with."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tui import assets
from tui.commands.actions import print_groups
from tui.commands.demo_dates import move_dates
from tui.commands.session import Session
from tui.notes.agenda import View, agenda, gather
from tui.notes.library import Library
from tui.notes.week import Week

PERSON = "callum"
"""Who the newcomer is in the sample team: somebody whose note of this week is to be written."""

SEPARATOR = "─" * 80


@click.command(short_help="Open a throw-away copy of the sample notes.")
@click.pass_obj
def command(session: Session) -> None:
    """Open a copy of the sample notes whose newest week is this week.

    Change what you like: the copy is deleted when you leave. Without a terminal, the newest
    week and the open actions are printed instead.
    """
    with TemporaryDirectory(prefix="weeknotes-demo-") as directory:
        folder = Path(directory) / "notes"
        copy_samples(assets.sample_notes(), folder, today=date.today())  # noqa: DTZ011
        sample = Session(folder, session.name or PERSON, session.read_only)
        if sys.stdin.isatty() and sys.stdout.isatty():
            sample.run_app()
        else:
            print_sample(Library(folder, me=sample.login))


def copy_samples(source: Path, target: Path, *, today: date) -> None:
    """Copy the sample notes, with all their dates moved by as many weeks as it takes.

    The copy's newest week is that of `today`; names of files and links to them move along.
    """
    samples = Library(source)
    samples.open()
    samples.refresh()
    newest = max(note.week for note in samples.notes.values() if note.week)
    weeks = Week.of(today) - newest
    for file in sorted(source.rglob("*")):
        if not file.is_file():
            continue
        name = move_dates(file.relative_to(source).as_posix(), weeks, newest.start.year)
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_bytes().decode("utf-8")
        copy.write_bytes(move_dates(text, weeks, newest.start.year).encode("utf-8"))


def print_sample(library: Library) -> None:
    """Print the newest week's notes and the open actions, and say how to open the app."""
    library.open()
    library.refresh()
    today = library.today()
    newest = max(note.week for note in library.notes.values() if note.week)
    click.echo(f"weeknotes demo: the sample team's week of {newest.label()}\n")
    for note in sorted(library.notes.values(), key=lambda note: note.path):
        if note.week == newest:
            click.echo(f"{SEPARATOR}\n{note.author} · {note.path}\n{SEPARATOR}")
            click.echo(library.text(note.path))
    click.echo(f"{SEPARATOR}\nOpen actions\n{SEPARATOR}")
    print_groups(agenda(gather(library.notes.values(), today=today), View(), today=today), today)
    click.echo("\nTo open the app on these notes, run `weeknotes demo` in a terminal.")
