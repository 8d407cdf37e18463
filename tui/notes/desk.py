"""Notes on the desk: opened to be edited, journalled while they are, and saved byte for byte."""

from tui.notes.draft_store import Draft
from tui.notes.drafts import Journal, Page
from tui.notes.errors import NoteUnreadable
from tui.notes.folder import digest
from tui.notes.library import Library
from tui.notes.line_ends import EditableText
from tui.notes.note import Note
from tui.notes.week import Week


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
            self._page.discard()
        else:
            self._page.write(text, line, column)

    def save(self, text: str) -> Note:
        """Write the note, and see that the file holds it before the journal lets go of it.

        Raises `Changed`, `NotAllowed` or `WriteFailed`; the file and the journal keep what they
        hold then.
        """
        data = self._source.restore(text)
        if data == self._source.restore(self._source.text) and self._base:
            note = self._library.note(self.path)
        else:
            note = self._library.save(self.path, data, base=self._base)
        self._settle(data)
        self._page.saved(text, self._base or "")
        return note

    def save_copy(self, text: str, name: str) -> Note:
        """Write the text as another note beside it, and leave the file as it is."""
        note = self._library.save(name, self._source.restore(text), base=None)
        self._page.discard()
        return note

    def discard(self) -> None:
        """Let go of what was not saved."""
        self._page.discard()

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
        try:
            data = self._library.data(draft.path)
        except NoteUnreadable:
            data = b""
        source = EditableText(data)
        opened = OpenNote(self._library, page, draft.path, source, draft.base_digest or None)
        opened.text, opened.unsaved = draft.text, True
        opened.line, opened.column = draft.line, draft.column
        return opened

    def unfinished(self) -> list[Draft]:
        """Return what earlier sessions left unsaved in this folder, newest first."""
        here = str(self._library.folder.root.resolve())
        return [draft for draft in self._journal.unfinished() if draft.folder == here]

    def forget(self, draft: Draft) -> None:
        """Delete what an earlier session left."""
        self._journal.forget(draft)

    def close(self) -> None:
        """Have all that is unsaved on disk."""
        self._journal.close()

    def _opened(self, path: str, data: bytes, base: str | None) -> OpenNote:
        folder = str(self._library.folder.root.resolve())
        page = self._journal.open(folder=folder, path=path, base_digest=base or "")
        return OpenNote(self._library, page, path, EditableText(data), base)
