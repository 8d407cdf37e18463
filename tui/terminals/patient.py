"""A terminal's input, waited for without looking at it ten times a second.

Textual asks every tenth of a second whether its input thread is to end: with sixty sessions that
nobody touches, a twentieth of a processor. Here the thread is woken, by a pipe.
"""

import os
import selectors
import threading
from inspect import signature

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.terminals.charset import reader
from tui.terminals.pastes import PasteParser
from tui.terminals.stopping import StoppableDriver

TICK = 0.1
"""Seconds, as Textual has it, between looks at whether an escape key was one, or begins more."""


class Ending(threading.Event):
    """An event that a selector can wait for: there is something to read while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._told = os.pipe()

    def fileno(self) -> int:
        """Return the descriptor to wait for."""
        return self._heard

    def set(self) -> None:
        """Wake who waits."""
        if not self.is_set():
            super().set()
            os.write(self._told, b"\0")

    def clear(self) -> None:
        """Begin anew."""
        if self.is_set():
            super().clear()
            os.read(self._heard, 1)

    def close(self) -> None:
        """Let go of the pipe; nobody waits any more."""
        os.close(self._told)
        os.close(self._heard)


class PatientDriver(StoppableDriver):
    """A driver with an input thread that sleeps until there is something to read."""

    exit_event: threading.Event

    def start_application_mode(self) -> None:
        """Begin, with an event that wakes the thread where Textual would have it looked at."""
        if is_known_textual() and not isinstance(self.exit_event, Ending):
            self.exit_event = Ending()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Clean up, once the threads have ended."""
        super().close()
        ending = self.exit_event
        if isinstance(ending, Ending):
            self.exit_event = threading.Event()
            ending.close()

    def run_input_thread(self) -> None:
        """Read what is typed until the application mode ends."""
        ending = self.exit_event
        if not isinstance(ending, Ending):
            super().run_input_thread()
            return
        parser = PasteParser(self._debug)
        decode = reader(os.environ)
        with selectors.SelectSelector() as selector:
            selector.register(ending, selectors.EVENT_READ)
            selector.register(self.fileno, selectors.EVENT_READ)
            while not ending.is_set():
                # Only what is not complete, such as an escape, is waited for by the clock.
                wait = None if parser._timeout_time is None else TICK
                for key, _ in selector.select(wait):
                    if key.fd != self.fileno:
                        continue
                    data = os.read(self.fileno, 4096)
                    if not data:  # a terminal that is gone says so for ever, and at once
                        selector.unregister(self.fileno)
                    elif text := decode(data):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)


def is_known_textual() -> bool:
    """Whether Textual's driver ends its thread, and its parser waits, as when this was written."""
    return (
        "exit_event" in LinuxDriver.disable_input.__code__.co_names
        and "_timeout_time" in XTermParser.tick.__code__.co_names
        and list(signature(XTermParser).parameters) == ["debug"]
        and list(signature(XTermParser.feed).parameters) == ["self", "data"]
    )
