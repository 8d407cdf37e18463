"""Which note is to be written: this week's, one that is there already, another week's."""

from typing import Any, NamedTuple

from textual.screen import Screen

from tui.notes.library import Library
from tui.notes.note import Status
from tui.notes.week import Week, parse_week
from tui.screens.asking import Ask, Reading
from tui.screens.question import Answer, Question

WEEKS = "last, next, -2, w24, 10 june, 2019-W24"

ANSWERS = (
    Answer("o", "Open it", "open"),
    Answer("s", "Write a second one", "second"),
    Answer("w", "Another week", "week"),
    Answer("k", "Neither", ""),
)


class Start(NamedTuple):
    """What is to be opened in the editor."""

    week: Week
    path: str
    """The note; empty where a new one of the week is to be begun."""


def start(library: Library, week: Week) -> Start | None:
    """Return what to write of a week; None where that has to be asked.

    A draft of one's own is gone on with. A note that is past that may be finished.
    """
    written = library.own_notes(week)
    draft = next((note for note in written if note.status is Status.DRAFT), None)
    if draft:
        return Start(week, draft.path)
    return None if written else Start(week, "")


async def ask_start(screen: Screen[Any], library: Library, week: Week) -> Start | None:
    """Return what to write of a week, from a worker; ask where the week has a note already.

    None where the question was left.
    """
    while True:
        if chosen := start(library, week):
            return chosen
        note = library.own_notes(week)[0]
        asked = f"The week of {week.label()} has {note.path} already."
        answer = await screen.app.push_screen_wait(Question(note.title, asked, *ANSWERS))
        if answer == "open":
            return Start(week, note.path)
        if answer == "second":
            return Start(week, "")
        other = await ask_week(screen, library) if answer == "week" else None
        if other is None:
            return None
        week = other


async def ask_week(screen: Screen[Any], library: Library) -> Week | None:
    """Ask which week to write of, from a worker; None where the question was left."""
    starts = library.catalogue.conventions.week_starts

    def read(text: str) -> Week | None:
        return parse_week(text, today=library.today(), starts=starts)

    def reads(text: str) -> Reading:
        week = read(text) if text else None
        if week is None:
            return Reading(f"as in {WEEKS}", accepted=False)
        written = library.own_notes(week)
        told = f", which has {written[0].path}" if written else ""
        return Reading(f"{text} → the week of {week.label()}{told}")

    answer = await screen.app.push_screen_wait(Ask("Write which week?", reads=reads, hint=WEEKS))
    return read(answer) if answer else None
