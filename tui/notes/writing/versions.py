"""A note as somebody has it in the editor, beside its file as somebody else has left it."""

from typing import NamedTuple

from tui.notes.store.folder import digest
from tui.notes.writing.line_ends import EditableText
from tui.notes.writing.merging import Merged, join, merge


class Versions(NamedTuple):
    """Two versions of a note, and what they began with, all as edits of the file as it is now."""

    base: str | None
    """What both began with; None where nobody knows."""
    mine: str
    theirs: str
    source: EditableText
    """What turns an edit back into bytes: the file as it is now."""
    digest: str
    """Of the file's bytes."""

    def merged(self) -> Merged:
        """Bring the two together; for a thread, where the note is long."""
        if self.base is None:
            return join(self.mine, self.theirs)
        return merge(self.base, self.mine, self.theirs)


def beside(edited: EditableText, mine: str, theirs: bytes, *, base: str | None) -> Versions:
    """Set an edit of a note beside the bytes that are in the file now.

    `base` is the digest of what the edit began from; where `edited` is not that, as with a draft
    of an earlier session, nobody knows what both began with. Raises `NoteUnreadable` where the
    bytes are not UTF-8 text.
    """
    began, now = edited.restore(edited.text), edited.restore(mine)
    source = EditableText(theirs, beside=[began, now])
    known = source.show(began) if digest(began) == base else None
    return Versions(known, source.show(now), source.text, source, digest(theirs))


def of_copy(note: bytes, copy: bytes) -> Versions:
    """Set a note beside the copy that a sync tool made of it; `mine` is the note.

    Raises as `beside`.
    """
    source = EditableText(note, beside=[copy])
    return Versions(None, source.text, source.show(copy), source, digest(note))
