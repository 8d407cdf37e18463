"""`weeknotes` with faults of its own: F9 brings one out, F8 one in the thread that reads keys."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.message import Message

import tui.app
import tui.terminals.patient
from tests.terminal.line import F8
from tui.__main__ import main
from tui.terminals.pastes import PasteParser


class FaultyApp(tui.app.WeeknotesApp):
    BINDINGS = [Binding("f9", "fail", priority=True)]  # noqa: RUF012  # as Textual declares it

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
