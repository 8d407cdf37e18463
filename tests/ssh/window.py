"""A terminal whose output is drawn as a person sees it, and waited for by its words."""

import os
import time
from collections.abc import Callable, Sequence

import pyte

from tests.bench.terminal import Silent, Terminal
from tests.terminal.payloads import OURS
from tests.terminal.watched import understood

PATIENCE = 30.0
"""Seconds after which a test gives up; never spent where the program works."""

BEAT = 0.05
"""Seconds between two looks at what is not on the screen, such as a file."""

ENTER, ESC, SPACE, END = b"\r", b"\x1b", b" ", b"\x1b[F"
CTRL_F, CTRL_S, CTRL_U = b"\x06", b"\x13", b"\x15"


class Window(Terminal):
    """Runs a program, such as an ssh client, in a terminal that is looked at."""

    def __init__(self, command: Sequence[str], *, rows: int = 40, columns: int = 120) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        """The beginning of a sequence whose end is still to come."""
        super().__init__(command, rows=rows, columns=columns)

    @property
    def display(self) -> str:
        """The lines of the screen."""
        return "\n".join(self._screen.display)

    @property
    def _cursor(self) -> tuple[int, int]:
        return self._screen.cursor.y, self._screen.cursor.x

    def shows(self, words: str) -> bool:
        """Whether words are on the screen, in one line."""
        return words in self.display

    def see(self, words: str) -> None:
        """Wait until words are on the screen, in one line; raises `Silent` where they never are."""
        self.wait_for(lambda: self.shows(words), words)

    def see_no_more(self, words: str) -> None:
        """Wait until words are on the screen no longer."""
        self.wait_for(lambda: not self.shows(words), f"end of {words}")

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        """Watch until something holds; raises `Silent` where it never does."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise Silent(f"no {what} in {PATIENCE:.0f} s; on the screen is\n{self.display}")
            self._read(BEAT)

    def press(self, keys: bytes, awaited: str) -> None:
        """Send keys, and wait until words are on the screen."""
        self.send(keys)
        self.see(awaited)

    def move(self, keys: bytes) -> None:
        """Send keys, and wait until the cursor is somewhere else."""
        before = self._cursor
        self.send(keys)
        self.wait_for(lambda: self._cursor != before, "other place for the cursor")

    def type(self, text: str) -> None:
        """Type text, whose lines end with enter."""
        self.send(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> None:
        """Paste as terminals do, whose line ends are carriage returns."""
        self.send(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")

    def die(self) -> None:
        """Lose the program without a word to anybody, as a laptop does whose battery is empty."""
        os.kill(self.pid, 9)
        self._process.wait()

    def _read(self, timeout: float) -> bytes:
        chunk = super()._read(timeout)
        output = self._held + chunk
        start = output.rfind(b"\x1b")
        is_cut = start >= 0 and not OURS.match(output, start)
        whole, self._held = (output[:start], output[start:]) if is_cut else (output, b"")
        self._stream.feed(OURS.sub(understood, whole))
        return chunk
