"""The front matter of a new note: the keys of the last one, with the values of another week."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise

from tui.notes.week import Week
from tui.notes.writing.respell import next_number, respell

EMPTIED = frozenset(
    (
        *("subtitle", "description", "summary", "excerpt", "image", "cover", "slug"),
        *("url", "link", "permalink", "canonicalurl"),
    )
)
"""Front matter, its keys folded, that belongs to one note alone."""

TOPICS = frozenset(("keywords", "tags"))
"""Front matter that says what a note was about, to be said anew in the form that it had."""

RUNNING = frozenset(("number", "issue", "series", "episode"))
"""Front matter that counts notes."""

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)(?P<sep>\s*[:=])(?P<gap>[ \t]*)(?P<value>.*)")
_APART = re.compile(r"#|\[+[^\W\d][\w. -]*\]+\s*(?:#.*)?$")


def split_front(text: str) -> tuple[list[str], list[str]]:
    """Return the front matter with its two delimiters, if there is any, and the other lines."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return [], lines
    ends = ("---", "...") if lines[0].startswith("-") else ("+++",)
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ends:
            return lines[:number], lines[number:]
    return [], lines


def next_front(front: Sequence[str], title: str, old: Week, new: Week) -> list[str]:
    """Return the front matter for the new week: the same keys, in the same order."""
    if not front:
        return []
    toml = front[0].startswith("+")
    lines = [front[0]]
    keys = set()
    dropping = False
    for line, below in pairwise(front[1:]):
        field = _FIELD.match(line)
        if not field:  # a list or text that belongs to the key above, a comment, or TOML's [table]
            dropping = dropping and not _APART.match(line)
            lines += [] if dropping else [line]
            continue
        key = re.sub(r"[ ._-]", "", field["key"]).lower()
        keys.add(key)
        if key in TOPICS:
            value = _emptied(field["value"], below)
        else:
            value = _next_value(key, field["value"], title, old, new)
        dropping = value != field["value"] and key in EMPTIED | TOPICS
        gap = field["gap"] or (" " if value else "")
        lines.append(f"{field['key']}{field['sep']}{gap}{value}".rstrip())
    if not keys & {"status", "draft"}:
        lines.append('status = "draft"' if toml else "status: draft")
    return [*lines, front[-1], ""]


def _next_value(key: str, value: str, title: str, old: Week, new: Week) -> str:
    bare = value.strip().strip("\"'")
    fixed = {"title": title, "status": "draft"}
    if key in fixed:
        return _quoted(fixed[key], value)
    if key in EMPTIED:
        return '""'
    if key in ("draft", "published") and bare in ("true", "false"):
        return "true" if key == "draft" else "false"
    if bare.isdecimal() and (key in RUNNING or key in ("week", "weeknumber")):
        number = int(bare) + 1 if key in RUNNING else next_number(int(bare), old, new)
        return value.replace(bare, str(number))
    changed = respell(value, old, new)
    if changed == value and bare and (usual := _dated_key(key, new)):
        return _quoted(usual, value)
    return changed


def _emptied(value: str, below: str) -> str:
    """Return a list without its items, or a text without its words; a list may stand below."""
    if value.startswith("[") or re.match(r"\s*-\s", below):
        return "[]"
    return '""' if value else ""


def _dated_key(key: str, week: Week) -> str:
    """Return the usual value of a key that states a note's week, so that none states an old one."""
    if key in ("date", "weekcommencing", "weekbeginning", "weekstarting", "weekof", "wc"):
        return week.start.isoformat()
    return {"week": week.iso, "weekending": week.end.isoformat(), "we": week.end.isoformat()}.get(
        key, ""
    )


def _quoted(text: str, model: str) -> str:
    """Write a value with quotes if the model has them or the text needs them."""
    plain = re.fullmatch(r"\w[\w ./'-]*", text) and not model.strip().startswith(('"', "'"))
    return text if plain else json.dumps(text, ensure_ascii=False)
