"""What an action's fields say, in words for a reader."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tui.notes.action import Action, State
from tui.notes.composing.markdown import inline, words
from tui.notes.conventions import People
from tui.notes.note import Note
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.dialects import read_fields
from tui.notes.wording import short_date

_NO_YEAR = date.min
"""Near no day that anybody writes down."""


def with_facts(text: str, facts: Sequence[str], action: Action) -> str:
    """Return an action's text, which is Markdown, with what is to be said of it in brackets."""
    text = text or "…"
    if action.state is State.CANCELLED:
        text = f"~~{text}~~"
    return f"{text} ({', '.join(facts)})" if facts else text


def people_words(
    action: Action, author: str, people: People, short: Mapping[str, str]
) -> Iterator[str]:
    """Yield whose action of a note by `author` it is, and who else was named among its fields.

    `short` are the shortest distinct forms of names; nothing is said of the author.
    """
    named = [name for name in action.mentions if f"@{name}" not in action.text]
    for name in dict.fromkeys([action.owner, *map(people.display, named)]):
        if name and name != author:
            yield words(short.get(name, name))


def date_words(action: Action, near: date | None) -> Iterator[str]:
    """Yield what an action's state and dates say; days in the year of `near` are without it."""
    state, today = action.state, near or _NO_YEAR
    day = {State.DONE: action.done, State.CANCELLED: action.cancelled}.get(state)
    if state is State.PROGRESS:
        yield "in progress"
    if state.is_open and action.due:
        yield f"due {short_date(action.due, today=today)}"
    elif state.is_open and action.check:
        yield f"to be checked on {short_date(action.check, today=today)}"
    elif state is State.CARRIED:
        yield "carried forward"
    elif not state.is_open:
        yield f"{state.value} {short_date(day, today=today)}" if day else state.value


def quoted_task(
    item: TaskItem, origin: Note | None, people: People, short: Mapping[str, str]
) -> str:
    """Return a task as Markdown on one line, which begins no block and has no box.

    `item` is of a text that is quoted from the note `origin`; None is one that is gone by now.
    `people` and `short` are as in `people_words`.
    """
    reading = read_fields(item.text)
    owner = people.owner(reading.values.get("owner", ""), reading.mentions)
    action = Action(
        path=origin.path if origin else "",
        line=item.line + 1,
        mark=item.mark,
        text=reading.text,
        mentions=reading.mentions,
        **{**reading.values, "owner": owner},
    )
    author, week = (origin.author, origin.week) if origin else ("", None)
    facts = [
        *people_words(action, author, people, short),
        *date_words(action, week.start if week else None),
    ]
    return with_facts(inline(action.text), facts, action)
