"""A question with a few answers, each of them one key."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tui.screens.dialog import Dialog


class Answer(NamedTuple):
    """One way to answer."""

    key: str
    """The letter that chooses it, one of its label's."""
    label: str
    value: str


class Question(Dialog[str]):
    """Asks, and gives back the value of the answer; nothing where it was left with escape."""

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

    def __init__(self, title: str, text: str, *answers: Answer) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers."""
        with Vertical(id="question") as box:
            box.border_title = Content(self._title)
            yield Static(Content(self._text))
            for answer in self._answers:
                yield Button(Content(f"{answer.key}  {answer.label}"), name=answer.value)

    def on_mount(self) -> None:
        """Bind each answer's letter."""
        for answer in self._answers:
            self._bindings.bind(answer.key, f"dismiss({answer.value!r})", show=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with a button."""
        self.dismiss(event.button.name or "")
