"""The tracker: what it shows of the actions, and what it asks for without doing it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Button, Static

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action, Priority
from tui.notes.actions.agenda import Group, Grouping, Scope, View, gather, regather
from tui.notes.note import Note
from tui.panes.tracking.action_keys import Verb
from tui.panes.tracking.tracker import Tracker
from tui.panes.tracking.tracker_rows import EntryRow
from tui.panes.tracking.tracker_view import told

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
        self.asked: list[tuple[Verb, list[str], int]] = []

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

    @on(Tracker.AddAsked)
    @on(Tracker.CountDropped)
    @on(Tracker.RefusalAsked)
    @on(Tracker.UndoRequested)
    @on(Tracker.RedoRequested)
    @on(Tracker.ActionOpened)
    @on(Tracker.UnfoldRequested)
    @on(Tracker.PersonRequested)
    def note_message(self, event: Message) -> None:
        self.told.append(event)

    @on(Tracker.Asked)
    def note_wish(self, event: Tracker.Asked) -> None:
        self.asked.append((event.verb, [action.text for action in event.actions], event.days))


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
        (31, "☐ Ask Ben about m… 3d late"),
        (41, "☐ Ask Ben about money 3d late"),
        (61, "☐ Ask Ben about money Ada 3 days late 3w"),
        (101, "☐ Ask Ben about money Bins Ada 3 days late 3w"),
    ],
)
async def test_columns_follow_the_width(width: int, line: str) -> None:
    app = TrackerApp(LATE)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        assert app.seen[1] == line
        assert app.tracker.lines.render_line(1).cell_length == width - 4  # border, padding, bar


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


async def test_whoever_is_named_at_the_end_and_is_nobody_known_is_shown() -> None:
    app = TrackerApp(made_action("Ask for a ladder", mentions=("visitor",)))
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert app.seen[1] == "☐ Ask for a ladder @visitor Ada 3w"
        assert app.detail[0] == "Ask for a ladder @visitor"
        await pilot.press("slash", *"@vis")
        assert app.texts == ["Ask for a ladder"]


async def test_a_short_pane_leaves_its_lines_to_the_list() -> None:
    app = TrackerApp()
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        assert not app.tracker.detail.display


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("u", Tracker.UndoRequested()),
        ("U", Tracker.RedoRequested()),
        ("a", Tracker.AddAsked(LATE.path)),
        ("l", Tracker.UnfoldRequested(LATE)),
        ("right", Tracker.UnfoldRequested(LATE)),
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


@pytest.mark.parametrize(
    ("keys", "verb", "days"),
    [
        ("space", Verb.TICK, 0),
        ("i", Verb.PROGRESS, 0),
        ("x", Verb.CANCEL, 0),
        ("d", Verb.DUE, 0),
        ("c", Verb.CHECK, 0),
        ("o", Verb.OWNER, 0),
        ("exclamation_mark", Verb.RAISE, 0),
        ("shift+down", Verb.LOWER, 0),
        ("E", Verb.EDIT, 0),
        (">", Verb.CARRY, 0),
        ("+", Verb.POSTPONE, 1),
        ("-", Verb.POSTPONE, -1),
        ("3 +", Verb.POSTPONE, 3),
        ("1 0 +", Verb.POSTPONE, 10),
        ("2 w +", Verb.POSTPONE, 14),
        ("2 w -", Verb.POSTPONE, -14),
        ("5 j k +", Verb.POSTPONE, 1),
        ("4 w 2 +", Verb.POSTPONE, 2),
    ],
)
async def test_a_key_asks_for_a_change(keys: str, verb: Verb, days: int) -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press(*keys.split())
        assert app.asked == [(verb, [LATE.text], days)]


async def test_a_count_is_shown_while_it_is_typed() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("2", "w")
        assert str(app.tracker.border_subtitle) == "2w …"
        await pilot.press("plus")
        assert str(app.tracker.border_subtitle) == "by due"


async def test_the_digit_of_a_pane_goes_there_with_the_key_that_follows() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("1", "j")
        assert app.told == [Tracker.CountDropped("1", "j")]
        assert app.tracker.current == LATE


async def test_the_digit_of_a_pane_goes_there_after_a_moment() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("2")
        async with asyncio.timeout(10):
            while not app.told:
                await pilot.pause()
        assert app.told == [Tracker.CountDropped("2", "")]
        assert app.tracker.count == ""


class TestMarks:
    async def test_a_key_acts_on_all_that_are_marked(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(50, 30)) as pilot:
            await pilot.press("v", "v")
            assert str(app.tracker.border_title) == "Actions · 2 marked · 3 open · 1 overdue"
            assert app.seen[1].startswith("☐ ● Ask Ben")
            await pilot.press("x")
            assert app.asked == [(Verb.CANCEL, [LATE.text, SOON.text], 0)]

    async def test_a_mark_is_taken_away_by_the_same_key_and_all_by_another(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("v", "k", "v")
            assert app.tracker.chosen_actions == (SOON,)
            await pilot.press("v", "v", "V")
            assert app.tracker.chosen_actions == (LOOSE,)

    async def test_what_is_marked_and_gone_is_marked_no_more(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("v", "v")
            app.show(SOON, LOOSE)
            assert app.tracker.chosen_actions == (SOON,)

    @pytest.mark.parametrize(
        ("keys", "left"), [("slash r o o enter", [SOON]), ("m", [SOON]), ("s", [LATE, SOON, DONE])]
    )
    async def test_a_mark_goes_with_its_row(self, keys: str, left: list[Action]) -> None:
        app = TrackerApp()
        async with app.run_test(size=(50, 30)) as pilot:
            await pilot.press("f", "v", "v", "G", "v")
            assert " · 3 marked · " in str(app.tracker.border_title)
            await pilot.press(*keys.split())
            assert app.tracker.chosen_actions == tuple(left)
            assert f" · {len(left)} marked · " in str(app.tracker.border_title)

    async def test_what_was_closed_while_marked_is_not_changed_unseen(self) -> None:
        app = TrackerApp(LATE, SOON)
        async with app.run_test(size=(50, 30)) as pilot:
            await pilot.press("space", "v")
            app.show(made_action(LATE.text, "x", due=LATE.due, done=TODAY), SOON)
            assert " · 1 marked · " in str(app.tracker.border_title)
            await pilot.press(*"sssss", "i")
            assert str(app.tracker.border_title) == "Actions · 1 open"
            assert app.asked[-1] == (Verb.PROGRESS, [SOON.text], 0)


class TestUnfolding:
    async def test_lines_stand_below_their_action_and_are_passed_over(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(45, 30)) as pilot:
            await pilot.pause()
            app.tracker.unfold(LATE, ["Ask Wayne first.", "  - [ ] then " + "call " * 9])
            assert app.seen[2:5] == [
                "Ask Wayne first.",
                "- [ ] then call call call call call",
                "call call call call",
            ]
            await pilot.press("j")
            assert app.tracker.current == SOON

    async def test_they_fold_away_again(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(45, 30)) as pilot:
            await pilot.pause()
            folded = app.seen
            app.tracker.unfold(LATE, ["Ask Wayne first."])
            await pilot.press("h")
            assert app.seen == folded

    async def test_they_are_asked_for_again_when_the_note_has_changed(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.pause()
            app.tracker.unfold(LATE, ["Ask Wayne first."])
            before = noted(*app.actions)
            entries = gather(before, today=TODAY)
            entries, exchange = regather(entries, [], [made_note("other.md")], today=TODAY)
            app.tracker.show(entries, exchange, today=TODAY)
            await pilot.pause()
            assert app.told == []
            changed = [msgspec.structs.replace(before[0], digest="1" * 64)]
            entries, exchange = regather(entries, before, changed, today=TODAY)
            app.tracker.show(entries, exchange, today=TODAY)
            await pilot.pause()
            assert app.told == [Tracker.UnfoldRequested(LATE)]


class TestFilter:
    async def test_the_cursor_goes_to_the_neighbour_that_is_left(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("j", "slash", "u")
            assert app.texts == [LATE.text, LOOSE.text]
            assert app.tracker.current == LOOSE

    async def test_the_list_follows_what_is_typed(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("slash", "r", "o", "o")
            assert app.texts == [SOON.text]
            await pilot.press("enter")
            assert app.texts == [SOON.text]
            assert app.tracker.lines.has_focus
            assert not app.tracker.filter_box.is_open
            assert str(app.tracker.border_subtitle) == "by due · “roo”"

    @pytest.mark.parametrize("before", [(), ("enter",)])
    async def test_escape_shows_all_again(self, before: tuple[str, ...]) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("slash", "r", "o", "o", *before, "escape")
            assert len(app.texts) == 3
            assert app.tracker.lines.has_focus
            assert app.tracker.view == View()

    async def test_no_key_has_the_screen_laid_out_anew(self) -> None:
        actions = [made_action(f"Call {n}", line=n) for n in range(90)]
        app = TrackerApp(*actions)
        async with app.run_test(size=(50, 30)) as pilot:
            await pilot.pause()
            laid_out: list[object] = []
            app.screen.screen_layout_refresh_signal.subscribe(app, laid_out.append)
            for keys in ("slash", "7", "7", "x", "backspace", "enter", "s", "f", "escape"):
                await pilot.press(keys)
                bar = app.tracker.lines.vertical_scrollbar
                assert bar.window_virtual_size == len(app.tracker.lines.rows)
            assert app.tracker.lines.max_scroll_y == 91 - app.tracker.lines.size.height
            assert laid_out == []

    async def test_what_is_typed_into_it_is_offered_as_no_key(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(50, 30)) as pilot:
            assert "slash" in app.screen.active_bindings
            await pilot.press("slash")
            assert not app.screen.active_bindings.keys() & {"slash", "d", "plus", "minus"}

    async def test_while_it_is_closed_it_is_a_rule_and_takes_no_keys(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(50, 30)) as pilot:
            await pilot.press("slash", "r", "o", "o")
            assert app.tracker.filter_box.render_line(0).text.startswith("roo")
            await pilot.press("enter")
            assert set(app.tracker.filter_box.render_line(0).text.strip()) == {"─"}
            assert app.tracker.filter_box not in app.screen.focus_chain
            await pilot.press("slash", "m")
            assert app.tracker.filter_box.has_focus
            assert app.tracker.view.text == "m"

    async def test_where_lines_are_few_it_takes_one_only_while_it_is_open(self) -> None:
        app = TrackerApp()
        async with app.run_test(size=(50, 10)) as pilot:
            await pilot.pause()
            height = app.tracker.lines.size.height
            await pilot.press("slash", "r", "o", "o")
            assert app.tracker.lines.size.height == height - 1
            assert app.texts == [SOON.text]
            await pilot.press("enter")
            assert app.tracker.lines.size.height == height

    async def test_keys_typed_into_it_change_nothing(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.press("slash")
            offered = {b.binding.id for b in app.screen.active_bindings.values()}
            assert not {name for name in offered if name and name.startswith("action.")}
            await pilot.press("x", "space", "3", "plus")
            assert app.asked == []
            assert app.tracker.filter_box.value == "x 3+"


class TestWhereNothingMayBeChanged:
    async def test_keys_are_hidden_and_say_why(self) -> None:
        app = TrackerApp()
        async with app.run_test() as pilot:
            await pilot.pause()
            app.tracker.refusal = "Nobody may."
            await pilot.pause()
            shown = {b.binding.id for b in app.screen.active_bindings.values() if b.binding.show}
            assert "tracker.group" in shown
            assert not {name for name in shown if name and name.startswith("action.")}
            await pilot.press("space", "plus")
            assert app.asked == []
            assert app.told == [Tracker.RefusalAsked("Nobody may.")] * 2


async def test_a_click_on_the_box_ticks() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click("ActionList", offset=(1, 3))
        assert app.asked == [(Verb.TICK, [SOON.text], 0)]
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
        assert app.asked == [(Verb.TICK, [LATE.text], 0)] * 2


async def test_a_postponed_action_stays_in_its_place_and_can_be_postponed_again() -> None:
    later = made_action(LATE.text, due=TODAY + timedelta(days=30))
    app = TrackerApp(LATE, SOON)
    async with app.run_test(size=(50, 30)) as pilot:
        await pilot.press("plus")
        app.show(later, SOON)
        assert app.seen[:2] == ["Overdue 0", "☐ Ask Ben about money Ada 13 Jul 3w"]
        assert str(app.tracker.border_title) == "Actions · 2 open"
        assert app.tracker.current == later
        await pilot.press("s")
        await pilot.press(*"ssss")
        assert app.seen[0] == "Today 1"


async def test_a_reworded_action_keeps_its_place_and_the_cursor() -> None:
    reworded = made_action("Pay Ben", due=LATE.due)
    app = TrackerApp(SOON, LATE)
    async with app.run_test() as pilot:
        await pilot.press("E")
        app.tracker.follow([(LATE, reworded)])
        app.show(SOON, reworded)
        assert app.texts == ["Pay Ben", SOON.text]
        assert app.tracker.current == reworded


def test_thousands_are_told_apart() -> None:
    group = Group("Overdue", (), 21033, 20972)
    assert told([group]) == "Actions · 21,033 open · 20,972 overdue"


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


async def test_an_action_that_comes_before_it_leaves_the_cursor_where_it_is() -> None:
    app = TrackerApp(SOON, LOOSE)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.show(LATE, SOON, LOOSE)
        assert app.tracker.current == SOON


async def test_found_and_changed_an_action_stays_under_the_cursor() -> None:
    done = made_action(SOON.text, "x", owner=SOON.owner, due=TODAY, priority=Priority.HIGH)
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("slash", "r", "o", "o", "enter", "space")
        app.show(LATE, done, LOOSE)
        await pilot.press("f", "f")
        await pilot.press("escape")
        assert app.tracker.current == done


@pytest.mark.parametrize(("keys", "back"), [("", True), ("j", False), ("space", False)])
async def test_an_action_that_is_away_for_a_moment_gets_the_cursor_back(
    keys: str, back: bool
) -> None:
    app = TrackerApp(LATE, SOON, LOOSE)
    async with app.run_test() as pilot:
        await pilot.press("j")
        app.show(LATE, LOOSE)
        assert app.tracker.current != SOON
        await pilot.press(*([keys] if keys else []))
        app.show(LATE, SOON, LOOSE)
        assert (app.tracker.current == SOON) == back


@pytest.mark.parametrize(
    ("keys", "view", "subtitle"),
    [
        ("m", View(owner="Ben Kühn"), "by due · Ben Kühn"),
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


async def test_after_mine_comes_a_person_to_be_chosen_and_then_everybody() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        await pilot.press("m", "m")
        assert app.told == [Tracker.PersonRequested()]
        app.tracker.view = View(owner="Ada")
        await pilot.press("m")
        assert app.tracker.view == View()


async def test_who_is_not_known_chooses_a_person_at_once() -> None:
    app = TrackerApp()
    async with app.run_test() as pilot:
        app.tracker.me = ""
        await pilot.press("m")
        assert app.told == [Tracker.PersonRequested()]


async def test_nothing_to_do_says_so_and_asks_nothing() -> None:
    app = TrackerApp(DONE)
    async with app.run_test() as pilot:
        await pilot.press("space", "x", "v", "a", "d", "3", "plus", "l", "enter")
        assert app.tracker.lines.render_line(0).text.rstrip() == "No actions here."
        assert app.told == []
        assert app.asked == []
        assert app.detail == ["", ""]


async def test_note_text_is_no_markup() -> None:
    app = TrackerApp(made_action("[/home] [red]x [@click=app.quit]q"))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert app.seen[1].startswith("☐ [/home] [red]x [@click=app.quit]q")
        assert app.detail[0] == "[/home] [red]x [@click=app.quit]q"
