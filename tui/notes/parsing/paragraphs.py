"""The paragraph that a line is part of, and one of its sentences taken out of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.notes.actions.page import Page
from tui.notes.errors import WeeknotesError
from tui.notes.parsing.sentences import on_one_line, sentence_spans, sentences
from tui.notes.text import clean

MARKERS = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*",
)
"""What stands before a line's text: quotes, bullets and indentation."""

_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|`{3}|~{3}|<[!/?a-zA-Z]|\||\[[^\]]+\]:|[-=*_ \t]+$")
"""What begins or is something other than a paragraph."""

_TABLE_RULE = re.compile(r"[ \t>|:-]*-[ \t>|:-]*\|[ \t>|:-]*$")
_HARD_BREAK = re.compile(r"(?:\\|[ \t]+)$")


class Paragraph(NamedTuple):
    """A paragraph as it stands in a note's file."""

    first: int
    """Its first line, counted from 0."""
    lines: tuple[tuple[str, str], ...]
    """Of each line, what stands before its text, and the text without its line end."""

    @property
    def is_item(self) -> bool:
        """Whether a list item begins with it."""
        return has_bullet(self.lines[0][0])

    @property
    def text(self) -> str:
        """Its text as in the file, a line feed between its lines."""
        return "\n".join(text for _, text in self.lines)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where in its text each sentence begins and ends."""
        return sentence_spans(clean(self.text))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, cleaned, each on one line."""
        return sentences(clean(self.text))

    @property
    def stop(self) -> int:
        """The line below it."""
        return self.first + len(self.lines)

    def rest(self, start: int, end: int) -> dict[int, str]:
        """Return the lines that stay, by their number in the file, without a stretch of the text.

        Where the first one goes, what stood before its text stands before that of the next.
        """
        rest: dict[int, str] = {}
        begin = 0
        for number, (prefix, text) in enumerate(self.lines, self.first):
            kept = text
            if start < begin + len(text) and end > begin:
                kept = _tidied(text[: max(0, start - begin)], text[max(0, end - begin) :])
            if kept:
                rest[number] = (prefix if rest else self.lines[0][0]) + kept
            begin += len(text) + 1
        last = max(rest)
        if last + 1 < self.stop:
            rest[last] = _HARD_BREAK.sub("", rest[last])
        return rest


class Extraction(NamedTuple):
    """A sentence that has become an item of its own."""

    first: int
    """The first line that is replaced, counted from 0."""
    stop: int
    """The line below the last one that is replaced."""
    lines: tuple[tuple[str, str], ...]
    """The lines in their place, each with its end; a new one has none yet."""
    item: int
    """Which of these is the item."""


def paragraph_at(page: Page, number: int) -> Paragraph:
    """Return the paragraph that a line, counted from 0, is part of.

    Raises `WeeknotesError` where it is part of none.
    """
    if not _is_text(page, number):
        raise WeeknotesError(
            "There is no bullet or sentence in this line that could become an action."
        )
    first = number
    while not _begins(page, first):
        first -= 1
    stop = number + 1
    while _is_text(page, stop) and not _begins(page, stop):
        stop += 1
    lines = []
    for line in range(first, stop):
        text = page.text(line)
        markers = MARKERS.match(text)
        end = markers.end() if markers else 0
        lines.append((text[:end], text[end:]))
    return Paragraph(first, tuple(lines))


def sentences_at(page: Page, number: int) -> tuple[str, ...]:
    """Return the sentences of which any could be an action; none in an item, or of only one."""
    try:
        paragraph = paragraph_at(page, number)
    except WeeknotesError:
        return ()
    found = paragraph.sentences
    return found if len(found) > 1 and not paragraph.is_item else ()


class Promotable(NamedTuple):
    """What can be made an action."""

    words: str
    """A sentence, or all of a bullet or a paragraph, on one line."""
    line: int
    """The first line of its paragraph, counted from 1."""
    sentence: str = ""
    """The words, where they are one of several sentences of a paragraph."""
    shown: str = ""
    """The first line of its paragraph, cleaned."""


def promotable(page: Page, first: int, last: int) -> Iterator[Promotable]:
    """Yield what can be made an action and begins or ends on some lines, counted from 0."""
    taken = {one.item.line for one in page.found}
    number = max(first, 0)
    while number <= min(last, len(page.lines) - 1):
        try:
            paragraph = paragraph_at(page, number)
        except WeeknotesError:
            number += 1
            continue
        number = paragraph.stop
        if paragraph.first in taken:
            continue
        line, shown = paragraph.first + 1, clean(page.text(paragraph.first))
        several = () if paragraph.is_item else paragraph.sentences
        if len(several) > 1:
            yield from (Promotable(words, line, words, shown) for words in several)
        else:
            yield Promotable(on_one_line(clean(paragraph.text)), line, shown=shown)


def extraction(page: Page, paragraph: Paragraph, sentence: int) -> Extraction:
    """Take a sentence out of a paragraph, to the top of the list below it or to a new one."""
    start, end = paragraph.spans[sentence]
    rest = paragraph.rest(start, end)
    kept = [(text, page.lines[number][1]) for number, text in rest.items()]
    prefix = paragraph.lines[0][0]
    below = paragraph.stop
    while below < len(page.lines) and not _bare(page.text(below)):
        below += 1
    goes_on = re.match(rf"{re.escape(prefix)}([-*+])[ \t]+\S", page.text(below))
    if goes_on and _is_text(page, below):
        stop, bullet = below, goes_on[1]
        above, after = page.lines[paragraph.stop : below], []
    else:
        stop, bullet = paragraph.stop, page.bullet
        blank = (prefix.rstrip(), "")
        above, after = [blank], [blank] if _bare(page.text(stop)) else []
    words = on_one_line(paragraph.text[start:end])
    item = (f"{prefix}{bullet} [ ] {words}", "")
    lines = (*kept, *above, item, *after)
    return Extraction(paragraph.first, stop, lines, len(kept) + len(above))


def has_bullet(text: str) -> bool:
    """Whether a list item begins in a line."""
    markers = MARKERS.match(text)
    return bool(markers and markers[0].strip(" \t>"))


def _is_text(page: Page, number: int) -> bool:
    if not page.front <= number < len(page.lines) or number in page.structure.code:
        return False
    if number in page.headings:
        return False
    bare = _bare(page.text(number))
    is_table = _TABLE_RULE.match(page.text(number)) or _TABLE_RULE.match(page.text(number + 1))
    return bool(bare) and not _OTHER_BLOCK.match(bare) and not is_table


def _begins(page: Page, number: int) -> bool:
    """Whether a line of text is the first of its paragraph."""
    text, above = page.text(number), page.text(number - 1)
    return has_bullet(text) or not _is_text(page, number - 1) or _quotes(text) > _quotes(above)


def _bare(text: str) -> str:
    return MARKERS.sub("", text, count=1).rstrip()


def _quotes(text: str) -> int:
    markers = MARKERS.match(text)
    return markers[0].count(">") if markers else 0


def _tidied(left: str, right: str) -> str:
    """Join what stood before a sentence and after it in a line, with one of the gaps between."""
    ends_line = not right.rstrip("\\").strip()
    if not left.strip():
        return "" if ends_line else right.lstrip(" \t\u00a0")
    return left.rstrip(" \t\u00a0") + right if ends_line else left + right.lstrip(" \t\u00a0")
