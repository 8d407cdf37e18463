"""Which notes a query asks for, and how well they match."""

from collections.abc import Collection, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple, Protocol

from tui.notes.finding.phrases import Phrase
from tui.notes.finding.query import Field, Query, Term
from tui.notes.finding.query_fields import Asker, NotUnderstood, Test, test_for
from tui.notes.finding.searched_sections import has_heading, headings_in
from tui.notes.note import Note


class Engine(Protocol):
    """What finds notes by their words; see `SearchIndex`."""

    def ranked(self, groups: Sequence[Sequence[Phrase]]) -> dict[str, float]:
        """Return how well the notes match that have a phrase of every group, by path."""

    def containing(self, phrase: Phrase, under: Collection[str]) -> set[str]:
        """Return the paths of the notes with a phrase, below one of some headings if given."""


class Choice(NamedTuple):
    """A term that words alone don't answer."""

    what: Phrase | Test
    excluded: bool


class Wanted(NamedTuple):
    """A query as it is to be answered in a folder."""

    groups: Sequence[Sequence[Phrase]]
    """A note has a phrase of every group."""
    choices: Sequence[Sequence[Choice]]
    """What else it has to be, one of every group again."""
    under: frozenset[str]
    """The folded headings below which the words have to stand; none for anywhere."""
    problem: str
    """What means nothing and is left out, in a sentence."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.groups and not self.choices

    @property
    def needs_words(self) -> bool:
        """Whether the text of notes has to be looked at."""
        choices = (choice for group in self.choices for choice in group)
        return bool(self.groups) or any(isinstance(choice.what, Phrase) for choice in choices)


def understand(
    query: Query, asker: Asker, notes: Mapping[str, Note], aliases: Mapping[str, Sequence[str]]
) -> Wanted:
    """Make out what a query asks for in a folder with these notes.

    `aliases` are other headings by the name of a section.
    """
    reader = _Reader(asker, notes, aliases)
    for group in query.groups:
        reader.take(group)
    under = frozenset().union(*reader.scopes)
    if reader.scopes and not (under and reader.groups):
        reader.choices.append([Choice(partial(has_heading, headings=under), excluded=False)])
    return Wanted(reader.groups, reader.choices, under, " ".join(reader.problems))


def matching(wanted: Wanted, notes: Mapping[str, Note], engine: Engine | None) -> dict[str, float]:
    """Return how well the notes match that are asked for, by path.

    There has to be an `engine` where the query needs words.
    """
    scores = engine.ranked(wanted.groups) if engine and wanted.groups else dict.fromkeys(notes, 0.0)
    left = scores.keys() & notes.keys()
    for choices in wanted.choices:
        left = set().union(*(_chosen(each, left, notes, engine, wanted.under) for each in choices))
    if engine and wanted.under:
        for phrases in wanted.groups:
            left &= set().union(*(engine.containing(each, wanted.under) for each in phrases))
    return {path: scores[path] for path in left}


class _Reader:
    """Sorts the terms of a query by how they are answered."""

    def __init__(
        self, asker: Asker, notes: Mapping[str, Note], aliases: Mapping[str, Sequence[str]]
    ) -> None:
        self.groups: list[list[Phrase]] = []
        self.choices: list[list[Choice]] = []
        self.scopes: list[frozenset[str]] = []
        """The headings below which words have to stand; in a note without words, that it has."""
        self.problems: list[str] = []
        self._asker = asker
        self._notes = notes
        self._aliases = aliases

    def take(self, group: Sequence[Term]) -> None:
        """Take in one group of terms."""
        phrases = [term.what for term in group if isinstance(term.what, Phrase)]
        is_plain = not any(term.excluded for term in group)
        if is_plain and len(phrases) == len(group):
            self.groups.append(phrases)
            return
        if is_plain and all(_is_section(term) for term in group):
            fields = [term.what for term in group if isinstance(term.what, Field)]
            self.scopes += map(self._headings, fields)
        elif choices := [choice for term in group if (choice := self._choice(term))]:
            self.choices.append(choices)

    def _choice(self, term: Term) -> Choice | None:
        """Return what answers a term; None where it means nothing."""
        if isinstance(term.what, Phrase):
            return Choice(term.what, term.excluded)
        if _is_section(term):
            return Choice(partial(has_heading, headings=self._headings(term.what)), term.excluded)
        try:
            return Choice(test_for(term.what, self._asker), term.excluded)
        except NotUnderstood as error:
            self.problems.append(error.message)
            return None

    def _headings(self, field: Field) -> frozenset[str]:
        headings = headings_in(self._notes.values(), field.value, self._aliases)
        if not headings:
            self.problems.append(f"No note has a section “{field.value}”.")
        return headings


def _is_section(term: Term) -> bool:
    return isinstance(term.what, Field) and term.what.name == "section"


def _chosen(
    choice: Choice,
    paths: Set[str],
    notes: Mapping[str, Note],
    engine: Engine | None,
    under: frozenset[str],
) -> Set[str]:
    """Return those of some notes that a choice leaves."""
    what = choice.what
    if not isinstance(what, Phrase):
        return {path for path in paths if what(notes[path]) != choice.excluded}
    containing = engine.containing(what, under) if engine else set()
    return paths - containing if choice.excluded else paths & containing
