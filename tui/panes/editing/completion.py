"""What is being typed that a list can complete: a note after `[[`, a person after `@`, a tag."""

import re
from typing import Literal, NamedTuple

import msgspec

MOST = 8
"""How many suggestions there are at once."""

Kind = Literal["notes", "people", "tags"]

_ASKED = re.compile(
    r"\[\[(?P<notes>[^\[\]|#]{0,80})$"
    r"|(?<![\w@])@(?P<people>\w[\w.-]{0,40}|)$"
    r"|(?<![^\s(])#(?P<tags>[^\W\d_][\w/-]{0,40})$"
)
"""As links, mentions and tags are read. A `#` alone asks for nothing: it begins a heading."""


class Candidate(NamedTuple):
    """Something that can be written where a name of its kind is."""

    written: str
    """What stands in the text: `W24 review`, `ada`, `hiring`, without the marks around it."""
    told: str = ""
    """What else is known of it, which is looked through too: the author, the name in full."""


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to choose from; of equally good ones, the first are offered first."""

    notes: tuple[Candidate, ...] = ()
    people: tuple[Candidate, ...] = ()
    tags: tuple[Candidate, ...] = ()


class Asked(NamedTuple):
    """A name that is being typed."""

    kind: Kind
    start: int
    """The column at which the name begins, behind its mark."""
    typed: str


def asked(line: str, column: int) -> Asked | None:
    """Return the name that is being typed at a column of a line, if one is."""
    match = _ASKED.search(line, max(0, column - 82), column)
    if match is None:
        return None
    for kind in _KINDS:
        if match[kind] is not None:
            return Asked(kind, match.start(kind), match[kind])
    return None


def matching(candidates: Candidates, wanted: Asked, *, most: int = MOST) -> tuple[Candidate, ...]:
    """Return what completes a name, the best first.

    What begins with the letters typed comes before what has a word that does, and that before
    what holds them anywhere. Ten thousand take a few milliseconds.
    """
    every: tuple[Candidate, ...] = getattr(candidates, wanted.kind)
    typed = wanted.typed.casefold().strip()
    if not typed:
        return every[:most]
    ranked: tuple[list[Candidate], ...] = ([], [], [])
    begins_word = re.compile(rf"(?<![^\s/_-]){re.escape(typed)}")
    for candidate in every:
        text = f"{candidate.written}\n{candidate.told}".casefold()
        if typed in text:
            begins = text.startswith(typed)
            ranked[0 if begins else 1 if begins_word.search(text) else 2].append(candidate)
            if len(ranked[0]) == most:
                break
    return tuple(candidate for rank in ranked for candidate in rank)[:most]


def completed(line: str, column: int, wanted: Asked, candidate: Candidate) -> tuple[str, int]:
    """Return what takes the place of the name typed, and up to which column of the line.

    A link is closed; brackets that stand there already are taken for its own.
    """
    if wanted.kind != "notes":
        return candidate.written, column
    end = column + 2 if line.startswith("]]", column) else column
    return f"{candidate.written}]]", end


_KINDS: tuple[Kind, ...] = ("notes", "people", "tags")
