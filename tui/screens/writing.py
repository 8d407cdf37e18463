"""The editor in its place beside the other panes: opening, saving and leaving without a loss."""

import asyncio
import os
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from tui import settings
from tui.notes.errors import WeeknotesError
from tui.notes.week import Week
from tui.panes.note.note_pane import NotePane
from tui.screens.preparing import Preparing
from tui.screens.question import Answer, Question

if TYPE_CHECKING:  # the editor is loaded when somebody first writes
    from tui.notes.writing.open_note import OpenNote
    from tui.panes.editing.editor import Editor

LEAVING = (
    Answer("s", "Save", "save"),
    Answer("d", "Discard", "discard", is_final=True),
    Answer("k", "Keep writing", ""),
)


class Writing(Preparing):
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

    def _tell(self, sentence: str) -> None:
        self.post_message(self.Told(sentence))

    async def on_unmount(self) -> None:
        """See that everything unsaved is on disk, and nobody is told that we still write."""
        if self._desk:
            await asyncio.to_thread(self._desk.close)
        if self._company:
            await self._company.leave()

    @property
    def is_open(self) -> bool:
        """Whether a note is being edited."""
        return self._open is not None

    @property
    def is_dirty(self) -> bool:
        """Whether something that was written is not saved."""
        return self._open is not None and self.editor.is_dirty

    def focus_editor(self) -> None:
        """Put the cursor in the text."""
        self.editor.focus()

    # Opening

    @work(group="writing")
    async def open(self, path: str, line: int = 1, *, at_end: bool = False, told: str = "") -> None:
        """Open a note, with the cursor on a line of its file, or where its text ends.

        `told` is said to the person once the file is open.
        """
        if self._open and self._open.path == path:
            self.focus_editor()
            return
        if not await self._may_open(path) or not await self.may_close():
            return
        try:
            opened = await asyncio.to_thread(self.desk.open, path)
        except WeeknotesError as error:
            self._refuse(error)
            return
        opened.line = opened.text.count("\n") + 1 if at_end else line
        await self._edit(opened)
        if told:
            self.notify(told, markup=False)

    @work(group="writing")
    async def begin(self, week: Week) -> None:
        """Begin a note of a week, or go on with it where it has been begun and is not saved."""
        try:
            opened = await asyncio.to_thread(self.desk.begin, week)
        except WeeknotesError as error:
            self._refuse(error)
            return
        if self._open and self._open.path == opened.path:
            self.focus_editor()
        elif await self._may_open(opened.path, week) and await self.may_close():
            await self._edit(opened)

    async def _edit(self, opened: "OpenNote", *, again: bool = False) -> None:
        """Put a note into the editor; the focus stays where it is if the note is there `again`."""
        from tui.panes.editing.editor_document import EditorDocument

        await self._furnish()
        self._help_out()
        if self._open:
            self._open.leave()
        self._open = opened
        note = self._library.notes.get(opened.path)
        if not again:
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
            ),
            width=self.screen.query_one(NotePane).outer_size.width,  # in whose place it comes
        )
        self._follow(opened)
        self._keep_company(opened.path)

    @work(group="help", exclusive=True)
    async def _help_out(self) -> None:
        """Give the editor lines as long as when reading, and the names that it completes."""
        from tui.screens.candidates import candidates

        remembered, (chosen, _) = settings.remembered(), settings.load()
        self.editor.area.reading_width = remembered.reading_width or chosen.reading_width
        people = self._library.catalogue.conventions.people
        notes = self._library.notes.values()
        self.editor.candidates = await asyncio.to_thread(candidates, notes, people)

    @work(group="writing")
    async def on_editor_own_editor_asked(self, event: "Editor.OwnEditorAsked") -> None:
        """Lend the terminal to the person's own editor, and take back what they wrote there."""
        from tui.screens.own_editor import OwnEditorFailed, write_elsewhere

        scratch = self._drafts.parent / "own-editor"
        try:
            text = write_elsewhere(self.app, event, scratch=scratch, environ=os.environ)
        except OwnEditorFailed as error:
            self._refuse(error)
        else:
            self.editor.take_back(text)
        self.focus_editor()

    def _follow(self, opened: "OpenNote") -> None:
        """Have the journal look for itself at what is typed: this loop may be stuck one day."""
        from tui.notes.writing.open_note import Typed

        area = self.editor.area  # taken here: what looks is another thread

        def typed() -> Typed:
            row, column = area.cursor_location
            return Typed(area.text, row + 1, column)

        opened.follow(typed)

    @work(group="company")
    async def _keep_company(self, path: str) -> None:
        """Tell who else has the note open, now and as long as it is."""
        if self._company is None:
            from tui.notes.writing.being_edited import HEARTBEAT
            from tui.screens.company import Company

            self._company = Company(self._library.folder, self._library.me, self._warn)
            self.set_interval(HEARTBEAT, self._company.beat)
        await self._company.enter(path)

    @work(group="writing")
    async def leave_for(self, path: str, line: int = 1) -> None:
        """Close the editor for another note, once nothing unsaved is in the way."""
        if await self.may_close():
            self._close(path, line)

    # While writing

    def on_editor_edited(self, event: "Editor.Edited") -> None:
        """Journal what was typed."""
        if self._open and self._open.path == event.path:
            self._open.keep(event.text, event.line, event.column)

    def files_changed(self, paths: Collection[str]) -> None:
        """Take in a change that somebody else made to the note that is open."""
        opened = self._open
        if opened is None or opened.path not in paths:
            return
        note = self._library.notes.get(opened.path)
        if note is None or opened.is_ours(note.digest):
            return
        if self.editor.is_dirty:
            self._tell_of_change(note.title)
        else:
            self._reopen(opened)

    def _tell_of_change(self, title: str) -> None:
        self.notify(
            "The file has changed meanwhile. Go on writing; saving will ask.",
            title=title,
            severity="warning",
            markup=False,
        )

    @work(group="writing")
    async def _reopen(self, before: "OpenNote") -> None:
        """Show the note as it is in its file now, with the cursor where it was."""
        try:
            opened = await asyncio.to_thread(self.desk.open, before.path)
        except WeeknotesError as error:
            self._refuse(error)
            return
        if self._open is not before:
            return
        if self.editor.is_dirty:  # something was typed while the file was read
            self._tell_of_change(before.path)
            return
        opened.line, opened.column = self.editor.cursor_location
        await self._edit(opened, again=True)

    # Saving and leaving

    @work(group="saving")
    async def on_editor_save_requested(self, event: "Editor.SaveRequested") -> None:
        """Write the note, and close it where that was asked for."""
        is_saved = await self._save(event.text)
        if is_saved and event.then_close and self.editor.text == event.text:
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
            text = self.editor.text
            return await self._save(text) and self.editor.text == text
        if answer == "discard":
            opened.discard()
            return True
        return False

    def _close(self, path: str = "", line: int = 0) -> None:
        """Leave the editor for its own note, or for the one at `path`."""
        if self._open is None:
            return
        self._open.leave()
        own, self._open = self._open.path, None
        if self._company:
            self.run_worker(self._company.leave(), group="company")
        self.post_message(self.Closed(path or own, line or self.editor.cursor_location[0]))
