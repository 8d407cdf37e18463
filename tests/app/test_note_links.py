"""Links in a note on the screen: there and back, and out of the terminal."""

from textual.pilot import Pilot

from tests.app.note_app import NoteApp
from tests.app.viewer_app import ViewerApp, page_of
from tui.panes.note.viewer import Viewer
from tui.render.page import Page

NOTE = """\
# Week 24

They met* about it[^1], see https://example.org/a and [this](b.md) or <mailto:c@d.e>.

*Not all of them.

[^1]: The note at the foot.
"""


def focused(app: ViewerApp) -> str:
    """Return the words of the focused link."""
    viewer = app.viewer
    return "".join(
        segment.text
        for y in range(viewer.size.height)
        for segment in viewer.render_line(y)
        if segment.style is not None
        and segment.style.bgcolor is not None
        and segment.style.bgcolor == viewer.get_component_styles("md-focus").background.rich_color
    )


async def follow(app: ViewerApp, pilot: Pilot[None], tabs: int) -> list[str]:
    """Return which links are focused before and after following one and then that."""
    await pilot.press(*["tab"] * tabs)
    seen = [focused(app)]
    for _ in range(2):
        await pilot.press("enter")
        seen.append(focused(app))
    return seen


async def test_a_footnote_is_followed_there_and_back() -> None:
    app = ViewerApp(page_of(NOTE))
    async with app.run_test() as pilot:
        assert await follow(app, pilot, 2) == ["¹", "↵", "¹"]


async def test_a_star_is_followed_there_and_back() -> None:
    app = ViewerApp(page_of(NOTE))
    async with app.run_test() as pilot:
        assert await follow(app, pilot, 1) == ["*", "*", "*"]
        await pilot.press("tab")
        assert focused(app) == "¹"
        assert app.heard == []


async def test_where_a_link_within_the_note_was_followed_from_can_be_returned_to() -> None:
    words = "\nword\n" * 60
    app = NoteApp(page_of(f"# A\n\nb\n\n[c](#d)\n{words}\n## D\n{words}"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "tab")
        place = app.viewer.position
        await pilot.press("enter")
        assert app.viewer.position != place
        assert [m.place for m in app.heard if isinstance(m, Viewer.Jumped)] == [place]
        app.viewer.goto_place(place)
        assert app.viewer.scroll_offset.y == 1


async def test_where_following_moves_nothing_there_is_nothing_to_return_to() -> None:
    app = NoteApp(page_of(NOTE))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("tab", "enter")
        assert app.heard == []


async def test_only_addresses_are_hyperlinks_of_the_terminal() -> None:
    app = ViewerApp(page_of(NOTE))
    async with app.run_test() as pilot:
        await pilot.pause()
        found = {
            segment.style.link
            for y in range(app.viewer.size.height)
            for segment in app.viewer.render_line(y)
            if segment.style is not None and segment.style.link
        }
        assert found == {"https://example.org/a", "mailto:c@d.e"}


async def test_the_address_above_the_note_is_followed_like_others() -> None:
    page = Page(key="a.md", path="a.md", title="A", body="words", url="https://example.org/a")
    app = ViewerApp(page)
    async with app.run_test() as pilot:
        await pilot.press("tab", "enter")
        assert [m.target for m in app.heard if isinstance(m, Viewer.LinkFollowed)] == [page.url]
