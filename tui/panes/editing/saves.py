"""What is known of a note's file while its text is being written."""

from datetime import UTC, datetime


class Saves:
    """Keeps account of what is saved, and of a save that is under way or wanted after it."""

    def __init__(self, digest: str = "", saved: str = "", news: str = "") -> None:
        self.digest = digest
        """Digest of the file that the text was made from or last saved as; empty without one."""
        self.saved = saved
        """The text that the file holds."""
        self.news = news
        """What became of the last save, in a word or two."""
        self._pending: str | None = None
        self._again: bool | None = None

    @property
    def is_pending(self) -> bool:
        """Whether a text is being written just now."""
        return self._pending is not None

    def begin(self, text: str, *, then_close: bool) -> bool:
        """Note that a text is to be saved; return whether it may be now, or only after another.

        `then_close` tells what is to come after it.
        """
        if self.is_pending:
            self._again = then_close or bool(self._again)
            return False
        self._pending = text
        return True

    def finish(self, digest: str, at: datetime | None = None) -> bool | None:
        """Note that the text is in a file with this digest, since `at`, or since now.

        Return what was wanted meanwhile: nothing (`None`), another save, or (`True`) to close
        after it.
        """
        if self._pending is None:
            return None
        at = at or datetime.now(tz=UTC)
        self.saved, self._pending, self.digest = self._pending, None, digest
        self.news = f"saved {at.astimezone():%H:%M}"
        again, self._again = self._again, None
        return again

    def fail(self) -> None:
        """Note that the file is as it was."""
        self._pending = self._again = None
        self.news = ""
