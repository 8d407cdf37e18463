"""Writing behind somebody's back: soon, together with what follows, and never in their way."""

import threading
from collections.abc import Callable

PATIENCE = 0.5
"""Seconds from the first change to the write that holds it and all that followed."""

AGAIN = 30.0
"""Seconds after which a write that failed is tried again."""


class Saver:
    """Calls `write` in a thread of its own after each `wake`, and at the end.

    `write` raises OSError where it fails, and then has kept what it was to write; `failed` is
    given the error.
    """

    def __init__(
        self,
        write: Callable[[], None],
        failed: Callable[[OSError], None],
        *,
        name: str,
        patience: float = PATIENCE,
    ) -> None:
        self._write = write
        self._failed = failed
        self._name = name
        self._patience = patience
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._writing = threading.Lock()
        """Not to be had twice by a thread: a signal handler must not write inside a write."""
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Say that there is something to write; returns at once."""
        self._wake.set()
        with self._starting:
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def flush(self, timeout: float = 1.0) -> bool:
        """Write now; return whether that was done.

        It is not where it fails, or can't begin in `timeout` seconds.
        """
        if not self._writing.acquire(timeout=timeout):
            return False
        try:
            self._write()
        except OSError as error:
            self._failed(error)
            return False
        finally:
            self._writing.release()
        return True

    def close(self, timeout: float = 1.0) -> bool:
        """Stop the thread and write a last time; returns as `flush` does."""
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout)
        return self.flush(timeout)

    def _run(self) -> None:
        wait: float | None = None
        while not self._closing.is_set():
            self._wake.wait(wait)
            self._closing.wait(self._patience)
            self._wake.clear()
            wait = None if self.flush() else AGAIN
