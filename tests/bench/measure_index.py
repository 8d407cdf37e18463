"""How long a folder takes that has never been seen before."""

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench.result import Result
from tests.bench.subject import Bench, median

RUNS = 5


def measure(bench: Bench) -> Iterator[Result]:
    """Compare a cold index with reading and hashing the same files, both from warm file caches.

    Processor time is measured, one after the other in turn: both are bound by it, and what else
    the machine does has no part in it.
    """
    from tui.notes.library import Library

    def index(cache: Path) -> None:
        library = Library(bench.corpus.root, cache_dir=cache)
        library.open()
        library.refresh()
        library.close()
        if len(library.notes) != bench.notes:
            raise AssertionError(f"{len(library.notes)} notes indexed of {bench.notes}")

    _read_and_hash(bench.corpus.files)  # warms the caches
    reading, cold, warm = [], [], []
    for run in range(RUNS):
        work = partial(index, bench.scratch / f"index-{run}")
        reading.append(_timed(partial(_read_and_hash, bench.corpus.files)))
        cold.append(_timed(work))
        warm.append(_timed(work))
    against = "reading and hashing the files"
    yield Result("cold index", median(cold), "ms", median(reading), against)
    yield Result("index, nothing new", median(warm), "ms", median(reading), against)


def _read_and_hash(files: tuple[Path, ...]) -> None:
    for file in files:
        hashlib.sha256(file.read_bytes()).hexdigest()


def _timed(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
