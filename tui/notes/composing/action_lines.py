"""Follow-up actions as items of a composed document: never with a box, always with a source."""

from datetime import date

from tui.notes.action import Action
from tui.notes.composing.action_words import date_words, people_words, with_facts
from tui.notes.composing.compose import Sheet, title_link
from tui.notes.note import Note
from tui.notes.wording import due_words


def raised(sheet: Sheet, action: Action, author: str, *, near: date) -> str:
    """Return an action as an item of the notes of its author, with what has become of it.

    Days in the year of `near` are written without it.
    """
    sources = sheet.sources
    people = people_words(action, author, sources.who_is_who, sources.short)
    return _item(sheet, action, [*people, *date_words(action, near)])


def owned(sheet: Sheet, action: Action, note: Note, *, today: date) -> str:
    """Return an action as an item of those of its owner, with how late it is and its note."""
    facts = [*date_words(action, today)]
    if action.due and action.due < today and action.state.is_open:
        facts.append(due_words(action.due, today=today))
    return _item(sheet, action, [*facts, title_link(note)])


def _item(sheet: Sheet, action: Action, facts: list[str]) -> str:
    return f"- {with_facts(sheet.line(action.path, action.text), facts, action)}"
