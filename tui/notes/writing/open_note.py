"""A note that somebody is editing: journalled meanwhile, and saved byte for byte."""

from collections.abc import Callable
from typing import NamedTuple

from tui.notes.errors import WriteFailed
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.store.folder import digest
from tui.notes.writing.draft_page import Page
from tui.notes.writing.line_ends import EditableText
from tui.notes.writing.versions import Versions, beside


class Typed(NamedTuple):
    """What an editor holds at some moment."""

    text: str
    line: int
    """The cursor's line, counted from 1."""
    column: int
    """How many characters stand before the cursor in its line."""


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
        self._base = base
        self._being_written = ""
        """Digest of what is being written to the file just now."""
        self._take(source)

    @property
    def base(self) -> str | None:
        """Digest of the file that the text was made from; None where there is none yet."""
        return self._base

    def is_ours(self, written: str) -> bool:
        """Whether a file with this digest is what the text was made from, or was saved as."""
        return written in (self._base, self._being_written)

    @property
    def saved_text(self) -> str | None:
        """What `text` was made from, where it is more than that."""
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
        note = self._library.notes.get(self.path)
        self._being_written = digest(data)
        if note is None or note.digest != digest(data) or not self._holds(self.path, data):
            note = self._library.save(self.path, data, base=self._base)
            self._verify(self.path, data)
        self._settle(data)
        self._page.saved(text, digest(data), data)
        return note

    def save_again(self, text: str) -> Note:
        """Write the note anew where its file is gone. Raises as `save`."""
        before, self._base = self._base, None
        try:
            return self.save(text)
        finally:
            self._base = self._base or before

    def save_copy(self, text: str, name: str) -> Note:
        """Write the text as another note beside it, and leave the file as it is.

        Where typing went on meanwhile, all of it stays in the journal. Raises as `save`.
        """
        data = self._source.restore(text)
        note = self._library.save(name, data, base=None)
        self._verify(name, data)
        self._page.put_away(text)
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
        source = versions.source
        self.text, self.unsaved = text, text != source.text
        self._base = versions.digest
        self._take(source)
        self._page.write(text)
        self._page.saved(source.text, versions.digest, source.data)

    def discard(self) -> None:
        """Let go of what was not saved, and follow the typing no more."""
        self._page.discard()

    def leave(self) -> None:
        """Follow the typing no more; what is not saved stays in the journal."""
        self._page.leave()

    def _holds(self, path: str, data: bytes) -> bool:
        """Whether a file holds these bytes now; raises `NoteUnreadable`."""
        return digest(self._library.data(path)) == digest(data)

    def _verify(self, path: str, data: bytes) -> None:
        """Raise `WriteFailed` or `NoteUnreadable` unless the file, read back, holds `data`."""
        if not self._holds(path, data):
            raise WriteFailed(
                f"{path} was written, and then read back as something else: another program "
                "writes to it, or the disk is failing. What you wrote is still here, and kept."
            )

    def _settle(self, data: bytes) -> None:
        """Take what was written as the base of what comes next."""
        self._take(self._source.rewritten(data))
        self._base = digest(data)
        self.unsaved = False

    def _take(self, source: EditableText) -> None:
        """Go by this text from now on, in the journal too."""
        self._source = source
        self._page.stand_ins = source.stand_ins
