"""Measure speed and size on a made-up folder: `make bench`, or `python -m tests.bench --help`."""

import argparse
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.bench.result import Result, table, write_json
from tests.bench.subject import Bench

MEASURES = (
    "index",
    "start",
    "open",
    "keys",
    "typing",
    "bytes",
    "line",
    "idle",
    "outside",
    "tick",
    "agenda",
    "search",
)
"""In this order; each is the function `measure` of the module `measure_…`."""

Measure = Callable[[Bench], Iterable[Result]]


def main() -> None:
    options = _options()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="weeknotes-bench-") as scratch:
        root = Path(scratch, "notes")
        print(f"Writing {options.notes:,} notes ...", flush=True)
        corpus = write_corpus(root, options.notes, newest=datetime.now(UTC).date())
        bench = Bench(corpus, Path(scratch))
        try:
            for name in options.only:
                print(f"Measuring: {name} ...", flush=True)
                measure: Measure = import_module(f"tests.bench.measure_{name}").measure
                results += measure(bench)
        finally:  # what was measured before a failure is worth seeing too
            print(f"\n{table(results)}")
    if options.json:
        write_json(options.json, results, options.notes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument("--json", type=Path, help="a file for the figures, for programs to read")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=MEASURES,
        default=MEASURES,
        metavar="NAME",
        help=", ".join(MEASURES),
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
