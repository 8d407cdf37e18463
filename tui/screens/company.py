"""Telling the person at the editor who else has the note open, and the others of the person."""

import asyncio
from collections.abc import Callable

from tui.notes.store.folder import Folder
from tui.notes.writing.being_edited import BeingEdited, Holder


class Company:
    """Who else writes in the note that is open; everybody is told of once for each note.

    `tell` gets a sentence for the person.
    """

    def __init__(self, folder: Folder, who: str, tell: Callable[[str], None]) -> None:
        self._being_edited = BeingEdited(folder, who)
        self._tell = tell
        self._path = ""
        self._told: set[Holder] = set()

    async def enter(self, path: str) -> None:
        """Let the others know that a note is open, and the person who has it open already."""
        if path == self._path:
            return
        self._path = path
        self._told = set()
        await asyncio.to_thread(self._being_edited.enter, path)
        await self.look()

    async def beat(self) -> None:
        """Let the others know that it is still open, and the person who has come to it since."""
        await asyncio.to_thread(self._being_edited.beat)
        await self.look()

    async def leave(self) -> None:
        """Let the others know that it is open no more."""
        self._path = ""
        await asyncio.to_thread(self._being_edited.leave)

    async def look(self) -> None:
        """Tell of those who have not been told of."""
        path = self._path
        holders = await asyncio.to_thread(self._being_edited.others, path) if path else []
        if path == self._path:
            for holder in holders:
                if holder not in self._told:
                    self._told.add(holder)
                    self._tell(f"{holder} Go on writing; saving asks if it was changed meanwhile.")

    async def suspicion(self) -> str:
        """Say who may have written to the note just now; nothing where nobody is known of."""
        path = self._path
        here = await asyncio.to_thread(self._being_edited.others, path) if path else []
        names = {holder.who for holder in here}
        left = {holder.who for holder in self._told} - names
        suspects = [holder.clause for holder in here]
        suspects += [f"{who}, who had it open before" for who in sorted(left)]
        return f"Perhaps it was {', or '.join(suspects)}." if suspects else ""
