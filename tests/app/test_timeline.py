"""The timeline: what a week looks like, where its keys lead, what it asks for."""

from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult

from tests.made import TODAY, made_action, made_note
from tui.notes.chronicle import chronicle
from tui.notes.note import Kind, Note, Problem, Status
from tui.panes.timeline import Timeline

STYLES = Path(__file__).parents[2] / "styles"


def written(author: str, weeks_ago: int, **fields: object) -> Note:
    week = TODAY - timedelta(weeks=weeks_ago)
    path = f"{author.split(maxsplit=1)[0].lower()}/{weeks_ago}.md"
    return made_note(path, week=week, author=author, **{"title": f"Week {weeks_ago}", **fields})


NOTES = [written(author, n) for n in (1, 2, 3) for author in ("Ada Lovelace", "Ben Kühn")]


class TimelineApp(App[None]):
    CSS_PATH: ClassVar = [STYLES / "line_list.tcss", STYLES / "timeline.tcss"]

    def __init__(self, notes: list[Note] = NOTES) -> None:
        super().__init__()
        self.notes = notes
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Timeline()

    def on_mount(self) -> None:
        self.timeline.show(chronicle(self.notes, today=TODAY))

    @property
    def timeline(self) -> Timeline:
        return self.query_one(Timeline)

    @property
    def seen(self) -> list[str]:
        lines = range(min(len(self.timeline.rows), self.timeline.size.height))
        return [self.timeline.render_line(y).text.rstrip() for y in lines]

    def on_timeline_note_highlighted(self, event: Timeline.NoteHighlighted) -> None:
        self.told.append(event.path)

    def on_timeline_note_opened(self, event: Timeline.NoteOpened) -> None:
        self.told.append(f"open {event.path}")


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


@pytest.mark.parametrize(("width", "names"), [(30, "Adalbert, Ben"), (24, "AL BK"), (20, "2")])
async def test_a_folded_week_s_authors_fit_the_width(width: int, names: str) -> None:
    app = TimelineApp([written("Adalbert Long", 1), written("Ben Kühn", 1)])
    async with app.run_test(size=(width + 2, 10)) as pilot:
        await pilot.press("h")
        assert app.seen[2] == f"▸  3 Jun  W23  {names}"


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


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_shows_in_any_theme(theme: str) -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        assert app.seen[2] == "▾  3 Jun  W23"
