"""The first screen of somebody who has not said where the notes are."""

from pathlib import Path

from textual.widgets import Input

from tests.app.journey import TODAY
from tui.app import WeeknotesApp
from tui.screens.main import MainScreen
from tui.screens.welcome import WelcomeScreen


async def test_a_wrong_folder_is_told_and_a_right_one_opened(sample: Path) -> None:
    app = WeeknotesApp(None, today=lambda: TODAY)
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, WelcomeScreen)
        field = screen.query_one(Input)
        field.value = str(sample / "nowhere")
        await pilot.press("enter")
        assert "There is no folder" in str(screen.problem.content)
        for typed, told in (("", "Type the path"), ("~nobody-here/x", "nobody here")):
            field.value = typed
            await pilot.press("enter")
            assert told in str(screen.problem.content)
        field.value = str(sample)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
