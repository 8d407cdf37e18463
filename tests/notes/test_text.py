"""The gate from bytes to text: same length, same lines, and nothing left that acts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.notes.text import (
    clean,
    clean_line,
    count_words,
    decode,
    shape_of,
    split_lines,
    split_raw,
    without_control,
)

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)]
CONTROLS += [*range(0x2066, 0x206A), *range(0xE0000, 0xE0080)]
HALVES = ["\ud800", "\udfff"]
odd_text = st.text(
    st.one_of(
        st.sampled_from("ab \t\n\r🏴é"),
        st.sampled_from([chr(code) for code in CONTROLS]),
        st.characters(exclude_categories=["Cs"]),
    )
)


def test_a_control_character_becomes_one_that_is_seen() -> None:
    for character in {chr(code) for code in CONTROLS} - set("\t\n\r"):
        shown = clean(f"a{character}b")

        assert len(shown) == 3
        assert shown[1].isprintable()
        assert not shown[1].isspace()
        assert decode(f"a{character}b".encode()).text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;!\x07", "␛]52;c;!␇"),
        ("a\x0cb\x85c\u2028d", "a␌b␤c␤d"),
        ("\x7f\x9b", "␡\ufffd"),
        (f"Scotland {FLAG}", f"Scotland {FLAG}"),
        ("\U000e0067", "\ufffd"),
        ("tab\tand\r\nend", "tab\tand\r\nend"),
        ("[/home] 👩‍👩‍👧 é", "[/home] 👩‍👩‍👧 é"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize("half", HALVES)
def test_half_a_surrogate_pair_is_seen_too(half: str) -> None:
    assert clean(f"a{half}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x1b]0;x\x07b", "a]0;xb"),
        ("a\tb\r\nc\x85d\u2028e\u202ef", "abcdef"),
        ("\ud800a\U000e0067", "a"),
        (f"Scotland {FLAG}", f"Scotland {FLAG}"),
    ],
)
def test_where_a_mark_has_no_place_nothing_is_left(text: str, left: str) -> None:
    assert without_control(text) == left


def test_what_has_to_stay_on_one_line_has_no_line_ends() -> None:
    assert clean_line("a\tb\nc\rd\x1b") == "a b␊c␍d␛"


@settings(deadline=None)
@given(odd_text)
def test_cleaning_keeps_every_position(text: str) -> None:
    shown = decode(text.encode()).text

    raw = text.removeprefix("\ufeff")
    assert len(shown) == len(raw)
    assert clean(shown) == shown
    assert [len(line) for line in split_lines(shown)] == [len(line) for line, _ in split_raw(raw)]


@settings(deadline=None)
@given(odd_text)
def test_raw_lines_and_their_ends_are_the_text(text: str) -> None:
    pairs = split_raw(text)

    assert "".join(line + end for line, end in pairs) == text
    assert all(end in {"\n", "\r", "\r\n"} for _, end in pairs[:-1])
    assert not any(set(line) & {"\n", "\r"} for line, _ in pairs)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n", [""]),
        ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\r\r\nb", ["a", "", "b"]),
        ("a\x0bb\x0cc\x85d\u2028e\x1cf", ["a\x0bb\x0cc\x85d\u2028e\x1cf"]),
    ],
)
def test_lines_end_where_commonmark_ends_them(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines
    assert [line for line, _ in split_raw(text)] == lines


@pytest.mark.parametrize(
    ("data", "text", "problems"),
    [
        (b"", "", []),
        (b"\xef\xbb\xbfa", "a", []),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", []),
        (b"a\xff\nb", "a\ufffd\nb", [("encoding", 1)]),
        (b"a\r\nb\rc\nd \xe9 e", "a\r\nb\rc\nd \ufffd e", [("encoding", 4)]),
        (b"a\nb\x00c\x00", "a\nb␀c␀", [("nul", 2)]),
        ("hé".encode("utf-16"), "\ufffd\ufffdh␀\ufffd␀", [("encoding", 1), ("nul", 1)]),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd", [("encoding", 1)]),
    ],
)
def test_bytes_become_text_whatever_they_are(
    data: bytes, text: str, problems: list[tuple[str, int]]
) -> None:
    decoded = decode(data)

    assert decoded.text == text
    assert [(problem.code, problem.line) for problem in decoded.problems] == problems
    assert all("but not changed" in problem.message for problem in decoded.problems)


@given(st.text(st.sampled_from("aé😀’\x07#-. \t\r\n"), max_size=40))
def test_words_are_what_white_space_separates(text: str) -> None:
    assert count_words(shape_of(text.encode())) == len(text.split())
