"""Plain lines become actions and actions plain lines, by one box and nothing else."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.actions.page import Page
from tui.notes.actions.promoting import promotion
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, WeeknotesError
from tui.notes.parsing.paragraphs import promotable, sentences_at

NONE = Conventions()


def promoted(note: str, line: int, sentence: str = "") -> str:
    made = promotion("note.md", line, sentence).make(note.encode(), NONE)
    assert made.data is not None
    back = made.back.make(made.data, NONE)
    assert back.data == note.encode(), "undo left a trace"
    assert back.back.make(back.data, NONE).data == made.data, "redo does something else"
    return made.data.decode()


@pytest.mark.parametrize(
    ("plain", "action", "line"),
    [
        ("- a\n", "- [ ] a\n", 1),
        ("* a\r\n", "* [ ] a\r\n", 1),
        ("1. a due:2019-06-12", "1. [ ] a due:2019-06-12", 1),
        ("> - a\n", "> - [ ] a\n", 1),
        ("- a\n  - b\n", "- a\n  - [ ] b\n", 2),
        ("- a\n  - b\n", "- [ ] a\n  - b\n", 1),
        ("- a\n  more\n", "- [ ] a\n  more\n", 2),
        ("-\ta\n", "-\t[ ] a\n", 1),
        ("- - a\n", "- - [ ] a\n", 1),
        ("- **Ask** `b`\n", "- [ ] **Ask** `b`\n", 1),
        ("- a\n- [ ] a\n", "- [ ] a\n- [ ] a\n", 1),
    ],
)
def test_a_bullet_and_back(plain: str, action: str, line: int) -> None:
    assert promoted(plain, line) == action
    assert promoted(action, line) == plain


@pytest.mark.parametrize(
    ("plain", "action", "line"),
    [
        ("Ask Ben.\n", "- [ ] Ask Ben.\n", 1),
        ("# A\n\nAsk Ben.\n\nMore.", "# A\n\n- [ ] Ask Ben.\n\nMore.", 3),
        ("> Ask Ben.\n", "> - [ ] Ask Ben.\n", 1),
        ("**Ask** Ben.\n", "- [ ] **Ask** Ben.\n", 1),
        ("Ask Ben\nabout it\nsoon.\n", "- [ ] Ask Ben\nabout it\nsoon.\n", 2),
        ("- a\n\n  Ask Ben.\n", "- a\n\n  - [ ] Ask Ben.\n", 3),
        ("---\na: b\n---\nAsk Ben.\n", "---\na: b\n---\n- [ ] Ask Ben.\n", 4),
    ],
)
def test_a_paragraph_becomes_an_action_from_any_of_its_lines(
    plain: str, action: str, line: int
) -> None:
    assert promoted(plain, line) == action


def test_an_action_keeps_its_fields_and_children_as_text() -> None:
    note = "- [x] (A) a\n  more 📅 2019-06-12\n  - [ ] b\n"

    assert promoted(note, 2) == "- (A) a\n  more 📅 2019-06-12\n  - [ ] b\n"


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("# Heading\n", 1),
        ("Heading\n===\n", 1),
        ("a\n\nb\n", 2),
        ("a\n", 5),
        ("a\n", 0),
        ("---\ntitle: a\n---\n", 2),
        ("```\na\n```\n", 2),
        ("    code\n", 1),
        ("<div>\na\n</div>\n", 2),
        ("<!-- a -->\n", 1),
        ("| a | b |\n|---|---|\n| c | d |\n", 3),
        ("a | b\n---|---\n", 1),
        ("***\n", 1),
        ("[a]: b.md\n", 1),
        ("- \n", 1),
        ("- [ ] [x] a\n", 1),
    ],
)
def test_what_is_neither_is_refused(note: str, line: int) -> None:
    with pytest.raises(WeeknotesError):
        promoted(note, line)


TAKEN_OUT = [
    ("A one. B two.\n", "A one.", "B two.\n\n- [ ] A one.\n"),
    ("A one. B two.\n", "B two.", "A one.\n\n- [ ] B two.\n"),
    ("A one. B two. C.\n", "B two.", "A one. C.\n\n- [ ] B two.\n"),
    ("A one.  B two.  C.\n", "B two.", "A one.  C.\n\n- [ ] B two.\n"),
    ("A one. B two.", "B two.", "A one.\n\n- [ ] B two."),
    ("A one. B two.\r\n", "B two.", "A one.\r\n\r\n- [ ] B two.\r\n"),
    ("\ufeffA one. B two.", "A one.", "\ufeffB two.\n\n- [ ] A one."),
    ("A one. B\ntwo. C.\n", "B two.", "A one.\nC.\n\n- [ ] B two.\n"),
    ("A one.\nB two.\nC.\n", "B two.", "A one.\nC.\n\n- [ ] B two.\n"),
    ("A one.\nB\ntwo.\n", "B two.", "A one.\n\n- [ ] B two.\n"),
    ("A one.\\\nB two.\n", "B two.", "A one.\n\n- [ ] B two.\n"),
    ("A one.  \nB two. \nC.\n", "A one.", "B two. \nC.\n\n- [ ] A one.\n"),
    ("A one. B two.\n\nC.\n", "A one.", "B two.\n\n- [ ] A one.\n\nC.\n"),
    ("A one. B two.\n# C\n", "A one.", "B two.\n\n- [ ] A one.\n\n# C\n"),
    ("> A one. B two.\n", "A one.", "> B two.\n>\n> - [ ] A one.\n"),
    ("> A one.\nB two.\n", "A one.", "> B two.\n>\n> - [ ] A one.\n"),
    ("> A one. B two.\n> C.\n\nD\n", "B two.", "> A one.\n> C.\n>\n> - [ ] B two.\n\nD\n"),
    ("- a\n\n  A one. B two.\n", "A one.", "- a\n\n  B two.\n\n  - [ ] A one.\n"),
    ("* a\n\nb\n\nA one. B two.\n", "A one.", "* a\n\nb\n\nB two.\n\n* [ ] A one.\n"),
    ("A one. B two.\n\n+ [ ] c\n", "A one.", "B two.\n\n+ [ ] A one.\n+ [ ] c\n"),
    ("A one. B two.\n- c\n", "A one.", "B two.\n- [ ] A one.\n- c\n"),
    ("A one. B two.\n\n***\n", "A one.", "B two.\n\n- [ ] A one.\n\n***\n"),
    ("A one.\n", "A one.", "- [ ] A one.\n"),
]
"""A note, a sentence of its paragraph, and the note once it is an action."""


@pytest.mark.parametrize(("note", "sentence", "action"), TAKEN_OUT)
def test_one_of_several_sentences_becomes_an_item_below_them(
    note: str, sentence: str, action: str
) -> None:
    line = note[: note.index(sentence[0])].count("\n") + 1

    assert promoted(note, line, sentence) == action


def test_no_line_end_is_changed_where_they_are_mixed() -> None:
    note = "a\r\n\r\nA one. B two.\nC.\rD\r\n"

    assert promoted(note, 3, "B two.") == "a\r\n\r\nA one.\nC.\rD\r\n\r\n- [ ] B two.\r\n"


def test_a_quote_right_below_a_line_is_a_paragraph_of_its_own() -> None:
    assert promoted("A.\n> Be. C.\n", 2, "C.") == "A.\n> Be.\n>\n> - [ ] C.\n"


def test_a_sentence_is_named_as_it_is_shown_and_written_as_it_was() -> None:
    assert promoted("Ask. B\x07two.\n", 1, "B␇two.") == "Ask.\n\n- [ ] B\x07two.\n"


def test_a_sentence_keeps_its_fields() -> None:
    made = promotion("note.md", 1, "B by then. 📅 2019-06-12").make(
        "A `b. C`. B by then. 📅 2019-06-12\n".encode(), NONE
    )

    assert made.data == "A `b. C`.\n\n- [ ] B by then. 📅 2019-06-12\n".encode()
    assert made.before is None
    assert made.after
    assert made.after.due == date(2019, 6, 12)


@pytest.mark.parametrize(
    ("note", "sentence", "line"),
    [
        ("A one. B two.\n", "C.", 1),
        ("A one. B two. A one.\n", "A one.", 1),
        ("- A one. B two.\n", "A one.", 1),
        ("- [ ] A one. B two.\n", "A one.", 1),
        ("A one.\n", "B.", 1),
        ("# A one. B two.\n", "A one.", 1),
        ("A one. B two.\n\n    code\n", "A one.", 1),
        ("A one. B two.\n3. c\n", "A one.", 1),
        ("A one. # B.\nC.\n", "A one.", 1),
        ("A one. B two.\n    c. D.\n===\n", "A one.", 1),
    ],
)
def test_a_sentence_is_left_alone_where_there_is_a_doubt(
    note: str, sentence: str, line: int
) -> None:
    with pytest.raises(WeeknotesError):
        promoted(note, line, sentence)


PIECES = [
    *("Ask. ", "Be! ", "Go.", "See", "`Do. It`", "*Oh. ", "**", "[Up. To](x) ", " ", "  ", "\\"),
    *("\n", "\n", "\r\n", "\n\n", "\n> ", "\n>> ", "\n- ", "\n  ", "\n    ", "\n1. ", "\n2. "),
    *("\n# ", "\n===\n", "\n---\n", "\n```\n", "\n- [ ] ", "\n<b>", "|", "\n|-|-|\n", "[a]: b"),
]
WORD = re.compile(r"[A-Z][a-z]+\b\.?")


@pytest.mark.parametrize(
    ("meanwhile", "left"),
    [
        ("New\n\nB.\n\n- [ ] Ask.\n", "New\n\nAsk. B.\n"),
        ("B.\n\n- [ ] Ask.\n\nMore\n", "Ask. B.\n\nMore\n"),
        ("B.\n\n- [x] Ask.\n", None),
        ("B!\n\n- [ ] Ask.\n", None),
    ],
)
def test_a_sentence_goes_back_unless_it_was_edited(meanwhile: str, left: str | None) -> None:
    made = promotion("note.md", 1, "Ask.").make(b"Ask. B.\n", NONE)

    if left is None:
        with pytest.raises(ActionMoved, match="has been edited since"):
            made.back.make(meanwhile.encode(), NONE)
    else:
        assert made.back.make(meanwhile.encode(), NONE).data == left.encode()


LISTED = """\
# Title

- one
  more
- [ ] two
> - [x] three

Four

    5

| a | b |
|---|---|

Six. Seven
eight.

- one more
"""


def test_bullets_paragraphs_and_sentences_can_be_promoted_and_actions_need_not() -> None:
    page = Page("note.md", LISTED.encode(), NONE)
    bullet = ("one more", 3, "", page.text(2))
    sentences = [(words, 15, words, "Six. Seven") for words in ("Six.", "Seven eight.")]
    four, last = ("Four", 8, "", page.text(7)), ("one more", 18, "", "- one more")
    assert [*promotable(page, 0, 99)] == [bullet, four, *sentences, last]
    assert [*promotable(page, 3, 5)] == [bullet]
    assert [*promotable(page, 4, 6)] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_any_sentence_taken_out_keeps_all_words_and_is_as_it_was_after_undo(note: str) -> None:
    page = Page("note.md", note.encode(), NONE)
    for line in range(len(page.lines)):
        for sentence in sentences_at(page, line):
            with suppress(ActionMoved):
                after = promoted(note, line + 1, sentence)
                assert sorted(WORD.findall(after)) == sorted(WORD.findall(note))


@pytest.mark.parametrize(
    ("meanwhile", "left"),
    [
        ("New\n\n- a\n- b\n", "New\n\n- [ ] a\n- b\n"),
        ("- b\n- a\n", "- b\n- [ ] a\n"),
    ],
)
def test_a_plain_line_is_found_again_where_it_moved(meanwhile: str, left: str) -> None:
    made = promotion("note.md", 1).make(b"- [ ] a\n- b\n", NONE)

    assert made.back.make(meanwhile.encode(), NONE).data == left.encode()


def test_of_lines_alike_the_one_that_was_changed_goes_back() -> None:
    note = b"## A\n\n- a\n\n## B\n\n- [ ] a\n"
    made = promotion("note.md", 7).make(note, NONE)
    assert made.data

    assert made.back.make(made.data, NONE).data == note
    with pytest.raises(ActionMoved, match="has been edited since"):
        made.back.make(b"New\n\nlines\n\n" + made.data, NONE)


def test_of_sentences_alike_the_one_that_was_taken_out_goes_back() -> None:
    note = b"One. Two.\n\nOne. Two.\n"
    made = promotion("note.md", 3, "Two.").make(note, NONE)
    assert made.data
    twice = made.data + b"\n" + made.data[made.data.index(b"One. Two.") + 11 :]

    assert made.back.make(made.data, NONE).data == note
    with pytest.raises(ActionMoved, match="has been edited since"):
        made.back.make(twice, NONE)


@pytest.mark.parametrize("meanwhile", ["- c\n", "New\n\n- a\n- a\n", ""])
def test_a_plain_line_that_is_gone_or_there_twice_is_a_doubt(meanwhile: str) -> None:
    made = promotion("note.md", 1).make(b"- [ ] a\n- b\n", NONE)

    with pytest.raises(ActionMoved, match="has been edited since"):
        made.back.make(meanwhile.encode(), NONE)


@settings(max_examples=100, deadline=None)
@given(samples.files(), st.integers(1, 12))
def test_any_note_is_as_it_was_after_undo(note: bytes, line: int) -> None:
    try:
        made = promotion("note.md", line).make(note, NONE)
    except WeeknotesError:
        return
    assert made.data
    assert made.data != note
    assert made.back.make(made.data, NONE).data == note
