"""Text to text: change one action of a note and leave every other byte alone.

An action is found afresh in the bytes as they are now, by its text and by which of the
identical ones it is. Where that leaves a doubt, nothing is changed.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from tui.notes.action import Action, Dialect, State
from tui.notes.conventions import Conventions
from tui.notes.dialects import prevailing, write_field
from tui.notes.errors import ActionMoved
from tui.notes.scan import Found, find_actions
from tui.notes.text import BOM, split_raw

MARK = {
    State.OPEN: " ",
    State.PROGRESS: "/",
    State.DONE: "x",
    State.CANCELLED: "-",
    State.CARRIED: ">",
}
"""The mark that is written for each state."""


class Item(NamedTuple):
    """The lines of an item's first paragraph as they stand in the file, without line ends."""

    lines: tuple[str, ...]
    column: int
    """Where the mark stands in the first line."""
    dialect: Dialect
    """How a new field is to be written."""


Edit = Callable[[Item], Sequence[str]]
"""A change of an item: what its lines are to become, as many as there were."""


class Rewritten(NamedTuple):
    """A change that was made, with what it takes to undo it."""

    data: bytes
    action: Action
    """The action as it is afterwards."""
    before: tuple[str, ...]
    after: tuple[str, ...]


def set_state(state: State, today: date) -> Edit:
    """Return the change that gives an item a state and stamps or unstamps its dates."""

    def edit(item: Item) -> Sequence[str]:
        first = item.lines[0]
        marked = first[: item.column] + MARK[state] + first[item.column + 1 :]
        lines = (marked, *item.lines[1:])
        done = today if state is State.DONE else None
        cancelled = today if state is State.CANCELLED else None
        lines = _with_field(lines, item, "done", done)
        return _with_field(lines, item, "cancelled", cancelled)

    return edit


def put_back(rewritten: Rewritten) -> Edit:
    """Return the change that takes another one back to the letter.

    Raises `ActionMoved` where the item is no longer what that change made of it.
    """

    def edit(item: Item) -> Sequence[str]:
        if item.lines != rewritten.after:
            raise ActionMoved(
                f"“{rewritten.action.text}” has been edited since, so it was left as it is now."
            )
        return rewritten.before

    return edit


def rewrite(data: bytes, action: Action, edit: Edit, conventions: Conventions) -> Rewritten:
    """Apply a change to one action of a note's bytes.

    Raises `ActionMoved` where the action is not found, or can't be told from others.
    """
    found = find_actions(action.path, data, conventions)
    index = locate(found, action)
    task = found[index].item
    bom = BOM if data.startswith(BOM) else b""
    pairs = split_raw(data[len(bom) :].decode("utf-8"))
    span = slice(task.line, task.line + len(task.text))
    before = tuple(line for line, _ in pairs[span])
    dialect = (
        prevailing([found[index].reading])
        or prevailing(one.reading for one in found)
        or conventions.dialect
        or Dialect.EMOJI
    )
    after = tuple(edit(Item(before, task.column, dialect)))
    pairs[span] = [(line, end) for line, (_, end) in zip(after, pairs[span], strict=True)]
    new = bom + "".join(line + end for line, end in pairs).encode("utf-8")
    return Rewritten(new, find_actions(action.path, new, conventions)[index].action, before, after)


def locate(found: Sequence[Found], action: Action) -> int:
    """Return the index of an action among those that the note holds now.

    Raises `ActionMoved` where it is not there, or can't be told from others.
    """
    same = [index for index, one in enumerate(found) if one.action.text == action.text]
    if not same:
        raise ActionMoved(
            f"“{action.text}” is no longer in {action.path}. Nothing was written; "
            "the list now shows what the note says."
        )
    if len(same) != action.of:
        raise ActionMoved(
            f"{action.path} now has {len(same)} actions “{action.text}” where it had {action.of}. "
            "Nothing was written; choose again which one is meant."
        )
    index = same[action.nth]
    if action.of > 1 and found[index].action.section != action.section:
        raise ActionMoved(
            f"The actions “{action.text}” of {action.path} have changed places. "
            "Nothing was written; choose again which one is meant."
        )
    return index


def _with_field(lines: Sequence[str], item: Item, name: str, value: date | None) -> tuple[str, ...]:
    """Set or take out a field, keeping the first line up to its box out of the way."""
    first = lines[0]
    bare = first[item.column + 2 :].lstrip(" \t")
    box = first[: len(first) - len(bare)]
    text, *rest = write_field((bare, *lines[1:]), name, value, item.dialect)
    return (box + text, *rest)
