"""Text to text: change one action of a note and leave every other byte alone.

An action is found afresh in the bytes as they are now, by its text and by which of the
identical ones it is. Where that leaves a doubt, nothing is changed.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tui.notes.action import Action, Dialect
from tui.notes.actions.edits import Edit, Item, cut
from tui.notes.actions.steps import Change, Made
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, NoteUnreadable
from tui.notes.parsing.action_items import Found, find_actions
from tui.notes.parsing.dialects import prevailing
from tui.notes.text import BOM, decode, split_raw


class Rewritten(NamedTuple):
    """A change that was made, with what it takes to undo it."""

    data: bytes
    action: Action
    """The action as it is afterwards."""
    before: tuple[str, ...]
    after: tuple[str, ...]


def put_back(rewritten: Rewritten) -> Edit:
    """Return the change that takes another one back to the letter.

    Raises `ActionMoved` where the item is no longer what that change made of it.
    """

    def edit(item: Item) -> Sequence[str]:
        now = [cut(line) for line in item.lines]
        if [line for line, _ in now] != [cut(line)[0] for line in rewritten.after]:
            raise ActionMoved(
                f"“{rewritten.action.text}” has been edited since, so it was left as it is now."
            )
        before = [cut(line) for line in rewritten.before]
        if len(now) == len(before):
            return [line + end for (line, _), (_, end) in zip(before, now, strict=True)]
        last, end = before[-1]
        if not end or not now[-1][1]:  # the note has gained or lost its last line end
            end = now[-1][1]
        return [*rewritten.before[:-1], last + end]

    return edit


def change_of(action: Action, edit: Edit, *, is_text: bool = False) -> Change:
    """Return an edit of an action as a change that can be taken back.

    `is_text` says that the note's words are changed, which other rules are for.
    """

    def make(data: bytes, conventions: Conventions) -> Made:
        made = rewrite(data, action, edit, conventions)
        back = change_of(made.action, put_back(made), is_text=is_text)
        return Made(made.data, action, made.action, back)

    return Change(action.path, make, None if is_text else action)


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
    if len(changed) != len(found) or outline(changed, but=index) != outline(found, but=index):
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
    if action.of > 1 and _is_another(action, index, same, found):
        raise ActionMoved(
            f"The actions “{action.text}” of {action.path} have changed places. "
            "Nothing was written; choose again which one is meant."
        )
    return index


def _is_another(action: Action, index: int, same: Sequence[int], found: Sequence[Found]) -> bool:
    """Whether what is in an action's place among its likes is not that action, as far as it shows.

    It may have got other days or people meanwhile, but not those by which another is known.
    """
    there = found[index].action
    if there.section != action.section:
        return True
    marks = _marks(action)
    others = (_marks(found[other].action) for other in same if other != index)
    return _marks(there) != marks and marks in others


def _marks(action: Action) -> tuple[object, ...]:
    return action.due, action.check, action.start, action.mentions


def counted_again(action: Action, before: Action | None, after: Action | None) -> Action:
    """Return an action as it is counted among its likes after a change of another one."""
    nth, of = action.nth, action.of
    if before and (before.path, before.text) == (action.path, action.text):
        nth -= before.nth < action.nth
        of -= 1
    if after and (after.path, after.text) == (action.path, action.text):
        nth += after.nth <= nth
        of += 1
    return msgspec.structs.replace(action, nth=nth, of=of)


def outline(found: Sequence[Found], *, but: int = -1) -> list[tuple[str, str, str, int]]:
    """Return what a change of one action must leave as it is: all the others."""
    return [
        (one.mark, one.text, one.section, one.depth)
        for index, (one, _, _) in enumerate(found)
        if index != but
    ]
