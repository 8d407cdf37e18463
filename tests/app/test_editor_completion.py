"""What is offered while a name is typed, and what becomes of the keys meanwhile."""

import asyncio

import pytest
from textual.geometry import Region

from tests.app.editor_app import EditorApp, recording, type_text
from tui.panes.editing.completion import Asked, Candidate, Candidates, asked, completed, matching
from tui.panes.editing.editor import Editor

CANDIDATES = Candidates(
    notes=(
        Candidate("The one about PDFs", "Callum"),
        Candidate("Week 24", "Ada"),
        Candidate("Midweek cake", "Ben"),
    ),
    people=(Candidate("ada", "Ada Lovelace"), Candidate("ben", "Ben Adair")),
    tags=(Candidate("hiring"), Candidate("hiring-plan")),
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("see [[wee", Asked("notes", 6, "wee")),
        ("see [[", Asked("notes", 6, "")),
        ("see [[a]] ", None),
        ("see [[a#b", None),
        ("- [ ] @a", Asked("people", 7, "a")),
        ("@", Asked("people", 1, "")),
        ("ada@exa", None),
        ("#hir", Asked("tags", 1, "hir")),
        ("# hir", None),
        ("#", None),
        ("#1", None),
        ("a(#b", Asked("tags", 3, "b")),
        ("a#b", None),
        ("x" * 500 + " [[b", Asked("notes", 503, "b")),
    ],
)
def test_what_is_being_typed(line: str, expected: Asked | None) -> None:
    assert asked(line, len(line)) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Asked("notes", 0, ""), ["The one about PDFs", "Week 24", "Midweek cake"]),
        (Asked("notes", 0, "WEEK"), ["Week 24", "Midweek cake"]),
        (Asked("notes", 0, "cal"), ["The one about PDFs"]),
        (Asked("people", 0, "ad"), ["ada", "ben"]),
        (Asked("people", 0, "lov"), ["ada"]),
        (Asked("people", 0, "z"), []),
    ],
)
def test_what_completes_it(wanted: Asked, expected: list[str]) -> None:
    assert [found.written for found in matching(CANDIDATES, wanted)] == expected


def test_no_more_is_offered_than_is_seen_at_once() -> None:
    many = Candidates(tags=tuple(Candidate(f"tag{number}") for number in range(100)))
    assert len(matching(many, Asked("tags", 0, "ta"))) == 8


def test_a_link_is_closed_once() -> None:
    wanted = Asked("notes", 2, "we")
    assert completed("[[we", 4, wanted, CANDIDATES.notes[1]) == ("Week 24]]", 4)
    assert completed("[[we]] x", 4, wanted, CANDIDATES.notes[1]) == ("Week 24]]", 6)


async def typed(text: str, *keys: str) -> str:
    app = EditorApp()
    async with app.run_test(message_hook=recording(app)) as pilot:
        app.editor.candidates = CANDIDATES
        await type_text(pilot, text)
        await pilot.press(*keys)
        await pilot.pause()
        assert not app.sent(Editor.LeaveRequested)
        return app.editor.text


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("[[wee", ("enter",), "[[Week 24]]"),
        ("[[wee", ("tab",), "[[Week 24]]"),
        ("[[wee", ("down", "enter"), "[[Midweek cake]]"),
        ("[[", ("up", "enter"), "[[Midweek cake]]"),
        ("for @a", ("enter",), "for @ada"),
        ("for @ada", ("enter",), "for @ada\n"),
        ("#hiring", ("enter",), "#hiring\n"),
        ("#hiring", ("down", "tab"), "#hiring-plan"),
        ("@zz", ("enter",), "@zz\n"),
        ("- @a", ("escape", "enter"), "- @a\n- "),
        ("@a", ("left", "left", "enter"), "\n@a"),
    ],
)
async def test_keys_choose_from_the_list_while_it_is_there(
    text: str, keys: tuple[str, ...], after: str
) -> None:
    assert await typed(text, *keys) == after


async def test_the_list_stands_below_what_is_typed_and_says_who() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.candidates = CANDIDATES
        await type_text(pilot, "see [[wee")
        await pilot.pause()
        completions = app.editor.area.completions
        assert completions.is_open
        assert completions.region.y == app.editor.area.cursor_screen_offset.y + 1
        screen = [strip.text for strip in app.screen._compositor.render_strips()]
        assert screen[1].index("[[wee") + 2 == screen[2].index("Week 24  Ada")
        await pilot.press("escape")
        await pilot.pause()
        assert not completions.is_open
        assert not completions.display


@pytest.mark.parametrize("line", [1, 5, 18, 19, 20])
async def test_the_list_covers_neither_what_is_typed_nor_what_is_below_the_text(line: int) -> None:
    app = EditorApp("\n" * 19, line=line)
    async with app.run_test(size=(60, 26)) as pilot:
        app.editor.candidates = Candidates(tags=tuple(Candidate(f"tag{n}") for n in range(8)))
        await type_text(pilot, "#ta")
        await pilot.pause()
        area = app.editor.area
        shown, cursor = area.completions.region, area.cursor_screen_offset
        assert shown.height == 8
        assert area.region.y <= shown.y
        assert shown.bottom <= area.region.bottom
        assert shown.y == cursor.y + 1 if line < 18 else shown.bottom == cursor.y


async def test_no_more_is_offered_than_has_room() -> None:
    app = EditorApp("\n" * 9, line=4)
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.candidates = Candidates(tags=tuple(Candidate(f"tag{n}") for n in range(8)))
        await type_text(pilot, "#ta")
        await pilot.pause()
        area = app.editor.area
        shown = area.completions.region
        assert 0 < shown.height < 8
        assert area.region.y <= shown.y
        assert shown.bottom <= area.region.bottom
        assert not shown.contains_point(area.cursor_screen_offset)


async def test_nothing_is_offered_in_code_and_to_somebody_elsewhere() -> None:
    app = EditorApp("```\n\n```", line=2)
    async with app.run_test() as pilot:
        app.editor.candidates = CANDIDATES
        await type_text(pilot, "@a")
        assert not app.editor.area.completions.is_open
        app.editor.area.move_cursor((2, 3))
        await pilot.press("enter")
        await type_text(pilot, "@a")
        assert app.editor.area.completions.is_open
        app.query_one("Input").focus()
        await pilot.pause()
        assert not app.editor.area.completions.is_open


async def test_one_undo_takes_a_completion_back() -> None:
    assert await typed("[[wee", "enter", "ctrl+z") == "[[wee"


@pytest.mark.parametrize("sizes", [((60, 14), (120, 40)), ((120, 40), (60, 14))])
async def test_the_list_goes_with_the_cursor_when_the_window_is_resized(
    sizes: tuple[tuple[int, int], ...],
) -> None:
    app = EditorApp("\n".join(f"line {n} " + "word " * 20 for n in range(30)), line=25)
    before, after = sizes
    async with app.run_test(size=before) as pilot:
        app.editor.candidates = CANDIDATES
        await type_text(pilot, "last [[w")
        await pilot.press("down")
        await pilot.pause()
        area = app.editor.area
        chosen = area.completions.chosen

        await pilot.resize_terminal(*after)
        async with asyncio.timeout(10):
            while area.cursor_screen_offset.y not in beside(area.completions.region):
                await pilot.pause()

        assert area.completions.region.x < area.cursor_screen_offset.x
        assert area.completions.chosen == chosen != CANDIDATES.notes[0]


def beside(region: Region) -> tuple[int, int]:
    """Return the lines above and below a list."""
    return region.y - 1, region.bottom
