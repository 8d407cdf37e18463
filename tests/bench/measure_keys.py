"""What one key in a long list costs: time, and bytes over the wire."""

from collections.abc import Iterator

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Terminal

KEYS = 20
DOWN = b"\x1b[B"
PANES = {"timeline, which opens the note": b"1", "tracker": b"3"}


def measure(bench: Bench) -> Iterator[Result]:
    """Compare the lists of all notes and actions with Textual's OptionList of as many rows."""
    with bench.start_reference("list", str(bench.notes)) as terminal:
        terminal.first_paint(MARKER)
        terminal.settle(1.0)
        reference_milliseconds, reference_size = _per_key(terminal)
    with bench.weeknotes() as terminal:
        for pane, key in PANES.items():
            terminal.send(key)
            terminal.settle()
            milliseconds, size = _per_key(terminal)
            what, against = f"key in the {pane}", "Textual's OptionList"
            yield Result(what, milliseconds, "ms", reference_milliseconds, against)
            yield Result(what, size, "B", reference_size, against)


def _per_key(terminal: Terminal) -> tuple[float, float]:
    readings = []
    for _ in range(KEYS):
        terminal.send(DOWN)
        readings.append(terminal.answer())
    times = [reading.seconds * 1000 for reading in readings]
    return median(times), median([len(reading.output) for reading in readings])
