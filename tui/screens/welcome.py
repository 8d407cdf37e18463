"""The first screen of a person who has not said yet where the notes are."""

from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from tui import garbage
from tui.notes.errors import FolderError
from tui.notes.store.folder import Folder
from tui.panes.key_bar import KeyBar
from tui.panes.typed_keys import LineBox
from tui.settings import config_dir

TEXT = """\
weeknotes reads a folder of Markdown files, one folder in it for each colleague.

Where are your team's notes? Type the path of the folder and press enter.

To be asked no more, write  folder = "…"  into {settings},
set WEEKNOTES_FOLDER, or start with  weeknotes -f FOLDER.

To look round first, leave with ctrl+q and run  weeknotes demo.
"""


class WelcomeScreen(Screen[None]):
    """Asks for the folder, and opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit", "Quit", id="welcome.quit", tooltip="Leave weeknotes"),
    ]

    problem = getters.query_one("#problem", Static)

    def compose(self) -> ComposeResult:
        """Lay out the words above the input."""
        with Vertical(id="welcome") as box:
            box.border_title = "weeknotes"
            yield Static(Content(TEXT.format(settings=config_dir() / "config.toml")))
            yield LineBox("~/weeknotes", compact=False)
            yield Static(Content(""), id="problem")
        yield KeyBar()

    def on_mount(self) -> None:
        """Wait for the person."""
        garbage.resume()

    @on(Input.Submitted)
    def open_folder(self, event: Input.Submitted) -> None:
        """Open the folder, or say why it can't be."""
        typed = event.value.strip()
        if not typed:
            self.problem.update(Content("Type the path of the folder first."))
            return
        try:
            folder = Path(typed).expanduser()
            Folder(folder).check()
        except FolderError as error:
            self.problem.update(Content(error.message))
        except RuntimeError:  # pathlib's, of a home that it does not know
            self.problem.update(Content(f"There is nobody here whose home is “{typed}”."))
        else:
            self.app.push_screen(self.app.main_screen(folder))  # type: ignore[attr-defined]
