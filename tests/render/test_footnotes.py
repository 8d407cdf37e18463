"""Footnotes, in brackets and with stars, and the ways there and back."""

import pytest

from tests.render.as_text import rendered
from tui.render.document import Document, Link, answer_to, render
from tui.render.sheet import Sheet

STARRED = "We met the council* and a pool**.\n\nMore.\n\n*They were late.\n**It was\n*wet* there."


def ways(document: Document) -> list[tuple[str, str, int | None]]:
    """Return text and target of each link within the note, and the line that it leads to."""
    return [
        (block.content.plain[link.start : link.end], link.target, document.line_of(link.target))
        for block in document.blocks
        for link in block.links
        if link.kind is None
    ]


def test_a_footnote_leads_back_to_its_first_reference() -> None:
    document = render("a[^1]\n\nb[^1] c[^Two]\n\n[^1]: d\n[^two]: e\n\n    f")
    assert ways(document) == [
        ("¹", "^1", 5),
        ("¹", "^1", 5),
        ("[Two]", "^Two", 6),
        ("↵", "↵1", 1),
        ("↵", "↵two", 3),
    ]


def test_the_way_back_stands_below_code_at_the_end() -> None:
    text = "a[^1]\n\n[^1]: b\n\n        c\n"
    assert rendered(text)[-2:] == ["  c", "  ↵"]


def test_the_way_back_leads_to_a_reference_in_a_table() -> None:
    document = render("|a|b|\n|-|-|\n|c[^1]|d|\n\n[^1]: e")
    assert document.references == {"1": 1}


@pytest.mark.parametrize(
    "text", ["[^1]: nobody refers to this", "[^1]: only itself[^1]", "a[^2]\n\n[^1]: another"]
)
def test_no_way_leads_back_where_none_came(text: str) -> None:
    assert not [way for way in ways(render(text)) if way[1].startswith("↵")]


def test_only_the_first_definition_counts() -> None:
    document = render("a[^1]\n\n[^1]: b\n\n[^1]: c")
    assert ways(document) == [("¹", "^1", 3), ("↵", "↵1", 1)]


def test_at_the_other_end_is_the_way_one_came() -> None:
    sheet = Sheet(render("a[^Two]\n\n[^two]: b\n\n[c](#d)"), 40)
    there, back, other = sheet.items
    assert sheet.link_to(answer_to(sheet.link(there).target)) == back
    assert sheet.link_to(answer_to(sheet.link(back).target)) == there
    assert sheet.link_to(answer_to(sheet.link(other).target)) is None


def test_stars_lead_to_their_lines_and_back() -> None:
    document = render(STARRED, first_line=11)
    assert ways(document) == [
        ("*", "^* 1", 15),
        ("**", "^** 1", 16),
        ("*", "↵* 1", 11),
        ("**", "↵** 1", 11),
    ]


def test_each_note_with_stars_has_a_line_of_its_own() -> None:
    assert rendered(STARRED)[-2:] == ["*They were late.", "**It was wet there."]


def test_stars_may_be_used_again_for_the_next_note() -> None:
    document = render("one*\n\n*first\n\ntwo*\n\n\\* second")
    assert [(text, line) for text, _, line in ways(document)] == [
        ("*", 3), ("*", 1), ("*", 7), ("*", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "one*",
        "*a note of nothing",
        "one* two*\n\n*which?",
        "one*\n\n*this?\n\n*or this?",
        "*before its word\n\none*",
        "*emphasis* and one*\n\n*emphasis*",
        "2*3\n\n*three",
        "`one*`\n\n*note",
        "one*\n\n- *item",
        "one*\n\n> *quoted",
        "one*\n\n* item",
        "one**\n\n*not of this kind",
        "[one*](two)\n\n*note",
    ],
)
def test_stars_that_might_be_something_else_stay_stars(text: str) -> None:
    assert not ways(render(text))


def test_other_links_stay_where_their_words_are() -> None:
    document = render("one* [a](b)\n\nsee [c](d) and\n*note [e](f)")
    last = document.blocks[-1]
    assert last.content.plain == "see c and\n*note e"
    assert [link[:2] for link in last.links] == [(4, 5), (10, 11), (16, 17)]
    assert isinstance(last.links[0], Link)
