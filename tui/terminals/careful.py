"""An application that looks at each line once more before the terminal gets it."""

import os
import sys
from collections.abc import Sequence
from typing import Generic

from textual.app import App, ReturnType
from textual.filter import LineFilter

from tui.terminals.charset import charset
from tui.terminals.filters import CharsetFilter, ControlNet


class CarefulApp(App[ReturnType], Generic[ReturnType]):
    """An application that sends no control characters, and no letters that the terminal lacks."""

    _last_look: tuple[LineFilter, ...] = (ControlNet(),)

    def heed_charset(self) -> None:
        """Keep from now on to the letters that the terminal has, by the locale."""
        stream = sys.__stderr__  # which Textual draws on
        known = charset(os.environ, stream.encoding if stream else "utf-8")
        if known != "utf-8":
            self._last_look = (ControlNet(), CharsetFilter(known))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line goes through; what has the last look comes last."""
        return (*super().get_line_filters(), *self._last_look)
