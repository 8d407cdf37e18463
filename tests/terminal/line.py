"""A connection that drops: the app at the other end of a pseudo-terminal, and what it leaves."""

import json
import os
import re
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.terminal import Silent, Terminal
from tests.commands.processes import COMMAND, environment

PATIENCE = 20.0
"""Seconds after which a test gives up; never spent where the program works."""

GONE_WITHIN = 2.0
"""Seconds after which an app whose line has dropped may not be there any more."""

AS_ITS_OWN = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal that which a process is hung up with, as a login does."""

AS_ANOTHERS = "import os, sys; os.execv(sys.argv[1], sys.argv[1:])"
"""Leaves the terminal to a session that is not the process's: nobody hangs it up."""

IGNORE_HANGUP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
"""What nohup does."""

CTRL_L, CTRL_S = b"\x0c", b"\x13"
F7, F8, F9 = b"\x1b[18~", b"\x1b[19~", b"\x1b[20~"

FAULTY = (sys.executable, "-m", "tests.terminal.faulty")
"""Starts the app with faults of its own, which these keys bring out."""

SEQUENCE = re.compile(rb"\x1b\[[0-9;?<>=$]*[A-Za-z]")
"""What moves the cursor, changes colours and the like."""

EDITOR_KEYS = "Save  "
"""In the line of keys once the editor has the focus."""

IN_FULL, HELP = "Nine left", "esc closes"
"""What the newest of the sample notes begins with, and what stands below the help."""

NEW_NOTE = ("--as", "callum", "new")
"""Opens the app in the editor, on a note that is not a file yet."""


class Line(Terminal):
    """The app in a terminal, in which a new note is begun."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        start: str = AS_ITS_OWN,
        command: tuple[str, ...] = COMMAND,
        env: Mapping[str, str] | None = None,
    ) -> None:
        words = ("-f", str(folder), *(words or NEW_NOTE))
        super().__init__(
            (sys.executable, "-c", start, *command, *words), env=environment(env or {})
        )

    def begin(self) -> "Line":
        """Wait until the editor takes what is typed."""
        self.read(EDITOR_KEYS)
        return self

    def cut(self) -> None:
        """Close our end, as a lost connection does."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self.fd)
        os.close(nothing)

    def read(self, words: str) -> str:
        """Wait until words can be read, in whatever colours, and return what was written so far."""
        output = b""
        end = time.monotonic() + PATIENCE
        while words not in (text := SEQUENCE.sub(b"", output).decode(errors="replace")):
            if time.monotonic() > end:
                raise Silent(f"no {words!r}; {self._last_words()}")
            output += self.collect(0.02)
        return text

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Watch until something holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise Silent(f"what was waited for did not come about; {self._last_words()}")
            self.collect(0.02)

    def look_at_the_keys(self) -> None:
        """Open the help and leave it by escape, after which nothing more is typed."""
        self.send(b"?")
        self.read(HELP)
        self.settle()
        self.send(b"\x1b")
        self.read(IN_FULL)

    def stopped(self, number: int) -> None:
        """Send a signal, and wait until it has stopped the program.

        Reading goes on: it stops once the terminal has taken all that it wrote.
        """
        os.kill(self.pid, number)
        self.wait_for(self.is_stopped)

    def is_stopped(self) -> bool:
        """Whether the program has been stopped since this was asked last."""
        return os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG) is not None

    def gone(self, within: float = GONE_WITHIN) -> int:
        """Read nothing, see that the app ends in time, and return its exit status."""
        start = time.monotonic()
        end = threading.Thread(
            target=os.waitid, args=(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT), daemon=True
        )
        end.start()
        end.join(PATIENCE)
        assert not end.is_alive(), "the app lives on without its terminal"
        assert time.monotonic() - start < within
        return self._process.wait()


def is_cooked(terminal: Terminal) -> bool:
    """Whether the terminal echoes and edits lines, as a shell wants it."""
    wanted = termios.ECHO | termios.ICANON
    return int(termios.tcgetattr(terminal.fd)[3]) & wanted == wanted


def drafts(home: Path) -> list[str]:
    """Return what the journal holds, every draft of it whole."""
    files = sorted((home / "xdg/state").rglob("drafts/*.json"))
    return [json.loads(file.read_bytes())["text"] for file in files]


def kept(home: Path, words: str) -> bool:
    """Whether the journal holds these words."""
    return any(words in text for text in drafts(home))
