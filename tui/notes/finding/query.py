"""What somebody types to search for, taken apart; any text is a query.

plum "low tide" -jam            every word, the phrase, not jam
plum or pear author:amara       one of the two, by Amara
since:"last month" is:unread    what is asked of the note itself
"""

import re

import msgspec

from tui.notes.finding.phrases import Phrase, read_phrase

FIELDS = ("author", "week", "since", "until", "tag", "section", "kind", "is", "has")
"""What may stand before a colon; other words with a colon are words."""

_PART = re.compile(
    rf"""
    (?P<minus>-)?
    (?: (?P<field>{"|".join(FIELDS)}):(?=\S) )?
    (?: "(?P<quoted>[^"]*)(?P<closed>"?) | (?P<bare>[^\s"]+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIKE_A_FIELD = re.compile(
    rf"-?(?!(?:{'|'.join(FIELDS)}|https?|mailto):)(?P<name>[^\W\d_]{{2,20}}):(?=[^\s/:])",
    re.IGNORECASE,
)
_QUOTES = str.maketrans("“”„«»", '"""""')


class Field(msgspec.Struct, frozen=True):
    """Something asked of the note itself."""

    name: str
    """One of `FIELDS`."""
    value: str


class Term(msgspec.Struct, frozen=True):
    """One thing that is asked for."""

    what: Phrase | Field
    excluded: bool = False
    """Whether notes with it are left out."""


class Query(msgspec.Struct, frozen=True):
    """Everything that is asked for."""

    groups: tuple[tuple[Term, ...], ...] = ()
    """A note has something of every group; `or` makes a group of the terms at its sides."""
    unknown: tuple[str, ...] = ()
    """What stands before a colon and a value as a field does, and is none."""

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The words to look for, and not those to leave out."""
        terms = (term for group in self.groups for term in group if not term.excluded)
        return tuple(term.what for term in terms if isinstance(term.what, Phrase))


def parse_query(text: str) -> Query:
    """Take a query apart; an unfinished quote counts as if it ended with the text.

    A word finds all words that begin with it, as does the last one of an unfinished quote. What
    is left out is left out to the letter, so that nothing vanishes while the word is typed.
    """
    groups: list[tuple[Term, ...]] = []
    unknown: dict[str, None] = {}
    joins = False
    text = text.translate(_QUOTES)
    for part in _PART.finditer(text):
        if (
            part["bare"]
            and not part["field"]
            and (found := _LIKE_A_FIELD.match(text, part.start()))
        ):
            unknown[found["name"]] = None
        if part[0].casefold() == "or" and groups and not joins:
            joins = True
        elif term := _term(part):
            groups[-1:] = [(*groups[-1], term)] if joins else [*groups[-1:], (term,)]
            joins = False
    return Query(tuple(groups), tuple(unknown))


def _term(part: re.Match[str]) -> Term | None:
    excluded = bool(part["minus"])
    is_quoted = part["quoted"] is not None
    value = part["quoted"] if is_quoted else part["bare"]
    if part["field"]:
        value = value.strip()
        return Term(Field(part["field"].lower(), value), excluded) if value else None
    is_finished = is_quoted and bool(part["closed"])
    phrase = read_phrase(value, is_open=not (is_finished or excluded))
    return Term(phrase, excluded) if phrase else None
