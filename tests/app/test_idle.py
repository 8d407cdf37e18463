"""An app that nobody is at is left, with what was being written kept."""

import json
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.events import Paste
from textual.widgets import Static

from tests.app.journey import journey
from tui.idle import IdleApp, _spelt

LONG = 3600.0


class Desk(IdleApp[None]):
    """An app with nothing in it, at which nobody is."""

    def compose(self) -> ComposeResult:
        yield Static("nobody")


async def test_it_is_left_after_a_word_that_it_will_be() -> None:
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.leave_when_idle(0.4, notice=0.2)
        while not app._notifications:
            await pilot.pause(0.01)
        (word,) = app._notifications
        assert word.title == "Still there?"
        assert "weeknotes is left in" in word.message
        assert not app._exit
        while not app._exit:
            await pilot.pause(0.01)

    assert app.return_code == 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (30.4, "30 seconds"),
        (59.6, "1 minute"),
        (90, "2 minutes"),
        (3600, "60 minutes"),
    ],
)
def test_a_time_is_told_as_what_it_is(seconds: float, words: str) -> None:
    assert _spelt(seconds) == words


async def test_a_key_takes_the_word_back_and_begins_the_time_anew() -> None:
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.leave_when_idle(0.6, notice=0.3)
        while not app._notifications:
            await pilot.pause(0.01)
        seen = app._seen

        await pilot.press("x")

        assert not app._notifications
        assert app._seen > seen
        while not app._notifications:  # and nobody comes again
            await pilot.pause(0.01)
        assert not app._exit


async def test_the_mouse_and_a_paste_are_somebody_too() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.leave_when_idle(LONG)
        start = app._seen
        await pilot.hover(Static)
        moved = app._seen
        app.post_message(Paste("words"))
        await pilot.pause()

        assert start < moved < app._seen


async def test_it_costs_one_timer_however_many_keys_there_are() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.leave_when_idle(LONG)
        before = set(app._timers)
        await pilot.press(*"several keys")

        idle = [timer for timer in app._timers if timer.name == "idle"]
        assert len(idle) == 1
        assert set(idle) <= before


async def test_what_was_being_written_is_in_the_journal(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("N")
        await person.until(lambda: person.main.writing.is_open)
        await person.until(lambda: person.app.focused is person.main.writing.editor.area)
        await person.type("Words from the quay.")

        person.app.leave_when_idle(0.02)
        await person.until(lambda: person.app._exit)

    (draft,) = (sample.parent / "person/state/drafts").glob("*.json")
    assert "Words from the quay." in json.loads(draft.read_bytes())["text"]
    assert person.app.return_code == 0
    assert not person.app._exception


async def test_a_question_on_the_screen_keeps_nobody(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("N")
        await person.until(lambda: person.main.writing.is_open)
        await person.until(lambda: person.app.focused is person.main.writing.editor.area)
        await person.type("Words")
        await person.press("ctrl+q")
        await person.until_shown("changes that are not saved")

        person.app.leave_when_idle(0.02)
        await person.until(lambda: person.app._exit)

    assert list((sample.parent / "person/state/drafts").glob("*.json"))
