"""Following a folder: what has changed in it, brought to the screen a batch at a time."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from tui.notes.errors import FolderError
from tui.notes.library import Delta, Library
from tui.notes.note import Note
from tui.notes.readers.reading import Reading
from tui.screens.panes import PanesScreen
from tui.screens.scene import Scene, Terms, survey
from tui.screens.writing import Writing


class FolderScreen(PanesScreen):
    """A screen that is kept in step with a folder; a subclass says what there is to be seen."""

    @dataclass
    class Looked(Message):
        """Somebody, here or elsewhere, has changed the folder."""

        delta: Delta
        """What is different."""
        notes: Mapping[str, Note] | None = None
        """All notes by path as they are with it; None where they are as they were shown."""

    @dataclass
    class Followed(Message):
        """The whole folder has been looked at once, and is followed from now on."""

    def __init__(self, library: Library, reading: Reading) -> None:
        """Follow a library, of which somebody has read some."""
        super().__init__()
        self.library = library
        self.reading = library.reading = reading
        self.opened = asyncio.Event()
        """Set once the index has been read."""
        self.is_ready = False
        """Whether the whole folder has been looked at once."""
        self.left = False
        """Whether the person has left, so that the panes may be gone at any moment."""
        self._scene: Scene | None = None
        self._notes: Mapping[str, Note] = {}
        """As they are with all that has been told, which may be behind what the library knows."""
        self._deltas: list[Delta] = []
        self._drawing = False
        self._is_partial = False
        """Whether part of a look at the folder is still to come."""

    def meet(self, changed: Collection[str], removed: Collection[str], *, ours: bool) -> None:
        """Take note, before anything is drawn, that notes have changed; `ours` if only by us."""
        raise NotImplementedError

    async def show(self, scene: Scene, delta: Delta, changed: Collection[str]) -> None:
        """Show the folder as it is now; `delta` is the last that was told of the look at it."""
        raise NotImplementedError

    @work(thread=True, group="follow")
    def follow(self) -> None:
        """Read what the index remembers, then the folder as it is, and go on following it."""

        def told(sentence: str) -> None:
            self.post_message(Writing.Told(sentence))

        self.library.listen(self._looked)
        try:
            self.library.open()
            if not self.library.notes:
                self._looked(Delta())
            self.library.watch(told)
            self.library.refresh()
            self.library.keep()
        except FolderError as error:
            told(error.message)
            self._looked(Delta())
        self.post_message(self.Followed())

    def _looked(self, delta: Delta) -> None:
        """Bring what another thread has found into this one, with the notes as that left them."""
        with self.library.catalogue.guard:
            self.post_message(self.Looked(delta, self.library.notes))

    def on_unmount(self) -> None:
        """Let go of the folder, with what was read of it on disk."""
        self.library.close()
        self.reading.close()

    def stop_drawing(self) -> None:
        """Draw nothing more: the panes may be gone at any moment."""
        self.left = True

    @property
    def is_gone(self) -> bool:
        """Whether the panes may be gone: the person has left, or the program is about to end."""
        return self.left or not self.app.is_running

    @on(Looked)
    def look(self, event: Looked) -> None:
        """Gather what has changed; many changes are drawn at once."""
        if self.is_gone:
            return
        self.opened.set()
        delta, was_partial = event.delta, self._is_partial
        self._is_partial = delta.done < delta.total
        if delta.total and not (delta.changed or delta.removed or self._is_partial or was_partial):
            return  # files were touched, and are as they were
        self._deltas.append(delta)
        if event.notes is not None:
            self._notes = event.notes
        if not self._drawing:
            self._drawing = True
            self.draw()

    @work
    async def draw(self) -> None:
        """Bring all panes in step with the library, as often as it has changed meanwhile."""
        while self._deltas:
            deltas, self._deltas = self._deltas, []
            changed = frozenset[str]().union(*(d.changed | d.removed for d in deltas))
            removed = frozenset[str]().union(*(d.removed for d in deltas))
            notes = self._notes
            self.meet(changed, removed, ours=all(delta.ours for delta in deltas))
            # Where nothing has changed, as after a refusal, it is made from the truth too.
            terms, before = Terms.of(self.library), self._scene
            self._scene = await asyncio.to_thread(self._surveyed, notes, terms, before, changed)
            if self.is_gone:
                return
            await self.show(self._scene, deltas[-1], changed)
        self._drawing = False

    def _surveyed(
        self,
        notes: Mapping[str, Note],
        terms: Terms,
        before: Scene | None,
        changed: Collection[str],
    ) -> Scene:
        """Work out, in a thread, what is to be shown, and what the next page will ask for."""
        self.library.connections.keep_up()
        return survey(notes, terms, before, changed)
