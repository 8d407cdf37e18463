"""How long it takes from the command to the newest notes on the screen."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import RUNS, Bench, median
from tests.bench.terminal import Terminal


def measure(bench: Bench) -> Iterator[Result]:
    """Compare start to first real content, the folder being known, with an empty Textual app."""
    with bench.weeknotes() as terminal:  # fills the index
        terminal.send(b"q")
        terminal.ended()
    start_empty = partial(bench.start_reference, "empty")
    subject, reference = [], []
    for _ in range(RUNS):  # in turns, so that a busy minute disturbs both
        subject.append(_first_paint(bench.start_weeknotes))
        reference.append(_first_paint(start_empty))
    yield Result(
        "start to first notes", median(subject), "ms", median(reference), "an empty Textual app"
    )


def _first_paint(start: Callable[[], Terminal]) -> float:
    with start() as terminal:
        return terminal.first_paint(MARKER).seconds * 1000
