"""An application that is nothing but the note pane, and what bubbles out of it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tests.app.viewer_app import STYLES
from tui.panes.note.note_pane import NotePane
from tui.panes.note.viewer import Viewer
from tui.render.page import Page


class NoteApp(App[None]):
    """Collects what the pane says, and the keys that it leaves to others."""

    CSS_PATH: ClassVar = [STYLES / f"{name}.tcss" for name in ("line_list", "viewer", "note_pane")]
    CSS = "NotePane { height: 1fr; } Input#after { height: 3; }"
    AUTO_FOCUS = "Viewer"
    BINDINGS: ClassVar = [
        Binding("n", "left('n')"),
        Binding("N", "left('N')"),
        Binding("escape", "left('escape')"),
    ]

    def __init__(self, page: Page | None = None) -> None:
        super().__init__()
        self.first_page = page
        self.heard: list[Message] = []
        self.left: list[str] = []

    def compose(self) -> ComposeResult:
        yield NotePane()
        yield Input(id="after")

    def on_mount(self) -> None:
        if self.first_page is not None:
            self.viewer.show(self.first_page)

    def action_left(self, key: str) -> None:
        self.left.append(key)

    @property
    def pane(self) -> NotePane:
        return self.screen.query_one(NotePane)

    @property
    def viewer(self) -> Viewer:
        return self.pane.viewer

    @property
    def status(self) -> str:
        """Return what the lower border says."""
        return str(self.viewer.border_subtitle)

    def screen_lines(self) -> list[str]:
        """Return what the terminal shows, without the blanks at the ends of lines."""
        strips = self.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def _hear(self, message: Message) -> None:
        self.heard.append(message)

    on_pager_width_chosen = on_pager_end_passed = on_viewer_copy_asked = _hear
    on_viewer_link_followed = on_viewer_jumped = on_action_keys_asked = _hear
