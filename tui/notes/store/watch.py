"""What other programs do to the folder, as hints on where to look.

No system tells of every change: events get lost where they come too fast, are never sent by
network drives, and end for good when the folder itself is moved away. So a hint is only ever a
reason to look, and "look at everything" comes every minute without a reason.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import random
from typing import TYPE_CHECKING

from tui.notes.conventions import FILE as SETTINGS
from tui.notes.store.listing import conflict_of, folders, is_note
from tui.notes.store.mounts import network_filesystem

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

_LOOK = 250
"""Milliseconds between looks at whether anything has changed: watchfiles wakes for each, and its
batch is complete at the first that finds nothing more."""
_STEP = 80
"""The same while a report waits for what has changed meanwhile."""
_BATCH = 200
"""Milliseconds after which a batch is handed on even while changes keep coming."""
_TICK = 1000
"""Milliseconds between looks at whether the folder is still the one that is watched."""
_CALM = 2.0
"""Seconds without a change after which the next one is reported at once again."""
_SLOWEST = 5.0
"""Seconds between two reports at most, however busy the folder is, give or take a quarter."""
_TIMES = 80
"""Times as long as the last report kept a processor busy, the next one waits: one part in eighty
of a processor is what following others may take."""
_MANY = 500
"""Files in a batch beyond which looking at everything is cheaper and surer."""
_TRIES = 4
"""Failures in a row after which the folder is only looked at from time to time."""

_HEALTHY = 10.0
"""Seconds without a failure after which earlier ones are forgotten."""

_log = logging.getLogger(__name__)


class Watch:
    """Follows a folder in a thread of its own and calls back from there.

    Every real, visible folder is watched by itself: watching the root recursively would follow
    links out of it and take in all of `.git`.
    """

    def __init__(
        self,
        root: Path,
        changed: Callable[[frozenset[str] | None], None],
        *,
        told: Callable[[str], None] = lambda _: None,
        rescan: float = 60.0,
        poll: float = 5.0,
    ) -> None:
        """Follow the folder at `root` from `start` on.

        `changed` gets the paths of notes and settings, relative to the folder, that may have
        changed, or None where everything should be looked at: as soon as the watch is in place,
        when the folder goes away and when it is back, and every `rescan` seconds. `told` gets a
        sentence for the person where not all changes can be followed; everything should be looked
        at every `poll` seconds then.
        """
        self._root = root
        self._changed = changed
        self._told = told
        self._rescan = rescan
        self._poll = poll
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._failures = 0
        self._said = ""
        self._pace = Pace()

    def start(self) -> None:
        """Begin; without effect while it runs."""
        if self._thread is None:
            # An event for each start: a thread that was just stopped may not have seen its own yet.
            self._stop = threading.Event()
            self._thread = threading.Thread(
                target=self._run, args=[self._stop], name="watch", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """End, within a quarter of a second unless a callback is at work."""
        self._stop.set()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join(timeout=1.0)
        self._thread = None

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            if not self._root.is_dir():
                self._await_root(stop)
                continue
            try:
                self._follow(stop)
            except _WatchLostError as error:
                _log.info("The watch was lost: %s", error)
                self._recover(stop)

    def _await_root(self, stop: threading.Event) -> None:
        self._changed(None)
        while not self._root.is_dir() and not stop.wait(_TICK / 1000):
            pass

    def _follow(self, stop: threading.Event) -> None:
        """Report changes until the folders are other ones than those that are watched."""
        top = os.path.realpath(self._root)
        identity = _identity(self._root)
        period = self._rescan_period()
        notify, watched = _arm(top)
        with notify:
            self._changed(None)
            started = looked = time.monotonic()
            busy: float | None = None
            while (found := _next_batch(notify, stop)) is not None:
                if busy is not None:  # what was reported has been drawn by now
                    self._pace.spent(time.process_time() - busy)
                    busy = None
                if found and (rest := self._pace.rest(time.monotonic())):
                    if stop.wait(rest):
                        return
                    found |= _next_batch(notify, stop, step=_STEP, wait=_STEP) or set()
                if _identity(self._root) != identity:
                    return
                now = time.monotonic()
                if now - started > _HEALTHY:
                    self._failures = 0
                if any(_is_folder(path, watched) for path in found):
                    return
                if found:
                    busy = time.process_time()
                if self._report(path[len(top.rstrip("/")) + 1 :] for path in found):
                    looked = now
                elif now - looked > period:
                    self._changed(None)
                    looked = now

    def _report(self, paths: Iterable[str]) -> bool:
        """Pass on what may concern notes; True where that was everything."""
        notes = set()
        copies = False
        for path in paths:
            if path == SETTINGS or is_note(path):
                notes.add(path)
            elif conflict_of(path):
                copies = True
        everything = copies or len(notes) > _MANY
        if everything:
            self._changed(None)
        elif notes:
            self._changed(frozenset(notes))
        return everything

    def _rescan_period(self) -> float:
        kind = network_filesystem(self._root)
        if not kind:
            return self._rescan
        self._say(f"This folder is on a network drive ({kind}). What others change there")
        return self._poll

    def _recover(self, stop: threading.Event) -> None:
        """Wait before the next try, and after some of them look for a while without a watch."""
        self._failures += 1
        if self._failures < _TRIES:
            stop.wait(0.05 * 2**self._failures)
            return
        self._say("The system can't follow this folder just now. What others change in it")
        deadline = time.monotonic() + self._rescan
        while time.monotonic() < deadline and not stop.wait(self._poll):
            self._changed(None)

    def _say(self, what: str) -> None:
        if what != self._said:
            self._said = what
            self._told(f"{what} shows after {self._poll:g} seconds.")


class Pace:
    """Spaces reports of a folder in which much is going on.

    Every session shows what all the others do: with sixty of them that is most of their work. The
    first change after some calm is reported at once; as long as they keep coming, the time between
    two reports grows threefold, and is never less than eighty times what the last one has cost.
    No two sessions keep time with each other, or all would want the processor at once, and keys
    would wait. What the session itself changes is not told by the watch.
    """

    def __init__(self, chance: Callable[[], float] = random) -> None:
        """Begin in a calm folder; `chance` gives numbers between 0 and 1."""
        self._chance = chance
        self._last = -_CALM
        self._spacing = 0.0
        self._cost = 0.0

    def spent(self, seconds: float) -> None:
        """Take in how long the last report has kept a processor busy."""
        self._cost = seconds

    def rest(self, now: float) -> float:
        """Return how many seconds to wait before the changes that have come are reported."""
        since = now - self._last
        is_calm = since > max(_CALM, 2 * self._spacing)
        least = max(_STEP / 1000, 3 * self._spacing, _TIMES * self._cost)
        self._spacing = 0.0 if is_calm else min(_SLOWEST, least)
        waits = max(0.0, self._spacing * (0.75 + 0.5 * self._chance()) - since)
        self._last = now + waits
        return waits


class _WatchLostError(Exception):
    """watchfiles gave up, or could not begin."""


def _arm(top: str) -> "tuple[RustNotify, frozenset[str]]":
    # The layer below `watchfiles.watch`, which does not say when it has begun: a folder that is
    # looked at before that may change unseen.
    from tui.notes.store.quick_notify import rust_notify

    try:
        watched = frozenset(folders(top))
        return rust_notify()(sorted(watched), False, False, 0, False, True), watched
    except (OSError, RuntimeError) as error:
        raise _WatchLostError(error) from error


def _next_batch(
    notify: "RustNotify", stop: threading.Event, *, step: int = _LOOK, wait: int = _TICK
) -> set[str] | None:
    """Return the paths that changed, possibly none; None where the watch is to stop.

    `step` is how many milliseconds apart are two looks, and `wait` for how many a change is
    waited for.

    Raises _WatchLostError for one on a name that is not UTF-8, among other reasons.
    """
    try:
        found = notify.watch(_BATCH, step, wait, stop)
    except (OSError, RuntimeError) as error:
        raise _WatchLostError(error) from error
    if isinstance(found, str):
        return None if found == "stop" else set()
    return {path for _, path in found}


def _is_folder(path: str, watched: frozenset[str]) -> bool:
    """Whether a path is, or was, that of a folder to watch."""
    if path in watched:
        return True
    folder = Path(path)
    return not folder.name.startswith(".") and folder.is_dir() and not folder.is_symlink()


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
