"""`weeknotes doctor`: what is wrong or unclear in the folder."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial

import click
import msgspec

from tui import settings
from tui.commands.options import Command
from tui.commands.output import print_json, print_lines
from tui.commands.session import Session
from tui.notes.conventions import FILE
from tui.notes.library import Library
from tui.notes.note import Note, Problem
from tui.notes.parsing.backlinks import dead_links


class Severity(StrEnum):
    """How much a finding matters."""

    PROBLEM = "problem"
    HINT = "hint"


class Finding(msgspec.Struct, frozen=True):
    """Something that somebody should look at; the fields' names are public and stable."""

    path: str
    """The file, relative to the folder; empty where it is about none in it."""
    line: int
    """Counted from 1; 0 where it is about the whole file."""
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        if not self.path or self.path == FILE:  # these sentences name the place themselves
            return self.message
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.message}"


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Say what is wrong in the folder, and what was guessed.

    The exit status is 1 where something is wrong. What is merely unclear is a hint: a week that
    was guessed, a note of no week, a link that leads nowhere.
    """
    library = session.library(tells=False)
    findings = [*of_settings(), *of_folder(library), *of_notes(library)]
    problems = sum(finding.severity is Severity.PROBLEM for finding in findings)
    if as_json:
        print_json(map(msgspec.structs.asdict, findings))
    else:
        hints = len(findings) - problems
        print_lines(map(str, findings))
        print_lines(
            [
                f"{_count(len(library.notes), 'note')}: {_count(problems, 'problem')}, "
                f"{_count(hints, 'hint')}."
            ]
        )
    if problems:
        raise click.exceptions.Exit(1)


def of_settings() -> Iterator[Finding]:
    """Yield what is wrong with the person's own settings."""
    for sentence in settings.load()[1]:
        yield Finding("", 0, "config", Severity.PROBLEM, sentence)


def of_folder(library: Library) -> Iterator[Finding]:
    """Yield what is wrong with the folder and with its settings."""
    for problem in library.problems:
        yield _wrong(FILE if problem.code == "settings" else "", problem)


def of_notes(library: Library) -> Iterator[Finding]:
    """Yield what is wrong or unclear in the notes, by path."""
    links, is_file = library.connections.links, partial(_exists, library)
    for path, note in sorted(library.notes.items()):
        yield from (_wrong(path, problem) for problem in note.problems)
        yield from _of_week(note)
        dead = dead_links(note, links, is_file)
        for link in note.links:
            if link.target in dead:
                message = f"The link to “{link.target}” leads to no note and no file here."
                yield Finding(path, link.line, "dead-link", Severity.HINT, message)


def _of_week(note: Note) -> Iterator[Finding]:
    if note.week is None:
        message = "Nothing says which week or day it is of."
        yield Finding(note.path, 0, "undated", Severity.HINT, message)
    elif note.guessed:
        message = (
            f"Its week was guessed to start on {note.week.start}, from its {note.week_source}."
        )
        yield Finding(note.path, 0, "guessed-week", Severity.HINT, message)


def _exists(library: Library, inside: str) -> bool:
    try:
        return (library.folder.root / inside).exists()
    except (OSError, ValueError):  # a name that is too long, or no name at all
        return False


def _wrong(path: str, problem: Problem) -> Finding:
    return Finding(path, problem.line, problem.code, Severity.PROBLEM, problem.message)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
