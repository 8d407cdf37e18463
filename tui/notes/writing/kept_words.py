"""A line that is being typed into a box, kept until it is entered or given up.

It is a sentence at most, so each is a file of its own, written whole at each rest.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from tui.notes.readers.saver import Saver
from tui.notes.writing import last_writes, private_files

MAX_BYTES = 1024 * 1024
"""More is in no line that somebody typed."""


class Words(msgspec.Struct, frozen=True):
    """What was typed, and where it was to go."""

    folder: str
    """The notes folder, absolute."""
    title: str
    """What the box is called."""
    about: str
    """What it is about: a note, an action, or nothing."""
    words: str = ""


class KeptWords:
    """The lines that one person has typed and not entered, in one folder of notes.

    They are written by a thread within a second, and where the program is ended. `failed` is given
    the error where that can't be done, in whatever thread; it is tried again.
    """

    def __init__(self, directory: Path, folder: Path, *, failed: Callable[[OSError], None]) -> None:
        self._directory = directory
        self._folder = str(folder)
        self._waiting: dict[Path, Words] = {}
        self._saver = Saver(self._write, failed, name="words")
        self._flush = self._saver.flush  # one object, by which it is taken back

    def of(self, title: str, about: str) -> str:
        """Return what was left in a box; nothing where it was left empty."""
        words = Words(self._folder, title, about)
        file = self._file(words)
        kept = self._waiting.get(file) or _read(file)
        return kept.words if kept and kept.title == title and kept.about == about else ""

    def keep(self, title: str, about: str, words: str) -> None:
        """Keep what stands in a box; nothing where it was entered or given up."""
        kept = Words(self._folder, title, about, words)
        self._waiting[self._file(kept)] = kept
        last_writes.before_end(self._flush)
        self._saver.wake()

    def left(self) -> Iterator[Words]:
        """Yield what other sessions have left in boxes; for a thread."""
        try:
            files = sorted(self._directory.glob("*.json"))
        except OSError:
            return
        for file in files:
            kept = _read(file)
            if kept and kept.folder == self._folder and file not in self._waiting:
                yield kept

    def close(self) -> None:
        """Write what is waiting, and stop the thread."""
        self._saver.close()
        last_writes.no_longer(self._flush)

    def _file(self, words: Words) -> Path:
        identity = "\0".join((words.folder, words.title, words.about)).encode("utf-8", "replace")
        return self._directory / f"{sha256(identity).hexdigest()[:20]}.json"

    def _write(self) -> None:
        # No lock: a handler of signals may come between any two of these.
        while self._waiting:
            file, words = self._waiting.popitem()
            try:
                if words.words:
                    self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
                    private_files.write(file, msgspec.json.encode(words))
                else:
                    private_files.delete(file)
            except OSError:
                self._waiting.setdefault(file, words)
                raise


def _read(file: Path) -> Words | None:
    try:
        return msgspec.json.decode(private_files.read(file, MAX_BYTES), type=Words)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None  # there is none, or it was half of one that some other program left
