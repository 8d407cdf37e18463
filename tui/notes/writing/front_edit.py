"""Front matter changed field by field, and every other byte of the note left alone."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.notes.errors import NoteUnreadable, WeeknotesError
from tui.notes.parsing.front_matter import FrontMatter, read_front_matter
from tui.notes.parsing.plain_fields import fold_key
from tui.notes.text import BOM, decode, split_lines, split_raw

Field = str | bool | date | Sequence[str]
"""What a field can be given: text, yes or no, a day, a list of text."""

_FIELD = re.compile(
    r"""
    (?P<lead> (?P<quote>["']?) (?P<key>\w[\w\ /.-]*?) (?P=quote) [ \t]*[:=](?:[ \t]+|$) )
    (?P<value>.*)
    """,
    re.VERBOSE,
)
_SCALAR = re.compile(
    r"""(?P<quote>["']?)(?P<text>(?:[^\[{|>].*?)?)(?P=quote)(?P<tail>[ \t]+\#.*)?"""
)
_PLAIN = re.compile(r"[^\W_][\w ./'-]*")
"""Text that YAML takes as it is, whatever stands before it."""
_NOT_TEXT = re.compile(r"(?:true|false|yes|no|on|off|null|[\d.-]+)", re.IGNORECASE)


class FrontEdit(NamedTuple):
    """A note with other front matter."""

    data: bytes
    before: bytes
    """How the file began, up to where the front matter ended."""
    after: bytes
    """How it begins now."""


def with_fields(data: bytes, fields: Mapping[str, Field]) -> FrontEdit:
    """Give a note's front matter these fields; a note without any is given a YAML block.

    A field that is there is rewritten in its place, under the name, with the quotes and with the
    comment that it has; another one follows the last. Raises `NoteUnreadable` where the bytes are
    not sound, `WeeknotesError` where a block is too odd for one field of it to be changed.
    """
    text, problems = decode(data)
    if problems:
        raise NoteUnreadable(problems[0].message, problems[0].code)
    front = read_front_matter(split_lines(text))
    if front.problem:
        raise WeeknotesError(f"{front.problem} Mend it in the editor first; nothing was written.")
    bom = BOM if data.startswith(BOM) else b""
    lines = [line + end for line, end in split_raw(data[len(bom) :].decode("utf-8"))]
    block, rest = lines[: front.lines], lines[front.lines :]
    end = _line_end(lines[0]) if lines else "\n"
    edited = list(block) if block else [f"---{end}", f"---{end}"]
    for name, value in fields.items():
        edited = _with_field(edited, name, value, end)
    if not block and rest and rest[0].strip():
        edited.append(end)
    before, after = (bom + "".join(part).encode("utf-8") for part in (block, edited))
    edit = FrontEdit(after + "".join(rest).encode("utf-8"), before, after)
    _verify(front, edit, fields)
    return edit


def _with_field(block: Sequence[str], name: str, value: Field, end: str) -> list[str]:
    """Return the lines of a block, its delimiters included, with a field."""
    is_toml = block[0].startswith("+")
    stop = next(
        (n for n, line in enumerate(block) if is_toml and line.startswith("[")), len(block) - 1
    )
    found = None
    for number in range(1, stop):
        match = _FIELD.fullmatch(block[number].rstrip("\r\n"))
        if match and fold_key(match["key"]) == fold_key(name):
            found = number, match
    if found is None:
        sign = " = " if is_toml else ": "
        line = f"{name}{sign}{_spelled(value, '', is_toml=is_toml)}{end}"
        return [*block[:stop], line, *block[stop:]]
    number, match = found
    after = number + 1
    while after < stop and _goes_on(block[after], is_toml=is_toml):
        after += 1
    scalar = _SCALAR.fullmatch(match["value"].rstrip()) if after == number + 1 else None
    quote, tail = (scalar["quote"], scalar["tail"] or "") if scalar else ("", "")
    lead = match["lead"] if match["lead"][-1:] in " \t" else f"{match['lead']} "
    line = f"{lead}{_spelled(value, quote, is_toml=is_toml)}{tail}{_line_end(block[number])}"
    return [*block[:number], line, *block[after:]]


def _goes_on(line: str, *, is_toml: bool) -> bool:
    """Whether a line belongs to the field above it."""
    if is_toml:
        return not _FIELD.match(line.rstrip("\r\n")) and not line.lstrip().startswith("#")
    return line.startswith((" ", "\t", "- ", "-\n", "-\r"))


def _spelled(value: Field, quote: str, *, is_toml: bool) -> str:
    """Write a value as YAML or TOML has it, in these quotes where it can be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"{quote}{value.isoformat()}{quote}"
    if not isinstance(value, str):
        return f"[{', '.join(_spelled(item, '', is_toml=is_toml) for item in value)}]"
    is_plain = _PLAIN.fullmatch(value) and not value.endswith(" ")
    if is_plain and not is_toml and (quote or not _NOT_TEXT.fullmatch(value)):
        return f"{quote}{value}{quote}" if "'" not in value or quote != "'" else f'"{value}"'
    return json.dumps(value, ensure_ascii=False)


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _verify(before: FrontMatter, edit: FrontEdit, fields: Mapping[str, Field]) -> None:
    """Raise `WeeknotesError` unless the note reads as it did but for the fields that it was given.

    Front matter is a language of its own: what this module does not understand of it, it notices.
    """
    now = read_front_matter(split_lines(decode(edit.data).text))
    names = {fold_key(name) for name in fields}
    others = [
        {name: value for name, value in front.fields.items() if name not in names}
        for front in (before, now)
    ]
    is_given = all(_is(now, name, value) for name, value in fields.items())
    kept = edit.data.startswith(edit.after) and now.lines <= len(edit.after.splitlines())
    if now.problem or not is_given or others[0] != others[1] or not kept:
        raise WeeknotesError(
            "The front matter of this note can't be changed without changing more of it. "
            "Nothing was written; edit it instead."
        )


def _is(front: FrontMatter, name: str, value: Field) -> bool:
    if isinstance(value, bool):
        return front.text(name) == ("true" if value else "false")
    if isinstance(value, date):
        return front.text(name) == value.isoformat()
    return front.text(name) == value if isinstance(value, str) else front.many(name) == (*value,)
