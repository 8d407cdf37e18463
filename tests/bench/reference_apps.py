"""Small Textual apps as one would write them first: what the program is compared with.

`python -m tests.bench.reference_apps empty | list ROWS | write FILE | open KIND FILE`; the last one
opens the file when `o` is typed, in Textual's own widget (`markdown`) or in ours (`viewer`).
"""

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Markdown, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from tests.bench.corpus import MARKER


class EmptyApp(App[None]):
    """One word on an empty screen."""

    def compose(self) -> ComposeResult:
        yield Static(MARKER)


class ListApp(App[None]):
    """Textual's own list."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield OptionList(*(Option(f"{MARKER} number {row}") for row in range(self._rows)))


class WritingApp(App[None]):
    """Textual's own text area."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self._text)


class MarkdownApp(App[None]):
    """Textual's own Markdown widget."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_note", "Open", id="bench.open", tooltip="Open the note")
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static("ready")
        yield Markdown()

    async def action_open_note(self) -> None:
        await self.query_one(Markdown).update(self._text)


class ViewerApp(App[None]):
    """Our own viewer, alone."""

    BINDINGS = MarkdownApp.BINDINGS

    def __init__(self, text: str) -> None:
        from tui import assets

        super().__init__(css_path=assets.styles() / "viewer.tcss")
        self._text = text

    def compose(self) -> ComposeResult:
        from tui.panes.note.viewer import Viewer

        yield Static("ready")
        yield Viewer()

    def action_open_note(self) -> None:
        from tui.panes.note.viewer import Viewer
        from tui.render.page import Page

        page = Page(key="long.md", title="A long year", body=self._text)
        self.query_one(Viewer).show(page)


def main(arguments: list[str]) -> None:
    match arguments:
        case ["empty"]:
            EmptyApp().run()
        case ["list", rows]:
            ListApp(int(rows)).run()
        case ["write", file]:
            WritingApp(Path(file).read_text(encoding="utf-8")).run()
        case ["open", "markdown", file]:
            MarkdownApp(Path(file).read_text(encoding="utf-8")).run()
        case ["open", "viewer", file]:
            ViewerApp(Path(file).read_text(encoding="utf-8")).run()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
