"""The text of a new note, in the manner of its author's last one."""

import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from string import Template
from typing import NamedTuple

from tui.notes.naming import new_path
from tui.notes.note import Note
from tui.notes.respell import MONTHS, find_names, next_number, respell
from tui.notes.week import Week

MAX_HEADINGS = 12
"""No more of the last note's headings are offered."""

EMPTIED = frozenset(
    (
        *("subtitle", "description", "summary", "excerpt", "image", "cover", "slug"),
        *("url", "link", "permalink", "canonicalurl"),
    )
)
"""Front matter, its keys folded, that belongs to one note alone."""

RUNNING = frozenset(("number", "issue", "series", "episode"))
"""Front matter that counts notes."""

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)(?P<sep>\s*[:=])(?P<gap>[ \t]*)(?P<value>.*)")
_SEPARATOR = re.compile(r"(\s*[:;,|·–—()]\s*|\s+-\s+)")
_SERIES = re.compile(r"week-?notes?\b|\bweekly\b|\bw/?[ce]\b|\bnotes\b", re.IGNORECASE)
_TRAILING = " :;,|·–—-"


class NewNote(NamedTuple):
    """A note that is not in the folder yet."""

    path: str
    """Relative to the folder, with `/` between its parts; no sibling has it."""
    text: str
    """Lines end in a line feed."""
    cursor_line: int
    """Where its writer starts, counted from 1."""
    cursor_column: int
    """How many characters stand before that place."""


def new_note(  # noqa: PLR0913, by name only, and each of them a fact of its own
    *,
    week: Week,
    author: str,
    last: Note | None = None,
    last_text: str | None = None,
    siblings: Sequence[str] = (),
    settings_template: str | None = None,
) -> NewNote:
    """Begin a note of `week` like the author's `last`: its file's name, front matter and title.

    `siblings` are the paths of the author's notes. `settings_template` is the folder's own text
    with `$week`, `$author`, `$date` and `$title`; nothing in it is ever run. Where the author's
    notes have front matter, the new one says `status: draft`. The last note's headings are
    offered in a comment, which is not published if it stays.
    """
    path = new_path(week, author=author, last=last, siblings=siblings)
    title = _title(week, last, last_text)
    if settings_template:
        return NewNote(path, *_fill_template(settings_template, week, author, title), 0)
    front, body = _split_front(last_text or "")
    old = last.week if last and last.week else week
    lines = _next_front(front, title, old, week)
    if not front or _first_heading(body):
        lines += [f"# {title}", ""]
    waiting = title.endswith(" ") and lines[-2:-1] == [f"# {title}"]
    cursor = (len(lines) - 1, len(lines[-2])) if waiting else (len(lines) + 1, 0)
    offered = _offered_headings(last)
    lines += ["", "", *offered] if offered else [""]
    return NewNote(path, "\n".join([*lines, ""]) if offered else "\n".join(lines), *cursor)


def next_title(title: str, old: Week, new: Week) -> str | None:
    """Return the title in the same manner for another week; none if it names no week.

    What only the old note was about goes: `w/c 10 June: The bins` gives `w/c 17 June: `.
    """
    names = find_names(title, old, new)
    if not names:
        return None
    for found in reversed(names):  # hidden from the separators, since names hold some too
        title = f"{title[: found.start]}\0{title[found.end :]}"
    parts = _SEPARATOR.split(title)
    dated = [index for index in range(0, len(parts), 2) if "\0" in parts[index]]
    series = [index for index in range(0, dated[0], 2) if _SERIES.search(parts[index])]
    kept = series + dated
    text = parts[kept[0]]
    for before, index in pairwise(kept):
        text += parts[before + 1] + parts[index]
    separator, *rest = parts[kept[-1] + 1 :] or [""]
    if any(map(str.strip, rest)) and not set("()") & set(separator):
        text += separator.rstrip() + " "
    for found in names:
        text = text.replace("\0", found.replacement, 1)
    return text


def spelled(day: date) -> str:
    """Return a day as in `17 June 2019`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _title(week: Week, last: Note | None, last_text: str | None) -> str:
    usual = f"w/c {spelled(week.start)}"
    if last is None or last.week is None:
        return usual
    heading = _first_heading(_split_front(last_text or "")[1])
    titles = (title for title in (heading, last.title) if title)
    found = (next_title(title, last.week, week) for title in titles)
    return next(filter(None, found), usual)


def _split_front(text: str) -> tuple[list[str], list[str]]:
    """Return the front matter with its two delimiters, if there is any, and the other lines."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return [], lines
    ends = ("---", "...") if lines[0].startswith("-") else ("+++",)
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ends:
            return lines[:number], lines[number:]
    return [], lines


def _next_front(front: Sequence[str], title: str, old: Week, new: Week) -> list[str]:
    """Return the front matter for the new week: the same keys, in the same order."""
    if not front:
        return []
    toml = front[0].startswith("+")
    lines = [front[0]]
    keys = set()
    dropping = False
    for line in front[1:-1]:
        field = _FIELD.match(line)
        if not field:  # a list or text that belongs to the key above
            lines += [] if dropping else [line]
            continue
        key = re.sub(r"[ ._-]", "", field["key"]).lower()
        keys.add(key)
        value = _next_value(key, field["value"], title, old, new)
        dropping = value != field["value"] and key in EMPTIED
        gap = field["gap"] or (" " if value else "")
        lines.append(f"{field['key']}{field['sep']}{gap}{value}".rstrip())
    if not keys & {"status", "draft"}:
        lines.append('status = "draft"' if toml else "status: draft")
    return [*lines, front[-1], ""]


def _next_value(key: str, value: str, title: str, old: Week, new: Week) -> str:
    bare = value.strip().strip("\"'")
    fixed = {"title": title.strip(_TRAILING), "status": "draft"}
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


def _first_heading(body: Sequence[str]) -> str:
    """Return the text of the first `# heading`, before any heading of another level."""
    for line in body:
        if match := re.match(r"(#{1,6})[ \t]+(.*?)[ \t#]*$", line):
            return match[2] if match[1] == "#" else ""
    return ""


def _offered_headings(last: Note | None) -> list[str]:
    """Return a comment with the last note's headings below its title."""
    headings = [
        f"{'#' * section.level} {section.title}"
        for section in (last.sections if last else ())
        if section.level > 1 and section.title and "--" not in section.title
    ]
    headings = list(dict.fromkeys(headings))[:MAX_HEADINGS]
    if not headings:
        return []
    told = "<!-- Last time's headings, to copy or delete; a comment is not published."
    return [told, *headings, "-->"]


def _fill_template(template: str, week: Week, author: str, title: str) -> tuple[str, int]:
    """Return the folder's template filled in, and the first empty line below its title."""
    filled = Template(template).safe_substitute(
        week=week.iso, author=author, date=week.start.isoformat(), title=title.strip(_TRAILING)
    )
    lines = filled.splitlines()
    start = len(_split_front(filled)[0])
    empty = (number for number in range(start + 1, len(lines)) if not lines[number].strip())
    return "\n".join([*lines, ""]), next(empty, len(lines)) + 1
