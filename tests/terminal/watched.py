"""A terminal that keeps all that is sent to it, and can show what became of it."""

import fcntl
import re
import struct
import sys
import termios
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

import pyte

from tests.bench.terminal import Silent, Terminal
from tests.commands.processes import COMMAND, environment
from tests.terminal.line import AS_ITS_OWN, PATIENCE
from tests.terminal.payloads import OURS

LULL = 1.0
"""Seconds after which a key is taken to have changed nothing that is seen."""


class Watched(Terminal):
    """`weeknotes` in a terminal of some kind and size."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.output = b""
        self.size = columns, rows
        command = (sys.executable, "-c", AS_ITS_OWN, *COMMAND, "-f", str(folder), *words)
        kind = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        super().__init__(
            command, columns=columns, rows=rows, env=environment(kind), cwd=folder.parent
        )

    def press(self, keys: bytes) -> None:
        """Send keys, and wait for what comes of them, if anything does."""
        self.send(keys)
        self._read(LULL)
        self.settle(0.1)

    def to_the_end(self) -> Self:
        """Wait until the program has ended and all that it printed is here."""
        self.ended(timeout=PATIENCE)
        with suppress(EOFError):
            self.settle()
        return self

    def resize(self, columns: int, rows: int) -> None:
        """Become of another size; what was shown is taken to be gone."""
        self.size = columns, rows
        self.output = b""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def screen(self) -> pyte.Screen:
        """Return what the terminal shows."""
        screen = pyte.Screen(*self.size)
        pyte.ByteStream(screen).feed(OURS.sub(understood, self.output))
        return screen

    def wait_for(self, shown: Callable[[pyte.Screen], bool]) -> pyte.Screen:
        """Wait until the screen is as wanted, and return it; raises `Silent` where it never is."""
        for _ in range(int(PATIENCE / LULL)):
            self._read(LULL)
            self.settle(0.1)
            screen = self.screen()
            if shown(screen):
                return screen
        raise Silent("\n".join(self.screen().display))

    def until_shown(self, words: str) -> pyte.Screen:
        """Wait until words are on the screen, in one line."""
        return self.wait_for(lambda screen: any(words in line for line in screen.display))

    def _read(self, timeout: float) -> bytes:
        chunk = super()._read(timeout)
        self.output += chunk
        return chunk


def understood(sequence: re.Match[bytes]) -> bytes:
    """Return a sequence if pyte knows of its kind; what it does not know, it shows."""
    return sequence[0] if sequence[0][1:2] == b"[" and sequence[0][-1:] in b"mHGBJKhl" else b""
