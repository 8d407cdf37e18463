"""What one key in a long list costs: time, and bytes over the wire."""

from collections.abc import Iterator

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Terminal

KEYS = 20
DOWN = b"\x1b[B"
TIMELINE = b"1"


def measure(bench: Bench) -> Iterator[Result]:
    """Compare the timeline of all notes with Textual's OptionList of as many rows."""
    with bench.weeknotes() as terminal:
        terminal.send(TIMELINE)
        terminal.settle()
        milliseconds, size = _per_key(terminal)
    with bench.start_reference("list", str(bench.notes)) as terminal:
        terminal.first_paint(MARKER)
        terminal.settle()
        reference_milliseconds, reference_size = _per_key(terminal)
    against = "Textual's OptionList"
    yield Result("key in the timeline", milliseconds, "ms", reference_milliseconds, against)
    yield Result("key in the timeline", size, "B", reference_size, against)


def _per_key(terminal: Terminal) -> tuple[float, float]:
    readings = []
    for _ in range(KEYS):
        terminal.send(DOWN)
        readings.append(terminal.settle())
        if not readings[-1].output:
            raise AssertionError("a key in the list changed nothing on the screen")
    times = [reading.seconds * 1000 for reading in readings]
    return median(times), median([len(reading.output) for reading in readings])
