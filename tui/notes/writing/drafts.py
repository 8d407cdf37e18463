"""The journal of unsaved text: what was typed and not yet saved survives whatever happens.

A thread writes it, because a stalled terminal stops the event loop and no exit hook can be
trusted. While a note is open, the thread looks for itself at what the editor holds, because a
stuck event loop reports nothing. A draft goes only once its note is known to be saved, or its
writer says so.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from tui.notes.writing import last_writes
from tui.notes.writing.draft_page import Page
from tui.notes.writing.draft_store import Draft, DraftStore

PATIENCE = 0.5
"""Seconds from an unsaved change to the write that holds it and all that followed."""

LAST_PATIENCE = 1.0
"""Seconds that a program which is being ended waits for a write that is under way."""


class Journal:
    """Keeps the drafts of one session, and finds those that earlier sessions left behind.

    `told` is given one sentence when a draft can't be written (from the journal's thread, once
    until a write succeeds, which is told too) or read. A failed write is tried again until it
    succeeds.
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
        self.followed: set[Page] = set()
        """The pages that are looked at; they add and remove themselves."""
        self.guard = threading.RLock()
        """Guards what waits and is followed, and the store: no older text lands last."""
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
        with self.guard:
            taken = self._store.adopt(draft)
        if not taken:
            return None
        page = Page(draft.folder, draft.path, draft.base_digest, self)
        page.write(draft.text, draft.line, draft.column)
        return page

    def forget(self, draft: Draft) -> None:
        """Delete a draft from `unfinished` that its writer does not want back."""
        with self.guard:
            self._store.delete(draft)

    def unfinished(self) -> list[Draft]:
        """Return the drafts of sessions that are gone, newest first.

        A file that can't be read as a draft is put aside in the folder `damaged` and told of.
        """
        with self.guard:
            return self._store.orphans()

    def keep(self, draft: Draft) -> None:
        """Take a newer text of a note; what `Page.write` calls."""
        self._arriving.put(draft)
        self._start()

    def follow(self, page: Page) -> None:
        """Look for oneself at what is typed into a page; what `Page.follow` calls."""
        with self.guard:
            self.followed.add(page)
            self._start()

    def drop(self, draft: Draft) -> None:
        """Forget this session's text of a note; what `Page.drop` calls."""
        with self.guard:
            self._collect()
            self._waiting.pop(draft.key, None)
            self._store.delete(draft)

    def flush(self, timeout: float = 1.0) -> bool:
        """Write now what is waiting; safe in a signal handler.

        Returns whether all is on disk: not if that fails, or can't begin in `timeout` seconds.
        """
        if not self.guard.acquire(timeout=timeout):
            return False
        try:
            self._write()
            return not self._waiting
        finally:
            self.guard.release()

    def close(self, timeout: float = 1.0) -> bool:
        """End the session: write what is waiting and stop the thread. Returns as `flush` does.

        Drafts that were not discarded stay for the next start.
        """
        self._closing.set()
        self._wake.put(None)
        if self._thread is not None:
            self._thread.join(timeout)
        done = self.flush(timeout)
        last_writes.no_longer(self._write_last)
        self.followed.clear()
        self._store.release()
        return done

    def _start(self) -> None:
        """Wake the thread, at first into life."""
        self._wake.put(None)
        if self._thread is None:
            last_writes.before_end(self._write_last)
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._closing.is_set():
            if not (self.followed or self._waiting):
                self._wake.get()
            if self._closing.wait(self._patience):
                return  # whoever closes the journal writes what is left
            while not self._wake.empty():
                self._wake.get()
            with self.guard:
                if not self._closing.is_set():
                    self._write()

    def _write_last(self) -> None:
        """Write what is waiting as the program ends, and let the thread write nothing after that.

        What a demonstration leaves is deleted next, and would come back.
        """
        if self.guard.acquire(timeout=LAST_PATIENCE):
            try:
                self._write()
            finally:
                self._closing.set()
                self.guard.release()

    def _collect(self) -> None:
        """Move what arrived to what waits, where only the newest text of a note stays."""
        try:
            for _ in range(self._arriving.qsize()):
                draft = self._arriving.get_nowait()
                self._waiting[draft.key] = draft
        except Empty:
            return  # a signal handler came between and took the rest

    def _write(self) -> None:
        """Write what is waiting, with what was typed and not reported."""
        try:
            for page in list(self.followed):
                page.look()
        finally:
            self._collect()
            self._write_waiting()

    def _write_waiting(self) -> None:
        for key, draft in list(self._waiting.items()):
            try:
                self._store.save(draft)
            except OSError as error:
                self._complain(error)
                continue
            if self._failing:
                self._failing = False
                self._told("The draft of your unsaved text can be written again, and is.")
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
