"""New items nested below another new one: where they go, and how they are taken out."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.notes.action import Action
from tui.notes.actions.changes import locate, outline
from tui.notes.actions.page import Page
from tui.notes.actions.steps import Change, Made, Make
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved
from tui.notes.parsing.blocks import TaskItem

_MARKER = re.compile(r"([-*+]|\d{1,9}[.)])([ \t]+)$")


class Nested(NamedTuple):
    """An item that is to stand below another."""

    level: int
    """How deep; 1 for right below it."""
    text: str
    mark: str = " "
    """What stands between its brackets."""


def with_nested(addition: Change, items: Sequence[Nested]) -> Change:
    """Return the change that adds an item as `addition` does, and others nested below it.

    Taking it back is refused with `ActionMoved` where anything of it has been edited since, and
    making it where no items can be put there.
    """
    if not items:
        return addition

    def make(data: bytes, conventions: Conventions) -> Made:
        added = addition.make(data, conventions)
        assert added.after, "what adds an item tells which"  # noqa: S101, for the type checker
        page = Page(addition.path, added.data or b"", conventions)
        index = locate(page.found, added.after)
        item = page.found[index].item
        lines = tuple(_line(page, item, nested) for nested in items)
        new = page.spliced(item.line + 1, item.line + 1, lines)
        changed = Page(addition.path, new, conventions)
        _check(page, changed, index, items)
        after = changed.found[index].action
        return Made(new, None, after, _removal(after, lines, added.back, make))

    return Change(addition.path, make)


def _line(page: Page, item: TaskItem, nested: Nested) -> str:
    """Return the line of a nested item, indented to stand where its parent's text begins."""
    before = page.text(item.line)[: item.column - 1]
    marker = _MARKER.search(before)
    outer = before[: marker.start()] if marker else before
    bullet = marker[1] if marker and not marker[1][0].isdigit() else page.bullet
    first = len(before.expandtabs(4)) - len(outer.expandtabs(4))
    indent = " " * (first + (nested.level - 1) * len(f"{bullet} "))
    return f"{outer}{indent}{bullet} [{nested.mark}] {nested.text}"


def _check(page: Page, changed: Page, index: int, items: Sequence[Nested]) -> None:
    """Raise `ActionMoved` where anything else has changed than that the items are there."""
    end = index + 1 + len(items)
    depth = page.found[index].action.depth
    new = [one.action.depth - depth for one in changed.found[index + 1 : end]]
    others = [*changed.found[: index + 1], *changed.found[end:]]
    if new != [nested.level for nested in items] or outline(others) != outline(page.found):
        raise ActionMoved(
            f"Items can't be nested in {page.path} without changing what stands around them. "
            "Nothing was written; edit the note instead."
        )


def _removal(action: Action, lines: tuple[str, ...], back: Change, again: Make) -> Change:
    """Return the change that takes an item and what is nested below it out again."""

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(action.path, data, conventions)
        one = page.found[locate(page.found, action)]
        start = one.item.line + 1
        now = tuple(page.text(start + number) for number in range(len(lines)))
        if now != lines or one.action.lines != action.lines:
            raise ActionMoved(
                f"What is below “{action.text}” has been edited since, so it was left as it is now."
            )
        without = page.spliced(start, start + len(lines), ())
        return back.make(without, conventions)._replace(back=Change(action.path, again))

    return Change(action.path, make)
