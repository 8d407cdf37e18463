"""The journal of unsaved text: what was typed and not yet saved survives whatever happens.

A thread writes it, because a stalled terminal stops the event loop and no exit hook can be
trusted. A draft goes only once its note is known to be saved, or its writer says so.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue

from tui.notes.draft_store import Draft, DraftStore

PATIENCE = 0.5
"""Seconds from the first unsaved change to the write that holds it and all that followed."""


class Page:
    """The draft of one note that is being edited; made by `Journal.open`."""

    def __init__(self, folder: str, path: str, base_digest: str, journal: "Journal") -> None:
        self._folder = folder
        self._path = path
        self._base_digest = base_digest
        self._journal = journal
        self._last = self._draft("", 1, 0)

    def write(self, text: str, line: int = 1, column: int = 0) -> None:
        """Have the text on disk within a second; returns at once and never fails.

        `line` is the cursor's, counted from 1; `column` characters stand before it.
        """
        self._last = self._draft(text, line, column)
        self._journal.keep(self._last)

    def saved(self, text: str, digest: str) -> None:
        """Note that the file now holds `text` and has this digest, verified.

        The draft goes, unless typing went on during the save: then it stays, based on that file.
        """
        self._base_digest = digest
        if self._last.text == text:
            self.discard()
        elif self._last.text:
            self.write(self._last.text, self._last.line, self._last.column)

    def discard(self) -> None:
        """Delete the draft: its text is saved and verified, or its writer threw it away."""
        self._last = self._draft("", 1, 0)
        self._journal.drop(self._last)

    def _draft(self, text: str, line: int, column: int) -> Draft:
        return Draft(
            folder=self._folder,
            path=self._path,
            base_digest=self._base_digest,
            text=text,
            line=line,
            column=column,
            written=datetime.now(tz=UTC),
        )


class Journal:
    """Keeps the drafts of one session, and finds those that earlier sessions left behind.

    `told` is given one sentence when a draft can't be written (from the journal's thread, once
    until a write succeeds) or read. A failed write is tried again at the next change.
    """

    def __init__(
        self, directory: Path, *, told: Callable[[str], None], patience: float = PATIENCE
    ) -> None:
        self._store = DraftStore(directory, told)
        self._told = told
        self._patience = patience
        # Simple queues, because a signal handler that flushes can't deadlock with their `put`.
        self._arriving: SimpleQueue[Draft] = SimpleQueue()
        self._wake: SimpleQueue[None] = SimpleQueue()
        self._waiting: dict[str, Draft] = {}
        self._writing = threading.RLock()
        """Guards `_waiting`, taking from `_arriving`, and the store: no older text lands last."""
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._failing = False

    def open(self, *, folder: str, path: str, base_digest: str) -> Page:
        """Return the page for a note that is about to be edited; nothing is written yet.

        `base_digest` is the file's digest, empty where there is no file.
        """
        return Page(folder, path, base_digest, self)

    def adopt(self, draft: Draft) -> Page | None:
        """Take over a draft from `unfinished` to go on writing it.

        Returns none where another session was quicker.
        """
        with self._writing:
            taken = self._store.adopt(draft)
        if not taken:
            return None
        page = Page(draft.folder, draft.path, draft.base_digest, self)
        page.write(draft.text, draft.line, draft.column)
        return page

    def forget(self, draft: Draft) -> None:
        """Delete a draft from `unfinished` that its writer does not want back."""
        with self._writing:
            self._store.delete(draft)

    def unfinished(self) -> list[Draft]:
        """Return the drafts of sessions that are gone, newest first.

        A file that can't be read as a draft is put aside in the folder `damaged` and told of.
        """
        with self._writing:
            return self._store.orphans()

    def keep(self, draft: Draft) -> None:
        """Take a newer text of a note; what `Page.write` calls."""
        self._arriving.put(draft)
        self._wake.put(None)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()

    def drop(self, draft: Draft) -> None:
        """Forget this session's text of a note; what `Page.discard` calls."""
        with self._writing:
            self._collect()
            self._waiting.pop(draft.key, None)
            self._store.delete(draft)

    def flush(self, timeout: float = 1.0) -> bool:
        """Write now what is waiting; safe in a signal handler.

        Returns whether all is on disk: not if that fails, or can't begin in `timeout` seconds.
        """
        if not self._writing.acquire(timeout=timeout):
            return False
        try:
            self._write()
            return not self._waiting
        finally:
            self._writing.release()

    def close(self, timeout: float = 1.0) -> bool:
        """End the session: write what is waiting and stop the thread. Returns as `flush` does.

        Drafts that were not discarded stay for the next start.
        """
        self._closing.set()
        self._wake.put(None)
        if self._thread is not None:
            self._thread.join(timeout)
        done = self.flush(timeout)
        self._store.release()
        return done

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wake.get()
            self._closing.wait(self._patience)
            while not self._wake.empty():
                self._wake.get()
            with self._writing:
                self._write()

    def _collect(self) -> None:
        """Move what arrived to what waits, where only the newest text of a note stays."""
        try:
            for _ in range(self._arriving.qsize()):
                draft = self._arriving.get_nowait()
                self._waiting[draft.key] = draft
        except Empty:
            return  # a signal handler came between and took the rest

    def _write(self) -> None:
        self._collect()
        for key, draft in list(self._waiting.items()):
            try:
                self._store.save(draft)
            except OSError as error:
                self._complain(error)
                continue
            self._failing = False
            # Only now, so that a signal handler that comes between finds it still waiting.
            if self._waiting.get(key) is draft:
                del self._waiting[key]

    def _complain(self, error: OSError) -> None:
        if not self._failing:
            self._failing = True
            reason = error.strerror or type(error).__name__
            self._told(
                f"Your unsaved text is only in this window: the draft can't be written ({reason})."
            )
