"""Settling what a sync tool has kept beside a note: the copies that it made of a conflict."""

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from tui.notes.errors import WeeknotesError
from tui.screens.settling import Settling

if TYPE_CHECKING:  # the editor is loaded when somebody first writes
    from tui.notes.writing.open_note import OpenNote


class _Part(NamedTuple):
    """A copy that is no longer needed once the note that it is now part of is saved."""

    note: "OpenNote"
    copy: str
    """Its path."""
    data: bytes
    """What of it went into the note."""


class Copies(Settling):
    """Shows a note's conflict copies beside it; none goes before it is settled, or for good."""

    _part: _Part | None = None

    @work(group="writing")
    async def settle_copies(self, path: str) -> None:
        """Show each conflict copy of a note beside it, and do as the person decides."""
        if refusal := await asyncio.to_thread(self._library.may_edit, path):
            self.notify(refusal, title="Not yours to edit", severity="warning", markup=False)
            return
        if not await self.may_close():
            return
        for copy in self._library.catalogue.copies_of(path):
            try:
                if not await self._settle_copy(path, copy):
                    return
            except WeeknotesError as error:
                self._refuse(error)

    async def _settle_copy(self, path: str, copy: str) -> bool:
        """Return whether to go on to the next copy, rather than to the editor."""
        from tui.notes.writing.versions import of_copy
        from tui.screens.conflict import COPIED, outlook

        data = await asyncio.to_thread(self._library.data, copy)
        versions = of_copy(await asyncio.to_thread(self._library.data, path), data)
        merged = await asyncio.to_thread(versions.merged)
        told = f"A sync tool has kept {copy} beside {path}. {outlook(merged, is_joined=True)}"
        answer = await self._ask(COPIED, told, merged)
        if answer in ("merge", "theirs"):
            opened = await asyncio.to_thread(self.desk.open, path)
            text = versions.theirs if answer == "theirs" else merged.text("this note", "the copy")
            await self._go_on(opened, versions, text)
            self._part = _Part(opened, copy, data)
            return False
        if answer == "copy":
            name = self._free_name(path, "copy")
            await asyncio.to_thread(self._library.save, name, data, base=None)
            self.notify(f"The copy is a note now: {name}.", title="Saved", markup=False)
        if answer:
            await self._remove(copy, data)
        return True

    async def _save(self, text: str) -> bool:
        """Write the note, and let go of the copy that it holds now."""
        part, is_saved = self._part, await super()._save(text)
        if is_saved and part and part.note is self._open:
            self._part = None
            try:
                await self._remove(part.copy, part.data)
            except WeeknotesError as error:
                self._refuse(error)
        return is_saved

    async def _remove(self, copy: str, data: bytes) -> None:
        """Delete a copy if it still holds these bytes, as a change that can be undone."""
        from tui.notes.actions.steps import deletion

        step = await asyncio.to_thread(self._library.change, deletion(copy, data))
        self.notify(f"{step} ctrl+z brings it back.", title="Settled", markup=False)
