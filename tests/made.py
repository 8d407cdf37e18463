"""Notes and actions made up for tests, with only what a test is about spelled out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tui.notes.action import Action
from tui.notes.note import Note
from tui.notes.week import Week
from tui.notes.writing.draft import Draft

TODAY = date(2019, 6, 13)
"""A Thursday, in the week of 10 June."""


def made_note(path: str = "ada/note.md", *, week: date | None = None, **fields: Any) -> Note:
    """Return a note; its author is the first folder, `week` any day of its week."""
    author = path.split("/", maxsplit=1)[0].title()
    given = {"title": path, "author": author, "digest": "0" * 64} | fields
    return Note(path=path, week=Week.of(week) if week else None, **given)


def made_action(text: str = "Call", mark: str = " ", **fields: Any) -> Action:
    """Return an action of `ada/note.md`."""
    given: dict[str, Any] = {"path": "ada/note.md", "line": 1, "mark": mark, "text": text}
    return Action(**given | fields)


def of_ended(drafts: Iterable[Draft]) -> list[Draft]:
    """Return those drafts whose sessions are gone."""
    return [draft for draft in drafts if not draft.is_held]


def of_living(drafts: Iterable[Draft]) -> list[Draft]:
    """Return those drafts whose sessions live, or may."""
    return [draft for draft in drafts if draft.is_held]
