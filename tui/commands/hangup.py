"""Leaving well when a lost connection or the system ends the app."""

import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

ENDINGS = (signal.SIGHUP, signal.SIGTERM)

PATIENCE = 0.5
"""Seconds that a terminal has to take what is written last."""

LEAVE_FULL_SCREEN = b"".join(
    (
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l",  # the mouse
        b"\x1b[?2004l\x1b[?1004l\x1b[?2048l",  # reports of pastes, of focus, of the size
        b"\x1b[<u\x1b[?1049l\x1b[?25h",  # keys, the screen and the cursor as they were
    )
)


@contextmanager
def tidied(tidy: Callable[[], None] | None = None) -> Iterator[None]:
    """Give the terminal back, and call `tidy`, where a signal ends the program.

    Textual leaves both signals to the system, whose way is to end a program at once. Where the
    hangup was ignored, as under nohup, it would go on reading a terminal that is gone, for ever.
    """
    attributes = _attributes()

    def end(number: int, _frame: FrameType | None) -> None:
        for other in ENDINGS:
            signal.signal(other, signal.SIG_IGN)
        try:
            if tidy:
                tidy()
            if attributes:
                _give_back(attributes)
        finally:
            # Whoever sent the signal is to see that it was what ended the program.
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    before = {number: signal.signal(number, end) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_Attributes = list[int | list[bytes | int]]


def _attributes() -> _Attributes | None:
    with suppress(termios.error, OSError, ValueError):
        return termios.tcgetattr(sys.stdin.fileno())
    return None


def _give_back(attributes: _Attributes) -> None:
    """Put the terminal as it was; one that is gone, or takes nothing for a while, is let be."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # nobody is to wait for us in the background
    signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    with suppress(termios.error, OSError, ValueError):
        terminal = sys.stdin.fileno()
        termios.tcsetattr(terminal, termios.TCSANOW, attributes)
        os.write(terminal, LEAVE_FULL_SCREEN)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError
