"""`weeknotes doctor`: what is wrong or unclear in the folder."""

from typing import Any

import click

from tui.commands.session import Session, print_json
from tui.notes.library import Library
from tui.notes.links import Links
from tui.notes.note import LinkKind, Note


@click.command(short_help="Say what is wrong or unclear in the folder.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Say what is wrong in the folder, and what was guessed.

    The exit status is 1 where something is wrong; what was guessed is not wrong.
    """
    library = session.library()
    findings = [*_of_folder(library), *_of_notes(library)]
    wrong = sum(finding["code"] not in HINTS for finding in findings)
    if as_json:
        print_json(findings)
    else:
        for finding in findings:
            place = finding["path"] + (f":{finding['line']}" if finding["line"] else "")
            click.echo(f"{place + ': ' if place else ''}{finding['message']}")
        notes = len(library.notes)
        click.echo(f"{notes} notes, {wrong} problems, {len(findings) - wrong} hints.")
    if wrong:
        raise click.exceptions.Exit(1)


HINTS = frozenset({"guessed-week", "undated", "dead-link", "guessed"})
"""Codes of findings that are unclear, but not wrong."""


def _of_folder(library: Library) -> list[dict[str, Any]]:
    return [_finding("", p.code, p.message, p.line) for p in library.problems]


def _of_notes(library: Library) -> list[dict[str, Any]]:
    links = Links(library.notes.values(), library.catalogue.conventions.site)
    findings = []
    for path in sorted(library.notes):
        note = library.notes[path]
        findings += [_finding(path, p.code, p.message, p.line) for p in note.problems]
        findings += _of_week(note)
        for link in note.links:
            if link.kind is not LinkKind.URL and links.resolve(link.target, path) is None:
                message = f"The link to “{link.target}” leads to no note."
                findings.append(_finding(path, "dead-link", message, link.line))
    return findings


def _of_week(note: Note) -> list[dict[str, Any]]:
    if note.week is None:
        return [_finding(note.path, "undated", "Nothing says which week or day it is of.", 0)]
    if note.guessed:
        message = (
            f"Its week was guessed to start on {note.week.start}, from its {note.week_source}."
        )
        return [_finding(note.path, "guessed-week", message, 0)]
    return []


def _finding(path: str, code: str, message: str, line: int) -> dict[str, Any]:
    return {"path": path, "line": line, "code": code, "message": message}
