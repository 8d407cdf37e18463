"""An item in other words, its fields as they were written."""

import re
from collections.abc import Collection, Sequence

from tui.notes.action import Dialect
from tui.notes.actions.edits import Edit, Item
from tui.notes.errors import WeeknotesError
from tui.notes.parsing.code_spans import hide_code
from tui.notes.parsing.dialects import find_fields, read_fields, standing_apart
from tui.notes.text import clean

_TASKS_OWN = re.compile(r"[🔁🆔⛔🏁]|[\[(](?:repeat|id|dependsOn|onCompletion)::")
"""What Obsidian Tasks reads at the end of a line and is left alone here."""


def one_line(text: str) -> str:
    """Return what somebody typed as the words of an item.

    Raises `WeeknotesError` where there are none, or only fields.
    """
    words = " ".join(clean(text).split())
    if not read_fields([words]).text:
        raise WeeknotesError("An action needs words. Nothing was changed.")
    return words


def in_other_words(text: str, words: str, *, without: Collection[str] = ()) -> str:
    """Return an item's text with other words, on one line.

    Its fields follow them as they are written, but for those named in `without` and those that
    the words spell themselves.
    """
    typed = read_fields([words]).values
    apart, end = standing_apart(text, find_fields(text))
    kept = [spelled for spelled in apart if spelled.name not in (*typed, *without)]
    parts = [words, *(text[spelled.start : spelled.end].strip() for spelled in kept)]
    if (
        kept
        and kept[0].start == 0
        and (kept[0].name, kept[0].dialect) == ("priority", Dialect.PLAIN)
    ):
        parts[:2] = [parts[1], parts[0]]
    return " ".join(filter(None, [*parts, text[end:].strip()]))


def inserted(text: str, words: str) -> str:
    """Put words at the end of an item's own, before what ends it.

    Obsidian Tasks reads fields from the end of a line and stops at the first that it doesn't know.
    """
    apart, end = standing_apart(text, find_fields(text))
    for spelled in reversed(apart):
        if text[spelled.end : end].strip():
            break
        end = spelled.start
    if own := _TASKS_OWN.search(hide_code(text), 0, end):
        end = own.start()
    before = text[:end].rstrip()
    after = text[len(before) :]
    gap = "" if after[:1].isspace() or not after else " "
    return f"{before} {words}{gap}{after.lstrip() if not before else after}".lstrip()


def set_text(text: str) -> Edit:
    """Return the change that puts an item in other words, on one line.

    Raises `WeeknotesError` where there are none, or where they would hide its fields.
    """
    words = one_line(text)

    def edit(item: Item) -> Sequence[str]:
        texts = item.texts
        reading = read_fields(texts)
        if words == reading.text:
            return item.lines
        changed = in_other_words("\n".join(texts), words)
        wanted = {**reading.values, **read_fields([words]).values}
        if read_fields([changed]).values != wanted:
            raise WeeknotesError(
                "So written, the action's fields would not be read as such any more. "
                "Nothing was changed."
            )
        return item.written([changed])

    return edit
