"""Saving what is in the editor, and settling what two people have made of one note."""

import asyncio
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Vertical

from tui.notes.errors import Changed, NotAllowed, NoteUnreadable, WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Status
from tui.screens.question import Answer, Question

if TYPE_CHECKING:  # the editor is loaded when somebody first writes
    from tui.notes.writing.desk import Desk
    from tui.notes.writing.merging import Merged
    from tui.notes.writing.open_note import OpenNote
    from tui.notes.writing.versions import Versions
    from tui.panes.editing.editor import Editor
    from tui.screens.company import Company
    from tui.screens.conflict import Occasion

GONE = (
    Answer("w", "Write it again", "again"),
    Answer("k", "Keep writing", ""),
)
UNREADABLE = (
    Answer("c", "Save mine as a copy", "copy"),
    Answer("k", "Keep writing", ""),
)
UNSETTLED = (
    Answer("g", "Go there", ""),
    Answer("s", "Save it all the same", "save"),
)

READABLE = "Colleagues can read it now. Once you have left the editor, T makes it a draft."
"""Of a new note that does not say how far it is: where nothing says so, a note is published."""


class Compared(NamedTuple):
    """A text of the editor set beside the file."""

    text: str
    """As it stood in the editor."""
    versions: "Versions"
    merged: "Merged"


class Settling(Vertical):
    """Holds what is open; a save never overwrites what somebody else has written."""

    def __init__(self, library: Library, drafts: Path, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._library = library
        self._drafts = drafts
        self._desk: Desk | None = None
        self._open: OpenNote | None = None
        self._company: Company | None = None

    @property
    def desk(self) -> "Desk":
        """The desk, with the journal of this session, from the first use on."""
        if self._desk is None:
            from tui.notes.writing.desk import Desk
            from tui.notes.writing.drafts import Journal

            self._desk = Desk(self._library, Journal(self._drafts, told=self._tell))
        return self._desk

    @property
    def editor(self) -> "Editor":
        """The editor; there is one once a note has been opened."""
        from tui.panes.editing.editor import Editor

        return self.query_one(Editor)

    async def may_close(self) -> bool:
        """Return whether nothing unsaved is in the way; ask, from a worker, where there is."""
        raise NotImplementedError

    def _tell(self, sentence: str) -> None:
        """Say something to the person, from any thread."""
        raise NotImplementedError

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=8, markup=False)

    async def _edit(self, opened: "OpenNote") -> None:
        """Put a note into the editor."""
        raise NotImplementedError

    def _close(self) -> None:
        """Leave the editor."""
        raise NotImplementedError

    # Saving

    async def _save(self, text: str) -> bool:
        """Write the note; return whether the file holds the text now."""
        opened, editor = self._open, self.editor
        if opened is None:
            return False
        is_new = opened.is_new
        if not await self._is_to_be_saved(text):
            editor.save_failed("Two versions stand in this note. It was not saved.")
            return False
        try:
            note = await asyncio.to_thread(opened.save, text)
        except WeeknotesError as error:
            if self._open is not opened:  # it was left while the disk took its time
                self._refuse(error)
                return False
            editor.save_failed(error.message)
            return await self._settle(opened, error)
        if self._open is not opened:
            return True
        editor.saved(note.digest)
        if is_new and note.status is Status.PUBLISHED:
            self.notify(READABLE, title="Saved", timeout=8, markup=False)
        return True

    async def _is_to_be_saved(self, text: str) -> bool:
        """Ask where two versions are left in the text: nothing can be ticked in such a note."""
        from tui.notes.writing.merging import unsettled

        lines = unsettled(text)
        if not lines:
            return True
        asked = (
            f"From line {lines[0]} on, two versions stand in the text between <<<<<<< and >>>>>>>. "
            "Keep what is right and delete the rest. Saved as it is, the note can be read, but not "
            "changed here until somebody has done so elsewhere."
        )
        question = Question("Not settled yet", asked, *UNSETTLED, amid_typing=True)
        if await self.app.push_screen_wait(question) == "save":
            return True
        self.editor.area.move_cursor((lines[0] - 1, 0), center=True)
        return False

    async def _save_copy(self, opened: "OpenNote", name: str) -> None:
        text = self.editor.text
        try:
            copy = await asyncio.to_thread(opened.save_copy, text, name)
        except WeeknotesError as error:
            self._refuse(error)
            return
        self.notify(f"What you wrote is in {copy.path}.", title="Saved", markup=False)
        if self.editor.text == text:  # nothing more was typed while it was being written
            self._close()

    async def _save_again(self, opened: "OpenNote") -> bool:
        """Write the note anew where its file is gone; return whether it holds the text now."""
        text = self.editor.text
        try:
            note = await asyncio.to_thread(opened.save_again, text)
        except WeeknotesError as error:
            self._refuse(error)
            return False
        self.editor.saved_as(text, note.digest)
        return True

    # What somebody else has written to the file meanwhile

    async def _settle(self, opened: "OpenNote", error: WeeknotesError) -> bool:
        """Find a way out where the note can't be saved; return whether it is in its file now."""
        if isinstance(error, Changed):
            try:
                answer = await self._show_both(opened, error.message)
            except NoteUnreadable as unreadable:
                is_there = self._library.folder.holds(opened.path)
                answer = await self._ask_where_to(unreadable, UNREADABLE if is_there else GONE)
        elif isinstance(error, NotAllowed):  # as where it became somebody else's meanwhile
            answer = await self._ask_where_to(error, UNREADABLE)
        else:
            self._refuse(error)
            return False
        if answer == "again":
            return await self._save_again(opened)
        if answer == "copy":
            await self._save_copy(opened, self._free_name(opened.path, "mine"))
        return False

    async def _ask_where_to(self, error: WeeknotesError, answers: tuple[Answer, ...]) -> str:
        asked = f"{error.message} What you wrote is still here, and in the journal."
        question = Question(error.title, asked, *answers, amid_typing=True)
        return await self.app.push_screen_wait(question)

    async def _compare(self, opened: "OpenNote") -> "Compared":
        """Set what is in the editor beside the file; raises `NoteUnreadable`."""
        text = self.editor.text
        versions = await asyncio.to_thread(opened.compare, text)
        return Compared(text, versions, await asyncio.to_thread(versions.merged))

    async def _show_both(self, opened: "OpenNote", told: str) -> str:
        """Show what was written beside the file, and merge them if that is the answer.

        Raises `NoteUnreadable`.
        """
        from tui.screens.conflict import EDITED, RESUMED, outlook

        compared = await self._compare(opened)
        is_joined = compared.versions.base is None
        who = await self._company.suspicion() if self._company else ""
        told = " ".join(filter(None, (told, who, outlook(compared.merged, is_joined=is_joined))))
        answer = await self._ask(RESUMED if is_joined else EDITED, told, compared.merged)
        if answer == "theirs":
            compared = await self._compare(opened)  # as they are by now
        if answer in ("merge", "theirs"):
            while self.editor.text != compared.text:  # typed before both were there to be seen
                compared = await self._compare(opened)
            opened.line, opened.column = self.editor.cursor_location
            if answer == "merge":
                await self._go_on(opened, compared.versions, compared.merged.text())
            else:
                await self._give_way(opened, compared.versions)
        return answer

    async def _go_on(self, opened: "OpenNote", versions: "Versions", text: str) -> None:
        """Put into the editor what two versions have come to."""
        from tui.notes.writing.merging import unsettled

        opened.go_on_from(versions, text)
        told = "Both are in the editor now. Nothing is written until you save."
        if lines := unsettled(text):
            opened.line, opened.column = lines[0], 0
            told = (
                "Where they differ, both stand between <<<<<<< and >>>>>>>. Keep what is right, "
                "delete the rest, then save."
            )
        await self._edit(opened)
        self.notify(told, title="Merged", markup=False)

    async def _give_way(self, opened: "OpenNote", versions: "Versions") -> None:
        """Put into the editor what is in the file; undoing that brings back what was typed."""
        opened.go_on_from(versions, versions.mine)
        await self._edit(opened)
        self.editor.take_back(versions.theirs)
        opened.unsaved = False  # as long as that is not undone
        self.notify(
            "ctrl+z brings back what you wrote; saved, it takes their place.",
            title="Theirs",
            markup=False,
        )

    async def _ask(self, occasion: "Occasion", text: str, merged: "Merged") -> str:
        from tui.screens.conflict import Conflict

        return await self.app.push_screen_wait(Conflict(occasion, text, merged))

    def _free_name(self, path: str, what: str) -> str:
        """Return a name beside a note that nothing has yet."""
        stem, suffix = splitext(path)
        name = first = f"{stem}-{what}-{self._library.today().isoformat()}"
        number = 1
        while self._library.folder.holds(name + suffix):
            number += 1
            name = f"{first}-{number}"
        return name + suffix

    def _refuse(self, error: WeeknotesError) -> None:
        self.notify(error.message, title=error.title, severity="error", timeout=8, markup=False)
