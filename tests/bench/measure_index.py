"""How long a folder takes that has never been seen before."""

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench.result import Result
from tests.bench.subject import Bench, median

RUNS = 3


def measure(bench: Bench) -> Iterator[Result]:
    """Compare a cold index with reading and hashing the same files, both from warm file caches."""
    from tui.notes.library import Library

    def index(cache: Path) -> None:
        library = Library(bench.corpus.root, cache_dir=cache)
        library.open()
        library.refresh()
        library.close()
        if len(library.notes) != bench.notes:
            raise AssertionError(f"{len(library.notes)} notes indexed of {bench.notes}")

    _read_and_hash(bench.corpus.files)  # warms the caches
    reading = [_timed(partial(_read_and_hash, bench.corpus.files)) for _ in range(RUNS)]
    caches = [bench.scratch / f"index-{run}" for run in range(RUNS)]
    cold = [_timed(partial(index, cache)) for cache in caches]
    warm = [_timed(partial(index, cache)) for cache in caches]
    against = "reading and hashing the files"
    yield Result("cold index", median(cold), "ms", median(reading), against)
    yield Result("index, nothing new", median(warm), "ms", median(reading), against)


def _read_and_hash(files: tuple[Path, ...]) -> None:
    for file in files:
        hashlib.sha256(file.read_bytes()).hexdigest()


def _timed(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
