"""The tracker: what it shows of the actions, and what it asks for without doing it."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Button, Static

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action, Priority, State
from tui.notes.agenda import Grouping, Scope, View, gather
from tui.notes.note import Note
from tui.panes.tracker import Tracker
from tui.panes.tracker_lines import EntryRow

STYLES = Path(__file__).parents[2] / "styles"
LATE = made_action("Ask **Ben** about [money](https://x.example)", due=TODAY - timedelta(days=3))
SOON = made_action("Book a room", owner="Ben Kühn", due=TODAY, priority=Priority.HIGH)
LOOSE = made_action("Tidy up", "/")
DONE = made_action("Say thanks", "x", done=TODAY)
ACTIONS = (LATE, SOON, LOOSE, DONE)


def noted(*actions: Action) -> list[Note]:
    return [made_note(week=date(2019, 5, 20), title="w/c 20 May: Bins", actions=actions)]


class TrackerApp(App[None]):
    CSS_PATH: ClassVar = [STYLES / "line_list.tcss", STYLES / "tracker.tcss"]
    CSS = "Tracker { height: 1fr; } Button { dock: bottom; height: 1; border: none; }"

    def __init__(self, *actions: Action) -> None:
        super().__init__()
        self.actions = actions or ACTIONS
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Tracker()
        yield Button("Elsewhere")

    def on_mount(self) -> None:
        self.tracker.me = "Ben Kühn"
        self.show(*self.actions)
        self.tracker.focus()

    def show(self, *actions: Action) -> None:
        self.tracker.show(gather(noted(*actions), today=TODAY), today=TODAY)

    @property
    def tracker(self) -> Tracker:
        return self.query_one(Tracker)

    @property
    def seen(self) -> list[str]:
        """The lines, with single spaces between their columns."""
        lines = self.tracker.lines
        return [" ".join(lines.render_line(y).text.split()) for y in range(len(lines.rows))]

    @property
    def texts(self) -> list[str]:
        rows = self.tracker.lines.rows
        return [row.entry.action.text for row in rows if isinstance(row, EntryRow)]

    @property
    def detail(self) -> list[str]:
        return [
            str(self.query_one(name, Static).content) for name in ("#action-text", "#action-facts")
        ]

    def on_tracker_toggle_requested(self, event: Tracker.ToggleRequested) -> None:
        self.told.append(event)

    def on_tracker_state_requested(self, event: Tracker.StateRequested) -> None:
        self.told.append(event)

    def on_tracker_undo_requested(self, event: Tracker.UndoRequested) -> None:
        self.told.append(event)

    def on_tracker_action_opened(self, event: Tracker.ActionOpened) -> None:
        self.told.append(event)


async def test_shows_open_actions_by_what_is_due() -> None:
    app = TrackerApp()
    async with app.run_test(size=(50, 30)) as pilot:
        await pilot.pause()
        assert app.seen == [
            "Overdue 1",
            "☐ Ask Ben about money Ada 3d late 3w",
            "Today 1",
            "☐ ↑ Book a room Ben today 3w",
            "No date 1",
            "◐ Tidy up Ada 3w",
        ]
        assert str(app.tracker.border_title) == "Actions · 3 open · 1 overdue"
        assert str(app.tracker.border_subtitle) == "by due"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (30, "☐ Ask Ben about m… 3d late"),
        (40, "☐ Ask Ben about money 3d late"),
        (60, "☐ Ask Ben about money Ada 3 days late 3w"),
        (100, "☐ Ask Ben about money Bins Ada 3 days late 3w"),
    ],
)
async def test_columns_follow_the_width(width: int, line: str) -> None:
    app = TrackerApp(LATE)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        assert app.seen[1] == line
        assert app.tracker.lines.render_line(1).cell_length == width - 3  # border and padding


async def test_the_action_under_the_cursor_is_told_in_full() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.detail == [
            "Ask Ben about money",
            "Ada · due 10 Jun · 3w old\nfrom Bins – Ada, 20 May",
        ]
        await pilot.press("j")
        assert app.detail[1].startswith("Ben Kühn · due 13 Jun · high priority · 3w old")
        await pilot.press("j")
        assert app.detail[1].startswith("Ada · in progress · 3w old")


async def test_a_short_pane_leaves_its_lines_to_the_list() -> None:
    app = TrackerApp()
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        assert not app.query_one("#action").display


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("space", Tracker.ToggleRequested(LATE)),
        ("i", Tracker.StateRequested(LATE, State.PROGRESS)),
        ("x", Tracker.StateRequested(LATE, State.CANCELLED)),
        ("u", Tracker.UndoRequested()),
        ("enter", Tracker.ActionOpened(LATE)),
    ],
)
async def test_a_key_asks_and_changes_nothing(key: str, asked: Message) -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        before = app.seen
        await pilot.press(key)
        assert app.told == [asked]
        assert app.seen == before


async def test_in_progress_pressed_again_asks_for_open() -> None:
    app = TrackerApp(LOOSE)
    async with app.run_test() as pilot:
        await pilot.press("i")
        assert app.told == [Tracker.StateRequested(LOOSE, State.OPEN)]


async def test_a_click_on_the_box_ticks() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click("ActionList", offset=(1, 3))
        assert app.told == [Tracker.ToggleRequested(SOON)]
        assert app.tracker.current == SOON


async def test_a_ticked_action_stays_in_sight_and_can_be_unticked() -> None:
    ticked = made_action(LATE.text, "x", due=LATE.due, done=TODAY)
    app = TrackerApp(LATE, SOON)
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.press("space")
        app.show(ticked, SOON)
        assert app.seen[:2] == ["Overdue 0, 1 closed", "☑ Ask Ben about money 10 Jun"]
        assert app.tracker.current == ticked
        await pilot.press("space")
        assert app.told == [Tracker.ToggleRequested(LATE), Tracker.ToggleRequested(ticked)]


async def elsewhere(app: TrackerApp) -> None:
    app.query_one(Button).focus()


async def regroup(app: TrackerApp) -> None:
    await app.run_action("regroup", app.tracker)


@pytest.mark.parametrize("leave", [elsewhere, regroup])
async def test_a_ticked_action_goes_when_the_list_is_left(
    leave: Callable[[TrackerApp], Awaitable[None]],
) -> None:
    app = TrackerApp(LATE, SOON)
    async with app.run_test() as pilot:
        await pilot.press("space")
        app.show(made_action(LATE.text, "x", due=LATE.due, done=TODAY), SOON)
        assert app.texts == [LATE.text, SOON.text]
        await leave(app)
        await pilot.pause()
        assert app.texts == [SOON.text]


async def test_ticked_elsewhere_goes_at_once() -> None:
    app = TrackerApp(LATE, SOON)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.show(made_action(LATE.text, "x", due=LATE.due), SOON)
        assert app.texts == [SOON.text]
        assert app.tracker.current == SOON


@pytest.mark.parametrize(
    ("keys", "view", "subtitle"),
    [
        ("m", View(owner="Ben Kühn"), "by due · Ben Kühn"),
        ("mm", View(), "by due"),
        ("s", View(by=Grouping.OWNER), "by owner"),
        ("sssss", View(), "by due"),
        ("f", View(scope=Scope.RECENT), "by due · with this week's done"),
        ("ff", View(scope=Scope.ALL), "by due · with all done"),
        ("fff", View(), "by due"),
    ],
)
async def test_keys_change_the_view(keys: str, view: View, subtitle: str) -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.tracker.view == view
        assert str(app.tracker.border_subtitle) == subtitle


async def test_mine_shows_only_mine_and_counts_them() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("m")
        assert app.tracker.current == SOON
        assert str(app.tracker.border_title) == "Actions · 1 open"


async def test_mine_is_not_offered_to_nobody() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        app.tracker.me = ""
        await pilot.press("m")
        assert app.tracker.view == View()


async def test_nothing_to_do_says_so_and_asks_nothing() -> None:
    app = TrackerApp(DONE)
    async with app.run_test() as pilot:
        await pilot.press("space", "x", "enter")
        assert app.tracker.lines.render_line(0).text.rstrip() == "No actions here."
        assert app.told == []
        assert app.detail == ["", ""]


async def test_note_text_is_no_markup() -> None:
    app = TrackerApp(made_action("[/home] [red]x [@click=app.quit]q"))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert app.seen[1].startswith("☐ [/home] [red]x [@click=app.quit]q")
        assert app.detail[0] == "[/home] [red]x [@click=app.quit]q"
