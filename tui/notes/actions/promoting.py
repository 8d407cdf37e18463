"""Plain lines made actions, and actions made plain lines again."""

import re
from hashlib import sha256
from typing import NamedTuple

from tui.notes.action import Action
from tui.notes.actions.changes import locate, outline
from tui.notes.actions.page import Page
from tui.notes.actions.seen_lines import line_now
from tui.notes.actions.steps import Change, Made
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved
from tui.notes.parsing.paragraphs import MARKERS, Paragraph, extraction, has_bullet, paragraph_at

_GOES_ON = re.compile(r"[ \t>]*(?!1[.)])\d{1,9}[.)][ \t]")
"""What begins no list right below a paragraph, but would below a blank line."""


def promotion(path: str, line: int, sentence: str = "", *, shown: str | None = None) -> Change:
    """Return the change that makes a plain bullet or a paragraph an action, or the reverse.

    `line` is any of its lines, counted from 1, and `shown` that line as it was seen, as in
    `line_now`. A box is put in, or taken out; all else stays, fields and their children too. Of a
    paragraph of several sentences, the one that `sentence` names, on one line, becomes an item in
    a list below it. Raises `WeeknotesError` where the line is neither, `ActionMoved` where it does
    not hold the sentence, `Changed` as `line_now` does.
    """

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        number = line_now(path, page.texts, line, shown) - 1
        if sentence:
            paragraph = paragraph_at(page, number)
            index = _index(page, paragraph, sentence)
            if len(paragraph.sentences) > 1:
                return _taken_out(page, paragraph, index, conventions)
        for one in page.found:
            first = one.item.line
            if first <= number < first + len(one.item.text):
                text = page.text(first)
                plain = text[: one.item.column - 1] + text[one.item.column + 2 :].lstrip(" \t")
                return _swapped(page, first, plain, one.action, conventions)
        first = paragraph_at(page, number).first
        return _swapped(page, first, _boxed(page.text(first)), None, conventions)

    return Change(path, make)


def _boxed(text: str) -> str:
    markers = MARKERS.match(text)
    end = markers.end() if markers else 0
    return text[:end] + ("[ ] " if has_bullet(text) else "- [ ] ") + text[end:]


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
        raise _entangled(page.path)
    back = _swap_back(page.path, _Place(line, data), after, (text, page.text(line)))
    return Made(data, before, after, back)


class _Place:
    """A line of a note, for as long as the note stays as it is."""

    def __init__(self, line: int, data: bytes) -> None:
        self._line = line
        self._digest = sha256(data).digest()

    def among(self, places: list[int], data: bytes) -> list[int]:
        """Return this line alone where the note is as it was, else all that it may be by now."""
        return [self._line] if sha256(data).digest() == self._digest else places


def _swap_back(path: str, line: _Place, action: Action | None, texts: tuple[str, str]) -> Change:
    """Return the change that gives a line its former text, wherever it stands by then."""
    now, then = texts

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        if action:
            one = page.found[locate(page.found, action)]
            places = [one.item.line]
        else:
            places = line.among(_places(page, now), data)
        if len(places) != 1 or page.text(places[0]) != now:
            raise ActionMoved(
                f"“{now.strip()}” has been edited since, so it was left as it is now."
            )
        return _swapped(page, places[0], then, action, conventions)

    return Change(path, make)


def _places(page: Page, text: str) -> list[int]:
    return [number for number in range(len(page.lines)) if page.text(number) == text]


def _index(page: Page, paragraph: Paragraph, sentence: str) -> int:
    """Return which sentence of a paragraph is meant."""
    places = [n for n, one in enumerate(paragraph.sentences) if one == sentence]
    if len(places) != 1 or paragraph.is_item:
        times = f"{len(places)} times" if places and not paragraph.is_item else "not"
        raise ActionMoved(
            f"“{sentence}” is {times} a sentence of this paragraph of {page.path}. "
            "Nothing was written; choose again which one is meant."
        )
    return places[0]


class _Block(NamedTuple):
    """Lines of a note, each with its end, of which one may be an action."""

    lines: tuple[tuple[str, str], ...]
    item: int | None

    @property
    def texts(self) -> list[str]:
        """The lines without their ends."""
        return [text for text, _ in self.lines]


def _taken_out(page: Page, paragraph: Paragraph, index: int, conventions: Conventions) -> Made:
    """Make a sentence an item of its own; nothing else that is read may become anything else."""
    new = extraction(page, paragraph, index)
    now = _Block(tuple(page.lines[new.first : new.stop]), None)
    made = _exchanged(page, new.first, (now, _Block(new.lines, new.item)), conventions)
    changed = Page(page.path, made.data or b"", conventions)
    expected = paragraph.sentences[:index] + paragraph.sentences[index + 1 :]
    is_one_line = made.after is not None and made.after.lines == 1
    is_same = len(changed.structure.code) == len(page.structure.code)
    is_same = is_same and not _GOES_ON.match(page.text(paragraph.stop))
    if not is_one_line or not is_same or paragraph_at(changed, new.first).sentences != expected:
        raise _entangled(page.path)
    return made


def _exchanged(
    page: Page, start: int, blocks: tuple[_Block, _Block], conventions: Conventions
) -> Made:
    """Put lines in the place of others, by which one action comes or goes."""
    now, then = blocks
    stop = start + len(now.lines)
    data = page.joined([*page.lines[:start], *then.lines, *page.lines[stop:]])
    changed = Page(page.path, data, conventions)
    old, new = _found_in(page, start, now), _found_in(changed, start, then)
    if (
        (old < 0) is (new < 0)
        or outline(page.found, but=old) != outline(changed.found, but=new)
        or len(page.structure.headings) != len(changed.structure.headings)
    ):
        raise _entangled(page.path)
    before = page.found[old].action if old >= 0 else None
    after = changed.found[new].action if new >= 0 else None
    return Made(data, before, after, _exchange_back(page.path, _Place(start, data), (then, now)))


def _exchange_back(path: str, start: _Place, blocks: tuple[_Block, _Block]) -> Change:
    """Return the change that gives lines their former texts, wherever they stand by then."""
    now, _ = blocks

    def make(data: bytes, conventions: Conventions) -> Made:
        page = Page(path, data, conventions)
        texts, count = page.texts, len(now.texts)
        alike = [n for n in range(len(texts)) if texts[n : n + count] == now.texts]
        places = start.among(alike, data)
        if len(places) != 1:
            words = now.texts[now.item or 0].strip()
            raise ActionMoved(f"“{words}” has been edited since, so it was left as it is now.")
        return _exchanged(page, places[0], blocks, conventions)

    return Change(path, make)


def _found_in(page: Page, start: int, block: _Block) -> int:
    """Return which of a page's actions is the item of a block; -1 where none is."""
    line = -1 if block.item is None else start + block.item
    return next((n for n, one in enumerate(page.found) if one.item.line == line), -1)


def _entangled(path: str) -> ActionMoved:
    return ActionMoved(
        "This line can't be made an action, or a plain one, without changing what stands "
        f"around it. Nothing was written; edit {path} instead."
    )
