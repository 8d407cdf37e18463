"""An application that is nothing but the editor and something else to focus."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets.text_area import Selection

from tui.panes.editing.editor import Editor, EditorDocument

STYLES = Path(__file__).parents[2] / "styles"
REPORTS = (
    *(Editor.Edited, Editor.SaveRequested, Editor.LeaveRequested, Editor.CloseRequested),
    Editor.OwnEditorAsked,
)
KEYS = {" ": "space", "-": "minus", "[": "left_square_bracket", "]": "right_square_bracket"}


class EditorApp(App[None]):
    CSS_PATH: ClassVar = [STYLES / "viewer.tcss", STYLES / "editor.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit")]

    def __init__(self, text: str = "", *, own_editor: bool = False, **fields: object) -> None:
        super().__init__()
        self._own_editor = own_editor
        self.document = EditorDocument(
            **{"path": "ada/w24.md", "text": text, "base_digest": "d1", **fields}  # type: ignore[arg-type]
        )
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Editor(own_editor=self._own_editor)
        yield Input()

    def on_mount(self) -> None:
        self.editor.open(self.document)
        self.editor.focus()

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    @property
    def status(self) -> str:
        return self.editor.status.state

    def sent(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.messages if type(message) is kind]


def recording(app: EditorApp) -> Callable[[Message], None]:
    def record(message: Message) -> None:
        # The hook sees a message again at each widget that it bubbles to.
        if isinstance(message, REPORTS) and not any(message is known for known in app.messages):
            app.messages.append(message)

    return record


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(KEYS.get(letter, letter) for letter in text))


async def send_text(pilot: Pilot[None], text: str) -> None:
    """Type letters that no key is named for, as a terminal sends them."""
    for event in XTermParser().feed(text):
        pilot.app.post_message(event)
    await pilot.pause()


async def run(app: EditorApp, *keys: str, select: Selection | None = None) -> str:
    """Press keys in a fresh editor with the cursor at the end, and return the text."""
    async with app.run_test(message_hook=recording(app)) as pilot:
        app.editor.area.move_cursor(app.editor.area.document.end)
        if select:
            app.editor.area.selection = select
        await pilot.press(*keys)
        await pilot.pause()
        return app.editor.text
