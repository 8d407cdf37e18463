"""What the editor is given to change."""

import msgspec


class EditorDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A note's text as the editor is given it."""

    path: str
    """The note, relative to the folder, with `/` between its parts."""
    text: str
    """Lines end in a line feed; hidden characters have stand-ins (see `EditableText`)."""
    base_digest: str = ""
    """Digest of the file that the text was made from; empty where there is none."""
    title: str = ""
    """What the pane's border says; the path where empty."""
    line: int = 1
    """Where the cursor starts, counted from 1."""
    column: int = 0
    """How many characters stand before the cursor in its line."""
    is_new: bool = False
    """Whether there is no such file yet."""
    saved_text: str | None = None
    """What the file holds, where `text` is a recovered draft of something else."""
    read_only: bool = False
