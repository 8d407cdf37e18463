"""Leaving an app that nobody is at."""

from time import monotonic
from typing import Generic

from rich.text import Text
from textual import events
from textual.app import App, ReturnType

NOTICE = 60.0
"""Seconds from the word that the app is about to be left until it is."""


class IdleApp(App[ReturnType], Generic[ReturnType]):
    """An application that is left once nobody has touched keys or mouse for a while.

    There is one timer, for the moment at which something would have to be done if nobody came
    until then; an event costs a look at the clock.
    """

    _seen = 0.0
    """When somebody was there last, by the monotonic clock."""
    _limit = 0.0
    _notice = 0.0
    _is_noticed = False
    """Whether the word is out that the app is about to be left."""

    def leave_when_idle(self, seconds: float, *, notice: float = NOTICE) -> None:
        """Leave after that long without anybody, with a word `notice` seconds before."""
        self._limit, self._notice = seconds, min(notice, seconds / 2)
        self._seen = monotonic()
        self.set_timer(self._limit - self._notice, self._look, name="idle")

    def leave_at_once(self, sentence: str) -> None:
        """Leave without asking anything, and print a sentence."""
        self.exit(message=Text(sentence))

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is there."""
        if isinstance(event, events.InputEvent | events.Paste):
            self._seen = monotonic()
            if self._is_noticed:
                self._is_noticed = False
                self.clear_notifications()
        await super().on_event(event)

    def _look(self) -> None:
        """Leave, say that it is time soon, or look again when it may be."""
        idle = monotonic() - self._seen
        speak = self._limit - self._notice
        if idle >= self._limit:
            self.leave_at_once(
                f"weeknotes was left, as nobody had pressed a key for {_spelt(self._limit)}. What "
                "was not saved is kept, and is offered at the next start."
            )
            return
        if idle >= speak and not self._is_noticed:
            self._is_noticed = True
            self.notify(
                f"Nobody has pressed a key for {_spelt(idle)}. Without one, weeknotes is left in "
                f"{_spelt(self._limit - idle)}; what is not saved is kept.",
                title="Still there?",
                severity="warning",
                timeout=self._notice,
                markup=False,
            )
        wait = (self._limit if idle >= speak else speak) - idle
        self.set_timer(wait, self._look, name="idle")


def _spelt(seconds: float) -> str:
    whole = round(seconds)
    number, unit = (whole, "second") if whole < 60 else (round(whole / 60), "minute")
    return f"{number} {unit}{'' if number == 1 else 's'}"
