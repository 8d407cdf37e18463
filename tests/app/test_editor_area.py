"""The text itself: drawn from what was drawn before, wrapped at the reading width."""

import pytest
from textual.widgets.text_area import Selection

from tests.app.editor_app import EditorApp, type_text
from tui.panes.editing.markdown_area import MarkdownArea
from tui.panes.editing.one_change import Change, change_between

TEXT = "# Title\n\n" + "\n".join(f"- item **{n}** of a list" for n in range(12)) + "\n```\ncode"


def drawn(area: MarkdownArea) -> list[object]:
    return [area.render_line(y) for y in range(area.size.height)]


def drawn_anew(area: MarkdownArea) -> list[object]:
    area.forget_lines()
    return drawn(area)


@pytest.mark.parametrize(
    "keys",
    [
        ["x"],
        ["enter", "x"],
        ["ctrl+k"],
        ["down", "shift+down", "shift+down"],
        ["backtick", "backtick", "backtick", "enter"],
        ["shift+down", "backspace", "ctrl+z"],
        ["pagedown", "x", "pageup"],
    ],
)
async def test_what_was_drawn_before_is_what_would_be_drawn_now(keys: list[str]) -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(40, 14)) as pilot:
        drawn(app.editor.area)
        for key in keys:
            await pilot.press(key)
            assert drawn(app.editor.area) == drawn_anew(app.editor.area)


async def test_another_theme_draws_everything_anew() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(40, 14)) as pilot:
        before = drawn(app.editor.area)
        app.theme = "textual-light"
        await pilot.pause()
        assert drawn(app.editor.area) == drawn_anew(app.editor.area) != before


async def test_lines_are_no_longer_than_one_reads_well() -> None:
    app = EditorApp("word " * 60)
    async with app.run_test(size=(160, 14)) as pilot:
        area = app.editor.area
        assert area.virtual_size.height == 4
        area.reading_width = 40
        await pilot.pause()
        assert area.virtual_size.height == 8
        assert max(len(area.render_line(y).text.rstrip()) for y in range(8)) <= 40


async def test_the_text_is_the_one_after_every_change() -> None:
    app = EditorApp("a")
    async with app.run_test() as pilot:
        area = app.editor.area
        await type_text(pilot, "bc")
        assert area.text == area.document.text == "bca"
        await pilot.press("ctrl+z")
        assert area.text == area.document.text == "a"
        await pilot.press("ctrl+y")
        assert area.text == area.document.text == "bca"
        area.text = "d"
        assert area.text == "d"


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("a", "a", None),
        ("", "a\nb", Change((0, 0), (0, 0), "a\nb")),
        ("a\nb\nc", "a\nx\nc", Change((1, 0), (1, 1), "x")),
        ("a\nb", "a\nb\n", Change((1, 1), (1, 1), "\n")),
        ("aa", "a", Change((0, 1), (0, 2), "")),
        ("a\nb\nb\n", "a\nb\n", Change((2, 0), (3, 0), "")),
    ],
)
def test_the_shortest_change_makes_one_text_another(
    before: str, after: str, change: Change | None
) -> None:
    assert change_between(before, after) == change


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("ctrl+home", (0, 0), (0, 0)),
        ("ctrl+end", (15, 4), (15, 4)),
        ("ctrl+shift+home", (7, 3), (0, 0)),
        ("ctrl+shift+end", (7, 3), (15, 4)),
    ],
)
async def test_control_with_home_and_end_reaches_the_ends_of_the_text(
    key: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    app = EditorApp(TEXT, line=8, column=3)
    async with app.run_test(size=(40, 14)) as pilot:
        area = app.editor.area
        await pilot.press(key)
        await pilot.pause()
        assert area.selection == Selection(start, end)
        assert area.region.contains_point(area.cursor_screen_offset)
