"""New items in a note: where they go, in the note's own manner, and how they are taken out."""

import re
from datetime import date
from typing import NamedTuple

from tui.notes.action import Action, Dialect
from tui.notes.actions.changes import locate, outline
from tui.notes.actions.page import Page
from tui.notes.actions.respelling import one_line
from tui.notes.actions.steps import Change, Made, Make
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, WeeknotesError
from tui.notes.parsing.action_items import Found, fold_heading
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.dialects import prevailing, read_fields
from tui.notes.parsing.field_writing import write_field

HEADINGS = frozenset(
    (
        *("action", "actions", "next actions", "action items", "next", "next steps"),
        *("to do", "to dos", "todo", "todos", "things to do", "task", "tasks"),
        *("follow up", "follow ups", "followup", "followups"),
    )
)
"""Headings, folded, that people put over what they mean to do."""

_PREFIX = re.compile(r"(.*?)([-*+]|\d{1,9}[.)])([ \t]+)")
_BULLET = re.compile(r" {0,3}([-*+])[ \t]+\S")


class _Place(NamedTuple):
    """Where a new item goes."""

    line: int
    """The line that it stands before, counted from 0."""
    prefix: str
    """What stands before its box."""
    above: tuple[str, ...] = ()
    """Lines that come between what is there and the item."""
    below: tuple[str, ...] = ()
    """Lines that come between the item and what is there."""


def addition(
    path: str, text: str, *, under: str = "", today: date | None = None, mark: str = " "
) -> Change:
    """Return the change that adds an action to a note.

    It goes to the end of the last task list, or of the last one under a heading like `under`;
    failing that, below that heading, below the last heading like `Actions`, or to the end.
    `today` dates it as created where others of the note are; `mark` goes between its brackets.
    Raises `WeeknotesError` where the text is empty or there is no such heading, `ActionMoved`
    where no item can be put there.
    """
    words = one_line(text)

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        place = _place(page, under, conventions)
        item = _dated(words, page, today, conventions)
        lines = (*place.above, f"{place.prefix}[{mark}] {item}", *place.below)
        new = page.spliced(place.line, place.line, lines)
        added = _added(page, Page(path, new, conventions), place)
        block = _Block(lines, len(place.above), page.text(place.line), added.lines)
        return Made(new, None, added, _removal(added, block, make))

    return Change(path, make)


class _Block(NamedTuple):
    """Lines that were put into a note."""

    texts: tuple[str, ...]
    item: int
    """Which of them is the item."""
    follows: str
    """The line that follows them; nothing at the end of the note."""
    length: int
    """How many lines belong to the item, with those of the note that it has taken in."""


def _removal(action: Action, block: _Block, again: Make) -> Change:
    """Return the change that takes lines out again; where others wrote on, only the item's."""

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(action.path, data, conventions)
        one = page.found[locate(page.found, action)]
        line = one.item.line
        if page.text(line) != block.texts[block.item] or one.action.lines != block.length:
            raise ActionMoved(
                f"“{action.text}” has been edited since, so it was left as it is now."
            )
        start, count = line - block.item, len(block.texts)
        now = tuple(page.text(number) for number in range(start, start + count))
        if start < 0 or now != block.texts or page.text(start + count) != block.follows:
            start, count = line, 1
        new = page.spliced(start, start + count, ())
        return Made(new, one.action, None, Change(action.path, again))

    return Change(action.path, make)


def _added(page: Page, changed: Page, place: _Place) -> Action:
    """Return the action that was added; raises `ActionMoved` where that is not all that changed."""
    line = place.line + len(place.above)
    index = next((i for i, one in enumerate(changed.found) if one.item.line == line), -1)
    same = len(changed.found) == len(page.found) + 1
    if index < 0 or not same or outline(changed.found, but=index) != outline(page.found):
        raise ActionMoved(
            f"An action can't be added to {page.path} without changing what stands around it. "
            "Nothing was written; edit the note instead."
        )
    return changed.found[index].action


def _dated(words: str, page: Page, today: date | None, conventions: Conventions) -> str:
    """Date an item as created where others of the note are."""
    if not today or not any(one.action.created for one in page.found):
        return words
    if read_fields([words]).fields.created:
        return words
    dialect = prevailing(one.reading for one in page.found) or conventions.dialect
    return write_field([words], "created", today, dialect or Dialect.EMOJI)[0]


def _place(page: Page, under: str, conventions: Conventions) -> _Place:
    headings = page.structure.headings
    if under:
        wanted = _names_of(under, conventions)
        places = [n for n, heading in enumerate(headings) if fold_heading(heading.title) in wanted]
        if not places:
            names = ", ".join(heading.title for heading in headings) or "none"
            raise WeeknotesError(
                f"{page.path} has no heading “{under}”. Nothing was changed. Its headings: {names}."
            )
        tasks = [one for one in page.found if one.item.heading in places]
        return _after(page, tasks) if tasks else _below(page, places[-1])
    if tasks := [one for one in page.found if one.action.counted]:
        return _after(page, tasks)
    own = {fold_heading(title) for title in conventions.action_headings}
    likely = own or HEADINGS
    places = [n for n, heading in enumerate(headings) if fold_heading(heading.title) in likely]
    if places:
        return _below(page, places[-1])
    title = next(iter(conventions.action_headings), "")
    return _at_end(page, len(page.lines), f"## {title}" if title else "")


def _names_of(section: str, conventions: Conventions) -> set[str]:
    """Return all names, folded, that a section goes by in this folder."""
    wanted = {fold_heading(section)}
    for name, others in conventions.sections.items():
        names = {fold_heading(title) for title in (name, *others)}
        wanted |= names if wanted & names else set()
    return wanted


def _after(page: Page, tasks: list[Found]) -> _Place:
    """Go behind the last item that is not nested, else behind the last one."""
    outer = [one.item for one in tasks if not one.action.depth]
    items = outer or [one.item for one in tasks]
    numbers = [_prefix(page, item) for item in items[-2:]]
    prefix = numbers[-1]
    if (number := re.search(r"\d+", prefix)) and (len(numbers) < 2 or numbers[0] != prefix):
        prefix = prefix[: number.start()] + str(int(number[0]) + 1) + prefix[number.end() :]
    return _Place(items[-1].last + 1, prefix)


def _prefix(page: Page, item: TaskItem) -> str:
    """Return what stands before the box of an item that follows this one."""
    before = page.text(item.line)[: item.column - 1]
    parts = list(_PREFIX.finditer(before))
    outer = re.sub(r"[-*+\d.)]", " ", before[: parts[-1].start(2)])
    return outer + before[parts[-1].start(2) :]


def _below(page: Page, heading: int) -> _Place:
    """Go to the end of what stands under a heading."""
    headings = page.structure.headings
    later = [one.line for one in headings[heading + 1 :]]
    is_underlined = not page.text(headings[heading].line).lstrip(" >").startswith("#")
    first = headings[heading].line + 1 + is_underlined
    return _at_end(page, later[0] if later else len(page.lines), first=first)


def _at_end(page: Page, stop: int, title: str = "", first: int = 0) -> _Place:
    """Go behind the last line before `stop` that a reader sees, and not above `first`."""
    first = max(first, page.front)
    line = _end_of_text(page, stop, first)
    last = page.text(line - 1)
    bullet = page.bullet
    goes_on = (found := _BULLET.match(last)) and found[1] == bullet and not title
    above = ("",) if line and last.strip() and not goes_on else ()
    below = ("",) if page.text(line).strip() else ()
    return _Place(line, f"{bullet} ", (*above, title, "") if title else above, below)


def _end_of_text(page: Page, stop: int, first: int) -> int:
    """Return the line behind the last one with text; a comment that ends a note is not seen."""
    while stop > first and not page.text(stop - 1).strip():
        stop -= 1
    if stop > first and page.text(stop - 1).rstrip().endswith("-->"):
        begin = stop - 1
        while begin > first and "<!--" not in page.text(begin):
            begin -= 1
        if page.text(begin).startswith("<!--"):
            return _end_of_text(page, begin, first)
    return stop
