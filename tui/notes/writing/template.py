"""The text of a new note, in the manner of its author's last one."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tui.notes.note import Note
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.parsing.stated import author_of
from tui.notes.week import Week
from tui.notes.writing import offered_comments
from tui.notes.writing.naming import new_path
from tui.notes.writing.next_front import next_front, split_front
from tui.notes.writing.offering import Offer, written
from tui.notes.writing.placeholders import BadTemplate, Value, fill
from tui.notes.writing.respell import MONTHS, find_names

MAX_HEADINGS = 12
"""No more of the last note's headings are offered."""

_SEPARATOR = re.compile(r"(\s*[:;,|·–—()]\s*|\s+-\s+)")
_SERIES = re.compile(r"week-?notes?\b|\bweekly\b|\bw/?[ce]\b|\bnotes\b", re.IGNORECASE)
_TRAILING = " :;,|·–—-"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
    others: Sequence[Note] = (),
    siblings: Sequence[str] = (),
    settings_template: str | None = None,
    offered: Sequence[Offer] = (),
    today: date | None = None,
) -> NewNote:
    """Begin a note of `week` like the author's `last`: its file's name, front matter and title.

    Where `last` has no headings, they are those of the first of `others` that has some; both come
    from `models`. `siblings` are the paths of the author's notes. `settings_template` is the
    person's or the folder's own text, with placeholders that `placeholders` fills in; nothing in
    it is ever run, and one that makes no sense is told of in the note, which begins without it.
    Where the author's notes have front matter, the new one says `status: draft`. The last note's
    headings and what is `offered` stand in comments, which `checks` tells of as long as they stay.
    """
    path = new_path(week, author=author, last=last, siblings=siblings)
    title = _title(week, last, last_text)
    lists = {offer.name: written(offer, path) for offer in offered}
    headings = next(filter(None, map(_headings, [last, *others])), [])
    remarks = []
    if settings_template:
        values = _values(week, author, title.strip(_TRAILING), today or week.start)
        values |= {name: "\n".join(lines) for name, lines in lists.items()}
        try:
            filled = fill(settings_template, values | {"headings": "\n".join(headings)})
        except BadTemplate as error:
            remarks = [_comment(f"{offered_comments.BAD_TEMPLATE}. {error.message}")]
        else:
            placed = _placed(settings_template)
            left = [offer for offer in offered if offer.name not in placed]
            return _from_template(path, filled, [_offer(one, lists[one.name]) for one in left])
    if headings:
        remarks.append(_comment(offered_comments.offered(offered_comments.HEADINGS), *headings))
    remarks += [_offer(one, lists[one.name]) for one in offered]
    front, body = split_front(last_text or "")
    old = last.week if last and last.week else week
    lines = next_front(front, title.strip(_TRAILING), old, week)
    if not front or _first_heading(body):
        lines += [f"# {title}", ""]
    waiting = title.endswith(" ") and lines[-2:-1] == [f"# {title}"]
    cursor = (len(lines) - 1, len(lines[-2])) if waiting else (len(lines) + 1, 0)
    comments = _joined(remarks)
    lines += ["", "", *comments, ""] if comments else [""]
    return NewNote(path, "\n".join(lines), *cursor)


def stating_author(note: NewNote, author: str) -> NewNote:
    """Return a note that says whose it is where its folder does not, as one named for a year."""
    front, body = split_front(note.text)
    if author_of(read_front_matter(front), note.path):
        return note
    stated = f"author: {json.dumps(author, ensure_ascii=False)}"
    if front and front[0].startswith("+"):
        stated = stated.replace(":", " =", 1)
    lines = [front[0], stated, *front[1:]] if front else ["---", stated, "---", ""]
    more = len(lines) - len(front)
    text = "\n".join([*lines, *body, ""])
    return NewNote(note.path, text, note.cursor_line + more, note.cursor_column)


def models(notes: Iterable[Note], week: Week) -> list[Note]:
    """Sort an author's notes of a week by how good a model they are for one of `week`.

    The newest before it come first, then the nearest from then on.
    """
    dated = sorted((note.week, note.path, note) for note in notes if note.week)
    earlier = [note for of, _, note in dated if of < week]
    return earlier[::-1] + [note for of, _, note in dated if of >= week]


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
    heading = _first_heading(split_front(last_text or "")[1])
    titles = (title for title in (heading, last.title) if title)
    found = (next_title(title, last.week, week) for title in titles)
    return next(filter(None, found), usual)


def _first_heading(body: Sequence[str]) -> str:
    """Return the text of the first `# heading`, before any heading of another level."""
    for line in body:
        if match := re.match(r"(#{1,6})[ \t]+(.*?)[ \t#]*$", line):
            return match[2] if match[1] == "#" else ""
    return ""


def _headings(last: Note | None) -> list[str]:
    """Return the last note's headings below its title."""
    headings = [
        f"{'#' * section.level} {section.title}"
        for section in (last.sections if last else ())
        if section.level > 1 and section.title and "--" not in section.title
    ]
    return list(dict.fromkeys(headings))[:MAX_HEADINGS]


def _offer(offer: Offer, lines: Sequence[str]) -> list[str]:
    return _comment(offered_comments.offered(offer.title), *lines) if lines else []


def _comment(told: str, *lines: str) -> list[str]:
    """Return lines in a comment: to keep them is to delete its first and its last line."""
    safe = [line.replace("-->", "--&gt;") for line in (told, *lines)]
    return [f"<!-- {safe[0]}", *safe[1:], "-->"] if lines else [f"<!-- {safe[0]} -->"]


def _joined(comments: Sequence[Sequence[str]]) -> list[str]:
    """Return comments with a blank line between them."""
    lines: list[str] = []
    for comment in filter(None, comments):
        lines += ["", *comment] if lines else comment
    return lines


def _values(week: Week, author: str, title: str, today: date) -> dict[str, Value]:
    """Return what a template's placeholders stand for."""
    year, number = week.iso.split("-W")
    days = {_WEEKDAYS[day.weekday()]: day for day in _days_of(week)}
    names = {"title": title, "author": author, "week": week.iso, "number": number, "year": year}
    dates = {"date": week.start, "start": week.start, "end": week.end, "today": today}
    empty = dict.fromkeys(("ticked", "open", "mentions", "posts"), "")
    return {**names, **dates, **days, **empty}


def _days_of(week: Week) -> list[date]:
    return [week.start + timedelta(days=number) for number in range(7)]


def _placed(template: str) -> set[str]:
    """Return which names stand in a template's placeholders."""
    marks = re.findall(r"\{[{%]([^{}]*)[}%]\}", template)
    return {name for mark in marks for name in re.findall(r"\w+", mark)}


def _from_template(path: str, filled: str, remarks: Sequence[Sequence[str]]) -> NewNote:
    """Return a note that begins as a template has it, its cursor below the title."""
    lines = filled.splitlines()
    start = len(split_front(filled)[0])
    empty = (number for number in range(start + 1, len(lines)) if not lines[number].strip())
    cursor = next(empty, len(lines)) + 1
    comments = _joined(remarks)
    lines += ["", *comments] if comments else []
    return NewNote(path, "\n".join([*lines, ""]), cursor, 0)
