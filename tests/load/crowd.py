"""Many sessions on one folder, started a few at a time and then typed in all at once."""

import selectors
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.terminal import Terminal
from tests.load.typist import Typist
from tui.settings import APP

CHECKOUT = Path(__file__).parents[2]
AT_ONCE = 3
"""How many sessions are starting at the same time."""
BEAT = 0.02
"""Seconds at most between looks at who is to press a key."""
START, LEAVE = 60.0, 60.0
"""Seconds in which a session has to be there, and all of them have to end."""


@dataclass(frozen=True)
class Plan:
    """What a load is to be."""

    root: Path
    """The folder of notes."""
    scratch: Path
    """Where the sessions' own files go."""
    names: Sequence[str]
    """Who sits at the sessions."""
    ticks: int
    """How many actions each of those who tick has."""
    tickers: int
    """How many of them tick; the first ones."""
    is_shared: bool
    """Whether they are one account's, with one cache for all."""

    def cache(self, name: str) -> Path:
        """Return the directory that weeknotes keeps a session's index in."""
        home = self.scratch if self.is_shared else self.scratch / name
        return home / "CACHE" / APP

    def session(self, number: int) -> Typist:
        """Start a session."""
        name = self.names[number]
        terminal = Terminal(
            [sys.executable, "-m", "tui", "-f", str(self.root), "--as", name],
            cwd=CHECKOUT,
            env={
                "XDG_CONFIG_HOME": str(self.scratch / name / "CONFIG"),
                "XDG_STATE_HOME": str(self.scratch / name / "STATE"),
                "XDG_CACHE_HOME": str(self.cache(name).parent),
            },
        )
        return Typist(name, terminal, ticks=self.ticks if number < self.tickers else 0)


class Crowd:
    """The sessions of a plan, until the `with` block is left."""

    def __init__(self, plan: Plan) -> None:
        self.typists: list[Typist] = []
        self.started: list[float] = []
        """Seconds of processor time that each session's start took."""
        self._plan = plan
        self._selector = selectors.DefaultSelector()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._selector.close()
        self._stack.close()

    def gather(self) -> None:
        """Start all sessions; raises `TimeoutError` where one does not show anything."""
        waiting = list(range(len(self._plan.names)))
        starting: dict[Typist, float] = {}
        while waiting or starting:
            now = time.perf_counter()
            while waiting and len(starting) < AT_ONCE:
                typist = self._plan.session(waiting.pop(0))
                self._stack.enter_context(typist.terminal)
                self._selector.register(typist.terminal.fd, selectors.EVENT_READ, typist)
                self.typists.append(typist)
                starting[typist] = now
            self._drain()
            for typist, since in list(starting.items()):
                if typist.look_ready(time.perf_counter()):
                    del starting[typist]
                    self.started.append(typist.terminal.cpu_seconds())
                elif now - since > START:
                    raise TimeoutError(f"session {typist.name} had not started in {START:.0f} s")

    def type(self, seconds: float) -> None:
        """Let everybody press keys, and then wait until all is done that they asked for."""
        now = time.perf_counter()
        for typist in self.typists:
            typist.begin(now)
        end = now + seconds
        while (now := time.perf_counter()) < end:
            for typist in self.typists:
                typist.press_if_due(time.perf_counter())
            self._drain()
        for typist in self.typists:
            typist.settle()

    def rest(self, seconds: float, enough: Callable[[], bool] = lambda: False) -> None:
        """Press nothing for a time, or until it is enough, which is asked twice a second."""
        end = time.perf_counter() + seconds
        ask = time.perf_counter()
        while (now := time.perf_counter()) < end:
            self._drain()
            if now >= ask:
                if enough():
                    return
                ask = now + 0.5

    def cpu_seconds(self) -> float:
        """Return how long all sessions together have kept a processor busy."""
        return sum(typist.terminal.cpu_seconds() for typist in self.typists)

    def leave(self) -> list[int]:
        """End all sessions and return their exit statuses; raises `Silent` for one that stays."""
        for typist in self.typists:
            typist.leave()
        end = time.perf_counter() + LEAVE
        while self._selector.get_map() and time.perf_counter() < end:
            for key, _ in self._selector.select(BEAT):
                try:
                    key.data.drain(time.perf_counter())
                except EOFError:
                    self._selector.unregister(key.fd)
        return [typist.terminal.ended() for typist in self.typists]

    def _drain(self) -> None:
        for key, _ in self._selector.select(BEAT):
            key.data.drain(time.perf_counter())
