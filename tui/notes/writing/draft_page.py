"""What the journal knows of one note that is being edited."""

import socket
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.notes.writing.draft import Draft

if TYPE_CHECKING:
    from tui.notes.writing.drafts import Journal


class Page:
    """The draft of one note that is being edited; made by `Journal.open`."""

    def __init__(
        self,
        folder: str,
        path: str,
        base_digest: str,
        journal: "Journal",
        *,
        base: bytes | None = None,
    ) -> None:
        self._folder = folder
        self._path = path
        self._base_digest = base_digest
        self._journal = journal
        self.base = base
        """The bytes that the text was made from; None where nobody knows, or there are none."""
        self.stand_ins: Mapping[str, str] = MappingProxyType({})
        """What stands for hidden characters in the text, as in `Draft`."""
        self.last: Draft | None = None
        """What was given to the journal last, unless it was dropped since."""
        self._look: Callable[[], None] | None = None

    def write(self, text: str, line: int = 1, column: int = 0) -> None:
        """Have the text on disk within a second; returns at once and never fails.

        `line` is the cursor's, counted from 1; `column` characters stand before it.
        """
        if self.last is None or self.last.text != text:
            self._keep(text, line, column)

    def saved(self, text: str, digest: str, base: bytes | None = None) -> None:
        """Note that the file now holds `text` and has this digest and these bytes, verified.

        The draft goes, unless typing went on during the save: then it stays, based on that file.
        """
        with self._journal.guard:
            self._base_digest, self.base = digest, base
            if self.last is None or self.last.text == text:
                self.drop()
            else:
                self._keep(self.last.text, self.last.line, self.last.column)

    def put_away(self, text: str) -> None:
        """Let go of the note, whose `text` is in another file, unless typing went on meanwhile."""
        with self._journal.guard:
            self.look()
            if self.last is None or self.last.text == text:
                self.discard()

    def drop(self) -> None:
        """Delete the draft, whose text is in the file; what is typed from now on is kept anew."""
        with self._journal.guard:
            if self.last is not None:
                self._journal.drop(self.last)
                self.last = None

    def discard(self) -> None:
        """Delete the draft, which its writer threw away; what is typed is followed no more."""
        with self._journal.guard:
            self._look = None
            self._journal.followed.discard(self)
            self.drop()

    def follow(self, look: Callable[[], None]) -> None:
        """Have `look` called every half second and where the program is ended, until `leave`.

        It is to `write` what has been typed. The journal's thread calls it, or a handler of
        signals, at any moment: it may only read, and what it reads has to be whole.
        """
        self._look = look
        self._journal.follow(self)

    def look(self) -> None:
        """Take what has been typed, where the page is followed."""
        if self._look is not None:
            self._look()

    def leave(self) -> None:
        """Take what has been typed a last time; the draft, if there is one, stays."""
        with self._journal.guard:
            self.look()
            self._look = None
            self._journal.followed.discard(self)

    def _keep(self, text: str, line: int, column: int) -> None:
        draft = self._draft(text, line, column)
        self._journal.keep(draft, self.base)
        # Only now, so that a signal handler that comes between does not take it for kept.
        self.last = draft

    def _draft(self, text: str, line: int, column: int) -> Draft:
        now = datetime.now(tz=UTC)
        return Draft(
            folder=self._folder,
            path=self._path,
            base_digest=self._base_digest,
            text=text,
            stand_ins=dict(self.stand_ins),
            line=line,
            column=column,
            written=now,
            since=self.last.since if self.last else now,
            host=socket.gethostname(),
        )
