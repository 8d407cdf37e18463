"""Leaving well when a lost connection or the system ends the app."""

import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from tui.notes.writing import last_writes

ENDINGS = (signal.SIGHUP, signal.SIGTERM)

LIMIT = 1.4
"""Seconds that the last writes may take, so that with `PATIENCE` the program is gone in two."""

PATIENCE = 0.4
"""Seconds that a terminal has to take what is written last."""

TRIES, EVERY = 16, 0.05
"""How often, and after how many seconds each, a program is told again that it is to end."""

LEAVE_FULL_SCREEN = b"".join(
    (
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l",  # the mouse
        b"\x1b[?2004l\x1b[?1004l\x1b[?2048l",  # reports of pastes, of focus, of the size
        b"\x1b[<u\x1b[?1049l\x1b[?25h",  # keys, the screen and the cursor as they were
    )
)


@contextmanager
def tidied(tidy: Callable[[], None] | None = None) -> Iterator[None]:
    """Write what is not yet on disk, call `tidy` and give the terminal back where a signal ends us.

    Textual leaves both signals to the system, whose way is to end a program at once. Where the
    hangup was ignored, as under nohup, or is sent to others only, it would go on reading a
    terminal that is gone, for ever. What is not yet on disk is written too where the program ends
    by itself, be it for a fault.
    """
    attributes = _attributes()
    ending = threading.Event()

    def end(number: int, _frame: FrameType | None) -> None:
        for other in ENDINGS:
            signal.signal(other, signal.SIG_IGN)
        ending.set()
        _end_at_latest_in(LIMIT)
        try:
            last_writes.write_all()
            if tidy:
                tidy()
                tidy()  # another thread may have put something there meanwhile
            if attributes:
                _give_back(attributes)
        finally:
            # Whoever sent the signal is to see that it was what ended the program; and a thread
            # that waits for the terminal, for ever, does not keep it.
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    before = {number: signal.signal(number, end) for number in ENDINGS}
    try:
        with _watched(ending):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        last_writes.write_all()


@contextmanager
def _watched(ending: threading.Event) -> Iterator[None]:
    """See to it, from a thread, that the program ends where it is to; `ending` says that it does.

    Python misses a signal that comes just before it waits for another thread, as it does for the
    one that writes to a terminal which takes nothing: it waits on. And a terminal may go without
    a signal: the system tells the first process of a session and those in the foreground, not one
    that was given a session of its own, nor one whose shell ignores the hangup and lives on.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    thread = threading.Thread(target=_watch, args=(heard, ending), name="ending", daemon=True)
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(told)
        thread.join()
        os.close(heard)


def _watch(heard: int, ending: threading.Event) -> None:
    number = _next_ending(heard)
    if number is None:
        return
    for _ in range(TRIES):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
        if ending.wait(EVERY):
            return
    last_writes.write_all()
    os._exit(128 + number)  # as a shell tells of a program that a signal ended


def _next_ending(heard: int) -> int | None:
    """Wait, and wake for nothing else, until the program is to end; None where it was left."""
    events = select.poll()
    events.register(heard, select.POLLIN)
    for stream in filter(None, (sys.__stdin__, sys.__stderr__)):  # those that Textual uses
        with suppress(OSError, ValueError):
            events.register(stream.fileno(), 0)  # what is never asked for is told: that it is gone
    while True:
        for descriptor, event in events.poll():
            if descriptor != heard and event & (select.POLLHUP | select.POLLERR):
                return signal.SIGHUP
            if descriptor != heard:
                events.unregister(descriptor)  # of a kind that the system can't watch
                continue
            numbers = os.read(heard, 4096)
            if not numbers:
                return None
            if found := [number for number in numbers if number in ENDINGS]:
                return found[0]


def _end_at_latest_in(seconds: float) -> None:
    """Have the system end the program in a while, whatever keeps it from ending by itself."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


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
