"""Queries are taken apart, and any text is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.finding.phrases import Phrase
from tui.notes.finding.query import FIELDS, Field, Query, Term, parse_query


def spelled(query: Query) -> list[str]:
    """Spell groups for people: `plum*` is open, `(x)` excluded, `|` or."""
    return ["|".join(map(_term, group)) for group in query.groups]


def _term(term: Term) -> str:
    if isinstance(term.what, Field):
        text = f"{term.what.name}={term.what.value}"
    else:
        text = " ".join(term.what.words) + "*" * term.what.is_open
    return f"({text})" if term.excluded else text


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("plum tree", ["plum*", "tree*"]),
        ("  Plum  ", ["plum*"]),
        ('"low tide"', ["low tide"]),
        ('"low ti', ["low ti*"]),
        ("“low tide”", ["low tide"]),
        ('""', []),
        ('"', []),
        ("-plum", ["(plum)"]),
        ('-"low tide" sea', ["(low tide)", "sea*"]),
        ("follow-up", ["follow up*"]),
        ("don’t", ["don t*"]),
        ("café ÅNGSTRÖM", ["cafe*", "angstrom*"]),
        ("- – !", []),
        ("plum or pear jam", ["plum*|pear*", "jam*"]),
        ("plum OR pear or fig", ["plum*|pear*|fig*"]),
        ("plum or", ["plum*"]),
        ("or plum", ["or*", "plum*"]),
        ('plum "or" pear', ["plum*", "or", "pear*"]),
        ("plum or -pear", ["plum*|(pear)"]),
        ("author:Amara plum", ["author=Amara", "plum*"]),
        ("Since:2019-06", ["since=2019-06"]),
        ('since:"last month" plum', ["since=last month", "plum*"]),
        ('since:"last mon', ["since=last mon"]),
        ("-tag:bins", ["(tag=bins)"]),
        ("tag:bins or plum", ["tag=bins|plum*"]),
        ('since:""', []),
        ("colour:red", ["colour red*"]),
        ("https://example.org", ["https example org*"]),
        ("12:30", ["12 30*"]),
    ],
)
def test_a_query_is_taken_apart(text: str, groups: list[str]) -> None:
    assert spelled(parse_query(text)) == groups


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_is_being_typed_asks_for_words(name: str) -> None:
    assert spelled(parse_query(f"{name}:")) == [f"{name}*"]


def test_what_is_marked_is_what_was_typed_without_its_edges() -> None:
    query = parse_query('(follow-up) -no "Low  Tide"')

    assert [phrase.typed for phrase in query.phrases] == ["follow-up", "low  tide"]


def test_a_phrase_stands_between_other_words() -> None:
    text = "low tide, slow tide, low\ntides, low – tide, flow_low_tide"

    assert Phrase(("low", "tide")).pattern().findall(text) == [
        "low tide", "low – tide", "low_tide",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from('ab"-: orétag\u201c\u0301'), max_size=40) | st.text())
def test_any_text_is_a_query(text: str) -> None:
    for phrase in parse_query(text).phrases:
        assert phrase.words
        assert phrase.pattern().search(" ".join(phrase.words))
