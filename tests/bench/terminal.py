"""A program in a pseudo-terminal, watched the way a person's terminal would: by its output."""

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

SYNC_QUERY, SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""A modern terminal says that it can hold a frame until it is whole; Textual asks for it."""

ALTERNATE_SCREEN = b"\x1b[?1049h"

CLEARED = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "TEXTUAL")
"""Beginnings of names in the environment that would change what is measured."""


class Silent(AssertionError):
    """A program did not do in time what was awaited of it."""


class Reading(NamedTuple):
    """What a program printed while it was watched."""

    seconds: float
    """From the start of the watch to the last byte that counts."""
    output: bytes


class Terminal:
    """Runs a program in a pseudo-terminal of its own until the `with` block is left."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        rows: int = 40,
        columns: int = 120,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.fd, inner = os.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._tail = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            cwd=cwd,
            env=_environment(env or {}),
            start_new_session=True,
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self.fd)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self.fd, keys)

    def first_paint(self, marker: str, *, timeout: float = 60) -> Reading:
        """Wait, as `until` does, for `marker` on the full screen; seconds count from the start."""
        reading = self.until(marker, after=ALTERNATE_SCREEN, timeout=timeout)
        return Reading(time.perf_counter() - self.started, reading.output)

    def until(self, marker: str, *, after: bytes = b"", timeout: float = 60) -> Reading:
        """Wait for `marker`, written in one run, in the output that follows `after`.

        Raises `Silent` where it does not come in `timeout` seconds, and `EOFError` where the
        program ends.
        """
        start = time.perf_counter()
        output = b""
        while True:
            _, found, rest = output.partition(after) if after else (b"", b"x", output)
            if found and marker.encode() in rest:
                return Reading(time.perf_counter() - start, output)
            left = start + timeout - time.perf_counter()
            chunk = self._read(left) if left > 0 else b""
            if not chunk:
                raise Silent(f"no {marker!r} in {timeout:.0f} s; {self._last_words()}")
            output += chunk

    def settle(self, quiet: float = 0.25, *, timeout: float = 30) -> Reading:
        """Read until nothing has come for `quiet` seconds; the seconds count to the last byte.

        Raises `Silent` where the output does not come to rest in `timeout` seconds, and
        `EOFError` where the program ends.
        """
        start = last = time.perf_counter()
        output = b""
        while chunk := self._read(quiet):
            output += chunk
            last = time.perf_counter()
            if last - start > timeout:
                raise Silent(f"the output did not come to rest in {timeout:.0f} s")
        return Reading(last - start, output)

    def answer(self, quiet: float = 0.25, *, timeout: float = 10) -> Reading:
        """Wait for the first output after a key, then as `settle` does; seconds count from now.

        Raises `Silent` where nothing comes in `timeout` seconds, and what `settle` raises.
        """
        start = time.perf_counter()
        first = self._read(timeout)
        if not first:
            raise Silent(f"no answer in {timeout:.0f} s; {self._last_words()}")
        waited = time.perf_counter() - start
        rest = self.settle(quiet)
        return Reading(waited + rest.seconds, first + rest.output)

    def collect(self, seconds: float) -> bytes:
        """Return what the program prints in the next `seconds`, all of which this takes.

        Raises `EOFError` where the program ends.
        """
        end = time.perf_counter() + seconds
        output = b""
        while (left := end - time.perf_counter()) > 0:
            output += self._read(left)
        return output

    def to_its_end(self, *, timeout: float = 20) -> bytes:
        """Return what the program still prints; raises `Silent` where it goes on for too long."""
        end = time.perf_counter() + timeout
        output = b""
        with suppress(EOFError):
            while (left := end - time.perf_counter()) > 0:
                output += self._read(left)
            raise Silent(f"the program had not ended after {timeout:.0f} s")
        return output

    def ended(self, *, timeout: float = 10) -> int:
        """Wait until the program ends, and return its exit status.

        Raises `Silent` where it does not end in `timeout` seconds.
        """
        end = time.perf_counter() + timeout
        while (status := self._process.poll()) is None:
            if time.perf_counter() > end:
                raise Silent(f"the program had not ended after {timeout:.0f} s")
            with suppress(EOFError):
                self._read(0.01)
        return status

    def cpu_seconds(self) -> float:
        """Return how long the program has kept a processor busy, from Linux's /proc."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            chunk = os.read(self.fd, 1 << 16)
        except OSError:  # Linux's way of saying that nobody holds the other end any more
            chunk = b""
        if not chunk:
            raise EOFError(f"the program has ended; {self._last_words()}")
        self._tail = (self._tail + chunk)[-2000:]
        if SYNC_QUERY in chunk:
            self.send(SYNC_ANSWER)
        return chunk

    def _last_words(self) -> str:
        return f"its output ended with:\n{self._tail.decode(errors='replace')}"


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(CLEARED)}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **extra}
