"""Only what changed is sent, and the terminal shows what Textual means it to all the same."""

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.messages import TerminalSupportsSynchronizedOutput

from tests.app.glass import JUNK, Watcher, watched
from tests.app.journey import TODAY, Journey
from tests.app.slate import SIZES, Slate
from tui import settings
from tui.app import WeeknotesApp
from tui.lean_output import updates
from tui.lean_output.picture import Picture
from tui.screens import marking

SETTLED = 0.2
"""Seconds after which what a key brings about later has come: a note is opened after a moment."""

ENVIRONMENTS = (
    {"COLORTERM": "truecolor"},
    {"COLORTERM": "", "TERM": "xterm-256color"},
    {"COLORTERM": "", "TERM": "xterm"},
    {"COLORTERM": "truecolor", "NO_COLOR": "1"},
)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[tuple[Journey, Watcher]]:
    """Open the app on a folder, in a terminal of glass."""
    aside = folder.parent / "person"
    app = WeeknotesApp(folder, me="callum", cache_dir=aside, state_dir=aside, today=lambda: TODAY)
    async with watched(app, (120, 40)) as watcher:
        person = Journey(app, watcher.pilot, folder)
        await person.until(lambda: person.main.is_ready, "the folder is read")
        await watcher.compare("the folder is read")
        yield person, watcher


@pytest.mark.parametrize("seed", range(4))
async def test_after_any_steps_the_terminal_shows_what_is_meant(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENTS[seed].items():
        monkeypatch.setenv(name, value)
    slate = Slate(seed)
    assert slate.start_lean_output()

    async with watched(slate, SIZES[seed]) as watcher:
        for number in range(128):
            step = slate.chance.choice(slate.steps)
            step()
            await watcher.compare(f"step {number}, {step.__name__}")

    assert slate.is_lean


async def test_what_another_program_wrote_is_drawn_over_on_request(sample: Path) -> None:
    async with opened(sample) as (person, watcher):
        watcher.glass.screen.feed(JUNK)
        await person.press("ctrl+l")

        await watcher.compare("ctrl+l")


async def test_another_textual_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "RELIED_UPON", ((App._display, "self screen update"),))
    slate = Slate(0)

    assert not slate.start_lean_output()
    async with watched(slate, (64, 16)) as watcher:
        slate.box()
        await watcher.compare("a box")


async def test_a_fault_of_its_own_ends_it_and_not_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise IndexError

    slate = Slate(0)
    slate.start_lean_output()
    async with watched(slate, (64, 16)) as watcher:
        slate.write()
        await watcher.compare("what went well")
        with monkeypatch.context() as fault:
            fault.setattr(Picture, "put", fail)
            slate.write()
            await watcher.compare("the fault")
        slate.box()
        await watcher.compare("what comes after")

    assert not slate.is_lean


@pytest.mark.parametrize(("setting", "is_lean"), [("", True), ("lean = false", False)])
async def test_a_setting_turns_it_off(sample: Path, setting: str, *, is_lean: bool) -> None:
    file = settings.config_dir() / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(setting)

    async with opened(sample) as (person, watcher):
        watcher.sent()
        await person.press("3", "down", "down")
        await watcher.compare("the keys")

        assert (watcher.sent() < 8_000) == is_lean


LIST_KEY, PAGE, FOCUS, MODAL, TOAST = 600, 9_000, 7_000, 15_000, 700
FIRST_LETTER = 1_000

BUDGETS = (
    ("to the timeline", ("1",), FOCUS),
    ("another note", ("down",), PAGE),
    ("to the note", ("2",), FOCUS),
    ("a page", ("pagedown",), PAGE),
    ("to the tracker", ("3",), FOCUS),
    ("the next action", ("down",), LIST_KEY),
    ("the one after that", ("j",), LIST_KEY),
    ("next pane", ("tab",), FOCUS),
    ("all keys", ("question_mark",), MODAL),
    ("no more", ("escape",), MODAL),
    ("the palette", ("ctrl+p",), MODAL),
    ("a letter in it", ("d",), PAGE),
    ("the palette closed", ("escape",), MODAL),
    ("to write", ("N",), MODAL),
    ("the first letter, which marks the note as unsaved", ("x",), FIRST_LETTER),
    ("a letter", ("a",), LIST_KEY),
    ("another", ("b",), LIST_KEY),
)
"""A key of those that one presses a hundred times a day, and the bytes that it may take."""


async def test_keys_keep_to_their_budgets(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(marking, "GLANCE", math.inf)  # that a note was read is shown at any moment
    async with opened(sample) as (person, watcher):
        person.app.post_message(TerminalSupportsSynchronizedOutput())
        spent = []
        for what, keys, budget in BUDGETS:
            await watcher.compare("the start")
            watcher.sent()
            await person.press(*keys)
            await watcher.compare(what)
            await person.pilot.pause(SETTLED)
            spent.append((what, watcher.sent(), budget))

    assert [it for it in spent if it[1] > it[2]] == []


async def test_a_passing_message_keeps_to_its_budget(sample: Path) -> None:
    async with opened(sample) as (person, watcher):
        watcher.sent()
        person.app.notify("The note was saved.", timeout=60)
        await person.until_shown("The note was saved.")
        await watcher.compare("the message")

        assert 0 < watcher.sent() <= TOAST


async def test_nothing_is_sent_while_nothing_happens(sample: Path) -> None:
    async with opened(sample) as (person, watcher):
        await person.pilot.pause(SETTLED)
        watcher.sent()
        await person.pilot.pause(1.0)

        assert watcher.sent() == 0
