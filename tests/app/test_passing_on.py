"""Messages that go past a box that has no handler for them, in the order they were sent in."""

import asyncio
from dataclasses import dataclass

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from tests.app.journey import PATIENCE
from tui.panes.box import Box
from tui.panes.passing_on import PassingOn, hears
from tui.screens.browsing import Browsing
from tui.screens.following import Following


@dataclass
class Told(Message):
    """Goes up through the boxes."""

    what: str


class Whispered(Told):
    """Is heard by whoever hears the other."""


class Deaf(Box):
    """Hears nothing, and counts what it dispatches."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children)
        self.visits: list[Message] = []

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, Told | events.Key):
            self.visits.append(message)
        await super()._dispatch_message(message)


class Listening(Deaf):
    """Passes on what it hears with a mark of its own."""

    @on(Told)
    def _mark(self, event: Told) -> None:
        event.what += "!"


class Keyed(Deaf):
    """Has a key handled by a method of its name."""

    def key_x(self) -> None:
        """Do nothing."""


class Chain(App[None]):
    """A widget in three boxes, the one in the middle of a given class."""

    def __init__(self, middle: type[Deaf] = Deaf) -> None:
        super().__init__()
        self.bottom = Widget()
        self.inner, self.middle = Deaf(self.bottom), middle()
        self.outer = Deaf(self.middle)
        self.arrived: asyncio.Queue[str] = asyncio.Queue()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        """Put the boxes into each other."""
        yield self.outer

    async def on_mount(self) -> None:
        """Fill the box in the middle."""
        await self.middle.mount(self.inner)

    async def until_heard(self, count: int) -> None:
        """Wait for messages; a pilot's own would be in the boxes' queues meanwhile."""
        async with asyncio.timeout(PATIENCE):
            for _ in range(count):
                self.heard.append(await self.arrived.get())

    @on(Told)
    def _hear(self, event: Told) -> None:
        self.arrived.put_nowait(event.what)


@pytest.mark.parametrize("message", [Told, Whispered])
async def test_only_a_box_that_hears_of_it_is_called_at(message: type[Told]) -> None:
    app = Chain(Listening)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.bottom.post_message(message("a"))
        await app.until_heard(1)
        assert app.heard == ["a!"]
        assert [len(box.visits) for box in (app.inner, app.middle, app.outer)] == [0, 1, 0]


async def test_nothing_overtakes_what_waits_in_a_box() -> None:
    app = Chain()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.middle.call_later(lambda: None)
        app.inner.post_message(Told("first"))  # waits for that
        app.outer.post_message(Told("quick"))
        app.inner.post_message(Told("second"))
        await app.until_heard(3)
        assert [len(box.visits) for box in (app.inner, app.middle, app.outer)] == [0, 2, 0]
        assert app.heard == ["quick", "first", "second"]


async def test_what_wants_to_is_queued_everywhere() -> None:
    class Slow(Told):
        calls_everywhere = True

    app = Chain()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.bottom.post_message(Slow("a"))
        await app.until_heard(1)
        assert [len(box.visits) for box in (app.inner, app.middle, app.outer)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("box", "message", "heard"),
    [
        (Deaf, events.Key, False),
        (Keyed, events.Key, True),
        (Deaf, events.MouseScrollDown, True),
        (Deaf, Told, False),
        (Listening, Whispered, True),
        (Browsing, events.DescendantFocus, True),
        (Following, events.DescendantFocus, False),
    ],
)
def test_a_class_is_known_to_hear(
    box: type[Widget], message: type[Message], *, heard: bool
) -> None:
    assert hears(box, message) is heard


async def test_a_key_reaches_the_bindings_above() -> None:
    class Bound(Deaf):
        BINDINGS = [("x", "press", "")]  # noqa: RUF012  # as Textual declares it
        pressed = 0

        def action_press(self) -> None:
            self.pressed += 1

    app = Chain(Bound)
    app.bottom.can_focus = True
    async with app.run_test() as pilot:
        app.bottom.focus()
        await pilot.press("x")
        assert isinstance(app.middle, Bound)
        assert app.middle.pressed == 1
        assert not app.middle.visits


def test_handlers_are_kept_where_they_are_looked_for() -> None:
    assert all("_decorated_handlers" in cls.__dict__ for cls in (Widget, Box, PassingOn))
