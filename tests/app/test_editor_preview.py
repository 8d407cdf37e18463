"""The note as it will look, while it is being written."""

import pytest

from tests.app.editor_app import EditorApp, type_text
from tui.panes.editing.preview import Preview

TEXT = "---\nauthor: Ada\n---\n# Title\n\n" + "\n\n".join(f"Paragraph **{n}**." for n in range(60))


def preview(app: EditorApp) -> Preview:
    return app.query_one(Preview)


def shown(app: EditorApp) -> str:
    """Return what the preview shows, line by line."""
    view = preview(app)
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


async def test_it_shows_the_text_without_its_marks_and_goes_when_asked_again() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(80, 40)) as pilot:
        assert not app.query(Preview)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Title" in shown(app)
        assert "Paragraph 0." in shown(app)
        assert "author" not in shown(app)
        assert app.editor.area.has_focus
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert not app.query(Preview)


@pytest.mark.parametrize(("width", "is_beside"), [(80, False), (120, True)])
async def test_it_stands_beside_the_text_where_there_is_room(width: int, is_beside: bool) -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        area, view = app.editor.area.region, preview(app).region
        assert (view.y == area.y) is is_beside
        assert (view.x == area.x) is not is_beside
        assert abs(area.width - view.width) <= 1 if is_beside else area.width == view.width


async def test_it_follows_what_is_typed_and_where_the_cursor_goes() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        app.editor.area.move_cursor(app.editor.area.document.end)
        await pilot.pause()
        assert "Paragraph 59." in shown(app)
        await type_text(pilot, " *More.*")
        app.editor.report()
        await pilot.pause()
        assert "Paragraph 59. More." in shown(app)
        app.editor.area.move_cursor((3, 0))
        await pilot.pause()
        assert "Title" in shown(app)


async def test_another_note_takes_its_place() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        app.editor.open(type(app.document)(path="ben.md", text="# Another"))
        await pilot.pause()
        assert "Another" in shown(app)
        assert "Title" not in shown(app)


async def test_the_text_is_wrapped_at_the_width_that_is_left() -> None:
    text = "word " * 60
    app = EditorApp(text)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        area = app.editor.area
        lines = [area.render_line(y).text.rstrip() for y in range(area.virtual_size.height)]
        assert " ".join(lines) == text.strip()
        assert max(map(len, lines)) < area.size.width


@pytest.mark.parametrize("size", [(80, 24), (120, 24)])
@pytest.mark.parametrize("paragraph", [0, 8, 20, 59])
async def test_it_opens_at_the_cursor_which_stays_in_sight(
    size: tuple[int, int], paragraph: int
) -> None:
    app = EditorApp(TEXT, line=6 + 2 * paragraph)
    async with app.run_test(size=size) as pilot:
        area = app.editor.area
        area.scroll_to(y=area.scroll_offset.y - 8, animate=False)  # to the edge of the pane
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert f"Paragraph {paragraph}." in shown(app)
        assert area.region.contains_point(area.cursor_screen_offset)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert area.region.contains_point(area.cursor_screen_offset)


async def test_the_cursor_stays_in_sight_in_a_smaller_window() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(80, 40)) as pilot:
        area = app.editor.area
        area.move_cursor((30, 0))
        await pilot.resize_terminal(80, 16)
        await pilot.pause()
        assert area.region.contains_point(area.cursor_screen_offset)
