"""Finding words in the text that is being written, and putting others in their place."""

from typing import ClassVar

import pytest
from textual import events
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets.text_area import Selection

from tests.app.editor_app import EditorApp, recording, type_text
from tui.panes.editing.editor import Editor
from tui.panes.editing.markdown_area import HIT
from tui.panes.editing.seeking import Place, by_row, first_from, places, replaced

LINES = ["A bin, a Bin", "", "bins"]
TEXT = "\n".join(LINES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bin", [Place(0, 2, 5), Place(0, 9, 12), Place(2, 0, 3)]),
        ("Bin", [Place(0, 9, 12)]),
        ("a b", [Place(0, 0, 3), Place(0, 7, 10)]),
        (".", []),
        ("", []),
    ],
)
def test_capitals_count_where_there_are_any(words: str, expected: list[Place]) -> None:
    assert places(LINES, words) == expected


def test_places_are_gone_through_from_a_location_on() -> None:
    found = places(LINES, "bin")
    assert [first_from(found, *at) for at in ((0, 0), (0, 2), (0, 3), (1, 0), (2, 1))] == [
        *(0, 0, 1, 2, 0)
    ]
    assert first_from([], 0, 0) == -1
    assert by_row(found) == {0: [(2, 5), (9, 12)], 2: [(0, 3)]}


def test_other_words_take_the_place_of_all() -> None:
    assert replaced(LINES, places(LINES, "bin"), "vat") == ["A vat, a vat", "", "vats"]
    assert replaced(["aa"], places(["aa"], "a"), "aaa") == ["aaaaaa"]


async def begin(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+f")
    await type_text(pilot, words)
    await pilot.pause()


def count(app: EditorApp) -> str:
    return str(app.editor.find_line.count.content)


async def test_typing_goes_to_the_first_place_and_enter_to_the_next() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(message_hook=recording(app)) as pilot:
        await begin(pilot, "bin")
        assert app.editor.area.selection == Selection((0, 2), (0, 5))
        assert count(app) == "1 of 3"
        await pilot.press("enter", "down")
        assert app.editor.area.selection == Selection((2, 0), (2, 3))
        await pilot.press("enter", "up")
        assert count(app) == "3 of 3"
        await pilot.press("s", "z")
        await pilot.pause()
        assert count(app) == "not found"
        assert app.editor.text == TEXT
        await pilot.press("escape")
        assert app.editor.area.has_focus
        assert not app.editor.find_line.is_open
        assert app.sent(Editor.CloseRequested) == []


async def test_what_is_typed_at_once_is_looked_for_and_not_written() -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        for key in ("ctrl+f", "b", "i"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        while not app.editor.find_line.is_open or app.editor.find_line.words.value != "bi":
            await pilot.pause()
        assert app.editor.text == TEXT


async def test_places_are_marked_while_they_are_looked_for() -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        area = app.editor.area
        plain, drawn = area.marks_of(2), area.render_line(2)
        await begin(pilot, "bin")
        assert [mark for mark in area.marks_of(2) if mark not in plain] == [(0, 3, HIT)]
        assert area.render_line(2) != drawn
        await pilot.press("escape")
        assert area.marks_of(2) == plain


async def test_what_is_selected_is_looked_for_at_first() -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        app.editor.area.selection = Selection((2, 0), (2, 3))
        await pilot.press("ctrl+f")
        await pilot.pause()
        assert count(app) == "3 of 3"
        await pilot.press("backspace")
        await pilot.pause()
        assert app.editor.find_line.words.value == "bi"


async def test_enter_replaces_one_after_the_other() -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        await begin(pilot, "bin")
        await pilot.press("tab")
        await type_text(pilot, "binbin")
        await pilot.press("enter")
        assert app.editor.text == "A binbin, a Bin\n\nbins"
        await pilot.press("enter", "enter")
        assert app.editor.text == "A binbin, a binbin\n\nbinbins"


async def test_all_are_replaced_in_one_change_that_one_undo_takes_back() -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        await begin(pilot, "bin")
        await pilot.press("tab", "v", "ctrl+g")
        assert app.editor.text == "A v, a v\n\nvs"
        assert count(app) == "replaced 3"
        await pilot.press("escape", "ctrl+z")
        assert app.editor.text == TEXT


async def test_the_line_is_one_row_below_the_text_and_gone_before_it_is_needed() -> None:
    app = EditorApp(TEXT)
    async with app.run_test(size=(60, 12)) as pilot:
        height = app.editor.area.size.height
        assert not app.editor.find_line.display
        await begin(pilot, "bin")
        assert app.editor.find_line.region.height == 1
        assert app.editor.area.size.height == height - 1


async def test_a_note_that_may_not_be_changed_is_only_looked_through() -> None:
    app = EditorApp(TEXT, read_only=True)
    async with app.run_test() as pilot:
        await begin(pilot, "bin")
        await pilot.press("ctrl+g", "enter")
        assert count(app) == "2 of 3"
        assert app.editor.text == TEXT
        assert not app.editor.find_line.others.display


class Searching(EditorApp):
    """The editor where a key that types something searches all notes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "search", "Search")]


async def test_keys_that_are_typed_there_are_not_offered_for_anything_else() -> None:
    app = Searching(TEXT)
    async with app.run_test() as pilot:
        for key in ("ctrl+f", "tab"):
            await pilot.press(key)
            await pilot.pause()
            assert "slash" not in app.screen.active_bindings
        await pilot.press("slash")
        assert app.editor.find_line.others.value == "/"


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_goes_from_box_to_box_and_not_out_of_the_line(key: str) -> None:
    app = EditorApp(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f")
        line = app.editor.find_line
        for box in (line.others, line.words, line.others):
            await pilot.press(key)
            assert app.focused is box


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_stays_in_the_only_box_where_nothing_may_be_changed(key: str) -> None:
    app = EditorApp(TEXT, read_only=True)
    async with app.run_test() as pilot:
        await begin(pilot, "bin")
        await pilot.press(key)
        assert app.focused is app.editor.find_line.words
