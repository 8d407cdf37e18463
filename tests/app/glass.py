"""A terminal of glass: an app writes to it as to a real one, and every cell can be looked at."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import pyte
from pyte.screens import Char
from rich.cells import cell_len
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen as TextualScreen

PATIENCE = 60
"""How often it is looked whether the app has come to rest; nearly always, once is enough."""

MOVE = re.compile("\x1b\\[(\\d+);(\\d+)H")
SEQUENCE = re.compile("\x1b\\[[0-9;]*m|\x1b]8;.*?\x1b\\\\")
LINK = re.compile("\x1b]8;[^;]*;(.*?)\x1b\\\\")

JUNK = "\x1b[H" + "\r\n".join(["\x1b[31;42;9m" + "junk" * 30] * 45 + ["\x1b[m"])

Cell = tuple[Char, str]
"""What a cell shows, and where it leads."""


class Screen(pyte.Screen):
    """Remembers the links too, which pyte reads over."""

    def __init__(self, columns: int, lines: int) -> None:
        self.link = ""
        self.links: dict[tuple[int, int], str] = {}
        super().__init__(columns, lines)
        self.reset_mode(7, private=True)  # as Textual does: what is too long is not wrapped

    def draw(self, data: str) -> None:
        for letter in data:
            start, line = self.cursor.x, self.cursor.y
            super().draw(letter)
            for column in range(start, self.cursor.x):
                self.links[line, column] = self.link

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        super().erase_in_line(how, private)
        for column in range(self.cursor.x, self.columns):
            self.links[self.cursor.y, column] = self.link

    def feed(self, data: str) -> None:
        """Take what is written to a terminal."""
        stream = pyte.Stream(self)
        for number, part in enumerate(LINK.split(data)):
            if number % 2:
                self.link = part
            else:
                stream.feed(part)

    def cells(self, line: int) -> list[Cell]:
        """Return what a line shows, without what can't be seen of blanks."""
        row, link = self.buffer[line], self.links.get
        return [(_seen(row[column]), link((line, column), "")) for column in range(self.columns)]


@lru_cache(maxsize=2000)
def _seen(cell: Char) -> Char:
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


@lru_cache(maxsize=2000)
def shown(line: str, width: int) -> list[Cell]:
    """Return what a terminal shows for a line as Textual writes it."""
    screen = Screen(width, 1)
    screen.feed(line)
    return screen.cells(0)


class Glass(HeadlessDriver):
    """Gives what the app writes to the terminal of glass; it can be taken away and given back."""

    screen: Screen
    written: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    @property
    def can_suspend(self) -> bool:
        return True

    def write(self, data: str) -> None:
        self.written.append(data)
        self.screen.feed(data)

    def start_application_mode(self) -> None:
        """Begin with what another program may have left there, and tell the size."""
        self.written = []
        self.screen = Screen(*self._get_terminal_size())
        self.screen.feed(JUNK)
        super().start_application_mode()

    def resize(self, width: int, height: int) -> None:
        """Become of another size, or of the same again, with its lines in a heap."""
        self._size = (width, height)
        self.start_application_mode()


class Watcher:
    """Compares what an app in a terminal of glass shows with what Textual means it to.

    Now and then Textual loses an update: a widget is laid out anew before the screen has looked
    for what is new in it. Then the terminal is to show what Textual did send.
    """

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot
        self.updates: list[CompositorUpdate] = []
        """What Textual sent since the last comparison."""
        self.compared: list[list[Cell]] = []
        """What the terminal showed then."""

    @property
    def glass(self) -> Glass:
        """The terminal."""
        driver = self.app._driver
        assert isinstance(driver, Glass)
        return driver

    async def compare(self, step: object) -> None:
        """Wait until the app has come to rest, and fail unless all is as meant."""
        for _ in range(PATIENCE):
            await self.pilot.pause()
            meant = self.meant()
            if self.is_of_one_size() and not self.differing(meant):
                break
        else:
            assert self.is_of_one_size(), f"after {step}"
            meant = self.updated()
            assert self.differing(meant) == [], f"after {step}"
        self.compared = meant
        self.updates.clear()

    def is_of_one_size(self) -> bool:
        """Whether the app knows how large the terminal is."""
        return self.app.size == (self.glass.screen.columns, self.glass.screen.lines)

    def differing(self, meant: list[list[Cell]]) -> list[str]:
        """Return a line for each line of the terminal that is not as it was to be."""
        return [
            f"line {number}: {_letters(there)!r} for {_letters(line)!r}"
            for number, line in enumerate(meant)
            if (there := self.glass.screen.cells(number)) != line
        ]

    def meant(self) -> list[list[Cell]]:
        """Return what the screen would be, were it drawn anew."""
        strips = self.app.screen._compositor.render_strips()
        return [shown(strip.render(self.app.console), strip.cell_length) for strip in strips]

    def updated(self) -> list[list[Cell]]:
        """Return what the screen would be, had all been sent as Textual sends it."""
        lines = [line.copy() for line in self.compared]
        for update in self.updates:
            pieces = MOVE.split(update.render_segments(self.app.console))[1:]
            for y, x, piece in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
                text = piece.rstrip("\n")
                width = cell_len(SEQUENCE.sub("", text))
                while len(lines) < int(y):
                    lines.append([])
                lines[int(y) - 1][int(x) - 1 : int(x) - 1 + width] = shown(text, width)
        return lines

    def sent(self) -> int:
        """Return how many bytes were written since this was asked last."""
        written = "".join(self.glass.written)
        self.glass.written.clear()
        return len(written.encode())


@asynccontextmanager
async def watched(app: App[Any], size: tuple[int, int]) -> AsyncIterator[Watcher]:
    """Run an app in a terminal of glass, `size` cells wide and high."""
    app.driver_class = Glass
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        watcher = Watcher(app, pilot)
        display = app._display

        def note_and_display(screen: TextualScreen[Any], renderable: Any) -> None:
            if isinstance(renderable, CompositorUpdate) and not app._batch_count:
                watcher.updates.append(renderable)
            display(screen, renderable)

        app._display = note_and_display  # type: ignore[method-assign]
        app.refresh()
        await watcher.compare("the start")
        yield watcher


def _letters(line: list[Cell]) -> str:
    return "".join(cell.data for cell, _ in line)
