"""A screen over the others that gives one answer and is gone."""

from asyncio import InvalidStateError
from typing import Generic

from textual.await_complete import AwaitComplete
from textual.events import Event, Mount, Resize
from textual.screen import ModalScreen, ScreenResultType

from tui.screens.layouts import remember_layouts
from tui.screens.too_small import tell_size


class Dialog(ModalScreen[ScreenResultType], Generic[ScreenResultType]):
    """A modal screen that is answered once, however fast the keys come.

    Textual would take a second answer for one of the screen below, and close that; and where a
    screen is closed before it is complete, it still has its `on_mount` look for its parts.
    """

    def __init__(self, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        remember_layouts(self)

    async def on_event(self, event: Event) -> None:
        """Begin nothing without parts: where the app is being left, none are made any more."""
        if not isinstance(event, Mount) or self.children:
            await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        """Say so where the terminal has no room for a dialog."""
        tell_size(self, event.size)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs the screen's parts only when they are there."""
        if action != "dismiss" and not self.is_mounted:
            return False
        return super().check_action(action, parameters)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Answer, and go, once the screen is complete; without effect where it is not on top."""
        if self.app.screen is not self:
            return AwaitComplete()
        if not self.is_mounted:
            self.call_later(self._answer_late, result)
            return AwaitComplete()
        try:
            return super().dismiss(result)
        except InvalidStateError:  # whoever asked has given up waiting
            return self.app.pop_screen()

    def _answer_late(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)  # not returned: a screen can't await its own end
