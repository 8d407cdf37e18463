"""Two versions against each other: what differs is there whole, at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.notes.writing.merging import Fate, join, merge
from tui.render.two_sides import Comparison, Sides, compare

SIDES = Sides(
    "Yours",
    "Theirs",
    {
        Fate.MINE: "changed by you",
        Fate.THEIRS: "changed by them",
        Fate.BOTH: "changed alike",
        Fate.CLASH: "changed by both",
    },
)
TEXTS = st.lists(st.sampled_from(["", "a b", "a c", "長い 行 です", "\tx", "- [ ] y"])).map(
    "\n".join
)


def shown(comparison: Comparison) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in comparison.lines]


@given(TEXTS, TEXTS, st.integers(30, 140), st.booleans())
def test_no_line_is_wider_than_there_is_room(
    mine: str, theirs: str, width: int, beside: bool
) -> None:
    lines = shown(compare(join(mine, theirs), SIDES, width, beside=beside))

    assert all(cell_len(line) <= width for line in lines)


BASE = "\n".join(["Top", *(f"line {n}" for n in range(20)), "End"])
MERGED = merge(BASE, BASE.replace("Top", "My top"), BASE.replace("End", "Their end"))


def test_below_a_certain_width_one_stands_below_the_other() -> None:
    assert shown(compare(MERGED, SIDES, 30, beside=False)) == [
        "── changed by you ────────────",
        "< My top",
        "> Top",
        "  line 0",
        "  line 1",
        "  ⋯ 16 lines are the same",
        "  line 18",
        "  line 19",
        "── changed by them ───────────",
        "< End",
        "> Their end",
    ]


def test_above_it_they_stand_beside_each_other() -> None:
    assert shown(compare(MERGED, SIDES, 34, beside=True)) == [
        "  Yours          │ Theirs",
        "── changed by you ────────────────",
        "< My top         │ Top",
        "  line 0         │ line 0",
        "  line 1         │ line 1",
        "  ⋯ 16 lines are the same",
        "  line 18        │ line 18",
        "  line 19        │ line 19",
        "── changed by them ───────────────",
        "< End            │ Their end",
    ]


@pytest.mark.parametrize("beside", [True, False])
def test_one_goes_from_difference_to_difference(beside: bool) -> None:
    comparison = compare(MERGED, SIDES, 40, beside=beside)

    starts = [shown(comparison)[line] for line in comparison.differences]
    assert ["changed by" in start for start in starts] == [True, True]


def test_a_long_line_is_wrapped_and_its_words_are_told_apart() -> None:
    mine = "The pigeon came back on Tuesday and stayed for the whole of the afternoon."
    merged = join(mine, mine.replace("Tuesday", "Wednesday"))
    comparison = compare(merged, SIDES, 40, beside=True)

    words = [text for line in comparison.lines for text, name in line if name == "word"]
    assert words == ["Tuesday", "Wednesday"]
    assert len(comparison.lines) > 4


def test_of_lines_with_little_in_common_no_words_are_picked_out() -> None:
    comparison = compare(join("one two three", "four five, six"), SIDES, 80, beside=True)

    assert not any(name == "word" for line in comparison.lines for _, name in line)


def test_a_line_that_only_one_has_stands_alone() -> None:
    lines = shown(compare(join("a\nmine\nb", "a\nb"), SIDES, 24, beside=True))

    assert "< mine      │" in lines
