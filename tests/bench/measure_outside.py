"""How long another program's change to a note takes to be seen."""

from collections.abc import Iterator

from tests.bench.corpus import retitle
from tests.bench.result import Result
from tests.bench.subject import Bench, median

WORDS = ("Quince", "Medlar", "Damson")
"""What the newest note's title comes to start with, one after the other."""


def measure(bench: Bench) -> Iterator[Result]:
    """Time from the replaced file to the new title on the screen."""
    with bench.weeknotes() as terminal:
        times = []
        for word in WORDS:
            retitle(bench.corpus.newest, word)
            times.append(terminal.until(word, timeout=10).seconds * 1000)
            terminal.settle()
    yield Result("outside change to screen", median(times), "ms")
