"""What a reviewer remarks in a note: comments and quoted lines that begin with a name.

`<!-- Bo: Which bins? -->` is a remark of Bo's wherever Bo is known; `> Bo: Which bins?` only where
Bo is asked to review the note, as weeknotes quote colleagues too.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tui.notes.actions.seen_lines import line_now
from tui.notes.actions.steps import Change, Made
from tui.notes.conventions import Conventions, People
from tui.notes.errors import Changed, NoteUnreadable
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.parsing.structure import Reader
from tui.notes.text import BOM, decode, split_lines, split_raw

_NAME = r"[*_]{0,2}@?(?P<who>[^\W\d_][\w .'’-]{0,60}?)[*_]{0,2}:[*_]{0,2}\s+"
_COMMENT = re.compile(rf"\s{{0,3}}<!--\s*{_NAME}(?P<text>.*)")
_QUOTE = re.compile(rf"\s{{0,3}}>\s?{_NAME}(?P<text>.*)")
_QUOTED = re.compile(r"\s{0,3}>\s?")


class Remark(NamedTuple):
    """One remark."""

    line: int
    """Its first line in the file, counted from 1."""
    last: int
    """Its last line."""
    who: str
    """The reviewer's display name."""
    text: str
    """What is remarked, on one line."""


def find_remarks(text: str, people: People, asked: Collection[str] = ()) -> list[Remark]:
    """Return the remarks of a note in order; `asked` are its reviewers' display names.

    `text` is the whole file's, cleaned.
    """
    lines = split_lines(text)
    first = read_front_matter(lines).lines
    return list(_remarks(lines, first, people, asked))


def add_remark(path: str, line: int, who: str, text: str, *, shown: str | None = None) -> Change:
    """Return the change that writes a remark below the paragraph or list that `line` is in.

    `line` is one of the file's, counted from 1, and `shown` that line as it was seen, as in
    `line_now`; `who` is the name that the remark begins with. Making it raises `Changed` as that.
    """
    words = " ".join(text.split()).replace("-->", "--&gt;")
    remark = f"<!-- {who}: {words} -->"

    def make(data: bytes, _: Conventions) -> Made:
        lines = _raw_lines(path, data)
        bare = [one.rstrip("\r\n") for one in lines]
        here = line_now(path, bare, line, shown)
        place = _end_of_block(bare, here, read_front_matter(bare).lines)
        end = next((one[len(text) :] for one, text in zip(lines, bare, strict=True)), "") or "\n"
        if place and bare[place - 1] == lines[place - 1]:  # the last line has no end
            lines[place - 1] += end
            lines.insert(place, remark)
        else:
            lines.insert(place, remark + end)
        return Made(_bytes(data, lines), None, None, _without(path, remark, here))

    return Change(path, make)


def remove_remark(path: str, remark: Remark, people: People, asked: Collection[str] = ()) -> Change:
    """Return the change that takes a remark out, as its author has dealt with it.

    What else stands in its lines stays. Making it raises `Changed` where the remark is not there
    any more, or where nothing tells its end.
    """

    def make(data: bytes, _: Conventions) -> Made:
        lines = _raw_lines(path, data)
        found = find_remarks(decode(data).text, people, asked)
        same = [one for one in found if (one.who, one.text) == (remark.who, remark.text)]
        if not same:
            raise Changed(f"{remark.who}'s remark is not in {path} any more.")
        one = min(same, key=lambda each: abs(each.line - remark.line))
        taken = lines[one.line - 1 : one.last]
        left = _left_of(taken, path)
        new = _bytes(data, [*lines[: one.line - 1], *left, *lines[one.last :]])
        return Made(new, None, None, _put_back(path, data, new, taken))

    return Change(path, make)


def _left_of(taken: Sequence[str], path: str) -> list[str]:
    """Return what stays of the lines that a remark stands in."""
    text = "".join(taken)
    before, opened, comment = text.partition("<!--")
    if not opened or before.strip():  # quoted lines are the remark's, whatever they hold
        return []
    _, closed, after = comment.partition("-->")
    if not closed:
        raise Changed(
            f"The remark in {path} is a comment that nothing closes, so all below is part of it. "
            "Nothing was taken out; edit the note instead."
        )
    return [after.lstrip(" \t")] if after.strip() else []


def _remarks(
    lines: Sequence[str], first: int, people: People, asked: Collection[str]
) -> Iterator[Remark]:
    reader = Reader()
    number = first
    while number < len(lines):
        reader.line(number, lines[number])
        start, found = number, None
        if reader.leaf not in ("fence", "code"):
            found = _COMMENT.match(lines[number]) or _QUOTE.match(lines[number])
        is_comment = "<!--" in lines[number] and bool(found)
        who = people.display(found["who"]) if found and people.knows(found["who"]) else ""
        if not found or not who or not (is_comment or who in asked):
            number += 1
            continue
        parts = [found["text"]]
        while _goes_on(lines, number, is_comment=is_comment):
            number += 1
            reader.line(number, lines[number])
            parts.append(lines[number] if is_comment else _QUOTED.sub("", lines[number], count=1))
        text = " ".join(" ".join(parts).partition("-->")[0].split())
        yield Remark(start + 1, number + 1, who, text)
        number += 1


def _goes_on(lines: Sequence[str], number: int, *, is_comment: bool) -> bool:
    """Whether a remark goes on below a line."""
    if number + 1 == len(lines):
        return False
    if is_comment:
        return "-->" not in lines[number]
    below = lines[number + 1]
    return bool(_QUOTED.match(below)) and not _QUOTE.match(below)


def _end_of_block(lines: Sequence[str], line: int, first: int) -> int:
    """Return the index below the paragraph, list or code that a line is in."""
    reader = Reader()
    for number, text in enumerate(lines[first:], first):
        if number >= line and not text.strip() and not reader.is_literal:
            return number
        reader.line(number, text)
    return len(lines)


def _without(path: str, remark: str, line: int) -> Change:
    """Return the change that takes back a remark that was added near a line."""

    def make(data: bytes, _: Conventions) -> Made:
        lines = _raw_lines(path, data)
        there = [n for n, one in enumerate(lines) if one.rstrip("\r\n") == remark]
        if not there:
            raise Changed(f"The remark in {path} has been edited since, so it was left as it is.")
        place = min(there, key=lambda number: abs(number - line))
        taken = lines[place : place + 1]
        left = [*lines[:place], *lines[place + 1 :]]
        if place == len(left) and not taken[0].endswith(("\r", "\n")) and left:
            left[-1] = left[-1].rstrip("\r\n")  # it was the last line, and had no end
        new = _bytes(data, left)
        return Made(new, None, None, _put_back(path, data, new, taken))

    return Change(path, make)


def _put_back(path: str, old: bytes, new: bytes, taken: Sequence[str]) -> Change:
    """Return the change that puts lines back, if the note is as it was left without them."""

    def make(data: bytes, _: Conventions) -> Made:
        if data != new:
            raise Changed(
                f"{path} has been edited since, so “{taken[0].strip()}” was not put back."
            )
        return Made(old, None, None, _put_back(path, new, old, taken))

    return Change(path, make)


def _raw_lines(path: str, data: bytes) -> list[str]:
    if problems := decode(data).problems:
        raise NoteUnreadable(f"{path}: {problems[0].message}", problems[0].code)
    return [line + end for line, end in split_raw(data.removeprefix(BOM).decode("utf-8"))]


def _bytes(data: bytes, lines: Sequence[str]) -> bytes:
    return (BOM if data.startswith(BOM) else b"") + "".join(lines).encode("utf-8")
