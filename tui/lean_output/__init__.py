"""Only what changed on the screen is sent to the terminal.

Textual sends whole regions: a cursor that moves in a list is the list, a word typed is the editor.
Over SSH, that is what one waits for. `LeanApp` keeps a picture of what the terminal shows
(`picture`), compares every update with it (`updates`), and sends the cells that differ (`pieces`),
with the shortest sequences that make them look right (`pens`).

It relies on parts of Textual that Textual does not promise to keep. Where they are not as they
were (`updates.RELIED_UPON`), or where it fails, everything goes out as Textual has it.
"""

from typing import TYPE_CHECKING, Generic

from rich.console import Console, RenderableType
from textual import events
from textual.app import App, ReturnType
from textual.screen import Screen

if TYPE_CHECKING:  # loaded only where Textual has what they need
    from tui.lean_output.picture import Picture
    from tui.lean_output.updates import Update


class LeanApp(App[ReturnType], Generic[ReturnType]):
    """An application whose output is lean from `start_lean_output` on."""

    is_lean = False
    """Whether only what changes is sent."""
    _picture: "Picture | None" = None
    """What the terminal shows; None where that is not known."""

    def start_lean_output(self) -> bool:
        """Send only what changes from now on; return whether this Textual allows it."""
        try:
            from tui.lean_output.updates import is_known_textual

            self.is_lean = is_known_textual()
        except (ImportError, AttributeError):  # another Textual, or another Rich
            self.is_lean = False
        if not self.is_lean:
            self.log.warning("lean output is off: Textual is not as it was")
        return self.is_lean

    def forget_terminal(self) -> None:
        """Take nothing on the terminal for granted, and draw all of it anew."""
        self._picture = None
        self.refresh()

    def on_mount(self) -> None:
        """Forget the terminal where another program had it."""
        self.app_resume_signal.subscribe(self, lambda _: self.forget_terminal(), immediate=True)

    def on_resize(self, _: events.Resize) -> None:
        """Forget the terminal, which may have moved its lines, even if its size is as before."""
        if self._picture is not None:
            self.forget_terminal()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send an update, as far as it changes what the terminal shows."""
        if self.is_lean and renderable is not None:
            from tui.lean_output.updates import lean

            update = None if self.is_inline else lean(renderable, self._lean_sequences)
            if update is None:
                self._picture = None
            renderable = update or renderable
        super()._display(screen, renderable)

    def _lean_sequences(self, update: "Update", console: Console) -> str:
        """Return what to send for an update.

        Here, and nowhere else, any fault whatever is borne: what is lost with lean output is
        bytes, and what would be lost with the program is somebody's work.
        """
        from tui.lean_output.picture import Picture
        from tui.lean_output.updates import draw, size

        try:
            if self._picture is None or self._picture.size != size(update):
                self._picture = Picture(*size(update))
            return draw(update, self._picture, console)
        except Exception as error:  # noqa: BLE001  # see above
            self.log.warning(f"lean output is off, for a fault of its own: {error!r}")
            self.is_lean = False
            self.call_later(self.forget_terminal)
            return update.render_segments(console)
