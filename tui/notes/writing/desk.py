"""Notes on the desk: opened to be edited, begun, or gone on with where a session ended."""

from typing import NamedTuple

from tui.notes.errors import NoteUnreadable
from tui.notes.library import Library
from tui.notes.store.folder import digest
from tui.notes.week import Week
from tui.notes.writing.draft import Draft
from tui.notes.writing.drafts import Journal
from tui.notes.writing.line_ends import EditableText
from tui.notes.writing.open_note import OpenNote


class Left(NamedTuple):
    """What an earlier session left unsaved, beside the file as it is now."""

    draft: Draft
    file_text: str | None
    """The file's text as an editor would show it; None where there is none that can be read."""
    changed_since: bool
    """Whether the file is no longer what the draft began from."""


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
        """Open a note with the text that another session has, or left, unsaved.

        It is saved over the file only if that is still what the draft began from. Returns None
        where the draft is gone by now, as where a third session was quicker.
        """
        page = self._journal.adopt(draft)
        if page is None or page.last is None:
            return None
        draft = page.last
        source = self._source_of(draft, page.base) or EditableText(b"")
        opened = OpenNote(self._library, page, draft.path, source, draft.base_digest or None)
        opened.text, opened.unsaved = draft.text, True
        opened.line, opened.column = draft.line, draft.column
        return opened

    def offers(self, path: str = "", week: Week | None = None) -> list[Draft]:
        """Return what there is to go on with in this folder: first what was left, newest first.

        Where a path or a week is given, only texts of that note and such as would be new notes of
        that week. A session may have ended between the save and the end of its draft: what is in
        the file to the letter was saved, and is forgotten.
        """
        here = str(self._library.folder.root.resolve())
        drafts = []
        for draft in self._journal.others():
            is_of_all = not path and week is None
            if draft.folder != here or not (is_of_all or self._is_of(draft, path, week)):
                continue
            if not self._is_in_file(draft):
                drafts.append(draft)
            elif not draft.is_held:
                self.forget(draft)
        return sorted(drafts, key=lambda draft: draft.is_held)

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

    def _is_in_file(self, draft: Draft) -> bool:
        """Whether the file, read for this, holds a draft's text."""
        base = self._journal.base_of(draft)
        try:
            data = self._library.data(draft.path)
            if base is None:
                return EditableText(data, stand_ins=draft.stand_ins).text == draft.text
            written = EditableText(base, stand_ins=draft.stand_ins).restore(draft.text)
            source = EditableText(data, beside=[written])
        except NoteUnreadable:
            return False
        return source.text == source.show(written)

    def _is_of(self, draft: Draft, path: str, week: Week | None) -> bool:
        """Whether a draft is of a note, or would be a new one of a week."""
        if draft.path == path or week is None or draft.base_digest:
            return draft.path == path
        from tui.notes.parsing.scan import Surroundings, scan

        around = Surroundings(self._library.catalogue.conventions)
        return scan(draft.path, draft.text.encode("utf-8", "replace"), around=around).week == week

    def _source_of(self, draft: Draft, base: bytes | None = None) -> EditableText | None:
        """Return what a draft was made from, or else its file as it is now.

        Returns None where there is none that can be edited.
        """
        try:
            data = self._library.data(draft.path) if base is None else base
            return EditableText(data, stand_ins=draft.stand_ins)
        except NoteUnreadable:
            return None

    def _opened(self, path: str, data: bytes, base: str | None) -> OpenNote:
        folder = str(self._library.folder.root.resolve())
        known = None if base is None else data
        page = self._journal.open(folder=folder, path=path, base_digest=base or "", base=known)
        return OpenNote(self._library, page, path, EditableText(data), base)
