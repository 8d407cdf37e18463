"""`weeknotes` with a fault of its own, which F9 brings out."""

from textual.binding import Binding

import tui.app
from tui.__main__ import main


class FaultyApp(tui.app.WeeknotesApp):
    BINDINGS = [Binding("f9", "fail", priority=True)]  # noqa: RUF012  # as Textual declares it

    def action_fail(self) -> None:
        raise RuntimeError("a fault of our own")


if __name__ == "__main__":
    tui.app.WeeknotesApp = FaultyApp  # type: ignore[misc]
    main()
