import time

import pytest

from tui.notes.action import Action
from tui.render.differences import blocks_below, blocks_of, changed_lines, news
from tui.render.document import render
from tui.render.page import Page


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a b c", "a b c", set()),
        ("a b c", "a B c", {1}),
        ("a b c", "a x b c", {1}),
        ("a b c", "a b c x y", {3, 4}),
        ("a b c d", "A b c D", {0, 3}),
        ("a b c", "a c", {0}),
        ("a b c", "b c", {0}),
        ("a", "", {0}),
        ("a b c", "c a b", set()),
        ("a a", "a a a", {2}),
        ("", "a", {0}),
    ],
)
def test_lines_that_were_not_there_have_changed(old: str, new: str, changed: set[int]) -> None:
    assert changed_lines(old.split(), new.split()) == changed


def test_blank_lines_are_no_change() -> None:
    assert changed_lines(["a", "b"], ["a", "", "b", " "]) == set()


def page(body: str, *, body_line: int = 1, actions: dict[int, str] | None = None) -> Page:
    made = {line: Action(path="a", line=line, mark=" ", text=text) for line, text in
            (actions or {}).items()}  # fmt: skip
    return Page(key="a", title="a", body=body, body_line=body_line, actions=made)


def test_news_add_up_and_move_with_the_text() -> None:
    first, second, third = page("a\nb\nc"), page("a\nb\nC"), page("new\na\nb\nC", body_line=3)
    known = news(first, second, frozenset(), ours=False)
    assert known == {3}
    assert news(second, third, known, ours=False) == {3, 6}
    assert news(second, third, known, ours=True) == {6}
    assert news(third, third, {6}, ours=False) == {6}


def test_a_tick_is_no_news_and_new_words_of_an_action_are() -> None:
    before = page("- [ ] a\n- [ ] b", actions={1: "a", 2: "b"})
    ticked = page("- [x] a\n- [ ] B", actions={1: "a", 2: "B"})
    assert news(before, ticked, (), ours=False) == {2}


def test_lines_are_shown_by_blocks() -> None:
    blocks = render("# a\n\nb\nb\n\nc").blocks
    assert {blocks[i].content.plain for i in blocks_of(blocks, {4})} == {"b b"}
    assert blocks_of(blocks, ()) == set()


@pytest.mark.parametrize(
    ("lines", "texts"), [({0}, {"z"}), ({3}, {"a", "b"}), ({7}, {"c", "d"}), (set(), set())]
)
def test_sections_are_shown_by_all_their_blocks(lines: set[int], texts: set[str]) -> None:
    document = render("z\n\n# a\n\nb\n\n## c\n\nd")
    found = blocks_below(document.blocks, document.headings, lines)
    assert {document.blocks[i].content.plain for i in found} - {""} == texts


def test_a_hundred_thousand_equal_lines_take_no_time() -> None:
    lines = ["a", ""] * 50_000
    started = time.thread_time()
    assert len(changed_lines(lines, ["b", *lines[1:-2], "c"])) == 2
    assert time.thread_time() - started < 0.5
