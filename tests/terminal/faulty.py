"""`weeknotes` with faults of its own: F9 brings one out, F8 one in the thread that reads keys.

F7 has it stopped at the worst moment: amid a write.
"""

import signal
from collections.abc import Iterable

from textual.binding import Binding
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

import tui.app
import tui.terminals.patient
from tests.terminal.line import F8
from tui.__main__ import main
from tui.terminals.pastes import PasteParser


class FaultyApp(tui.app.WeeknotesApp):
    BINDINGS = [  # noqa: RUF012  # as Textual declares it
        Binding("f7", "stop_amid_a_write", priority=True),
        Binding("f9", "fail", priority=True),
    ]

    def action_stop_amid_a_write(self) -> None:
        driver = self._driver
        assert isinstance(driver, LinuxDriver)
        assert driver._writer_thread is not None
        with driver._writer_thread._queue.mutex:
            signal.raise_signal(signal.SIGTSTP)

    def action_fail(self) -> None:
        raise RuntimeError("a fault of our own")


class FaultyParser(PasteParser):
    def feed(self, data: str) -> Iterable[Message]:
        if F8.decode() in data:
            raise RuntimeError("a fault of our own")
        return super().feed(data)


if __name__ == "__main__":
    tui.app.WeeknotesApp = FaultyApp  # type: ignore[misc]
    tui.terminals.patient.PasteParser = FaultyParser  # type: ignore[attr-defined]
    main()
