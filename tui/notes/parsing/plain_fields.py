"""An ordinary block of front matter, read without a parser: by far the most are."""

import re
from collections.abc import Sequence
from functools import lru_cache

Value = str | list[str]
"""What a field holds: text as written, or a flat list of it."""

MAX_FIELDS = 100
"""What comes after so many fields is not read."""
NULLS = frozenset({"~", "null", "Null", "NULL"})
"""Unquoted words that mean "no value" in YAML; read as empty text."""


@lru_cache(maxsize=512)
def fold_key(key: str) -> str:
    """Return `key` without case, spaces, `-` and `_`, as keys are compared."""
    return key.lower().translate(_LEFT_OUT)


_LEFT_OUT = {ord(character): None for character in " -_"}


_KEY = re.compile(r"[A-Za-z][\w /.-]{0,60}")
_ITEM = re.compile(r"( *)- +(\S.*?) *$")
_FLOW_ITEM = re.compile(
    r"""\ *(?: "([^"\\]*)" | '([^']*)' | (\w[\w ./+()&-]*?) )\ *$""", re.VERBOSE
)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")


def read_plain(block: Sequence[str]) -> dict[str, Value] | None:
    """Read an ordinary block several times faster than a YAML parser does, or return None.

    Ordinary are keys with text in one line, quoted or not, and lists of such text. Wherever it
    answers, the parser would give the same (a property test holds it to that).
    """
    fields: dict[str, Value] = {}
    items: list[str] | None = None
    opened, indent = "", ""
    for line in block:
        if not line.isprintable():
            return None
        name, colon, rest = line.partition(":")
        value: Value | None
        if colon and (not rest or rest[0] == " ") and (key := _plain_key(name)):
            written = rest.strip(" ")
            value = _plain_value(written)
            if value is None or key in fields or len(fields) == MAX_FIELDS:
                return None
            fields[key] = value
            opened, items = "" if written else key, None
        elif item := _ITEM.match(line):
            value = _plain_value(item[2])
            if not opened or not isinstance(value, str) or (items and item[1] != indent):
                return None
            if items is None:
                fields[opened] = items = []
            indent = item[1]
            items.append(value)
        elif line.strip(" ") and not line.startswith("#"):
            return None
    return fields


@lru_cache(maxsize=512)
def _plain_key(name: str) -> str:
    """Return the folded key, or nothing where it takes a parser to read it."""
    return fold_key(name) if _KEY.fullmatch(name) else ""


def _plain_value(text: str) -> Value | None:
    """Return what `text` after a key stands for, or None where that takes a parser."""
    first = text[:1]
    if first in _INDICATORS:
        if first in {'"', "'"} and len(text) > 1 and text[-1] == first:
            inner = text[1:-1]
            return None if first in inner or "\\" in inner else inner
        return _plain_list(text[1:-1]) if first == "[" and text[-1] == "]" else None
    if ": " in text or " #" in text or text[-1:] == ":":
        return None
    return "" if text in NULLS else text


def _plain_list(inner: str) -> list[str] | None:
    values: list[str] = []
    for part in inner.split(",") if inner.strip(" ") else ():
        item = _FLOW_ITEM.match(part)
        if not item:
            return None
        double, single, plain = item.groups()
        values.append("" if plain in NULLS else double or single or plain or "")
    return values
