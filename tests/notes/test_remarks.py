"""Remarks of reviewers are found, added and taken out, and every other byte of the note stays."""

import pytest

from tui.notes.actions.steps import Change, Made
from tui.notes.conventions import Conventions, People
from tui.notes.errors import Changed, NoteUnreadable
from tui.notes.parsing.scan import scan
from tui.notes.writing.remarks import Remark, add_remark, find_remarks, remove_remark

PEOPLE = People({"bo": "Bo Lind", "ada": "Ada Lovelace"})
BO = "Bo Lind"


def make(change: Change, text: str) -> Made:
    return change.make(text.encode(), Conventions())


def found(text: str, *asked: str) -> list[Remark]:
    return find_remarks(text, PEOPLE, asked)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("A.\n<!-- Bo: Which? -->\n", [(2, 2, BO, "Which?")]),
        ("---\na: 1\n---\n<!-- @bo: Which? -->", [(4, 4, BO, "Which?")]),
        ("<!-- **Bo Lind:** One\nand two\n-->\nB", [(1, 3, BO, "One and two")]),
        (
            "> Bo: Which?\n> And why?\n> **Bo:** Ah.\nB",
            [(1, 2, BO, "Which? And why?"), (3, 3, BO, "Ah.")],
        ),
        ("> Ada: said so.\n", []),
        ("<!-- Dilys: nobody knows her -->\n", []),
        ("<!-- To do: nothing -->\n<!-- more -->\n", []),
        ("```\n<!-- Bo: code -->\n```\n", []),
        ("    <!-- Bo: code -->\n", []),
        ("Bo: said so.\n> Not Bo\n", []),
        ("<!-- Bo: never closed\nA\n", [(1, 2, BO, "never closed A")]),
        ("", []),
    ],
)
def test_remarks_are_found(text: str, remarks: list[tuple[int, int, str, str]]) -> None:
    assert found(text, BO) == remarks


def test_a_quote_of_somebody_who_is_not_asked_is_a_quote() -> None:
    assert found("> Bo: We did it!\n") == []


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("# A\n\nOne\ntwo.\n\nB\n", 3, "# A\n\nOne\ntwo.\n<!-- Bo: Hm -->\n\nB\n"),
        ("A.", 1, "A.\n<!-- Bo: Hm -->"),
        ("A.\r\n\r\nB\r\n", 1, "A.\r\n<!-- Bo: Hm -->\r\n\r\nB\r\n"),
        ("- [ ] a\n- [ ] b\n\nB\n", 1, "- [ ] a\n- [ ] b\n<!-- Bo: Hm -->\n\nB\n"),
        ("```\nA\n\nB\n```\n\nC\n", 2, "```\nA\n\nB\n```\n<!-- Bo: Hm -->\n\nC\n"),
        ("---\na: 1\n\n---\nA\n", 1, "---\na: 1\n\n---\nA\n<!-- Bo: Hm -->\n"),
        ("\ufeffA\n", 9, "\ufeffA\n<!-- Bo: Hm -->\n"),
        ("", 1, "<!-- Bo: Hm -->\n"),
    ],
)
def test_a_remark_stands_below_what_it_is_about(before: str, line: int, after: str) -> None:
    made = make(add_remark("a.md", line, "Bo", "Hm"), before)
    assert (made.data or b"").decode() == after
    back = made.back.make(made.data or b"", Conventions())
    assert (back.data or b"").decode() == before
    assert back.back.make(back.data or b"", Conventions()).data == made.data


def test_no_remark_changes_the_outline_or_an_action_or_ends_itself() -> None:
    before = "# A\n\n- [ ] One\n- [ ] Two @bo\n\n## B\n"
    made = make(add_remark("a.md", 3, "Bo", "--> # C\n- [ ] Three"), before)
    was, now = scan("a.md", before.encode()), scan("a.md", made.data or b"")
    assert [a.text for a in now.actions] == [a.text for a in was.actions]
    assert [s.title for s in now.sections] == ["A", "B"]
    assert found((made.data or b"").decode())[0][3] == "--&gt; # C - [ ] Three"


REMARK = Remark(2, 2, BO, "Hm")


def test_a_remark_that_is_dealt_with_goes() -> None:
    made = make(remove_remark("a.md", REMARK, PEOPLE), "A\n\nnew\n<!-- Bo: Hm -->\n\nB")
    assert made.data == b"A\n\nnew\n\nB"
    back = made.back.make(made.data, Conventions())
    assert back.data == b"A\n\nnew\n<!-- Bo: Hm -->\n\nB"
    assert back.back.make(back.data, Conventions()).data == made.data


@pytest.mark.parametrize("text", ["A\n", "<!-- Bo: Hmm -->\n"])
def test_a_remark_that_is_not_there_is_not_taken_out(text: str) -> None:
    with pytest.raises(Changed):
        make(remove_remark("a.md", REMARK, PEOPLE), text)


def test_what_stands_beside_a_remark_stays() -> None:
    text = "A\n<!-- Bo: Hm\n--> We emptied 40 bins.\n\nB\n"
    made = make(remove_remark("a.md", REMARK, PEOPLE), text)

    assert made.data == b"A\nWe emptied 40 bins.\n\nB\n"
    assert made.back.make(made.data, Conventions()).data == text.encode()


def test_a_remark_that_nothing_ends_is_left() -> None:
    text = "A\n<!-- Bo: Hm\n\n# B\n\n- [ ] tea\n"
    (remark,) = found(text)

    with pytest.raises(Changed, match="nothing closes"):
        make(remove_remark("a.md", remark, PEOPLE), text)


def test_what_was_edited_since_is_left() -> None:
    made = make(add_remark("a.md", 1, "Bo", "Hm"), "A\n")
    with pytest.raises(Changed):
        make(made.back, "A\n<!-- Bo: Hm? -->\n")
    taken = make(remove_remark("a.md", REMARK, PEOPLE), "A\n<!-- Bo: Hm -->\n")
    with pytest.raises(Changed):
        make(taken.back, "A and more\n")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(NoteUnreadable):
        add_remark("a.md", 1, "Bo", "Hm").make(b"\xff", Conventions())
