"""A scroll bar of which only what moves is painted looks as one that is painted whole."""

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar
from textual.widgets import Static

from tui.panes.scrolling import Scrolling

MOVES = (
    (200, 0), (180, 0), (180, 1), (181, 90), (45, 25), (21, 1), (20, 0), (8, 0), (400, 380),
    (10_000, 5_000), (10_000, 5_001), (9_999, 5_001), (200, 180), (200, 0),
)  # fmt: skip
"""How many lines there are, and the one on top, one after the other."""


class View(Scrolling):
    def reach(self, height: int) -> None:
        self._reach(Size(10, height))


class Dialog(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("Sure?")


class ViewApp(App[None]):
    CSS = "View { height: 20; overflow-y: scroll; }"

    def compose(self) -> ComposeResult:
        yield View()


def painted(bar: ScrollBar) -> list[list[Segment]]:
    return [list(strip) for strip in bar.render_lines(bar.size.region)]


async def moved(pilot: Pilot[None], height: int, top: int) -> ScrollBar:
    view = pilot.app.query_one(View)
    view.reach(height)
    view.scroll_to(y=top, animate=False, force=True)
    await pilot.pause()
    assert view.scroll_offset.y == top
    return view.vertical_scrollbar


async def test_a_bar_looks_as_if_all_of_it_were_painted() -> None:
    async with ViewApp().run_test(size=(12, 20)) as pilot:
        for height, top in MOVES:
            bar = await moved(pilot, height, top)
            in_part = painted(bar)
            bar.refresh()
            assert in_part == painted(bar), (height, top)


@pytest.mark.parametrize(("height", "top"), [(199, 0), (10_000, 1)])
async def test_what_does_not_move_is_not_painted(height: int, top: int) -> None:
    async with ViewApp().run_test(size=(12, 20)) as pilot:
        bar = await moved(pilot, height + (height == 199), 0)
        before = bar.render_lines(bar.size.region)
        after = (await moved(pilot, height, top)).render_lines(bar.size.region)

        kept = [old is new for old, new in zip(before, after, strict=True)]
        assert sum(kept) >= len(kept) - 1


async def test_a_view_may_go_behind_a_dialog() -> None:
    app = ViewApp()
    async with app.run_test(size=(12, 20)) as pilot:
        await moved(pilot, 200, 5)
        await app.push_screen(Dialog())
        await pilot.pause()
        app.screen_stack[0].query_one(View).remove()
        for _ in range(3):
            app.screen.refresh()
            await pilot.pause()
