"""How long a long note takes from the key to its first words."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.corpus import MARKER, long_text
from tests.bench.result import Result
from tests.bench.subject import Bench, median

SIZES = {"4 KB": 4_000, "100 KB": 100_000, "1 MB": 1_000_000}
RUNS = 3


def measure(bench: Bench) -> Iterator[Result]:
    """Compare our viewer with Textual's Markdown widget."""
    for label, size in SIZES.items():
        file = bench.scratch / f"{size}.md"
        file.write_text(long_text(size), encoding="utf-8")
        subject = median([_first_words(bench, "viewer", file) for _ in range(RUNS)])
        reference = median([_first_words(bench, "markdown", file) for _ in range(RUNS)])
        yield Result(f"open {label}", subject, "ms", reference, "Textual's Markdown widget")


def _first_words(bench: Bench, kind: str, file: Path) -> float:
    with bench.start_reference("open", kind, str(file)) as terminal:
        terminal.first_paint("ready")
        terminal.settle()
        terminal.send(b"o")
        return terminal.until(MARKER).seconds * 1000
