"""Notes on the desk: opened to be edited, journalled while they are, and saved byte for byte."""

from collections.abc import Callable
from typing import NamedTuple

from tui.notes.errors import NoteUnreadable, WriteFailed
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.store.folder import digest
from tui.notes.week import Week
from tui.notes.writing.draft_page import Page
from tui.notes.writing.draft_store import Draft
from tui.notes.writing.drafts import Journal
from tui.notes.writing.line_ends import EditableText
from tui.notes.writing.versions import Versions, beside


class Typed(NamedTuple):
    """What an editor holds at some moment."""

    text: str
    line: int
    """The cursor's line, counted from 1."""
    column: int
    """How many characters stand before the cursor in its line."""


class Left(NamedTuple):
    """What an earlier session left unsaved, beside the file as it is now."""

    draft: Draft
    file_text: str | None
    """The file's text as an editor would show it; None where there is none that can be read."""
    changed_since: bool
    """Whether the file is no longer what the draft began from."""


class OpenNote:
    """A note that somebody is editing, from its opening to its last save."""

    def __init__(
        self, library: Library, page: Page, path: str, source: EditableText, base: str | None
    ) -> None:
        self.path = path
        self.text = source.text
        """What the editor starts with."""
        self.line = 1
        """Where the cursor starts, counted from 1."""
        self.column = 0
        self.unsaved = False
        """Whether `text` is more than what the file holds."""
        self._library = library
        self._page = page
        self._source = source
        self._base = base

    @property
    def base(self) -> str | None:
        """Digest of the file that the text was made from; None where there is none yet."""
        return self._base

    @property
    def saved_text(self) -> str | None:
        """What the file holds, where `text` is more than that."""
        return self._source.text if self.unsaved else None

    @property
    def is_new(self) -> bool:
        """Whether there is no file of it yet."""
        return self._base is None

    def keep(self, text: str, line: int, column: int) -> None:
        """Journal what is written so far; returns at once."""
        if text == self._source.text and not self.unsaved:
            self._page.drop()
        else:
            self._page.write(text, line, column)

    def follow(self, typed: Callable[[], Typed]) -> None:
        """Journal from now on what `typed` gives back, until the note is left or discarded.

        The journal's thread asks for it, so that a stuck event loop loses nothing, and so does
        a handler of signals.
        """
        self._page.follow(lambda: self.keep(*typed()))

    def save(self, text: str) -> Note:
        """Write the note, and see that the file holds it before the journal lets go of it.

        Raises `Changed`, `NotAllowed`, `NoteUnreadable` or `WriteFailed`; the file and the
        journal keep what they hold then.
        """
        data = self._source.restore(text)
        if data == self._source.restore(self._source.text) and self._base:
            note = self._library.note(self.path)
        else:
            note = self._library.save(self.path, data, base=self._base)
            self._verify(self.path, data)
        self._settle(data)
        self._page.saved(text, self._base or "")
        return note

    def save_copy(self, text: str, name: str) -> Note:
        """Write the text as another note beside it, and leave the file as it is."""
        data = self._source.restore(text)
        note = self._library.save(name, data, base=None)
        self._verify(name, data)
        self._page.discard()
        return note

    def compare(self, text: str) -> Versions:
        """Set what is written beside the file as it is now.

        Raises `NoteUnreadable` where there is none, or none that can be edited.
        """
        return beside(self._source, text, self._library.data(self.path), base=self._base)

    def go_on_from(self, versions: Versions, text: str) -> None:
        """Go on with `text`, which takes account of what somebody else has put in the file.

        The next save replaces that. The typing is followed no more, so that nothing which does
        not take account of it is journalled as if it did.
        """
        self._page.leave()
        self.text, self.unsaved = text, text != versions.theirs
        self._source, self._base = versions.source, versions.digest
        self._page.write(text)
        self._page.saved(versions.theirs, versions.digest)

    def discard(self) -> None:
        """Let go of what was not saved, and follow the typing no more."""
        self._page.discard()

    def leave(self) -> None:
        """Follow the typing no more; what is not saved stays in the journal."""
        self._page.leave()

    def _verify(self, path: str, data: bytes) -> None:
        """Raise `WriteFailed` or `NoteUnreadable` unless the file, read back, holds `data`."""
        if digest(self._library.data(path)) != digest(data):
            raise WriteFailed(
                f"{path} was written, and then read back as something else: another program "
                "writes to it, or the disk is failing. What you wrote is still here, and kept."
            )

    def _settle(self, data: bytes) -> None:
        """Take what was written as the base of what comes next."""
        self._source = EditableText(data)
        self._base = digest(data)
        self.unsaved = False


class Desk:
    """Opens notes for editing, one page of the journal for each."""

    def __init__(self, library: Library, journal: Journal) -> None:
        self._library = library
        self._journal = journal

    def open(self, path: str) -> OpenNote:
        """Open a note as it is in its file; raises `NoteUnreadable`."""
        data = self._library.data(path)
        return self._opened(path, data, digest(data))

    def begin(self, week: Week) -> OpenNote:
        """Open a new note of a week, which becomes a file when it is saved."""
        draft = self._library.draft(week)
        opened = self._opened(draft.path, draft.text.encode("utf-8"), None)
        opened.line, opened.column = draft.cursor_line, draft.cursor_column
        return opened

    def resume(self, draft: Draft) -> OpenNote | None:
        """Open a note with the text that an earlier session left unsaved.

        It is saved over the file only if that is still what the draft began from. Returns None
        where another session has taken the draft.
        """
        page = self._journal.adopt(draft)
        if page is None:
            return None
        source = self._source_of(draft) or EditableText(b"")
        opened = OpenNote(self._library, page, draft.path, source, draft.base_digest or None)
        opened.text, opened.unsaved = draft.text, True
        opened.line, opened.column = draft.line, draft.column
        return opened

    def unfinished(self) -> list[Draft]:
        """Return what earlier sessions left unsaved in this folder, newest first.

        A session may have ended between the save and the end of its draft: what is in the file
        to the letter was saved, and is forgotten.
        """
        here = str(self._library.folder.root.resolve())
        drafts = []
        for draft in self._journal.unfinished():
            if draft.folder != here:
                continue
            source = self._source_of(draft)
            if source is not None and source.text == draft.text:
                self.forget(draft)
            else:
                drafts.append(draft)
        return drafts

    def compare(self, draft: Draft) -> Left:
        """Put a draft beside its file as it is now."""
        source = self._source_of(draft)
        if source is None:
            return Left(draft, None, changed_since=bool(draft.base_digest))
        now = digest(source.restore(source.text))
        return Left(draft, source.text, changed_since=now != draft.base_digest)

    def forget(self, draft: Draft) -> None:
        """Delete what an earlier session left."""
        self._journal.forget(draft)

    def close(self) -> None:
        """Have all that is unsaved on disk."""
        self._journal.close()

    def _source_of(self, draft: Draft) -> EditableText | None:
        """Return a draft's file as it is now; None where there is none that can be edited."""
        try:
            return EditableText(self._library.data(draft.path))
        except NoteUnreadable:
            return None

    def _opened(self, path: str, data: bytes, base: str | None) -> OpenNote:
        folder = str(self._library.folder.root.resolve())
        page = self._journal.open(folder=folder, path=path, base_digest=base or "")
        return OpenNote(self._library, page, path, EditableText(data), base)
