"""The editor in its place beside the other panes: opening, saving and leaving without a loss."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Vertical
from textual.message import Message

from tui.notes.errors import Changed, WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.week import Week
from tui.screens.question import Answer, Question

if TYPE_CHECKING:  # the editor is loaded when somebody first writes
    from tui.notes.desk import Desk, OpenNote
    from tui.panes.editor import Editor

LEAVING = (
    Answer("s", "Save", "save"),
    Answer("d", "Discard", "discard"),
    Answer("k", "Keep writing", ""),
)
CONFLICT = (
    Answer("c", "Save mine as a copy", "copy"),
    Answer("t", "Take theirs", "theirs"),
    Answer("k", "Keep writing", ""),
)
GONE = (
    Answer("w", "Write it again", "again"),
    Answer("k", "Keep writing", ""),
)
RECOVERY = (
    Answer("c", "Continue", "continue"),
    Answer("d", "Discard it", "discard"),
    Answer("l", "Later", ""),
)


class Writing(Vertical):
    """Holds the editor, and sees to it that no text is lost between it and the files."""

    @dataclass
    class Opened(Message):
        """A note is open in the editor."""

        path: str
        """The note, relative to the folder."""

    @dataclass
    class Closed(Message):
        """The editor was left."""

        path: str
        """The note to show: the one that was open, which need not have become a file."""
        line: int
        """The line of it to show."""

    @dataclass
    class Told(Message):
        """A thread has something to say to the person."""

        sentence: str
        """What it says."""

    def __init__(self, library: Library, drafts: Path, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._library = library
        self._drafts = drafts
        self._desk: Desk | None = None
        self._open: OpenNote | None = None

    @property
    def desk(self) -> "Desk":
        """The desk, with the journal of this session, from the first use on."""
        if self._desk is None:
            from tui.notes.desk import Desk
            from tui.notes.drafts import Journal

            self._desk = Desk(self._library, Journal(self._drafts, told=self._tell))
        return self._desk

    def _tell(self, sentence: str) -> None:
        self.post_message(self.Told(sentence))

    async def on_unmount(self) -> None:
        """See that everything unsaved is on disk."""
        if self._desk:
            await asyncio.to_thread(self._desk.close)

    @property
    def is_open(self) -> bool:
        """Whether a note is being edited."""
        return self._open is not None

    @property
    def is_dirty(self) -> bool:
        """Whether something that was written is not saved."""
        return self._open is not None and self.editor.is_dirty

    @property
    def editor(self) -> "Editor":
        """The editor; there is one once a note has been opened."""
        from tui.panes.editor import Editor

        return self.query_one(Editor)

    def focus_editor(self) -> None:
        """Put the cursor in the text."""
        self.editor.focus()

    # Opening

    @work(group="writing")
    async def open(self, path: str, line: int = 1, *, at_end: bool = False) -> None:
        """Open a note, with the cursor on a line of its file, or where its text ends."""
        if self._open and self._open.path == path:
            self.focus_editor()
            return
        if not await self.may_close():
            return
        try:
            opened = await asyncio.to_thread(self.desk.open, path)
        except WeeknotesError as error:
            self._refuse(error)
            return
        opened.line = opened.text.count("\n") + 1 if at_end else line
        await self._edit(opened)

    @work(group="writing")
    async def begin(self, week: Week) -> None:
        """Begin a note of a week."""
        if not await self.may_close():
            return
        try:
            opened = await asyncio.to_thread(self.desk.begin, week)
        except WeeknotesError as error:
            self._refuse(error)
            return
        await self._edit(opened)

    @work(group="writing")
    async def offer_unfinished(self) -> None:
        """Ask what is to become of text that an earlier session left unsaved."""
        if not self._drafts.is_dir():
            return
        for draft in await asyncio.to_thread(self.desk.unfinished):
            words = len(draft.text.split())
            when = f"{draft.written.astimezone():%d %B, %H:%M}"
            asked = (
                f"{draft.path} was being written when an earlier session ended, on {when}. "
                f"Its {words} words were kept and are not in the file. Continue?"
            )
            answer = await self.app.push_screen_wait(Question("Unsaved text", asked, *RECOVERY))
            if answer == "discard":
                self.desk.forget(draft)
            elif answer == "continue":
                opened = await asyncio.to_thread(self.desk.resume, draft)
                if opened:
                    await self._edit(opened)
                return

    async def _edit(self, opened: "OpenNote") -> None:
        from tui.panes.editor import Editor, EditorDocument

        if not self.query(Editor):
            await self.mount(Editor())
        self._open = opened
        note = self._library.notes.get(opened.path)
        self.post_message(self.Opened(opened.path))
        self.editor.open(
            EditorDocument(
                path=opened.path,
                text=opened.text,
                title=note.title if note else "New note",
                line=opened.line,
                column=opened.column,
                is_new=opened.is_new,
                saved_text=opened.saved_text,
            )
        )
        self.call_after_refresh(self.focus_editor)

    @work(group="writing")
    async def leave_for(self, path: str, line: int = 1) -> None:
        """Close the editor for another note, once nothing unsaved is in the way."""
        if await self.may_close():
            self._close(path, line)

    # While writing

    def on_editor_edited(self, event: "Editor.Edited") -> None:
        """Journal what was typed."""
        if self._open:
            self._open.keep(event.text, event.line, event.column)

    def files_changed(self, paths: Collection[str]) -> None:
        """Take in a change that somebody else made to the note that is open."""
        opened = self._open
        if opened is None or opened.path not in paths:
            return
        note = self._library.notes.get(opened.path)
        if note is None or note.digest == opened.base:
            return
        if self.editor.is_dirty:
            self.notify(
                "Somebody has changed this note meanwhile. Go on writing; saving will ask.",
                title=note.title,
                severity="warning",
            )
        else:
            self._reopen()

    @work(group="writing")
    async def _reopen(self) -> None:
        """Show the note as it is in its file now, with the cursor where it was."""
        if self._open is None:
            return
        line, column = self.editor.cursor_location
        try:
            opened = await asyncio.to_thread(self.desk.open, self._open.path)
        except WeeknotesError as error:
            self._refuse(error)
            return
        opened.line, opened.column = line, column
        await self._edit(opened)

    # Saving and leaving

    @work(group="saving")
    async def on_editor_save_requested(self, event: "Editor.SaveRequested") -> None:
        """Write the note, and close it where that was asked for."""
        if await self._save(event.text) and event.then_close:
            self._close()

    async def _save(self, text: str) -> bool:
        """Write the note; return whether the file holds the text now."""
        opened, editor = self._open, self.editor
        if opened is None:
            return False
        try:
            note = await asyncio.to_thread(opened.save, text)
        except Changed as error:
            editor.save_failed(error.message)
            await self._settle_conflict(opened, error)
            return False
        except WeeknotesError as error:
            editor.save_failed(error.message)
            self._refuse(error)
            return False
        editor.saved(note.digest)
        return True

    async def _settle_conflict(self, opened: "OpenNote", error: Changed) -> None:
        asked = f"{error.message} What you wrote is still here, and in the journal."
        answers = CONFLICT if opened.path in self._library.notes else GONE
        answer = await self.app.push_screen_wait(Question(error.title, asked, *answers))
        if answer == "again":
            await self._save_copy(opened, opened.path)
        elif answer == "theirs":
            opened.discard()
            self._reopen()
        elif answer == "copy":
            stem, suffix = splitext(opened.path)
            name = f"{stem}-mine-{self._library.today().isoformat()}{suffix}"
            await self._save_copy(opened, name)

    async def _save_copy(self, opened: "OpenNote", name: str) -> None:
        try:
            copy: Note = await asyncio.to_thread(opened.save_copy, self.editor.text, name)
        except WeeknotesError as error:
            self._refuse(error)
            return
        self.notify(f"What you wrote is in {copy.path}.", title="Saved", markup=False)
        self._close()

    @work(group="writing")
    async def on_editor_leave_requested(self) -> None:
        """Ask what is to become of text that is not saved, then leave."""
        if await self.may_close():
            self._close()

    def on_editor_close_requested(self) -> None:
        """Leave; nothing would be lost."""
        if self._open:
            self._open.discard()
        self._close()

    async def may_close(self) -> bool:
        """Return whether nothing unsaved is in the way; ask, from a worker, where there is."""
        opened = self._open
        if opened is None or not self.editor.is_dirty:
            return True
        asked = f"{opened.path} has changes that are not saved."
        answer = await self.app.push_screen_wait(Question("Leave the editor?", asked, *LEAVING))
        if answer == "save":
            self.editor.report()
            return await self._save(self.editor.text)
        if answer == "discard":
            opened.discard()
            return True
        return False

    def _close(self, path: str = "", line: int = 0) -> None:
        """Leave the editor for its own note, or for the one at `path`."""
        if self._open is None:
            return
        own, self._open = self._open.path, None
        self.post_message(self.Closed(path or own, line or self.editor.cursor_location[0]))

    def _refuse(self, error: WeeknotesError) -> None:
        self.notify(error.message, title=error.title, severity="error", timeout=8, markup=False)
