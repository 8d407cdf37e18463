"""Fields written into an action's text, in the spelling of one of the dialects."""

from collections.abc import Sequence

from tui.notes.action import Dialect, Priority
from tui.notes.parsing.code_spans import find_code_spans
from tui.notes.parsing.dialects import (
    BLOCK_ID,
    EMOJI,
    INLINE,
    PRIORITY_EMOJI,
    PRIORITY_LETTERS,
    Spelled,
    Value,
    beside,
    find_fields,
)


def write_field(
    lines: Sequence[str], name: str, value: Value | None, dialect: Dialect
) -> list[str]:
    """Set one field of an item, or take it out where `value` is None.

    `lines` are those of the item's first paragraph, without its box. A field that is there
    already keeps its place and spelling; a new one goes to the end of the first line, or before
    code where some goes on in the next one.
    """
    text = "\n".join(lines)
    there = [spelled for spelled in find_fields(text) if spelled.name == name]
    for spelled in reversed(there):
        text = replaced(text, spelled, value)
    first, *others = text.split("\n")
    if value is not None and not there:
        room = _room(first, find_code_spans(text))
        first = _appended(first[:room], name, value, dialect) + first[room:]
    return [first, *others]


def _room(line: str, spans: Sequence[tuple[int, int]]) -> int:
    """Return where in an item's first line there is room for a field.

    It is the end, unless code goes on in the next line: then before the last code that stands
    apart from the word before it, as to part the two would change the item's words.
    """
    if not any(start < len(line) < end for start, end in spans):
        return len(line)
    return max(
        (
            start
            for start, _ in spans
            if start < len(line) and line[:start].rstrip(" \t") != line[:start]
        ),
        default=0,
    )


def replaced(text: str, spelled: Spelled, value: Value | None) -> str:
    """Return an item's text with another value for what is spelled in it, or without it."""
    if value is not None:
        start, end = spelled.inner
        return text[:start] + _value(value, spelled.dialect) + text[end:]
    before, after = text[: spelled.start], text[spelled.end :]
    starts_line = not before.rpartition("\n")[2].strip(" \t>")
    if starts_line and after[:1] not in ("", "\n"):
        return before + after.lstrip(" \t\u00a0")
    return beside(before.rstrip(" \t"), after)


def _value(value: Value, dialect: Dialect) -> str:
    if isinstance(value, Priority):
        if dialect is Dialect.EMOJI:
            return next((s for s, rank in PRIORITY_EMOJI.items() if rank is value), "")
        if dialect is Dialect.PLAIN:
            return next(letter for letter, rank in PRIORITY_LETTERS.items() if rank is value)
    return str(value)


def _appended(line: str, name: str, value: Value, dialect: Dialect) -> str:
    written = _value(value, dialect)
    if name == "priority" and dialect is Dialect.PLAIN:
        return f"({written}) {line}"
    if dialect is Dialect.INLINE:
        spelled = f"[{INLINE[name]}:: {written}]"
    elif name == "owner":
        spelled = f"@{written}"
    elif dialect is Dialect.EMOJI:
        spelled = f"{EMOJI[name]} {written}" if name in EMOJI else written
    else:
        spelled = f"{name}:{written}"
    if not line.strip(" \t"):
        return f"{spelled} "
    block = BLOCK_ID.search(line)
    end = len(line[: block.start() if block else None].rstrip(" \t")) or len(line.rstrip(" \t"))
    return f"{line[:end]} {spelled}{line[end:]}"
