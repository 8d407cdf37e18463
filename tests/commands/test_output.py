"""Text for terminals: measured in cells, and never more than text."""

import pytest

from tui.commands.output import cells, cut, cut_round, pad


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Ada", 3),
        ("Zoë", 3),
        ("Zoe\u0308", 3),
        ("陳大文", 6),
        ("한글", 4),
        ("ＡＢ", 4),
        ("📅 due", 6),
        ("a\u200bb", 2),
    ],
)
def test_a_text_is_measured_in_cells(text: str, width: int) -> None:
    assert cells(text) == width
    assert cells(pad(text, 8)) == 8


@pytest.mark.parametrize(
    ("text", "width", "left"),
    [
        ("Low tide", None, "Low tide"),
        ("Low tide", 8, "Low tide"),
        ("Low tide", 7, "Low ti…"),
        ("Low tide", 5, "Low…"),
        ("陳大文", 6, "陳大文"),
        ("陳大文", 5, "陳大…"),
        ("陳大文", 4, "陳…"),
        ("Zoe\u0308 Quinn", 4, "Zoe\u0308…"),
        ("ab", 1, "…"),
    ],
)
def test_a_text_is_cut_between_letters(text: str, width: int | None, left: str) -> None:
    assert cut(text, width) == left


@pytest.mark.parametrize(
    ("text", "width", "word", "left"),
    [
        ("one two three four", None, "four", "one two three four"),
        ("one two three four", 18, "four", "one two three four"),
        ("one two three four", 12, "two", "one two thr…"),
        ("one two three four", 12, "four", "…three four"),
        ("one two three four five", 12, "three", "…e two thre…"),
        ("陳大文 陳大文 tea", 9, "tea", "…文 tea"),
    ],
)
def test_a_text_is_cut_round_what_matters(
    text: str, width: int | None, word: str, left: str
) -> None:
    shown = cut_round(text, width, text.index(word))

    assert shown == left
    assert width is None or cells(shown) <= width
