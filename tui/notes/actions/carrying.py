"""Actions carried forward: what the copy says, and what the old item says from then on.

What is still open below an action goes along, nested below the copy as it was; what is settled
there, and lines that are no actions, stay where the link back leads.
"""

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.notes.action import Action, Dialect, State
from tui.notes.actions.additions import addition
from tui.notes.actions.changes import change_of, counted_again, locate
from tui.notes.actions.edits import MARK, Edit, Item
from tui.notes.actions.nesting import Nested, with_nested
from tui.notes.actions.owners import owned
from tui.notes.actions.respelling import in_other_words, inserted
from tui.notes.actions.steps import Change
from tui.notes.conventions import Conventions, People
from tui.notes.courtesy import check_tick
from tui.notes.errors import NotAllowed
from tui.notes.note import Note
from tui.notes.parsing.action_items import Found, find_actions
from tui.notes.parsing.dialects import find_fields, prevailing, read_fields, standing_apart
from tui.notes.parsing.field_writing import write_field
from tui.notes.week import Week
from tui.notes.wording import plain

_LINK = re.compile(r"(\]\()(?![a-zA-Z][\w+.-]*:|[/<\\])([^\s()<>]+)(?=[ \t)])")
"""An inline link to somewhere in the folder."""


def check(action: Action, own: Iterable[Note]) -> None:
    """Raise `NotAllowed` where an action is settled, carried already, or in one of `own`."""
    if action.state is State.CARRIED:
        raise NotAllowed(f"“{action.text}” has been carried forward already. Nothing was changed.")
    if not action.state.is_open:
        raise NotAllowed(
            f"“{action.text}” is {action.state}, so there is nothing to carry forward."
        )
    if action.path in {note.path for note in own}:
        raise NotAllowed(f"“{action.text}” is in this week's note already. Nothing was changed.")


class Carriage(NamedTuple):
    """From which note to which an action is carried."""

    origin: Note
    target: str
    """The path of the note that takes it."""
    week: Week
    """The week of that note."""
    me: str
    """The author of that note."""
    people: People

    def changes(
        self, action: Action, origin: bytes, target: bytes, conventions: Conventions
    ) -> list[Change]:
        """Return what writes the copy, and then marks the old items, the action's last.

        `origin` and `target` are what the files hold. Where a copy is there that no old item
        links to, as after a session that was killed between the two, no other one is written.
        Raises `ActionMoved` where the action is not found again, `NotAllowed` where it is settled.
        """
        found = find_actions(self.origin.path, origin, conventions)
        one = found[locate(found, action)]
        check(one.action, ())
        family = [one, *self._children(found, one, conventions)]
        dialect = prevailing(f.reading for f in found) or conventions.dialect
        texts = [self._copy(each, dialect) for each in family]
        there = [copy.action.text for copy in find_actions(self.target, target, conventions)]
        copied = [self._is_copied(each, text, found, there)
                  for each, text in zip(family, texts, strict=True)]  # fmt: skip
        if copied[0]:
            return self._stamps([f.action for f, done in zip(family, copied, strict=True) if done])
        nested = [Nested(_level(each, family), text, _mark(each))
                  for each, text in zip(family[1:], texts[1:], strict=True)]  # fmt: skip
        copy = with_nested(addition(self.target, texts[0], mark=_mark(one)), nested)
        return [copy, *self._stamps([each.action for each in family])]

    def _children(
        self, found: Sequence[Found], parent: Found, conventions: Conventions
    ) -> list[Found]:
        """Return what is open below an action, as far as it may be marked here."""
        below = (one for one in found if parent.item.line < one.item.line <= parent.item.last)
        return [
            one
            for one in below
            if one.action.state.is_open and one.action.counted and self._may(one, conventions)
        ]

    def _may(self, one: Found, conventions: Conventions) -> bool:
        owner = self.people.owner(one.action.owner, one.action.mentions)
        try:
            check_tick(self.origin, replace(one.action, owner=owner), self.me, conventions)
        except NotAllowed:
            return False
        return True

    def _is_copied(
        self, one: Found, text: str, found: Sequence[Found], there: Sequence[str]
    ) -> bool:
        """Whether the target has a copy that none of the old items links to yet."""
        onward = inserted(one.reading.text, self._onward)
        carried = sum(other.action.text == onward for other in found)
        return there.count(read_fields([text]).text) > carried

    def _stamps(self, actions: Sequence[Action]) -> list[Change]:
        """Return what marks items, from the last to the first."""
        stamps, waiting = [], list(actions)
        while waiting:
            last = waiting.pop()
            stamps.append(change_of(last, self._stamp()))
            waiting = [counted_again(action, last, None) for action in waiting]
        return stamps

    def _copy(self, one: Found, dialect: Dialect | None) -> str:
        """Return the text of the copy: fields as they were, when it began, and a link back."""
        text = "\n".join(one.item.text)
        text = text[: standing_apart(text, find_fields(text))[1]]
        week = self.origin.week
        label = week.label() if week else plain(self.origin.title)
        words = self._relinked(one.reading.text)
        copy = in_other_words(text, words, without=("done", "cancelled"))
        copy = inserted(copy, f"(from {_link(label, self.origin.path, self.target)})")
        dialect = prevailing([one.reading]) or dialect or Dialect.EMOJI
        lines = [copy]
        born = one.action.created or (week.start if week else self.origin.date)
        if born and not one.action.created:
            lines = write_field(lines, "created", born, dialect)
        owner = self.people.owner(one.action.owner, one.action.mentions)
        if not owner and self.origin.author not in ("", self.me):
            lines = owned(lines, self.origin.author, self.people, dialect)
        return lines[0]

    def _stamp(self) -> Edit:
        def edit(item: Item) -> Sequence[str]:
            item = item.marked(MARK[State.CARRIED])
            return item.written(inserted("\n".join(item.texts), self._onward).split("\n"))

        return edit

    @property
    def _onward(self) -> str:
        return f"(to {_link(self.week.label(), self.target, self.origin.path)})"

    def _relinked(self, words: str) -> str:
        """Let links within the folder lead from the new note to where they led."""
        old, new = (posixpath.dirname(path) for path in (self.origin.path, self.target))

        def again(match: re.Match[str]) -> str:
            name, sign, anchor = match[2].partition("#")
            if not name:
                return match[1] + _relative(self.origin.path, self.target) + sign + anchor
            if old == new:
                return match[0]
            place = posixpath.normpath(posixpath.join(old, name))
            return match[1] + posixpath.relpath(place, new or ".") + sign + anchor

        return _LINK.sub(again, words)


def _mark(one: Found) -> str:
    """Return the mark of an item's copy: what is in progress stays so."""
    return MARK[one.action.state]


def _level(one: Found, family: Iterable[Found]) -> int:
    """Return in how many of the others an item is nested."""
    return sum(other.item.line < one.item.line <= other.item.last for other in family)


def _link(label: str, path: str, origin: str) -> str:
    shown = re.sub(r"([\[\]\\`])", r"\\\1", label)
    return f"[{shown}]({_relative(path, origin)})"


def _relative(path: str, origin: str) -> str:
    """Return the link from one note to another."""
    relative = posixpath.relpath(path, posixpath.dirname(origin) or ".")
    return re.sub(r"[ ()<>%#?\\\[\]]", lambda sign: f"%{ord(sign[0]):02X}", relative)
