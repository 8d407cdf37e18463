"""Keys that arrive together have their effect one after the other."""

import asyncio
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any, Generic

from textual import events, on
from textual.app import App, ReturnType
from textual.message import Message
from textual.timer import Timer

PATIENCE = 0.5
"""Seconds after which a key counts as done of which nothing is heard any more."""


class InTurnApp(App[ReturnType], Generic[ReturnType]):
    """An application that gives a key to whatever has the focus when the key before is done with.

    Textual gives out all keys as they arrive. A letter is then in the text before a backspace typed
    earlier has bubbled up to the app, which is where bindings are looked up; and what is typed
    after a key that opens a dialog goes to what is below it. Somebody at a quick line never sees
    this, but on a slow one keys arrive by the handful.
    """

    @dataclass
    class Done(Message):
        """Follows a key from the widget that it was given to, through all that it bubbles to."""

        key: events.Event
        """What was typed or pasted."""
        is_second: bool = False
        """Whether it follows what the key had widgets say to those above them."""

        @property
        def calls_everywhere(self) -> bool:
            """Whether it takes its time, so that what they begin with that gets under way."""
            return self.is_second

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Textual's own, passed on
        super().__init__(**options)
        self._keys: deque[events.Event] = deque()
        """What was typed or pasted; the first of it is under way."""
        self._given_out = 0.0
        """When that was, by the monotonic clock."""
        self._lost: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Have a key wait for those before it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._keys.append(event)
        if len(self._keys) == 1:
            await self._give_out()
        elif self._lost is None:
            left = max(0.0, self._given_out + PATIENCE - monotonic())
            self._lost = self.set_timer(left, self._go_on, name="lost key")

    async def _give_out(self) -> None:
        """Give the first key to whoever has the focus."""
        key, goes_to = self._keys[0], self.focused or self.screen
        self._given_out = monotonic()
        await super().on_event(key)
        if not goes_to.post_message(self.Done(key)):  # that is gone, and so is the key
            await self._go_on()

    @on(Done)
    async def _see_what_is_next(self, event: Done) -> None:
        if not self._keys or event.key is not self._keys[0] or not self.screen_stack:
            return
        if len(self._keys) > 1 and not event.is_second:
            again = self.Done(event.key, is_second=True)
            if (self.focused or self.screen).post_message(again):
                return
        await asyncio.sleep(0)  # what the key began in the background opens its dialog here
        # The dialog takes the next key, once it is complete.
        again = self.Done(event.key, is_second=True)
        if self.screen.is_mounted or not self.screen.post_message(again):
            await self._go_on()

    async def _go_on(self) -> None:
        """Give out the next key, if there is one."""
        if self._lost:
            self._lost.stop()
            self._lost = None
        if self._keys:
            self._keys.popleft()
        if self._keys:
            await self._give_out()
            if len(self._keys) > 1 and self._lost is None:
                self._lost = self.set_timer(PATIENCE, self._go_on, name="lost key")
