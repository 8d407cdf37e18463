"""Having the editor at hand: loaded while nobody waits, and made when it is first needed."""

import asyncio
from importlib import import_module
from pathlib import Path

from textual import work

from tui.notes.library import Library
from tui.screens.resuming import Resuming

NEEDED = (
    "tui.panes.editing.editor",
    "tui.notes.writing.desk",
    "tui.notes.writing.drafts",
    "tui.screens.candidates",
    "tui.screens.company",
)
"""What is loaded when somebody first writes: somebody who only reads has no use for it."""


class Preparing(Resuming):
    """Makes the editor, once."""

    def __init__(self, library: Library, drafts: Path, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(library, drafts, id=id)
        self._mounting = asyncio.Lock()
        """Held while the editor is made: two keys at once are not to find it half made."""
        self._is_loaded = False

    def prepare(self) -> None:
        """Load what writing takes, once, for a moment at which nobody waits for a key."""
        if not self._is_loaded:
            self._is_loaded = True
            self._load()

    @work(group="preparing", thread=True)
    def _load(self) -> None:
        for module in NEEDED:
            import_module(module)

    async def _furnish(self) -> None:
        """See that there is an editor."""
        from tui.panes.editing.editor import Editor

        async with self._mounting:
            if not self.query(Editor):
                # A restricted session has no way to suspend, and so starts no other program.
                await self.mount(Editor(own_editor=hasattr(self.app, "suspend")))
