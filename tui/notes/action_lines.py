"""Follow-up actions as items of a composed document: never with a box, always with a source."""

from collections.abc import Iterator
from datetime import date

from tui.notes.action import Action, State
from tui.notes.compose import Sheet, title_link
from tui.notes.markdown import words
from tui.notes.note import Note
from tui.notes.wording import due_words, short_date


def raised(sheet: Sheet, action: Action, author: str, *, near: date) -> str:
    """Return an action as an item of the notes of its author, with what has become of it.

    Days in the year of `near` are written without it.
    """
    facts = [*_owner(sheet, action, author), *_dates(action, near)]
    return _item(sheet.line(action.path, action.text), facts, action)


def owned(sheet: Sheet, action: Action, note: Note, *, today: date) -> str:
    """Return an action as an item of those of its owner, with how late it is and its note."""
    facts = [*_dates(action, today)]
    if action.due and action.due < today and action.state.is_open:
        facts.append(due_words(action.due, today=today))
    return _item(sheet.line(action.path, action.text), [*facts, title_link(note)], action)


def _item(text: str, facts: list[str], action: Action) -> str:
    if action.state is State.CANCELLED:
        text = f"~~{text}~~"
    return f"- {text} ({', '.join(facts)})" if facts else f"- {text}"


def _owner(sheet: Sheet, action: Action, author: str) -> Iterator[str]:
    if action.owner and action.owner != author:
        yield words(sheet.sources.short.get(action.owner, action.owner))


def _dates(action: Action, near: date) -> Iterator[str]:
    """Yield what an action's state and dates say."""
    state = action.state
    day = {State.DONE: action.done, State.CANCELLED: action.cancelled}.get(state)
    if state is State.PROGRESS:
        yield "in progress"
    if state.is_open and action.due:
        yield f"due {short_date(action.due, today=near)}"
    elif state.is_open and action.check:
        yield f"to be checked on {short_date(action.check, today=near)}"
    elif state is State.CARRIED:
        yield "carried forward"
    elif not state.is_open:
        yield f"{state.value} {short_date(day, today=near)}" if day else state.value
