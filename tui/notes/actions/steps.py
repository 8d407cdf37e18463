"""Changes of notes as values: each can be made, and when made knows what takes it back."""

from typing import NamedTuple, Protocol

from tui.notes.action import Action
from tui.notes.conventions import Conventions
from tui.notes.errors import Changed, WeeknotesError
from tui.notes.store.folder import Folder, digest


class Made(NamedTuple):
    """A change that was made to a note's bytes."""

    data: bytes | None
    """What the file is to hold; None where it is to go."""
    before: Action | None
    """The action that was changed; None where there was none."""
    after: Action | None
    """The action as it is now; None where it is none any more."""
    back: "Change"
    """What takes the change back."""


class Make(Protocol):
    """Turns a note's bytes into what they are to be.

    Raises `WeeknotesError` where that can't be done without a doubt.
    """

    def __call__(self, data: bytes, conventions: Conventions, /) -> Made:
        """Return the change made."""


class Change(NamedTuple):
    """A change of one note that is still to be made."""

    path: str
    make: Make
    action: Action | None = None
    """The action that it ticks or dates; None where the change is one of the note's text."""
    begins: bool = False
    """Whether it makes the note, which must not be there yet; `make` is given no bytes then."""
    told: str = ""
    """What it does, in a sentence, where that is about no action."""
    is_idle: bool = False
    """Whether it takes back what has changed no byte."""


def creation(path: str, data: bytes) -> Change:
    """Return the change that makes a new note."""

    def make(_: bytes, __: Conventions) -> Made:
        return Made(data, None, None, deletion(path, data))

    return Change(path, make, begins=True, told=f"{path} is there again, to the letter.")


def deletion(path: str, data: bytes) -> Change:
    """Return the change that takes a new note back, if it holds what it began with again."""

    def make(there: bytes, _: Conventions) -> Made:
        if there != data:
            raise Changed(f"{path} has been written in since, so everything was left as it is now.")
        return Made(None, None, None, creation(path, data))

    return Change(path, make, told=f"{path} is deleted.")


class Batch:
    """Files that are changed together or not at all; to be used under the folder's lock."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._old: dict[str, bytes | None] = {}
        self._new: dict[str, bytes | None] = {}

    @property
    def paths(self) -> list[str]:
        """The files that were looked at, in order."""
        return list(self._old)

    def make(self, change: Change, conventions: Conventions) -> Made:
        """Make a change in memory; raises what its `make` raises, and `NoteUnreadable`."""
        path = change.path
        if path not in self._new:
            self._old[path] = None  # told of as looked at, even where it can't be read
            if not change.begins:
                self._old[path] = self._folder.read(path)
            self._new[path] = self._old[path]
        old = self._new[path]
        made = change.make(old or b"", conventions)
        self._new[path] = made.data
        return made._replace(back=made.back._replace(is_idle=made.data == old))

    def write(self) -> None:
        """Write the files in the order in which they were changed, each seen to be there.

        Raises `NotAllowed`, `Changed` or `WriteFailed`; those written before are put back then.
        """
        written: list[str] = []
        for path, data in self._new.items():
            if data == self._old[path]:
                continue
            try:
                self._replace(path, self._old[path], data)
            except WeeknotesError:
                for earlier in reversed(written):
                    self._replace(earlier, self._new[earlier], self._old[earlier])
                raise
            written.append(path)

    def _replace(self, path: str, old: bytes | None, new: bytes | None) -> None:
        expect = None if old is None else digest(old)
        if new is not None:
            self._folder.write(path, new, expect=expect)
            if self._folder.read(path) != new:
                raise Changed(f"{path} was changed by somebody else in the same moment.")
        elif expect:
            self._folder.remove(path, expect=expect)
