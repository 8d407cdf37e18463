"""A question with a few answers, each of them one key."""

from collections.abc import Collection, Iterator
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Button, Static

from tui.screens.dialog import Dialog


class Answer(NamedTuple):
    """One way to answer."""

    key: str
    """The letter that chooses it, one of its label's."""
    label: str
    value: str
    is_final: bool = False
    """Whether it can't be taken back."""


CALM = 0.5
"""Seconds without a key after which the next one is no longer part of what was being typed."""


class Question(Dialog[str]):
    """Asks, and gives back the value of the answer; nothing where it was left with escape.

    One that comes `amid_typing` takes no answer before the typing has come to a rest: its first
    letters would else be the next ones of a word. A final answer is never taken before that, as
    where escape is pressed by habit and goes on in some other editor's way.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "Back", id="question.back", tooltip="Change nothing"),
        Binding(
            "left,up",
            "app.focus_previous",
            show=False,
            id="question.previous",
            tooltip="The answer before",
        ),
        Binding(
            "right,down",
            "app.focus_next",
            show=False,
            id="question.next",
            tooltip="The next answer",
        ),
    ]

    def __init__(self, title: str, text: str, *answers: Answer, amid_typing: bool = False) -> None:
        super().__init__()
        self._amid_typing = amid_typing
        self._calm: Timer | None = None
        self._title = title
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers."""
        with Vertical(id="question") as box:
            box.border_title = Content(self._title)
            yield Static(Content(self._text))
            yield from self.buttons()

    def buttons(self) -> Iterator[Button]:
        """Yield a button for each answer; the letters stand on them from when they are heard."""
        for answer in self._answers:
            words = self._words(answer, is_heard=not self._waits(answer))
            yield Button(Content(words), name=answer.value, disabled=self._waits(answer))

    def _words(self, answer: Answer, *, is_heard: bool) -> str:
        return f"{answer.key if is_heard else ' '}  {answer.label}"

    def _waits(self, answer: Answer) -> bool:
        return self._amid_typing or answer.is_final

    def on_mount(self) -> None:
        """Take answers, some of them once nobody types any more."""
        self._listen([answer for answer in self._answers if not self._waits(answer)])
        if any(map(self._waits, self._answers)):
            self._calm = self.set_timer(CALM, self._come_to_rest)

    @property
    def listens(self) -> bool:
        """Whether all of its answers can be given."""
        return self.is_mounted and self._calm is None

    def on_key(self) -> None:
        """Wait longer where somebody is still typing."""
        if self._calm:
            self._calm.reset()

    def _come_to_rest(self) -> None:
        """Take those answers too that had to wait."""
        self._calm = None
        self._listen([answer for answer in self._answers if self._waits(answer)])
        if self.focused is None:
            self.query(Button).first().focus()

    def _listen(self, answers: Collection[Answer]) -> None:
        """Bind the letters of answers, and show them."""
        for answer, button in zip(self._answers, self.query(Button), strict=True):
            if answer in answers:
                self._bindings.bind(answer.key, f"dismiss({answer.value!r})", show=False)
                button.label = Content(self._words(answer, is_heard=True))
                button.disabled = False

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with a button."""
        self.dismiss(event.button.name or "")
