"""Plain lines made actions, and actions made plain lines again."""

import re

from tui.notes.action import Action
from tui.notes.changes import locate, outline
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, WeeknotesError
from tui.notes.page import Page
from tui.notes.steps import Change, Made

_MARKERS = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*",
)
"""What stands before a line's text: quotes, bullets and indentation."""

_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|`{3}|~{3}|<[!/?a-zA-Z]|\||\[[^\]]+\]:|[-=*_ \t]+$")
"""What begins or is something other than a paragraph."""

_TABLE_RULE = re.compile(r"[ \t>|:-]*-[ \t>|:-]*\|[ \t>|:-]*$")


def promotion(path: str, line: int) -> Change:
    """Return the change that makes a plain bullet or a paragraph an action, or the reverse.

    `line` is any of its lines, counted from 1. A box is put in, or taken out; all else stays,
    fields and their children too. Raises `WeeknotesError` where the line is neither.
    """

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        number = line - 1
        for one in page.found:
            first = one.item.line
            if first <= number < first + len(one.item.text):
                text = page.text(first)
                plain = text[: one.item.column - 1] + text[one.item.column + 2 :].lstrip(" \t")
                return _swapped(page, first, plain, one.action, conventions)
        first = _first_line(page, number)
        return _swapped(page, first, _boxed(page.text(first)), None, conventions)

    return Change(path, make)


def _first_line(page: Page, number: int) -> int:
    """Return the first line of the paragraph that a line is part of."""
    headings = {heading.line for heading in page.structure.headings}
    is_text = page.front <= number < len(page.lines) and number not in headings
    if not is_text or not _is_text(page, number):
        raise WeeknotesError(
            "There is no bullet or sentence in this line that could become an action."
        )
    while not _has_bullet(page.text(number)) and number - 1 >= page.front:
        if number - 1 in headings or not _is_text(page, number - 1):
            break
        number -= 1
    return number


def _is_text(page: Page, number: int) -> bool:
    bare = _MARKERS.sub("", page.text(number), count=1)
    is_table = _TABLE_RULE.match(page.text(number)) or _TABLE_RULE.match(page.text(number + 1))
    is_plain = bool(bare.strip()) and not _OTHER_BLOCK.match(bare)
    return is_plain and not is_table and number not in page.structure.code


def _has_bullet(text: str) -> bool:
    markers = _MARKERS.match(text)
    return bool(markers and markers[0].strip(" \t>"))


def _boxed(text: str) -> str:
    markers = _MARKERS.match(text)
    end = markers.end() if markers else 0
    return text[:end] + ("[ ] " if _has_bullet(text) else "- [ ] ") + text[end:]


def _swapped(
    page: Page, line: int, text: str, before: Action | None, conventions: Conventions
) -> Made:
    """Put another text in the place of a line, by which one action comes or goes."""
    data = page.spliced(line, line + 1, (text,))
    changed = Page(page.path, data, conventions)
    after = next((one.action for one in changed.found if one.item.line == line), None)
    old = next((n for n, one in enumerate(page.found) if one.item.line == line), -1)
    new = next((n for n, one in enumerate(changed.found) if one.item.line == line), -1)
    if (
        bool(after) is bool(before)
        or outline(page.found, but=old) != outline(changed.found, but=new)
        or len(page.structure.headings) != len(changed.structure.headings)
    ):
        raise ActionMoved(
            "This line can't be made an action, or a plain one, without changing what stands "
            f"around it. Nothing was written; edit {page.path} instead."
        )
    back = _swap_back(page.path, line, after, (text, page.text(line)))
    return Made(data, before, after, back)


def _swap_back(path: str, line: int, action: Action | None, texts: tuple[str, str]) -> Change:
    """Return the change that gives a line its former text, wherever it stands by then."""
    now, then = texts

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        if action:
            one = page.found[locate(page.found, action)]
            places = [one.item.line]
        else:
            places = [line] if page.text(line) == now else _places(page, now)
        if len(places) != 1 or page.text(places[0]) != now:
            raise ActionMoved(
                f"“{now.strip()}” has been edited since, so it was left as it is now."
            )
        return _swapped(page, places[0], then, action, conventions)

    return Change(path, make)


def _places(page: Page, text: str) -> list[int]:
    return [number for number in range(len(page.lines)) if page.text(number) == text]
