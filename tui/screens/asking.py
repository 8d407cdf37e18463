"""A line to be typed, with what it is understood as below it while it is typed."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.panes.typed_keys import LineBox
from tui.screens.dialog import Dialog

SHOWN = 6
"""How many of the choices are shown at once."""


class Reading(NamedTuple):
    """What a typed text is understood as."""

    words: str
    """Told to the person while they type."""
    accepted: bool = True
    """Whether it can be the answer."""


class Ask(Dialog[str | None]):
    """Asks for a line of text; gives back None where it was left with escape.

    Of `choices`, those that the typed words begin are shown, and the first of them is the answer
    unless another is moved to; what begins none of them is an answer too. Where nothing typed is
    no answer, the first is chosen from the beginning.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="ask.back", tooltip="Change nothing"),
        Binding("down,ctrl+n", "move(1)", "Next", id="ask.next", tooltip="The next choice"),
        Binding("up,ctrl+p", "move(-1)", "Before", id="ask.before", tooltip="The choice before"),
        Binding("tab", "complete", "Complete", id="ask.complete", tooltip="Take the choice over"),
    ]

    typed = getters.query_one(Input)
    choice_lines = getters.query_one("#ask-choices", Static)
    reading_line = getters.query_one("#ask-reading", Static)

    def __init__(
        self,
        title: str,
        *,
        reads: Callable[[str], Reading],
        value: str = "",
        hint: str = "",
        choices: Sequence[str] = (),
    ) -> None:
        """Ask for what `title` says, from `value` on; `hint` stands where nothing is typed."""
        super().__init__()
        self._title = title
        self._reads = reads
        self._value = value
        self._hint = hint
        self._choices = choices
        self.keep: Callable[[str], None] | None = None
        """Given the text whenever it has become another."""
        self._must_choose = not reads("").accepted
        self._matches: Sequence[str] = ()
        self._at = -1
        """The choice that is the answer, among those that match; -1 where the text is."""

    def compose(self) -> ComposeResult:
        """Lay out the line above its choices and its meaning."""
        with Vertical(id="ask") as box:
            box.border_title = Content(self._title)
            yield LineBox(self._hint, value=self._value, select_on_focus=False)
            yield Static(id="ask-choices", markup=False)
            yield Static(id="ask-reading", markup=False)

    def on_mount(self) -> None:
        """Show what the text that is there already means."""
        self.choice_lines.display = bool(self._choices)
        self._match(self._value)

    @property
    def answer(self) -> str:
        """What `enter` would give back."""
        return self._matches[self._at] if self._at >= 0 else self.typed.value.strip()

    def action_move(self, rows: int) -> None:
        """Move to another choice, or back to the text."""
        if self._matches:
            self._at = min(max(self._at + rows, -1), len(self._matches) - 1)
            self._tell()

    def action_complete(self) -> None:
        """Put the choice into the line."""
        if self._at >= 0:
            self.typed.value = self.answer
            self.typed.action_end()

    @on(Input.Changed)
    def _follow_typing(self, event: Input.Changed) -> None:
        event.stop()
        self._match(event.value)
        if self.keep and event.value != self._value:
            self._value = event.value
            self.keep(event.value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        if self._reads(self.answer).accepted:
            self.dismiss(self.answer)

    def _match(self, typed: str) -> None:
        words = typed.casefold().split()
        self._matches = [choice for choice in self._choices if _begins(words, choice)]
        self._at = 0 if (words or self._must_choose) and self._matches else -1
        self._tell()

    def _tell(self) -> None:
        first = max(0, min(self._at - SHOWN + 1, len(self._matches) - SHOWN))
        shown = self._matches[first : first + SHOWN]
        lines = [f"{'›' if first + n == self._at else ' '} {name}" for n, name in enumerate(shown)]
        lines += [""] * (min(SHOWN, len(self._choices)) - len(lines))  # the box keeps its height
        self.choice_lines.update(Content("\n".join(lines)))
        reading = self._reads(self.answer)
        self.reading_line.update(Content(reading.words))
        self.reading_line.set_class(not reading.accepted, "-unread")


Asking = Callable[[Ask], Awaitable[str | None]]
"""What puts a question and brings the answer; None where it was left."""


def _begins(words: Sequence[str], choice: str) -> bool:
    """Whether each of the words begins a word of the choice."""
    parts = choice.casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
