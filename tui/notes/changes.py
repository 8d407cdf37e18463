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
from tui.notes.errors import ActionMoved, NoteUnreadable
from tui.notes.scan import Found, find_actions
from tui.notes.text import BOM, decode, split_raw

MARK = {
    State.OPEN: " ",
    State.PROGRESS: "/",
    State.DONE: "x",
    State.CANCELLED: "-",
    State.CARRIED: ">",
}
"""The mark that is written for each state."""


class Item(NamedTuple):
    """An item's first paragraph."""

    lines: tuple[str, ...]
    """Its lines as they stand in the file, each with its line end."""
    column: int
    """Where the mark stands in the first line."""
    dialect: Dialect
    """How a new field is to be written."""


Edit = Callable[[Item], Sequence[str]]
"""A change of an item: what its lines are to become, each with its line end."""


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
        pairs = [_cut(line) for line in item.lines]
        (first, _), *others = pairs
        marked = first[: item.column] + MARK[state] + first[item.column + 1 :]
        lines = (marked, *(line for line, _ in others))
        done = today if state is State.DONE else None
        cancelled = today if state is State.CANCELLED else None
        lines = _with_field(lines, item, "done", done)
        lines = _with_field(lines, item, "cancelled", cancelled)
        # A line that held nothing but a date goes: a blank one would end the paragraph.
        return [
            line + end for line, (_, end) in zip(lines, pairs, strict=True) if line.strip(" \t>")
        ]

    return edit


def put_back(rewritten: Rewritten) -> Edit:
    """Return the change that takes another one back to the letter.

    Raises `ActionMoved` where the item is no longer what that change made of it.
    """

    def edit(item: Item) -> Sequence[str]:
        now = [_cut(line) for line in item.lines]
        if [line for line, _ in now] != [_cut(line)[0] for line in rewritten.after]:
            raise ActionMoved(
                f"“{rewritten.action.text}” has been edited since, so it was left as it is now."
            )
        if len(now) != len(rewritten.before):
            return rewritten.before
        return [_cut(line)[0] + end for line, (_, end) in zip(rewritten.before, now, strict=True)]

    return edit


def rewrite(data: bytes, action: Action, edit: Edit, conventions: Conventions) -> Rewritten:
    """Apply a change to one action of a note's bytes.

    Raises `ActionMoved` where the action is not found, can't be told from others, or can't be
    changed without changing what stands around it; `NoteUnreadable` where the bytes are not sound.
    """
    if problems := decode(data).problems:
        raise NoteUnreadable(f"{action.path}: {problems[0].message}", problems[0].code)
    found = find_actions(action.path, data, conventions)
    index = locate(found, action)
    task = found[index].item
    bom = BOM if data.startswith(BOM) else b""
    lines = [line + end for line, end in split_raw(data[len(bom) :].decode("utf-8"))]
    span = slice(task.line, task.line + len(task.text))
    before = tuple(lines[span])
    dialect = (
        prevailing([found[index].reading])
        or prevailing(one.reading for one in found)
        or conventions.dialect
        or Dialect.EMOJI
    )
    after = tuple(edit(Item(before, task.column, dialect)))
    lines[span] = after
    new = bom + "".join(lines).encode("utf-8")
    changed = find_actions(action.path, new, conventions)
    if _outline(changed, but=index) != _outline(found, but=index):
        raise ActionMoved(
            f"“{action.text}” can't be changed without changing what stands around it. "
            f"Nothing was written; edit {action.path} instead."
        )
    return Rewritten(new, changed[index].action, before, after)


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


def _outline(found: Sequence[Found], *, but: int) -> list[tuple[str, str, str, int] | None]:
    """Return what a change of one action must leave as it is: all the others."""
    return [
        None if index == but else (one.mark, one.text, one.section, one.depth)
        for index, (one, _, _) in enumerate(found)
    ]


def _cut(line: str) -> tuple[str, str]:
    """Return a line and its line end."""
    bare = line.rstrip("\r\n")
    return bare, line[len(bare) :]


def _with_field(lines: Sequence[str], item: Item, name: str, value: date | None) -> tuple[str, ...]:
    """Set or take out a field, keeping the first line up to its box out of the way.

    Where nothing else is in the first line, the field stays: an item without text is no task.
    """
    first = lines[0]
    bare = first[item.column + 2 :].lstrip(" \t")
    box = first[: len(first) - len(bare)]
    text, *rest = write_field((bare, *lines[1:]), name, value, item.dialect)
    return (box + text, *rest) if text.strip() else tuple(lines)
