"""What was done in a week and whose it was, as values and as Markdown."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import msgspec

from tui.notes.action import Action, State
from tui.notes.composing.compose import Composed, Sheet, Sources
from tui.notes.composing.markdown import link, title_words, words
from tui.notes.note import Note
from tui.notes.week import Week
from tui.notes.wording import WEEKDAYS

KEY = "log:"


class Done(msgspec.Struct, frozen=True, gc=False):
    """An action that was done, or given up, on a day."""

    action: Action
    note: Note
    who: str
    """Its owner; where none is written, the note's author."""
    day: date

    @property
    def is_cancelled(self) -> bool:
        """Whether it was given up rather than done."""
        return self.action.state is State.CANCELLED


def done_log(notes: Iterable[Note], week: Week) -> list[Done]:
    """List the follow-up actions that were done or cancelled in a week, by person, then day.

    Only dated ones count: nothing else tells when a box was ticked, and nothing at all by whom.
    Checklists' items are left out, and those without a person come last.
    """
    log = [
        Done(action, note, action.owner or note.author, day)
        for note in notes
        for action in note.actions
        if action.counted and (day := settled(action)) and day in week
    ]
    return sorted(log, key=_place)


def document(log: Iterable[Done], week: Week, sources: Sources) -> Composed:
    """Write what `done_log` lists as a document, person by person.

    Its items have no boxes: pasted into a note they must not become actions once more.
    """
    sheet = Sheet(sources, KEY + week.iso, f"Done in the week of {week.label()}")
    for who, items in groupby(log, lambda done: done.who):
        sheet.part(words(who) or "Nobody")
        sheet.add(*(item(sheet, done) for done in items))
    if not sheet.has_parts:
        sheet.add("Nothing so far that is dated in this week.")
    return sheet.composed()


def item(sheet: Sheet, done: Done) -> str:
    """Return what was done as an item of a list, with its weekday and a link to its note."""
    text = sheet.line(done.action.path, done.action.text)
    said = f"~~{text}~~, cancelled" if done.is_cancelled else text
    origin = link(title_words(done.note.title), done.action.path)
    return f"- {said} ({WEEKDAYS[done.day.weekday()]}, {origin})"


def settled(action: Action) -> date | None:
    """Return the day on which an action was done or cancelled, as its mark says."""
    if action.state is State.DONE:
        return action.done
    return action.cancelled if action.state is State.CANCELLED else None


def _place(done: Done) -> tuple[bool, str, date, str, int]:
    return not done.who, done.who.casefold(), done.day, done.action.path, done.action.line
