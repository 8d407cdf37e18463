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
from typing import NamedTuple

from tui.notes.writing import last_writes
from tui.notes.writing.draft import Draft
from tui.notes.writing.draft_page import Page
from tui.notes.writing.draft_store import DraftStore

PATIENCE = 0.5
"""Seconds from an unsaved change to the write that holds it and all that followed."""

LAST_PATIENCE = 1.0
"""Seconds that a program which is being ended waits for a write that is under way."""


class _Waiting(NamedTuple):
    """What is to be written of one note."""

    draft: Draft
    base: bytes | None
    """What the draft was made from, as in `Journal.open`."""


class Journal:
    """Keeps the drafts of one session, and finds those of others.

    `told` is given one sentence when a draft can't be written (from the journal's thread, once
    until a write succeeds, which is told too) or read, or when another session took it over. A
    failed write is tried again until it succeeds.
    """

    def __init__(
        self, directory: Path, *, told: Callable[[str], None], patience: float = PATIENCE
    ) -> None:
        self._store = DraftStore(directory, told)
        self._told = told
        self._patience = patience
        # Simple queues, because a signal handler that flushes can't deadlock with their `put`.
        self._arriving: SimpleQueue[_Waiting] = SimpleQueue()
        self._wake: SimpleQueue[None] = SimpleQueue()
        self._waiting: dict[str, _Waiting] = {}
        self.followed: set[Page] = set()
        """The pages that are looked at; they add and remove themselves."""
        self.guard = threading.RLock()
        """Guards what waits and is followed, and the store: no older text lands last."""
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._failing = False
        self._failing_bases = False

    def open(self, *, folder: str, path: str, base_digest: str, base: bytes | None = None) -> Page:
        """Return the page for a note that is about to be edited; nothing is written yet.

        `base_digest` is the file's digest, empty where there is no file; `base` are its bytes,
        which are kept beside the draft.
        """
        return Page(folder, path, base_digest, self, base=base)

    def adopt(self, draft: Draft) -> Page | None:
        """Take over another session's draft to go on writing it; `Page.last` is what it is by now.

        A session that lives is told so, and leaves it alone. Returns none where another one was
        quicker, or this one has a text of the note already.
        """
        with self.guard:
            adopted = self._store.adopt(draft)
        if adopted is None:
            return None
        taken, base = adopted
        page = Page(taken.folder, taken.path, taken.base_digest, self, base=base)
        page.stand_ins = taken.stand_ins
        page.write(taken.text, taken.line, taken.column)
        return page

    def base_of(self, draft: Draft) -> bytes | None:
        """Return the bytes that another session's draft was made from; None where nobody knows."""
        return self._store.base_of(draft)

    def forget(self, draft: Draft) -> None:
        """Delete a draft of `others` that its writer does not want back."""
        with self.guard:
            self._store.delete(draft)

    def others(self) -> list[Draft]:
        """Return the drafts of other sessions, newest first; `is_held` tells those that live.

        A session goes on living where its connection was lost and nobody has noticed yet. A file
        that can't be read as a draft is put aside in the folder `damaged` and told of.
        """
        with self.guard:
            return self._store.others()

    def keep(self, draft: Draft, base: bytes | None) -> None:
        """Take a newer text of a note; what `Page.write` calls."""
        self._arriving.put(_Waiting(draft, base))
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
                waiting = self._arriving.get_nowait()
                self._waiting[waiting.draft.key] = waiting
        except Empty:
            return  # a signal handler came between and took the rest

    def _write(self) -> None:
        """Write what is waiting, with what was typed and not reported."""
        try:
            for page in list(self.followed):
                page.look()
        finally:
            self._collect()
            for taken in self._store.taken_over():
                self._told(str(taken))
            self._write_waiting()

    def _write_waiting(self) -> None:
        for key, waiting in list(self._waiting.items()):
            try:
                self._store.save(waiting.draft)
            except OSError as error:
                self._complain(error)
                continue
            if self._failing:
                self._failing = False
                self._told("The draft of your unsaved text can be written again, and is.")
            self._write_base(waiting)
            # Only now, so that a signal handler that comes between finds it still waiting.
            if self._waiting.get(key) is waiting:
                del self._waiting[key]

    def _write_base(self, waiting: _Waiting) -> None:
        """Write what a draft was made from; where that fails, the next write tries again."""
        if waiting.base is None:
            return
        try:
            self._store.save_base(waiting.draft, waiting.base)
        except OSError as error:
            if not self._failing_bases:
                self._failing_bases = True
                self._told(
                    "Your unsaved text is kept, but not what it began from, so that a conflict "
                    f"would have to be settled line by line ({_reason(error)})."
                )
        else:
            self._failing_bases = False

    def _complain(self, error: OSError) -> None:
        if not self._failing:
            self._failing = True
            self._told(
                "Your unsaved text is only in this window: the draft can't be written "
                f"({_reason(error)})."
            )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
