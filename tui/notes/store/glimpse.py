"""The newest notes as they were last: what a start shows in the moment before the index is read."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterable
from heapq import nlargest
from pathlib import Path

import msgspec

from tui.notes.note import Note

COUNT = 120
"""How many notes are kept: more than a tall terminal has lines."""

_log = logging.getLogger(__name__)


class Glimpse(msgspec.Struct, frozen=True):
    """The head of a folder's timeline."""

    notes: tuple[Note, ...] = ()
    """Those of the newest weeks, in any order."""
    week_starts: int = 0
    """The first weekday, Monday being 0, that their weeks were counted by."""

    @classmethod
    def of(cls, notes: Iterable[Note], week_starts: int) -> "Glimpse":
        """Pick the newest of all notes."""
        dated = ((note.week, note.path, note) for note in notes if note.week)
        return cls(tuple(note for *_, note in nlargest(COUNT, dated)), week_starts)


def file_for(cache_dir: Path, root: Path) -> Path:
    """Return where the glimpse of a notes folder belongs."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
    return cache_dir / f"glimpse-{name}.json"


def load(file: Path) -> Glimpse:
    """Return what was kept; nothing where there is no file that makes sense."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Glimpse)
    except FileNotFoundError:
        return Glimpse()
    except (OSError, ValueError) as error:  # msgspec's errors are ValueErrors
        _log.info("The glimpse can't be read: %s", error)
        return Glimpse()


def save(file: Path, glimpse: Glimpse) -> None:
    """Keep a glimpse for the next start, whole or not at all; a full disk is no error."""
    data = msgspec.json.encode(glimpse)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".glimpse-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, UnicodeEncodeError) as error:
        _log.info("The glimpse was not kept: %s", error)
