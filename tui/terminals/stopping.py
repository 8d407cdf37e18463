"""Being stopped by the system and going on, between two steps of the event loop.

Textual leaves the terminal and takes it again within the handlers of the signals, which may find
the thread amid a write: it then waits, for ever, for the lock that it holds itself.
"""

import os
import signal
from time import sleep

from textual.drivers.linux_driver import LinuxDriver

TICK = 0.05
"""Seconds between looks at whether the terminal is ours again; most of them, nobody looks."""


class StoppableDriver(LinuxDriver):
    """Textual's driver, with a terminal that is left and taken again in good order."""

    def _sigtstp_application(self, *_: object) -> None:
        """Stop soon; at once where another program has the terminal, and the loop waits for it."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again; soon, where it was not left but may have been others'."""
        if self._must_signal_resume:
            self.resume_application_mode()
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._begin_anew)

    def _stop(self) -> None:
        """Leave the terminal and be stopped; nothing is written until it is ours again."""
        self.suspend_application_mode()
        self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)
        while self._must_signal_resume:
            sleep(TICK)

    def _begin_anew(self) -> None:
        """Set the terminal up as at the start: a program that was stopped knows nothing of it."""
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
