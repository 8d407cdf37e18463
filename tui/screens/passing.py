"""A passing message on what was done, each in the place of the one before."""

from time import time

from textual.app import App
from textual.content import Content
from textual.notifications import Notification, Notify
from textual.widgets._toast import Toast

from tui.panes.lists.cells import cut

TELLING = 4.0
"""Seconds that a message on what was done stays."""
TELLABLE = 110
"""The longest such message, in cells: two lines of it."""


class Passing:
    """Says what was done, in place of what was said before and not on top of it.

    As long as the message before is on the screen, its words give way to others: to put another
    there in its place lays the whole screen out twice, which takes longer than all else that a
    change of an action does.
    """

    def __init__(self) -> None:
        self._told: Notification | None = None

    def tell(self, app: App[object], words: str) -> None:
        """Say something on the screen that is shown."""
        words = cut(words, TELLABLE)
        if self._told and (toast := _shown(app, self._told)) and _fit(words, toast):
            self._told.message, self._told.raised_at = words, time()
            toast.refresh(layout=not toast.size)
            for timer in toast._timers:
                timer.reset()
            return
        if self._told and self._told in app._notifications:
            app._unnotify(self._told, refresh=False)
        self._told = Notification(words, timeout=TELLING, markup=False)
        app.post_message(Notify(self._told))


def _shown(app: App[object], told: Notification) -> Toast | None:
    """Return the widget that shows a message, unless it is about to go."""
    if told not in app._notifications or told.has_expired:
        return None
    return next((toast for toast in app.screen.query(Toast) if toast._notification is told), None)


def _fit(words: str, toast: Toast) -> bool:
    """Whether words take as many lines as those that are shown, if these are laid out yet."""
    width, height = toast.size
    return not width or Content(words).get_height({}, width) == height
