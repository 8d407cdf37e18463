"""Two versions brought together: nothing lost, and nothing decided that is not for us to decide."""

import resource
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.parsing.scan import scan
from tui.notes.writing.merging import Fate, Merged, join, merge, unsettled

LINES = st.sampled_from(["", "a", "b", "c", "d", "- [ ] x", "- [x] x", "- [ ] y", "  - z", "> - q"])
TEXTS = st.lists(LINES, max_size=9).map("\n".join)


def sides(merged: Merged) -> tuple[str, str]:
    mine = [line for piece in merged.pieces for line in piece.mine]
    theirs = [line for piece in merged.pieces for line in piece.theirs]
    return "\n".join(mine), "\n".join(theirs)


def new_lines(text: str, base: str) -> Counter[str]:
    return Counter(text.split("\n")) - Counter(base.split("\n"))


@given(TEXTS, TEXTS)
def test_what_only_one_side_changed_is_taken_over(base: str, side: str) -> None:
    assert merge(base, side, base).text() == side
    assert merge(base, base, side).text() == side


@given(TEXTS, TEXTS)
def test_what_both_changed_alike_is_taken_once(base: str, side: str) -> None:
    merged = merge(base, side, side)

    assert merged.text() == side
    assert not merged.clashes


@given(TEXTS, TEXTS, TEXTS)
def test_each_side_is_there_whole(base: str, mine: str, theirs: str) -> None:
    assert sides(merge(base, mine, theirs)) == (mine, theirs)


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_somebody_wrote_is_lost(base: str, mine: str, theirs: str) -> None:
    kept = Counter(merge(base, mine, theirs).text().split("\n"))

    assert not new_lines(mine, base) - kept
    assert not new_lines(theirs, base) - kept


@given(TEXTS, TEXTS, TEXTS)
def test_a_clash_is_one_from_either_side(base: str, mine: str, theirs: str) -> None:
    merged, turned = merge(base, mine, theirs), merge(base, theirs, mine)

    assert bool(merged.clashes) == bool(turned.clashes)


@given(TEXTS, TEXTS, TEXTS)
def test_every_clash_is_found_again(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)

    assert len(unsettled(merged.text())) == 2 * merged.clashes


@given(TEXTS, TEXTS)
def test_without_a_beginning_all_lines_of_both_are_kept(mine: str, theirs: str) -> None:
    joined = join(mine, theirs)
    kept = Counter(joined.text().split("\n"))

    assert sides(joined) == (mine, theirs)
    assert not Counter(mine.split("\n")) - kept
    assert not Counter(theirs.split("\n")) - kept
    assert join(mine, mine).text() == mine


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a b c d e", "A b c d e", "a b c d E", "A b c d E"),
        ("a b c", "a c", "a b c d", "a c d"),
        ("a b c", "new a b c", "a b c end", "new a b c end"),
        ("a b", "", "a b", ""),
    ],
)
def test_changes_that_are_apart_are_both_made(
    base: str, mine: str, theirs: str, merged: str
) -> None:
    texts = [text.replace(" ", "\n") for text in (base, mine, theirs)]

    assert merge(*texts).text() == merged.replace(" ", "\n")


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a b c", "a X c", "a Y c"),
        ("a b c d", "a X c d", "a b Y d"),
        ("a b c", "a c", "a Y c"),
        ("a b", "a X b", "a Y b"),
        ("a", "", "A"),
    ],
)
def test_where_both_changed_the_same_lines_neither_wins(base: str, mine: str, theirs: str) -> None:
    texts = [text.replace(" ", "\n") for text in (base, mine, theirs)]

    assert merge(*texts).clashes == 1


def test_a_block_shows_both_sides_and_no_more_than_differs() -> None:
    merged = merge("a\nb\nz", "a\nalike\nX\nz", "a\nalike\nY\nY\nz")

    expected = "a\nalike\n<<<<<<< mine\nX\n=======\nY\nY\n>>>>>>> theirs\nz"
    assert merged.text() == expected
    assert unsettled(merged.text()) == (3, 8)


LIST = "Todo:\n\n- [ ] one\n- [ ] two\n- [ ] three\n\nEnd"


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        pytest.param(
            LIST.replace("[ ] one", "[x] one"),
            LIST.replace("[ ] two", "[x] two"),
            LIST.replace("[ ] one", "[x] one").replace("[ ] two", "[x] two"),
            id="neighbours ticked",
        ),
        pytest.param(
            LIST.replace("[ ]", "[x]"),
            LIST.replace("[ ] two", "[x] two"),
            LIST.replace("[ ]", "[x]"),
            id="all ticked and one of them",
        ),
        pytest.param(
            LIST.replace("[ ] three", "[x] three"),
            LIST.replace("- [ ] three\n", "- [ ] three\n- [ ] four\n"),
            LIST.replace("- [ ] three\n", "- [x] three\n- [ ] four\n"),
            id="the last ticked and one added",
        ),
        pytest.param(
            LIST.replace("three\n", "three\n- [ ] mine\n"),
            LIST.replace("three\n", "three\n- [ ] theirs\n"),
            LIST.replace("three\n", "three\n- [ ] mine\n- [ ] theirs\n"),
            id="one added by each",
        ),
    ],
)
def test_items_of_a_list_stand_each_for_itself(mine: str, theirs: str, merged: str) -> None:
    assert merge(LIST, mine, theirs).text() == merged


def test_the_same_item_changed_by_both_is_a_clash() -> None:
    mine, theirs = LIST.replace("two", "too"), LIST.replace("[ ] two", "[x] two")

    assert merge(LIST, mine, theirs).clashes == 1


def test_without_a_beginning_items_that_differ_are_set_against_each_other() -> None:
    joined = join(LIST, LIST.replace("[ ]", "[x]"))

    assert [piece.fate for piece in joined.pieces].count(Fate.CLASH) == 3


@pytest.mark.parametrize(
    "text",
    ["> > > quoted", "=======", "Setext\n=======", ">>>>>>> quoted seven times", "a <<<<<<< b"],
)
def test_what_only_looks_like_a_block_is_none(text: str) -> None:
    assert unsettled(text) == ()


def test_the_index_knows_an_unsettled_note_too() -> None:
    text = merge("a", "b", "c").text()

    note = scan("ada/note.md", text.encode())
    assert [problem.code for problem in note.problems] == ["conflict"]
    assert not note.writable


def test_large_texts_take_no_more_than_a_moment() -> None:
    base = "\n".join(f"line {n % 700}" for n in range(30_000))
    mine, theirs = base.replace("line 1", "LINE 1"), base.replace("line 2", "Line 2")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime

    assert sides(merge(base, mine, theirs)) == (mine, theirs)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 3
