"""How long a tick takes to be in the file and on the screen."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.corpus import FIRST_ACTION
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Silent, Terminal

TRACKER = b"3"
TICK = b" "
TICKS = 5


def measure(bench: Bench) -> Iterator[Result]:
    """Tick the action that is overdue for longest, which the tracker's cursor is on, on and off."""
    note = bench.corpus.newest
    durable, repainted = [], []
    with bench.weeknotes() as terminal:
        terminal.send(TRACKER)
        terminal.settle()
        for count in range(TICKS):
            written, shown = _tick(terminal, note, done=count % 2 == 0)
            durable.append(written)
            repainted.append(shown)
    yield Result("tick to durable", median(durable), "ms")
    yield Result("tick to durable and on screen", median(repainted), "ms")


def _tick(terminal: Terminal, note: Path, *, done: bool) -> tuple[float, float]:
    start = time.perf_counter()
    terminal.send(TICK)
    while _is_done(note) != done:
        if time.perf_counter() - start > 10:
            raise Silent(f"{FIRST_ACTION!r} was not written to {note.name} in 10 s")
        terminal.collect(0.001)
    written = time.perf_counter()
    painted = terminal.settle()
    durable = (written - start) * 1000
    return durable, durable + painted.seconds * 1000


def _is_done(note: Path) -> bool:
    text = note.read_text(encoding="utf-8")
    return any(FIRST_ACTION in line and "[x]" in line for line in text.splitlines())
