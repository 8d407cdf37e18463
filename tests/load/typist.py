"""Somebody at a terminal of their own who presses a key from time to time."""

import os
import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.terminal import ALTERNATE_SCREEN, SYNC_ANSWER, SYNC_QUERY, Terminal
from tui.notes.errors import WriteFailed

QUIET = 0.25
"""Seconds after which what comes is no answer to the last key any more."""
GIVE_UP = 5.0
"""Seconds after which no answer is awaited any more: at the end of a list, a key does nothing."""
CALM = 1.5
"""Seconds without output after which a session has started."""
TAIL = 2000
"""Bytes of output that are kept for an error message."""

REFUSED = WriteFailed.title.encode()

READING = ("1", "j", "j", "j", "k", "j", "enter", "j", "j", "tab", "n", "j", "3", "j", "j", "s")
"""What a reader presses: down the timeline, into a note, to its links, on to the actions."""
TICKING_BEGINS, TICKING = ("3", "m"), ("space", "j")
"""What somebody presses who ticks one action of their own after the other."""

_BYTES = {"enter": b"\r", "tab": b"\t", "space": b" "}


class Answer(NamedTuple):
    """How long a key took to be seen, in seconds."""

    first: float
    """To the first output after it."""
    last: float
    """To the last output before it was quiet."""


class Typist:
    """Presses keys in a session and takes the time; whoever drives it says what time it is."""

    def __init__(self, name: str, terminal: Terminal, *, ticks: int = 0) -> None:
        """Type in `terminal`; with `ticks`, that many actions of their own are ticked, no more."""
        self.name = name
        self.terminal = terminal
        self.ticks = ticks
        self.ticked = 0
        self.answers: list[Answer] = []
        self.unanswered = 0
        """Keys after which nothing came, as at the end of a list."""
        self.output = 0
        """Bytes."""
        self.was_refused = False
        """Whether the session has said that something was not written."""
        self.is_ready = False
        self._keys = self._script()
        self._chance = random.Random(name)
        self._next = 0.0
        self._pressed: float | None = None
        self._first = self._last = 0.0
        self._heard = 0.0
        self._tail = b""
        self._is_on_screen = False

    def _script(self) -> Iterator[str]:
        if not self.ticks:
            while True:
                yield from READING
        yield from TICKING_BEGINS
        for _ in range(self.ticks):
            yield from TICKING
        while True:
            yield from ("j", "k")

    def begin(self, now: float) -> None:
        """Press the first key within a second from now."""
        self._next = now + self._chance.random()

    def drain(self, now: float) -> None:
        """Take what the session has printed; raises `EOFError` where it has ended."""
        try:
            chunk = os.read(self.terminal.fd, 1 << 16)
        except OSError:  # Linux's way of saying that nobody holds the other end any more
            chunk = b""
        if not chunk:
            words = self._tail.decode(errors="replace")
            raise EOFError(f"session {self.name} has ended; its output ended with:\n{words}")
        self.output += len(chunk)
        self._is_on_screen |= ALTERNATE_SCREEN in self._tail[-len(ALTERNATE_SCREEN) :] + chunk
        self.was_refused |= REFUSED in self._tail + chunk
        self._tail = (self._tail + chunk)[-TAIL:]
        if SYNC_QUERY in chunk:
            self.terminal.send(SYNC_ANSWER)
        self._heard = now
        if self._pressed is not None:
            if not self._first:
                self._first = self._last = now
            elif now - self._last < QUIET:
                self._last = now

    def look_ready(self, now: float) -> bool:
        """Say whether the session shows something and has come to rest."""
        self.is_ready |= self._is_on_screen and now - self._heard > CALM
        return self.is_ready

    def press_if_due(self, now: float) -> None:
        """Press the next key if it is time, about one a second, and the last one was answered.

        A key that is pressed before would be taken for the cause of what the last one brings.
        """
        if now < self._next or self._is_awaiting(now):
            return
        self.settle()
        key = next(self._keys)
        self.ticked += key == "space"
        self._pressed, self._first = now, 0.0
        self.terminal.send(_BYTES.get(key) or key.encode())
        self._next = now + self._chance.uniform(0.7, 1.3)

    def _is_awaiting(self, now: float) -> bool:
        if self._pressed is None:
            return False
        return now - self._last < QUIET if self._first else now - self._pressed < GIVE_UP

    def settle(self) -> None:
        """Note how the last key was answered."""
        if self._pressed is None:
            return
        if self._first:
            self.answers.append(Answer(self._first - self._pressed, self._last - self._pressed))
        else:
            self.unanswered += 1
        self._pressed = None

    def leave(self) -> None:
        """Ask the session to end."""
        self.settle()
        self.terminal.send(b"\x11")
