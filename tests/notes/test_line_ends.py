"""Bytes → editor → bytes: nothing changes that the writer did not change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.errors import NoteUnreadable
from tui.notes.text import clean
from tui.notes.writing.line_ends import EditableText

CONTROL = "\x1b\x07\x0b\x0c\x1c\x7f\x85\x9b\u2028\u2029\u202e"
texts = st.text(
    st.one_of(st.sampled_from("ab \t\r\n␛␌" + CONTROL), st.characters(exclude_categories=["Cs"]))
)
MARKER = "· a line of its own ·"


@given(texts)
def test_unedited_text_gives_the_identical_bytes(text: str) -> None:
    data = text.encode()
    editable = EditableText(data)
    assert editable.restore(editable.text) == data


@given(texts)
def test_the_editor_never_sees_a_control_character_and_agrees_on_the_lines(text: str) -> None:
    shown = EditableText(text.encode()).text
    assert clean(shown) == shown
    assert "\r" not in shown
    if shown:  # str.splitlines is how the editor splits
        assert (shown + "|").splitlines() == (shown + "|").split("\n")


@given(texts, st.data())
def test_an_inserted_line_leaves_all_other_bytes(text: str, data: st.DataObject) -> None:
    editable = EditableText(text.encode())
    lines = editable.text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    edited = "\n".join([*lines[:at], MARKER, *lines[at:]])
    before, after = editable.restore(edited).split(MARKER.encode())
    end = next(end for end in (b"\r\n", b"\n", b"\r") if after.startswith(end))
    assert before + after.removeprefix(end) == text.encode()


@given(texts, st.data())
def test_a_character_typed_leaves_all_other_bytes(text: str, data: st.DataObject) -> None:
    editable = EditableText(text.encode())
    at = data.draw(st.integers(0, len(editable.text)))
    typed = editable.text[:at] + "§§" + editable.text[at:]
    assert editable.restore(typed).replace("§§".encode(), b"", 1) == text.encode()


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (b"a\r\nb\r\n", ("a\n", "a\nnew\n"), b"a\r\nnew\r\nb\r\n"),
        (b"a\rb\r", ("a\n", "a\nnew\n"), b"a\rnew\rb\r"),
        (b"a\r\nb\nc\r\n", ("c", "c\nnew"), b"a\r\nb\nc\r\nnew\r\n"),
        (b"a\r\nbc\nd\r\n", ("bc", "b\nc"), b"a\r\nb\r\nc\nd\r\n"),  # a line split
        (b"a\nb\r\nc\n", ("a\nb", "ab"), b"ab\r\nc\n"),  # two lines joined
        (b"a\r\nb\nc\r\nd\n", ("a\n", "x\na\n"), b"x\r\na\r\nb\nc\r\nd\n"),
        (b"a", ("a", "a\nb"), b"a\nb"),
        (b"a\r\nb", ("b", "b\nc"), b"a\r\nb\r\nc"),
        (b"a\nb\n", ("b\n", "b"), b"a\nb"),  # the final line end taken away
        (b"", ("", "a\n"), b"a\n"),
        (b"\xef\xbb\xbfa\n", ("a", "b"), b"\xef\xbb\xbfb\n"),
        (b"one\x0ctwo\nthree\n", ("three", "four"), b"one\x0ctwo\nfour\n"),
        (b"\x1b[31m red\nx\n", ("red", "blue"), b"\x1b[31m blue\nx\n"),
    ],
)
def test_only_what_was_edited_changes(before: bytes, edit: tuple[str, str], after: bytes) -> None:
    editable = EditableText(before)
    assert editable.restore(editable.text.replace(*edit, 1)) == after


def test_a_stand_in_is_never_a_character_of_the_note() -> None:
    editable = EditableText("the sign ␛ and \x1b itself".encode())
    assert editable.text.count("␛") == 1
    assert editable.restore(editable.text + "!") == "the sign ␛ and \x1b itself!".encode()


def test_different_hidden_characters_get_different_stand_ins() -> None:
    raw = "\x85\u2028\u2029\u202a\u202b\x9b"
    editable = EditableText(raw.encode())
    assert len(set(editable.text)) == len(raw)
    assert editable.restore("+" + editable.text) == ("+" + raw).encode()


def test_two_edits_far_apart_leave_mixed_line_ends_between_them() -> None:
    lines = [b"line %d" % number + (b"\r\n" if number % 3 else b"\n") for number in range(3000)]
    editable = EditableText(b"".join(lines))
    edited = editable.text.replace("line 1\n", "LINE 1\n", 1).replace("line 2998", "LINE 2998", 1)
    expected = (
        b"".join(lines).replace(b"line 1\r", b"LINE 1\r", 1).replace(b"line 2998", b"LINE 2998")
    )
    assert editable.restore(edited) == expected


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(NoteUnreadable, match="UTF-8"):
        EditableText(b"caf\xe9")


def test_two_line_ends_never_become_one() -> None:
    editable = EditableText(b"\ra\n")
    assert editable.restore("\n\n") == b"\r\r"
    assert EditableText(editable.restore("\n\n")).text == "\n\n"


class TestGoingOnAfterASave:
    """An editor keeps what it shows, and what it can take back, from one save to the next."""

    @pytest.mark.parametrize(
        "raw",
        [
            "# W\n\nx \u202a y\n\nz \u202c w\n",
            "# W\n\nvisible \u240c line\n\nff \x0c line\n",
            "# W\n\nff \x0c y\n\nz w\n",
        ],
    )
    def test_what_is_hidden_stays_what_it_is(self, raw: str) -> None:
        opened = EditableText(raw.encode())
        lines = opened.text.split("\n")
        edited = "\n".join([*lines[:2], *lines[4:]])
        later = opened.rewritten(opened.restore(edited))

        assert later.text == edited
        assert later.restore(f"{edited}more") == f"# W\n\n{raw.split(chr(10))[4]}\nmore".encode()
        assert later.restore(opened.text) == raw.encode()

    def test_lines_that_are_taken_back_end_as_they_did(self) -> None:
        raw = b"a\r\nb\r\n"
        opened = EditableText(raw)
        assert opened.rewritten(opened.restore("")).restore(opened.text) == raw

    def test_a_stand_in_that_the_text_has_by_now_stands_for_itself(self) -> None:
        later = EditableText("a ␌ b".encode(), stand_ins={"\x0c": "␌"})
        assert later.restore(f"{later.text}!") == "a ␌ b!".encode()
