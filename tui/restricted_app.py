"""The app for somebody who is on the host for the notes and nothing else."""

from typing import ClassVar, Never

from textual import events
from textual.geometry import Size

from tui.app import WeeknotesApp

MAX_SIZE = Size(640, 240)
"""The largest terminal that is drawn, in cells: a 4K screen in tiny letters. One may claim 65,535
columns and lines, which is memory by the gigabyte."""

HOST = (
    "action_screenshot",
    "action_suspend_process",
    "deliver_binary",
    "deliver_screenshot",
    "deliver_text",
    "open_url",
    "save_screenshot",
    "suspend",
)
"""What Textual's applications do to the machine that they run on: write files anywhere, stop the
process, start a browser."""


class Absent:
    """Stands for a method that a class does not have, though one that it is derived from does."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Never:
        """Raise AttributeError, so that `hasattr` and Textual's actions find nothing here."""
        raise AttributeError(f"{self._name} is not there in a restricted session")


class RestrictedApp(WeeknotesApp):
    """The app without what touches the host, in a terminal of a sensible size, left when idle."""

    IDLE_MINUTES: ClassVar[int] = 60

    @property
    def size(self) -> Size:
        """The size of the terminal, as far as it is drawn."""
        return within_bounds(super().size)

    async def on_event(self, event: events.Event) -> None:
        """Believe no claim that the terminal is larger than any is."""
        if isinstance(event, events.Resize):
            event.size = within_bounds(event.size)
            event.virtual_size = within_bounds(event.virtual_size)
            event.container_size = within_bounds(event.container_size)
        await super().on_event(event)


for _name in HOST:
    setattr(RestrictedApp, _name, Absent(_name))


def within_bounds(size: Size) -> Size:
    """Return a size that is `MAX_SIZE` at most each way."""
    return Size(min(size.width, MAX_SIZE.width), min(size.height, MAX_SIZE.height))
