"""The text that is being written, with what it will look like beside or below it."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tui.panes.editing.markdown_area import MarkdownArea

if TYPE_CHECKING:  # loaded when somebody asks for it
    from tui.panes.editing.preview import Preview

SIDE_BY_SIDE = 100
"""Cells from which on the preview stands beside the text, and not below it."""


class EditorSpace(Container):
    """Holds the text, and a preview of it while somebody wants one."""

    def __init__(self, area: MarkdownArea) -> None:
        super().__init__()
        self._area = area
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text alone."""
        yield self._area

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview beside the text where there is room for both."""
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-wide")

    async def switch_preview(self) -> None:
        """Show a preview, with nothing in it yet, or no longer."""
        from tui.panes.editing.preview import Preview

        before, self._preview = self._preview, None
        if before is not None:
            await before.remove()
        else:
            preview = Preview(id="editor-preview")
            await self.mount(preview)
            self._preview = preview

    def preview(self, key: str, title: str, text: str) -> None:
        """Show the text in the preview, if there is one."""
        if self._preview is not None:
            self._preview.show_text(key, title, text)
            self.follow()

    def follow(self) -> None:
        """Have the preview show what the cursor is on."""
        if self._preview is not None:
            self._preview.follow(self._area.cursor_location[0] + 1)
