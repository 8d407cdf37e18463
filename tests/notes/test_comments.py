"""Comments are found as Markdown has them, and never in code."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.parsing.comments import comment_spans, without_comments


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("No <!- comment -->", []),
        ("A <!-- b --> c <!--d-->", ["<!-- b -->", "<!--d-->"]),
        ("<!-- a\n\nb -->\nc", ["<!-- a\n\nb -->"]),
        ("Text\n<!-- a\n\nb -->\nc", ["<!-- a\n\nb -->"]),
        ("In text <!-- a\nb --> c", ["<!-- a\nb -->"]),
        ("In text <!-- a\n\nb --> c", []),
        ("In text <!-- a\n\n<!-- b -->", ["<!-- b -->"]),
        ("In text <!-- a", []),
        ("<!-- never closed\n\nat all", ["<!-- never closed\n\nat all"]),
        ("- <!-- never closed\n\nText", []),
        ("<!--> a", ["<!-->"]),
        ("<div>\n<!-- a -->\n</div>", ["<!-- a -->"]),
        ("- a\n  <!-- b -->", ["<!-- b -->"]),
        ("```\n<!-- a -->\n```\n<!-- b -->", ["<!-- b -->"]),
        ("    <!-- a -->\n\n<!-- b -->", ["<!-- b -->"]),
        ("`<!--` begins it, `-->` ends it", []),
        ("```\n<!-- a\n```\nb -->", []),
    ],
)
def test_comments_are_found(text: str, comments: list[str]) -> None:
    assert [text[start:end] for start, end in comment_spans(text)] == comments


def test_what_is_left_has_the_same_lines_and_places() -> None:
    assert without_comments("a <!-- b\nc --> d\n") == f"a{' ' * 7}\n{' ' * 6}d\n"


@given(st.text(alphabet="<!->ab` \n"))
def test_any_text_keeps_its_length_and_its_lines(text: str) -> None:
    left = without_comments(text)

    assert len(left) == len(text)
    assert left.count("\n") == text.count("\n")
    assert without_comments(left) == left or "<!--" in left


@pytest.mark.parametrize("many", ["a <!-- ", "a <!--\n\n", "<!--\n", "a <!-- `"])
def test_it_takes_no_longer_than_the_text_is_long(many: str) -> None:
    def seconds(times: int) -> float:
        text = "x" + many * times
        begun = process_time()
        comment_spans(text)
        return process_time() - begun

    few = min(seconds(4_000) for _ in range(3))
    assert min(seconds(32_000) for _ in range(3)) < 40 * few + 0.05
