"""What keys do to lines of Markdown: continue a list, nest an item, make a line an action."""

import re
from collections.abc import Sequence
from typing import NamedTuple

INDENT = 4
"""How far a line that is no list item moves, in spaces."""

_ITEM = re.compile(
    r"(?P<indent>[ \t]*(?:>[ \t]?)*[ \t]*)"
    r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)"
    r"(?P<box>\[[^\]]\](?:[ \t]+|$))?"
    r"(?P<body>.*)"
)
_QUOTE = re.compile(r"(?P<indent>[ \t]*(?:>[ \t]?)+)(?P<body>.*)")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_NO_ACTION = re.compile(r"[ \t]*(?:$|#{1,6}(?:[ \t]|$)|```|~~~|<!--)")
_PLAIN = re.compile(r"(?P<indent>[ \t]*(?:>[ \t]?)*[ \t]*)(?P<body>.*)")


class TakenOut(NamedTuple):
    """A sentence that has become an item, as an edit of the text."""

    first: int
    """The first row that is replaced."""
    last: int
    """The last row that is replaced."""
    lines: list[str]
    """The lines in their place."""
    cursor: tuple[int, int]
    """Where the cursor's word is now: its row and column."""


def is_item(line: str) -> bool:
    """Whether the line begins a list item."""
    return _item(line) is not None


def continuation(line: str, column: int) -> str | None:
    """Return what the line after this one starts with when enter is pressed at `column`.

    Nothing of that kind (`None`) outside a list and a quote, and before an item's own text.
    """
    if item := _item(line):
        if column < item.start("body"):
            return None
        marker = item["marker"]
        if marker[:-1].isdecimal():
            marker = f"{int(marker[:-1]) + 1}{marker[-1]}"
        return item["indent"] + marker + item["gap"][:1] + ("[ ] " if item["box"] else "")
    quote = _QUOTE.match(line)
    return quote["indent"] if quote and column >= quote.start("body") else None


def ended(line: str, above: Sequence[str] = ()) -> str | None:
    """Return what enter makes of an item or quote with nothing in it; `None` of any other line.

    A nested item goes on with the list around it. An outermost one ends its list, with a blank
    line between: what is written next would otherwise be part of the item above.
    """
    if item := _item(line):
        if item["body"].strip():
            return None
        outer = _around(item, above)
        if outer is not None:
            return continuation(outer, len(outer))
        rest = item["indent"].rstrip(" \t") + " " if ">" in item["indent"] else ""
    else:
        quote = _QUOTE.match(line)
        if quote is None or quote["body"].strip():
            return None
        rest = ""
    is_apart = not above or not above[-1].strip(" \t>" if rest else None)
    return rest if is_apart else f"{rest.rstrip()}\n{rest}"


def indented(line: str) -> str:
    """Nest a list item one deeper: by the width of its marker, as CommonMark nests."""
    if not line.strip():
        return line
    if item := _item(line):
        width = len(item["marker"]) + 1
        step = "\t" if item["indent"].endswith("\t") else " " * width
        return item["indent"] + step + line[item.end("indent") :]
    return " " * INDENT + line


def outdented(line: str, above: Sequence[str] = ()) -> str:
    """Bring an item out to the nearest lesser indent of the items `above`; text by up to four."""
    plain = _PLAIN.fullmatch(line)
    indent = plain["indent"] if plain else ""
    spaces = len(indent) - len(indent.rstrip(" \t")) - (">" in indent and indent[-1:] == " ")
    if spaces <= 0:
        return line
    if indent.endswith("\t"):
        return indent[:-1] + line[len(indent) :]
    step = min(spaces, INDENT)
    if is_item(line):
        outer = (item["indent"] for other in reversed(above) if (item := _item(other)))
        lesser = next((other for other in outer if len(other) < len(indent)), None)
        step = min(spaces, len(indent) - len(lesser)) if lesser is not None else step
    return indent[: len(indent) - step] + line[len(indent) :]


def toggled(lines: Sequence[str]) -> list[str]:
    """Make lines actions, or bullets of them if all are actions already.

    Headings, fences and, among several lines, blank ones stay as they are.
    """
    if len(lines) > 1:
        chosen = [line for line in lines if not _NO_ACTION.match(line)]
    else:
        chosen = [line for line in lines if not line.strip() or not _NO_ACTION.match(line)]
    back = bool(chosen) and all((item := _item(line)) and item["box"] for line in chosen)
    change = _without_box if back else _with_box
    return [change(line) if line in chosen else line for line in lines]


def taken_out(lines: Sequence[str], row: int, column: int) -> TakenOut | None:
    """Make the sentence at a row and column an item below its paragraph.

    Nothing (`None`) where no paragraph of several sentences stands in that one line.
    """
    from tui.notes.actions.page import Page
    from tui.notes.conventions import Conventions
    from tui.notes.parsing.paragraphs import extraction, paragraph_at, sentences_at

    page = Page("", "\n".join(lines).encode(), Conventions())
    if not sentences_at(page, row):
        return None
    paragraph = paragraph_at(page, row)
    if len(paragraph.lines) > 1:
        return None
    at = column - len(paragraph.lines[0][0])
    spans = paragraph.spans
    index = next(n for n, (_, end) in enumerate(spans) if at <= end or end == spans[-1][1])
    new = extraction(page, paragraph, index)
    texts = [text for text, _ in new.lines]
    start, end = spans[index]
    width = len(texts[new.item]) - (end - start)
    cursor = new.first + new.item, width + min(max(0, at - start), end - start)
    return TakenOut(new.first, new.stop - 1, texts, cursor)


def _item(line: str) -> re.Match[str] | None:
    return None if _RULE.match(line) else _ITEM.fullmatch(line)


def _around(nested: re.Match[str], above: Sequence[str]) -> str | None:
    """Return the item `above` that holds a nested one, or `None` for an outermost one."""
    indent = nested["indent"]
    for line in reversed(above):
        item, plain = _item(line), _PLAIN.fullmatch(line)
        outer = plain["indent"] if plain else ""
        if outer.count(">") != indent.count(">"):
            return None
        if item and len(outer) < len(indent):
            return line
        is_outermost = len(outer) - len(outer.rstrip(" \t")) < 2 and "\t" not in outer
        if is_outermost and line[len(outer) :] and not item:
            return None  # a paragraph, after which lists begin anew
    return None


def _with_box(line: str) -> str:
    item = _item(line)
    if item and item["box"]:
        return line
    if item:
        return line[: item.start("body")] + "[ ] " + item["body"]
    plain = _PLAIN.fullmatch(line)
    start = plain.end("indent") if plain else 0
    return f"{line[:start]}- [ ] {line[start:]}"


def _without_box(line: str) -> str:
    item = _item(line)
    return line[: item.start("box")] + item["body"] if item and item["box"] else line
