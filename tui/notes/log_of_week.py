"""What was done in a week and by whom, as values and as Markdown."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from urllib.parse import quote

import msgspec

from tui.notes.action import Action, State
from tui.notes.note import Note
from tui.notes.text import clean_line
from tui.notes.week import Week
from tui.notes.wording import WEEKDAYS, plain


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

    Only dated ones count: nothing else tells when a box was ticked. Checklists' items are left
    out, and those without a person come last.
    """
    log = [
        Done(action, note, action.owner or note.author, day)
        for note in notes
        for action in note.actions
        if action.counted and (day := _settled(action)) and day in week
    ]
    return sorted(log, key=_place)


def as_markdown(log: Iterable[Done], week: Week) -> str:
    """Write what `done_log` lists as Markdown, with links from the notes folder.

    Its items have no boxes: pasted into a note they must not become actions once more.
    """
    return "\n".join(_lines(log, week))


def _lines(log: Iterable[Done], week: Week) -> Iterator[str]:
    yield f"# Done in the week of {week.label()}"
    for who, items in groupby(log, lambda done: done.who):
        yield from ("", f"## {clean_line(who) or 'Nobody'}", "")
        yield from map(_item, items)


def _item(done: Done) -> str:
    text = clean_line(done.action.text)
    said = f"~~{text}~~, cancelled" if done.is_cancelled else text
    title = re.sub(r"([\\\[\]])", r"\\\1", plain(done.note.title))
    link = f"[{clean_line(title)}]({quote(done.action.path)})"
    return f"- {said} ({WEEKDAYS[done.day.weekday()]}, {link})"


def _settled(action: Action) -> date | None:
    """Return the day on which an action was done or cancelled, as its mark says."""
    if action.state is State.DONE:
        return action.done
    return action.cancelled if action.state is State.CANCELLED else None


def _place(done: Done) -> tuple[bool, str, date, str, int]:
    return not done.who, done.who.casefold(), done.day, done.action.path, done.action.line
