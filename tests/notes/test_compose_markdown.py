"""Markdown that the program writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.composing.markdown import anchor, inline, link, title_words, words
from tui.notes.parsing.scan import scan


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("snake_case, 2 * 3", r"snake_case, 2 \* 3"),
        ("_x_ [y](z) `w`", r"\_x\_ \[y\](z) \`w\`"),
        ("a < b <br> AT&T &amp; R&D", r"a < b \<br> AT&T \&amp; R&D"),
        ("C #", r"C \#"),
        ("a\nb\x1b", "a␊b␛"),
    ],
)
def test_words_are_shown_as_they_are(text: str, markdown: str) -> None:
    assert words(text) == markdown


def test_a_title_has_no_marks_and_no_links() -> None:
    assert title_words("**Low** [tide](x.md) & `ls *`") == r"Low tide & ls \*"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Call **Bo**", "Call **Bo**"),
        ("[x] Call", r"\[x] Call"),
        ("- [ ] Call", r"\- [ ] Call"),
        ("# No heading", r"\# No heading"),
        ("12) Call", r"12\) Call"),
        ("> said", r"\> said"),
        ("<!-- not seen", r"\<!-- not seen"),
        ("```", r"\```"),
        ("[a]: b", r"\[a]: b"),
        ("[a](b)", "[a](b)"),
        ("-1 degrees", "-1 degrees"),
    ],
)
def test_an_items_text_begins_no_block(text: str, markdown: str) -> None:
    assert inline(text) == markdown


@given(st.text("-+*#>[]x1.)` ab\\|<!=_~", max_size=12))
def test_no_item_is_an_action_or_a_heading(text: str) -> None:
    note = scan("a.md", f"- {inline(text)}\n\n## Below".encode())

    assert note.actions == ()
    assert [section.title for section in note.sections] == ["Below"]


def test_links_spell_any_path_and_lead_below_a_heading() -> None:
    assert link("A", "a b/(c)#1.md", "Why *not*, Ada?") == ("[A](a%20b/%28c%29%231.md#why-not-ada)")
    assert anchor("") == ""
