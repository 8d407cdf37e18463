"""The list under timeline and tracker: what it draws, where its cursor goes, what it tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from tui.panes.lists.cells import Parts, cut, fill
from tui.panes.lists.line_list import LineList

STYLES = Path(__file__).parents[2] / "styles"


@dataclass(frozen=True)
class Line:
    """A heading where its text ends in a colon."""

    text: str
    version: int = 0

    @property
    def key(self) -> str:
        return self.text

    @property
    def selectable(self) -> bool:
        return not self.text.endswith(":")


class Lines(LineList[Line]):
    EMPTY = "Nothing."

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[str] = []
        self.repainted: list[Region] = []

    def draw(self, row: Line, width: int) -> Parts:
        self.drawn.append(row.text)
        return [(cut(row.text, width), "")]

    def refresh_line(self, y: int) -> None:
        self.repainted.append(Region(0, y, 1, 1))
        super().refresh_line(y)


class LinesApp(App[None]):
    CSS_PATH = STYLES / "line_list.tcss"
    CSS = "Lines { border: round white; }"

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = texts
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Lines()

    def on_mount(self) -> None:
        self.lines.replace([Line(text) for text in self.texts])

    @property
    def lines(self) -> Lines:
        return self.query_one(Lines)

    @property
    def here(self) -> str:
        return self.lines.current.text if self.lines.current else ""

    @property
    def seen(self) -> list[str]:
        return [self.lines.render_line(y).text.rstrip() for y in range(self.lines.size.height)]

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        self.told.append(event.row.text)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        self.told.append(f"selected {event.row.text}")


GROUPS = ["A:", "a1", "a2", "B:", "C:", "c1"]


def many(count: int) -> list[str]:
    return [f"row {n}" for n in range(count)]


async def start(pilot: Pilot[None]) -> LinesApp:
    await pilot.pause()
    assert isinstance(pilot.app, LinesApp)
    return pilot.app


@pytest.mark.parametrize(
    ("keys", "here"),
    [
        ("", "a1"),
        ("j", "a2"),
        ("jj", "c1"),
        ("jjj", "c1"),
        ("jjk", "a2"),
        ("k", "a1"),
        ("G", "c1"),
        ("Gg", "a1"),
    ],
)
async def test_the_cursor_passes_over_headings(keys: str, here: str) -> None:
    async with LinesApp(GROUPS).run_test() as pilot:
        app = await start(pilot)
        await pilot.press(*keys)
        assert app.here == here


@pytest.mark.parametrize(
    ("key", "here"),
    [
        ("down", "row 11"),
        ("up", "row 9"),
        ("pagedown", "row 17"),
        ("pageup", "row 3"),
        ("ctrl+d", "row 13"),
        ("ctrl+u", "row 7"),
        ("home", "row 0"),
        ("end", "row 99"),
    ],
)
async def test_keys_move_by_row_and_page(key: str, here: str) -> None:
    async with LinesApp(many(100)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        app.lines.move_to("row 10")
        await pilot.press(key)
        assert app.here == here
        assert here in app.seen


async def test_a_move_repaints_two_lines_and_tells_the_row() -> None:
    async with LinesApp(many(100)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        app.told.clear()
        await pilot.press("j")
        assert [region.y for region in app.lines.repainted] == [0, 1]
        assert app.told == ["row 1"]


async def test_only_rows_in_view_are_drawn_and_each_once() -> None:
    async with LinesApp(many(100_000)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        assert set(app.lines.drawn) == set(many(8))
        app.lines.drawn.clear()
        app.lines.refresh()
        await pilot.pause()
        assert app.lines.drawn == []


async def test_headings_above_the_first_row_come_into_view() -> None:
    async with LinesApp(["A:", "B:", *many(50)]).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        await pilot.press("G", "g")
        assert app.seen[:3] == ["A:", "B:", "row 0"]


@pytest.mark.parametrize(
    ("rows", "here"),
    [
        (["new", "a", "b", "c"], "b"),
        (["c", "b", "a"], "b"),
        (["a", "c"], "c"),
        (["a"], "a"),
        (["H:", "x"], "x"),
        (["H:"], ""),
        ([], ""),
    ],
)
async def test_the_cursor_stays_on_its_item(rows: list[str], here: str) -> None:
    async with LinesApp(["a", "b", "c"]).run_test() as pilot:
        app = await start(pilot)
        app.lines.move_to("b")
        app.lines.replace([Line(text) for text in rows])
        assert app.here == here


@pytest.mark.parametrize(("keys", "here"), [([], "new"), (["x"], "a"), (["j", "k"], "a")])
async def test_the_cursor_stays_on_top_until_a_key_is_pressed(keys: list[str], here: str) -> None:
    async with LinesApp(["a", "b"]).run_test() as pilot:
        app = await start(pilot)
        app.lines.focus()
        await pilot.press(*keys)
        app.lines.replace([Line(text) for text in ("new", "a", "b")])
        assert app.here == here


async def test_rows_added_above_do_not_move_what_is_seen() -> None:
    async with LinesApp(many(100)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        await pilot.press(*"j" * 20)
        before = app.seen
        app.lines.replace([Line("new"), *map(Line, many(100))])
        await pilot.pause()
        assert app.seen == before


async def test_an_update_repaints_only_rows_that_differ_and_tells_nothing() -> None:
    async with LinesApp(many(100)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        app.told.clear()
        app.lines.replace([Line(text, version=int(text == "row 3")) for text in many(100)])
        await pilot.pause()
        assert [region.y for region in app.lines.repainted] == [3]
        assert app.told == []


async def test_a_list_that_gets_short_shows_its_end() -> None:
    async with LinesApp(many(100)).run_test(size=(30, 10)) as pilot:
        app = await start(pilot)
        await pilot.press("G")
        app.lines.replace([Line("row 1"), Line("row 2")])
        await pilot.pause()
        assert app.seen[:3] == ["row 1", "row 2", ""]


async def test_a_resize_keeps_the_cursor_in_view() -> None:
    async with LinesApp(many(100)).run_test(size=(30, 20)) as pilot:
        app = await start(pilot)
        await pilot.press(*"j" * 17)
        await pilot.resize_terminal(30, 8)
        assert "row 17" in app.seen


async def test_a_click_moves_the_cursor_and_a_click_on_it_selects() -> None:
    async with LinesApp(GROUPS).run_test() as pilot:
        app = await start(pilot)
        app.told.clear()
        await pilot.click(Lines, offset=(3, 3))
        await pilot.click(Lines, offset=(3, 1))  # a heading
        assert app.told == ["a2"]
        await pilot.click(Lines, offset=(3, 3))
        assert app.told == ["a2", "selected a2"]


async def test_enter_selects() -> None:
    async with LinesApp(GROUPS).run_test() as pilot:
        app = await start(pilot)
        await pilot.press("enter")
        assert app.told[-1] == "selected a1"


async def test_an_empty_list_says_so_and_no_key_harms_it() -> None:
    async with LinesApp([]).run_test() as pilot:
        app = await start(pilot)
        await pilot.press("j", "k", "G", "g", "pagedown", "enter")
        assert app.seen[0] == "Nothing."
        assert app.told == []


async def test_the_cursor_is_seen_without_focus_but_quieter() -> None:
    async with LinesApp(["a", "b"]).run_test() as pilot:
        app = await start(pilot)

        def background(y: int) -> object:
            segment = next(iter(app.lines.render_line(y)))
            return segment.style and segment.style.bgcolor

        focused = background(0)
        app.set_focus(None)
        await pilot.pause()
        assert len({focused, background(0), background(1)}) == 3


async def test_text_is_no_markup() -> None:
    async with LinesApp(["[/home] [red]x[/] [@click=app.quit]q"]).run_test() as pilot:
        app = await start(pilot)
        assert app.seen[0] == "[/home] [red]x[/] [@click=app.quit]q"


@pytest.mark.parametrize(
    ("text", "width", "result"),
    [
        ("bins", 4, "bins"),
        ("bins", 3, "bi…"),
        ("bins", 1, "…"),
        ("bins", 0, ""),
        ("the bins", 5, "the…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("a\tb\nc", 5, "a b␊c"),
        ("\x1b[31m", 9, "␛[31m"),
    ],
)
def test_cut_is_exact_and_halves_no_character(text: str, width: int, result: str) -> None:
    assert cut(text, width) == result


def test_fill_takes_exactly_its_width() -> None:
    assert fill("日本語", 4) == "日… "
    assert fill("3w", 4, right=True) == "  3w"
