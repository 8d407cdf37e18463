"""What can go wrong, each with a title and a sentence that a person can act on."""

from collections.abc import Sequence


class WeeknotesError(Exception):
    """The root of the family: a sentence that says what happened, what was kept, what to do."""

    title = "That did not work"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FolderError(WeeknotesError):
    """The notes folder can't be used."""

    title = "The notes folder"


class NoteUnreadable(WeeknotesError):
    """A note can't be read, or its bytes are not sound text."""

    title = "This note can't be read"

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code
        """The code of the problem that the note is listed with."""


class Ambiguous(WeeknotesError):
    """What was named is several things, of which one is to be chosen."""

    title = "Which one?"

    def __init__(self, message: str, choices: Sequence[str]) -> None:
        super().__init__(message)
        self.choices = choices
        """What may be meant, each told in a line of its own."""


class NotAllowed(WeeknotesError):
    """A rule of the folder, an option or the operating system forbids the change."""

    title = "Not allowed"


class Changed(WeeknotesError):
    """The file is no longer what the change was made from; nothing was written."""

    title = "The note has changed"


class ActionMoved(Changed):
    """The action is not where it was, and can't be told apart from others; nothing was written."""

    title = "This action was not found again"


class WriteFailed(WeeknotesError):
    """The operating system refused a write; the file is as it was."""

    title = "Not written"
