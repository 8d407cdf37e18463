"""What a key costs that puts all actions of the folder in another order, or picks some of them."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from unittest import mock

from textual.pilot import Pilot

from tests.bench.corpus import AUTHORS
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tui import garbage
from tui.app import WeeknotesApp
from tui.notes.entries import gather, rank
from tui.screens.main import MainScreen

KEYS = 15
PAINTED = 0.05
"""Seconds after which a key's picture is painted: the screen is painted sixty times a second."""
ME = AUTHORS[2]
SERIES: Mapping[str, Sequence[tuple[str, ...]]] = {
    "grouped anew": [("s",)] * KEYS,
    "in other states": [("f",)] * KEYS,
    "mine": [("m", "m", "escape")] * KEYS,
    "with a letter to find": [("p", "escape", "slash")] * KEYS,
}
"""Of each, the first key is measured; the others bring back what was before it."""


def measure(bench: Bench) -> Iterator[Result]:
    """Compare each key, up to the painted screen, with sorting the same actions.

    Both in processor time of this process, in which the program runs: a busy machine shows less.
    """
    homes = {f"XDG_{kind}_HOME": str(bench.scratch / kind) for kind in ("CONFIG", "STATE", "CACHE")}
    with mock.patch.dict(os.environ, homes):
        yield from asyncio.run(_measure(bench))


async def _measure(bench: Bench) -> list[Result]:
    app = WeeknotesApp(bench.corpus.root, me=ME)
    garbage.pause()  # as a start of the program does
    async with app.run_test(size=(160, 50)) as pilot:
        main = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen))
        while not main.is_ready:
            await pilot.pause(PAINTED)
        await pilot.press("3")
        await pilot.pause(1.0)
        notes, today = list(main.library.notes.values()), main.library.today()
        entries = gather(notes, today=today)
        entries.sort(key=lambda entry: entry.key)  # as far from their order as they come
        sorting = _per_call(lambda: sorted(entries, key=rank))
        costs = {"gathering all actions": _per_call(lambda: gather(notes, today=today))}
        for what, series in SERIES.items():
            await pilot.press(*(key for key in series[0] if key == "slash"))
            costs[f"actions {what}"] = median([await _cost(pilot, *keys) for keys in series])
    against = f"sorting the {len(entries):,} actions"
    return [Result(what, cost, "ms", sorting, against) for what, cost in costs.items()]


async def _cost(pilot: Pilot[None], key: str, *back: str) -> float:
    """Press a key, and return the milliseconds that it takes until its picture is painted."""
    start = time.process_time()
    await pilot.press(key)
    await pilot.pause(PAINTED)
    cost = (time.process_time() - start) * 1000
    for other in back:
        await pilot.press(other)
        await pilot.pause(PAINTED)
    return cost


def _per_call(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return median(times)
