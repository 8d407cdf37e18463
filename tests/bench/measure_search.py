"""What a key costs while somebody types what to search for in all notes."""

import gc
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

from tests.bench.result import Result
from tests.bench.subject import Bench, median

RUNS = 3
TYPED = ("a", "ag", "agr", "t", "th", "the", "the t", "the te", "the team", "allotment", "plum")
"""Prefixes of common words are the worst: they stand in every note."""


def measure(bench: Bench) -> Iterator[Result]:
    """Compare each key with ripgrep, or with grep where there is none, naming the same files.

    Both in processor time; grep's is for the words as they stand, and it neither ranks nor shows
    lines.
    """
    from tui.notes.finding.search import Searcher
    from tui.notes.library import Library

    library = Library(bench.corpus.root, cache_dir=bench.scratch / "search-cache")
    library.open()
    library.refresh()
    today = datetime.now(UTC).date()
    file = bench.scratch / "search-cache" / "search.sqlite"
    tool = ["rg", "-il"] if shutil.which("rg") else ["grep", "-ril"]
    against = f"{tool[0]}, to name the notes"

    def grep(words: str) -> None:
        command = [*tool, "--", words, str(bench.corpus.root)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)

    builder = Searcher(file, text_of=library.text_of)
    yield Result("search: all notes indexed", _cost(lambda: builder.catch_up(library.notes)), "ms")
    yield Result("search: index", file.stat().st_size / 1e6, "MB", _megabytes(bench), "the notes")
    yield Result("search: nothing new", _cost(lambda: builder.catch_up(library.notes)), "ms")
    builder.close()
    gc.collect()
    searcher = Searcher(file, text_of=library.text_of)

    def search(words: str) -> None:
        searcher.search(words, library.notes, today=today)

    yield Result("search: first key", _cost(lambda: search("a")), "ms", _child(grep, "a"), against)
    for words in TYPED:
        cost = median([_cost(partial(search, words)) for _ in range(RUNS)])
        yield Result(f"search: {words}", cost, "ms", _child(grep, words), against)
    searcher.close()


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _child(work: Callable[[str], None], words: str) -> float:
    """Return the milliseconds of processor time that a program takes, once files are cached."""
    costs = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        work(words)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return median(costs) * 1000


def _megabytes(bench: Bench) -> float:
    return sum(file.stat().st_size for file in bench.corpus.files) / 1e6
