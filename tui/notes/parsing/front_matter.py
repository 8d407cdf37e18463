"""The fields that open a note: a YAML block between `---` lines, or a TOML one between `+++`."""

import re
from collections.abc import Sequence

import msgspec

from tui.notes.parsing.plain_fields import Value, fold_key, read_plain
from tui.notes.text import split_lines


class FrontMatter(msgspec.Struct, frozen=True):
    """What a note says of itself before its text begins."""

    fields: dict[str, Value] = msgspec.field(default_factory=dict)
    """By folded key (see `fold_key`); of a key that is there twice, the last value."""
    lines: int = 0
    """How many lines of the file the block takes, its delimiters included; 0 without one."""
    problem: str = ""
    """What is wrong with the block, in one sentence; fields that could be read are kept."""
    problem_line: int = 0
    """The line in the file that the problem is about, counted from 1; 0 where there is none."""

    def text(self, *names: str) -> str:
        """Return the first of the fields `names` that has a value; a list is joined by commas."""
        for name in names if self.fields else ():
            value = self.fields.get(fold_key(name), "")
            found = value.strip() if isinstance(value, str) else ", ".join(value)
            if found:
                return found
        return ""

    def many(self, *names: str) -> tuple[str, ...]:
        """Return the items of the first of `names` that has any: a list, or text with commas."""
        for name in names if self.fields else ():
            value = self.fields.get(fold_key(name), "")
            items = value.split(",") if isinstance(value, str) else value
            found = tuple(item.strip() for item in items if item.strip())
            if found:
                return found
        return ()


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return what opens a note and the text below it, whose lines must end in a line feed."""
    closing = _CLOSING_LINE.get(text[:3])
    if not closing:
        return _NONE, text
    end = closing.search(text)
    front = read_front_matter(split_lines(text[: end.end()] if end else text))
    return front, text[end.end() + 1 :] if end and front.lines else text


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Read the block that opens a note.

    `lines` are the note's, without line ends and byte order mark. Nothing is raised: a block
    that is broken, too long or too clever still gives the fields that stand alone in a line.
    """
    mark = lines[0].rstrip() if lines else ""
    if mark not in _CLOSING or not _looks_like_fields(lines, mark):
        return _NONE
    end = _find_end(lines, _CLOSING[mark])
    if end is None:
        problem = f"The front matter is not closed: a line “{mark}” is missing after it."
        return FrontMatter(problem=problem, problem_line=1)
    block = lines[1:end]
    fields = read_plain(block) if mark == "---" else None
    if fields is not None:
        return FrontMatter(fields, end + 1)
    # Most notes get by without either parser, and the first screen without both.
    from tui.notes.parsing.structured_fields import read_structured

    reading = read_structured(block, mark)
    line = min(reading.line, len(block) - 1) + 2 if reading.problem else 0
    return FrontMatter(reading.fields, end + 1, reading.problem, line)


_NONE = FrontMatter()
_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
_CLOSING_LINE = {
    "---": re.compile(r"\n(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE),
    "+++": re.compile(r"\n\+\+\+[^\S\n]*$", re.MULTILINE),
}
_OPENS_FIELDS = re.compile(
    r"""
      [\w"'] [^:=]* (?: : (?:\s|$) | = )    # a key
    | [{\[?&*!%<]                           # or what only YAML or TOML begins with
    """,
    re.VERBOSE,
)


def _looks_like_fields(lines: Sequence[str], mark: str) -> bool:
    """Tell a block from a horizontal rule with prose below it; only `---` can be a rule."""
    for line in lines[1:]:
        text = line.strip()
        if text and not text.startswith("#"):
            return bool(_OPENS_FIELDS.match(text)) or text in _CLOSING[mark]
    return False


def _find_end(lines: Sequence[str], closing: tuple[str, ...]) -> int | None:
    for number in range(1, len(lines)):
        if lines[number].startswith(closing) and lines[number].rstrip() in closing:
            return number
    return None
