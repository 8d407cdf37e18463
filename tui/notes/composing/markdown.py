"""Markdown that the program writes: words that stay words, and links from the notes folder."""

import re
from urllib.parse import quote

from tui.notes.text import clean_line
from tui.notes.wording import plain

_SPECIAL = re.compile(
    r"""
      [\\`*\[\]]
    | (?<!\w)_ | _(?!\w)          # within a word it marks nothing
    | <(?=[a-zA-Z/!?])            # what begins a tag or an address
    | &(?=\#?\w+;)                # what begins an entity
    | ~(?=~) | (?<=~)~ | =(?==) | (?<==)=
    | (?<!\S)\#+$                 # what closes a heading
    """,
    re.VERBOSE,
)
_BLOCK_START = re.compile(
    r"""
      (?=\[.\](?:\s|$) | \[[^\]]*\]:)                # a box; a definition
    | (?=[-+*](?:\s|$) | \#{1,6}(?:\s|$) | > | <)    # a bullet, a heading, a quote, HTML
    | (?=`{3} | ~{3} | \| | [-=*_](?:\s*[-=*_])+\s*$)  # code, a table, a rule
    | (?P<number>\d{1,9}) (?=[.)](?:\s|$))    # a numbered item
    """,
    re.VERBOSE,
)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def words(text: str) -> str:
    """Return text as Markdown that shows just that text, on one line."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", clean_line(text))


def title_words(markdown: str) -> str:
    """Return a heading's or a title's Markdown as words without any links or marks."""
    return words(plain(markdown))


def inline(markdown: str) -> str:
    """Return one line of Markdown that begins no block of its own, a box least of all."""
    line = clean_line(markdown).strip()
    found = _BLOCK_START.match(line)
    if not found:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def link(label: str, path: str, heading: str = "") -> str:
    """Return a link to a note by its path in the folder, or to the place below a heading of it.

    `label` is Markdown.
    """
    return f"[{label}]({quote(path)}{anchor(heading)})"


def anchor(heading: str) -> str:
    """Return what leads to a heading in its own document, as GitHub spells it; `` for none."""
    if not heading:
        return ""
    name = _NOT_IN_ANCHORS.sub("", plain(heading).strip().casefold()).replace(" ", "-")
    return f"#{quote(name)}"
