"""What a session costs that nobody touches."""

from collections.abc import Iterator

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import Bench
from tests.bench.terminal import Terminal

SECONDS = 5


def measure(bench: Bench) -> Iterator[Result]:
    """Compare processor time and bytes of an idle session with an empty Textual app's."""
    with bench.weeknotes() as terminal:
        busy, size = _idle(terminal)
    with bench.start_reference("empty") as terminal:
        terminal.first_paint(MARKER)
        terminal.settle(1.0)
        reference_busy, reference_size = _idle(terminal)
    against = "an empty Textual app"
    yield Result("idle, of one processor", busy, "%", reference_busy, against)
    yield Result("idle, output", size, "B/s", reference_size, against)


def _idle(terminal: Terminal) -> tuple[float, float]:
    before = terminal.cpu_seconds()
    output = terminal.collect(SECONDS)
    busy = terminal.cpu_seconds() - before
    return busy / SECONDS * 100, len(output) / SECONDS
