"""An application that is nothing but the viewer between two other things to focus."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Input

from tui.notes.action import Action
from tui.panes.note.viewer import Viewer
from tui.render.page import Page

STYLES = Path(__file__).parents[2] / "styles"


class ViewerApp(App[None]):
    """Collects what the viewer says."""

    CSS_PATH: ClassVar = [STYLES / "viewer.tcss"]
    CSS = "Input { height: 3; } Viewer { height: 1fr; }"
    AUTO_FOCUS = "Viewer"

    def __init__(self, page: Page | None = None) -> None:
        super().__init__()
        self.first_page = page
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Viewer()
        yield Input(id="after")

    def on_mount(self) -> None:
        if self.first_page is not None:
            self.viewer.show(self.first_page)

    @property
    def viewer(self) -> Viewer:
        return self.screen.query_one(Viewer)

    def on_action_keys_asked(self, message: Viewer.Asked) -> None:
        self.heard.append(message)

    def on_viewer_link_followed(self, message: Viewer.LinkFollowed) -> None:
        self.heard.append(message)

    def screen_lines(self) -> list[str]:
        """Return what the terminal shows, without the blanks at the ends of lines."""
        strips = self.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]


def action(line: int, mark: str = " ") -> Action:
    """Return an action on a line of the note in these tests."""
    return Action(path="ada/2019-W24.md", line=line, mark=mark, text="…", due=date(2019, 6, 14))


def page_of(body: str, *, body_line: int = 1, key: str = "ada/2019-W24.md") -> Page:
    """Return a page on which every task is an action."""
    lines = enumerate(body.splitlines(), body_line)
    actions = {number: action(number) for number, line in lines if "- [" in line}
    return Page(
        key=key,
        path=key,
        title="",
        byline="Ada · 2019-W24",
        body=body,
        body_line=body_line,
        actions=actions,
    )
