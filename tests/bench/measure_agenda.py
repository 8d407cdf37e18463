"""What a key costs that puts all actions of the folder in another order, or picks some of them."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple
from unittest import mock

from textual.pilot import Pilot

from tests.bench.corpus import AUTHORS
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tui import garbage
from tui.app import WeeknotesApp
from tui.notes.actions.entries import gather, rank, regather
from tui.screens.main import MainScreen

KEYS = 20
PAINTED = 0.05
"""Seconds after which a key's picture is painted: the screen is painted sixty times a second."""
LIMIT = 60.0
"""Milliseconds that no key may take, however many actions there are."""
ME = AUTHORS[2]


class Series(NamedTuple):
    """A key that is pressed again and again; only it is measured, and not what goes round it."""

    what: str
    key: str
    before: str = ""
    after: str = ""


SERIES = (
    Series("grouped anew", "s"),
    Series("grouped anew, with all done", "s", before="f f", after="f"),
    Series("in other states", "f"),
    Series("mine", "m", after="m enter"),
    Series("before a word to find", "slash", after="escape"),
    Series("with a letter to find", "p", before="slash", after="escape"),
    Series("with a letter more", "o", before="slash p", after="escape"),
    Series("with a letter less", "backspace", before="slash p o", after="escape"),
    Series("with no word to find any more", "escape", before="slash p"),
    Series("mine, from the last of all", "m", before="G", after="m enter"),
    Series("with a letter to find, from the last", "p", before="G slash", after="escape"),
)


def measure(bench: Bench) -> Iterator[Result]:
    """Compare each key, up to the painted screen, with sorting the same actions.

    Both in processor time of this thread, in which the screen is drawn: a busy machine shows
    less, and the look at the whole folder that another thread takes every minute does not.
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
        gathering = _per_call(lambda: gather(notes, today=today))
        in_order, [note] = gather(notes, today=today), notes[:1]
        merging = _per_call(lambda: regather(in_order, [note], [note], today=today))
        against = f"sorting the {len(entries):,} actions"
        results = [
            Result("gathering all actions", gathering, "ms", sorting, against),
            Result("  those of a changed note", merging, "ms", gathering, "gathering all"),
        ]
        for series in SERIES:
            costs = [await _cost(pilot, series) for _ in range(KEYS)]
            what = f"actions {series.what}"
            results.append(Result(what, median(costs), "ms", sorting, against))
            results.append(Result("  the worst of them", max(costs), "ms", LIMIT, "the limit"))
    return results


async def _cost(pilot: Pilot[None], series: Series) -> float:
    """Press a key, and return the milliseconds that it takes until its picture is painted."""
    await _press(pilot, series.before)
    garbage.sweep()  # as the program does when no key comes for a moment
    start = time.thread_time()
    await _press(pilot, series.key)
    cost = (time.thread_time() - start) * 1000
    await _press(pilot, series.after)
    return cost


async def _press(pilot: Pilot[None], keys: str) -> None:
    for key in keys.split():
        await pilot.press(key)
        await pilot.pause(PAINTED)


def _per_call(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return median(times)
