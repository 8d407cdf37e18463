"""What the journeys through the whole app have in common."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from tui.app import WeeknotesApp
from tui.screens.main import MainScreen
from tui.screens.question import Question

TODAY = date(2019, 6, 26)
"""The Wednesday of the sample notes' newest week."""

PATIENCE = 10.0
"""Seconds after which a test gives up waiting; never spent where the program works."""


@dataclass
class Journey:
    """A person at the keyboard of a running app."""

    app: WeeknotesApp
    pilot: Pilot[None]
    folder: Path

    @property
    def main(self) -> MainScreen:
        """The screen with the panes."""
        return next(s for s in self.app.screen_stack if isinstance(s, MainScreen))

    @property
    def reading(self) -> str:
        """The path of the note that is shown."""
        page = self.main.viewer.page
        return page.key if page else ""

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text, as a terminal sends it."""
        await self.pilot.press(*("enter" if c == "\n" else c for c in text))

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until something holds, as the app goes on working."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await self.pilot.pause()
                await asyncio.to_thread(lambda: None)  # let the threads have their turn
        assert condition(), what

    def shown(self) -> str:
        """Return the text that is on the terminal now."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    async def until_shown(self, text: str) -> None:
        """Wait until a text is on the terminal."""
        await self.until(lambda: text in self.shown(), f"{text!r} is not shown")

    async def until_asked(self) -> None:
        """Wait until a question can be answered."""

        def is_asked() -> bool:
            screen = self.app.screen
            return isinstance(screen, Question) and screen.listens

        await self.until(is_asked, "nothing is asked")

    async def until_reading(self, path: str) -> None:
        """Wait until a note is shown."""
        await self.until(lambda: self.reading == path, f"{path} is not shown")

    async def until_told(self, text: str) -> None:
        """Wait until a passing message says something."""
        told = self.app._notifications
        await self.until(lambda: any(text in note.message for note in told), f"{text!r} not told")

    def read(self, path: str) -> str:
        """Return what a file of the folder holds."""
        return (self.folder / path).read_text(encoding="utf-8")


@asynccontextmanager
async def journey(
    folder: Path,
    *,
    me: str = "callum",
    size: tuple[int, int] = (120, 40),
    newcomer: bool = False,
    kind: type[WeeknotesApp] = WeeknotesApp,
    **options: object,
) -> AsyncIterator[Journey]:
    """Run the app on a folder, up to the moment when all of it has been read.

    What is told at somebody's first visit is only left on the screen for a `newcomer`.
    """
    aside = folder.parent / "person"
    app = kind(
        folder,
        me=me,
        cache_dir=aside / "cache",
        state_dir=aside / "state",
        today=lambda: TODAY,
        **options,  # type: ignore[arg-type]
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        person = Journey(app, pilot, folder)
        await person.until(lambda: person.main.is_ready, "the folder is read")
        await pilot.pause()
        if not newcomer:
            app.clear_notifications()
        yield person
