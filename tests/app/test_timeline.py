"""The timeline: what a week looks like, where its keys lead, what it tells."""

from datetime import date

import pytest

from tests.app.timeline_app import NOTES, TimelineApp, written
from tests.made import TODAY, made_action, made_note
from tui.notes.note import Kind, Problem, Status
from tui.notes.readers.chronicle import chronicle


async def test_shows_who_wrote_what_in_which_week() -> None:
    app = TimelineApp([*NOTES, made_note("ada/x.md", author="Ada Lovelace", title="Loose")])
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        assert app.seen == [
            "Jun 2019",
            "· 10 Jun  W24  this week  no notes",
            "▾  3 Jun  W23",
            "  Ada  Week 1",
            "  Ben  Week 1",
            "May 2019",
            "▾ 27 May  W22",
            "  Ada  Week 2",
            "  Ben  Week 2",
            "▾ 20 May  W21",
            "  Ada  Week 3",
            "  Ben  Week 3",
            "Undated  1",
            "  Ada  Loose",
        ]
        assert "7 notes by 2 authors" in str(app.timeline.border_subtitle)


@pytest.mark.parametrize(
    ("fields", "marks"),
    [
        ({}, ""),
        ({"status": Status.DRAFT}, "✎"),
        ({"status": Status.REVIEW}, "✎?"),
        ({"kind": Kind.POST}, "¶"),
        ({"guessed": True}, "~"),
        ({"actions": (made_action(), made_action("b", "x"), made_action("c", "/"))}, "☐2"),
        ({"problems": (Problem("front-matter", "broken"),)}, "!"),
        ({"status": Status.DRAFT, "problems": (Problem("x", "y"),)}, "✎ !"),
    ],
)
async def test_marks_stand_at_the_end(fields: dict[str, object], marks: str) -> None:
    app = TimelineApp([written("Ada", 0, **fields)])
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        line = app.seen[2]
        assert line == f"  Ada  Week 0{marks.rjust(37 - 13)}".rstrip()


async def test_a_narrow_pane_tells_authors_by_initials() -> None:
    app = TimelineApp()
    async with app.run_test(size=(28, 24)) as pilot:
        await pilot.pause()
        assert app.seen[3] == "  AL  Week 1"


async def test_moving_tells_the_note_and_enter_opens_it() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("j", "j", "enter")
        assert app.told == ["ada/1.md", "ben/1.md", "ada/2.md", "open ada/2.md"]
        assert app.timeline.current_path == "ada/2.md"


@pytest.mark.parametrize(
    ("start", "keys", "path"),
    [
        ("ben/1.md", "[", "ada/2.md"),
        ("ben/1.md", "[[", "ada/3.md"),
        ("ben/3.md", "[", "ben/3.md"),
        ("ben/3.md", "]", "ada/2.md"),
        ("ada/3.md", "]]", "ada/1.md"),
        ("ben/1.md", "]", "ben/1.md"),
        ("ben/3.md", ".", "ada/1.md"),
    ],
)
async def test_keys_go_from_week_to_week(start: str, keys: str, path: str) -> None:
    names = {"[": "left_square_bracket", "]": "right_square_bracket", ".": "full_stop"}
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.timeline.highlight(start)
        await pilot.press(*(names[key] for key in keys))
        assert app.timeline.current_path == path


async def test_this_week_passes_over_weeks_to_come() -> None:
    app = TimelineApp([written("Ada", -1), *NOTES])
    async with app.run_test() as pilot:
        await pilot.press("full_stop")
        assert app.timeline.current_path == "ada/1.md"


async def test_a_folded_week_names_its_authors_on_one_line() -> None:
    app = TimelineApp()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("j", "h")
        assert app.seen[2:4] == ["▸  3 Jun  W23  Ada, Ben", "May 2019"]
        assert app.timeline.current_path is None
        await pilot.press("enter")
        assert app.seen[2:4] == ["▾  3 Jun  W23", "  Ada  Week 1"]
        assert app.timeline.current_path == "ada/1.md"


@pytest.mark.parametrize(("width", "names"), [(30, "Adalbert, Ben"), (20, "AL BK"), (14, "")])
async def test_a_folded_week_s_authors_fit_the_width(width: int, names: str) -> None:
    app = TimelineApp([written("Adalbert Long", 1), written("Ben Kühn", 1)])
    async with app.run_test(size=(width + 2, 10)) as pilot:
        await pilot.press("h")
        assert app.seen[2] == f"▸  3 Jun  {names}".rstrip()


async def test_where_there_is_no_room_for_initials_a_folded_week_tells_how_many_wrote() -> None:
    people = "Ada Ab", "Ben Be", "Cy Ce", "Di De"
    app = TimelineApp([written(author, 1) for author in people])
    async with app.run_test(size=(23, 10)) as pilot:
        await pilot.press("h")
        assert app.seen[2] == "▸  3 Jun  4 authors"


async def test_all_weeks_fold_to_an_overview_and_back() -> None:
    app = TimelineApp()
    async with app.run_test(size=(60, 24)) as pilot:
        app.timeline.highlight("ben/2.md")
        await pilot.press("H")
        assert [line for line in app.seen if line.startswith("▸")] == [
            "▸  3 Jun  W23  Ada, Ben",
            "▸ 27 May  W22  Ada, Ben",
            "▸ 20 May  W21  Ada, Ben",
        ]
        await pilot.press("H")
        assert app.timeline.current_path == "ada/2.md"


async def test_highlighting_a_note_unfolds_its_week() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        await pilot.press("H")
        assert app.timeline.highlight("ben/2.md")
        assert app.timeline.current_path == "ben/2.md"
        assert not app.timeline.highlight("nobody/1.md")
        assert app.timeline.current_path == "ben/2.md"


async def test_new_notes_leave_the_cursor_on_its_note() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.timeline.highlight("ben/2.md")
        await pilot.pause()
        app.told.clear()
        app.timeline.show(chronicle([written("Ada Lovelace", 0), *NOTES], today=TODAY))
        await pilot.pause()
        assert app.timeline.current_path == "ben/2.md"
        assert app.told == []


async def test_a_key_that_goes_to_a_week_holds_the_cursor_there() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        await pilot.press("left_square_bracket")
        app.timeline.show(chronicle([written("Ada Lovelace", 0), *NOTES], today=TODAY))
        assert app.timeline.current_path == "ada/2.md"


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_shows_in_any_theme(theme: str) -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        assert app.seen[2] == "▾  3 Jun  W23"


@pytest.mark.parametrize(
    ("day", "path"),
    [
        (date(2019, 5, 29), "ada/2.md"),
        (date(2019, 5, 26), "ada/3.md"),
        (date(2019, 12, 24), "ada/1.md"),
        (date(2009, 1, 1), "ada/3.md"),
    ],
)
@pytest.mark.parametrize("folded", [False, True])
async def test_goes_to_the_week_of_a_day_or_the_nearest_with_notes(
    day: date, path: str, folded: bool
) -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        await pilot.press(*("H" if folded else ""))
        assert app.timeline.go_to(day) == app.timeline.current_week
        assert app.timeline.chosen_paths[0] == path


async def test_without_notes_no_day_leads_anywhere() -> None:
    app = TimelineApp([])
    async with app.run_test():
        assert app.timeline.go_to(TODAY) is None


@pytest.mark.parametrize(
    ("width", "line"),
    [(40, "  not yet: Ben, Cy"), (20, "  not yet: BK CC"), (18, "  not yet: BK…")],
)
async def test_who_has_not_written_yet_is_told_below_the_week(width: int, line: str) -> None:
    usual = [written(author, n) for author in ("Ben Kühn", "Cy Coleman") for n in (2, 3)]
    app = TimelineApp([written("Ada Lovelace", 0), *usual])
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("j")
        assert app.seen[3].startswith(line)
        assert app.timeline.current_path == "ben/2.md"
        app.timeline.author = "Ada Lovelace"
        await pilot.pause()
        assert not any("not yet" in seen for seen in app.seen)
