import time

import pytest

from tui.notes.note import Problem
from tui.render.document import opening, render
from tui.render.page import Page, head_blocks
from tui.render.sheet import BOX, Place, Sheet

NOTE = """\
# Title

- [ ] one [a](b.md)
- [x] two
  [c](d.md)

```
x
y
```

- [ ] three
"""


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(render(NOTE, first_line=5), 40, {7, 8, 16})


def test_items_are_boxes_that_can_be_ticked_and_links(sheet: Sheet) -> None:
    assert [(sheet.source_line(i), i.link) for i in sheet.items] == [
        (7, BOX), (7, 0), (8, BOX), (8, 0), (16, BOX),
    ]  # fmt: skip


def test_walking_over_items_ends_at_both_ends(sheet: Sheet) -> None:
    first, *_, last = sheet.items
    assert sheet.item_after(None, 0) == first
    assert sheet.item_before(None, 99) == last
    assert sheet.item_before(first, 0) is None
    assert sheet.item_after(last, 0) is None
    assert sheet.item_after(None, sheet.top_of(last) - 1) == last


@pytest.mark.parametrize(
    ("line", "shown"), [(5, 0), (7, 3), (8, 4), (9, 4), (12, 6), (13, 7), (99, 9)]
)
def test_a_line_of_the_file_is_found_on_screen(sheet: Sheet, line: int, shown: int) -> None:
    assert sheet.top_of_line(line) == shown


def test_lines_of_the_screen_know_the_file(sheet: Sheet) -> None:
    assert [sheet.line_at(y) for y in (0, 2, 3, 9, 99)] == [5, 7, 7, 16, 0]


def test_a_place_is_found_again_at_another_width() -> None:
    sheet = Sheet(render("word " * 30 + "\n\nb"), 40)
    narrow = sheet.at_width(20)
    assert sheet.place_of(sheet.height - 1) == Place(3, 0)
    assert narrow.top_of_place(Place(3, 0)) == narrow.height - 1


def test_an_empty_sheet_has_no_lines() -> None:
    sheet = Sheet(render(""), 40)
    assert (sheet.height, sheet.top_of_line(3), sheet.line_at(0), sheet.items) == (0, 0, 0, [])
    assert sheet.top_of_place(Place(3, 1)) == 0


def test_a_megabyte_is_wrapped_anew_in_a_moment() -> None:
    document = render(
        "A line of *words*, more than eighty characters of them, so that it wraps.\n\n" * 13_000
    )
    started = time.thread_time()
    Sheet(document, 60)
    assert time.thread_time() - started < 0.6


def page(body: str, body_line: int = 1) -> Page:
    return Page(key="a", title="a", body=body, body_line=body_line)


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("a\nb\nc", "a\nb\nc", 2, 2),
        ("a\nb\nc", "x\na\nb\nc", 2, 3),
        ("a\nb\nc", "a\nb\nc\nd", 3, 3),
        ("a\nb\nc\nd", "a\nc\nd", 4, 3),
        ("a\nb\nc", "a\nB\nc", 2, 2),
        ("a\nb\nc", "", 3, 1),
        ("a", "b", 0, 0),
    ],
)
def test_lines_are_followed_into_a_newer_text(old: str, new: str, line: int, expected: int) -> None:
    assert page(old).line_in(page(new), line) == expected


def test_lines_are_followed_where_front_matter_grew() -> None:
    assert page("a\nb", 4).line_in(page("a\nb", 6), 5) == 7


def test_problems_stand_above_the_text() -> None:
    problems = (Problem("x", "No date.", 3), Problem("y", "Odd."))
    blocks = head_blocks(Page(key="", title="", body="", byline="Ada", problems=problems), "Plain.")
    assert [b.first.plain + b.content.plain for b in blocks] == [
        "Ada",
        "! Plain.",
        "! Line 3: No date.",
        "! Odd.",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [("aa\n\nbb\n\ncc", "aa\n\nbb"), ("aaaa\nbbbb\ncccc", "aaaa\n"), ("a" * 30, "a" * 8)],
)
def test_the_opening_of_a_long_text_ends_between_blocks(text: str, start: str) -> None:
    assert opening(text, 8) == start
