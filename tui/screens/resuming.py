"""Going on with what is unsaved in other sessions: at the start, and where its note is opened."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from tui.notes.week import Week
from tui.screens.copies import Copies

if TYPE_CHECKING:  # the journal is loaded where there is one
    from tui.notes.writing.draft import Draft


class Resuming(Copies):
    """Offers what a session left unsaved, or has unsaved on a connection that may be lost."""

    @work(group="writing")
    async def offer_unfinished(self) -> None:
        """Ask what is to become of all that is unsaved in this folder."""
        for draft in await self._offers():
            if await self._offer(draft) == "continue":
                return

    async def _may_open(self, path: str, week: Week | None = None) -> bool:
        """Return whether a note is to be opened without what is unsaved of it, if anything is.

        With `week`, it is a new note of that week. For a worker.
        """
        for draft in await self._offers(path, week):
            if await self._offer(draft, opening=True) in ("continue", ""):
                return False
        return True

    async def _offers(self, path: str = "", week: Week | None = None) -> "list[Draft]":
        if not self._drafts.is_dir():
            return []
        return await asyncio.to_thread(self.desk.offers, path, week)

    async def _offer(self, draft: "Draft", *, opening: bool = False) -> str:
        """Ask what is to become of a draft, do it, and return the answer."""
        from tui.screens.recovery import Recovery

        left = await asyncio.to_thread(self.desk.compare, draft)
        answer = await self.app.push_screen_wait(Recovery(left, opening=opening))
        if answer == "discard":
            await asyncio.to_thread(self.desk.forget, draft)
        elif answer == "continue" and await self.may_close():
            opened = await asyncio.to_thread(self.desk.resume, draft)
            if opened:
                await self._edit(opened)
            else:
                self._warn(
                    f"The unsaved text of {draft.path} is not there any more: it was saved or "
                    "thrown away meanwhile, or is being written on in another window already."
                )
        return answer
