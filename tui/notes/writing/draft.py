"""What a draft in the journal says, and what is said of one that went on in another session."""

from datetime import datetime
from hashlib import sha256

import msgspec


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Text that was typed into a note, as it was at some moment."""

    folder: str
    """The notes folder, absolute."""
    path: str
    """The note, relative to the folder, with `/` between its parts."""
    base_digest: str
    """Digest of the file that the text was made from; empty for a note that was never saved."""
    text: str
    """As it stood in the editor: lines end in a line feed, hidden characters have stand-ins."""
    stand_ins: dict[str, str] = {}
    """The visible character in `text` for each hidden one that it began with or had before."""
    line: int = 1
    """The cursor's line, counted from 1."""
    column: int = 0
    """How many characters stand before the cursor in its line."""
    written: datetime
    """When, in UTC."""
    since: datetime | None = None
    """When the first of it was typed, in UTC; None in drafts of older versions."""
    host: str = ""
    """The machine on which it was typed."""
    file: str = ""
    """Its file's name in the directory, once it was read from there."""
    is_held: bool = False
    """Whether, when it was read, its session lived, or could not be told to be gone."""

    @property
    def key(self) -> str:
        """What its note is called in file names, whatever characters the path holds."""
        return sha256(f"{self.folder}\0{self.path}".encode("utf-8", "replace")).hexdigest()[:16]

    def encoded(self) -> bytes:
        """Return what its file holds."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:  # half a surrogate pair: keep the rest
            text = self.text.encode("utf-8", "replace").decode("utf-8")
            return msgspec.json.encode(msgspec.structs.replace(self, text=text))


class Taken(msgspec.Struct, frozen=True):
    """Word for the session that a draft was taken from, which may live on and want to know."""

    path: str
    """The note, as in `Draft`."""
    host: str
    """The machine on which somebody goes on with it."""
    when: datetime
    """In UTC."""
    text_digest: str
    """Of the text that was taken."""

    def __str__(self) -> str:
        return (
            f"{self.path} is being written in another session since {self.when.astimezone():%H:%M} "
            f"(on {self.host}), which took over your unsaved text. What differs from that in this "
            "window is kept as a draft of its own."
        )


def digest_of(text: str) -> str:
    """Return what tells a text from others, whatever characters it holds."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()
