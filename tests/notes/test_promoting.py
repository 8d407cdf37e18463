"""Plain lines become actions and actions plain lines, by one box and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, WeeknotesError
from tui.notes.promoting import promotion

NONE = Conventions()


def promoted(note: str, line: int) -> str:
    made = promotion("note.md", line).make(note.encode(), NONE)
    assert made.data is not None
    assert made.back.make(made.data, NONE).data == note.encode(), "undo left a trace"
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
