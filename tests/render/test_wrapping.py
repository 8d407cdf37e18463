import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.wrapping import fold, wrap

FAMILY = "👩\u200d👩\u200d👧"


def pieces(text: str, lines: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("one  two   three", ["one  two", "three"]),
        ("12345678 9", ["12345678", "9"]),
        ("123456789ab c", ["12345678", "9ab c"]),
        ("a 123456789ab", ["a", "12345678", "9ab"]),
        ("éé ĉĉ øøøø", ["éé ĉĉ", "øøøø"]),
        ("日本語のテキスト", ["日本語の", "テキスト"]),
        ("a 日本語 b", ["a 日本語", "b"]),
        (f"{FAMILY} {FAMILY} {FAMILY}", [f"{FAMILY} {FAMILY} {FAMILY}"]),
        (f"{FAMILY}{FAMILY}{FAMILY}{FAMILY}{FAMILY}", [FAMILY * 4, FAMILY]),
        ("e\u0301" * 9, ["e\u0301" * 8, "e\u0301"]),
    ],
)
def test_lines_break_at_spaces_and_never_inside_a_character(text: str, lines: list[str]) -> None:
    assert pieces(text, wrap(text, 8)) == lines


TEXTS = st.text(st.sampled_from("ab  é日👩\u200d\u0301\ufe0f—"), max_size=60)


@given(TEXTS, st.integers(4, 20))
def test_wrapping_drops_nothing_but_spaces_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(pieces(text, lines)).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(piece) <= width for piece in pieces(text, lines))


@given(TEXTS, st.integers(4, 20))
def test_folding_drops_nothing(text: str, width: int) -> None:
    assert "".join(pieces(text, fold(text, width))) == text
