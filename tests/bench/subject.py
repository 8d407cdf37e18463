"""The program under measurement, and the small programs that it is compared with."""

import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import MARKER, Corpus
from tests.bench.terminal import Terminal

ROOT = Path(__file__).parents[2]
RUNS = 5


@dataclass(frozen=True)
class Bench:
    """What a measurement works with."""

    corpus: Corpus
    scratch: Path
    """An empty folder; a person's settings, state and cache are kept in it too."""

    @property
    def notes(self) -> int:
        """How many notes the corpus has."""
        return len(self.corpus.files)

    @contextmanager
    def weeknotes(self) -> Iterator[Terminal]:
        """Run the app on the corpus until it shows the newest notes and has come to rest."""
        with self.start_weeknotes() as terminal:
            terminal.first_paint(MARKER)
            terminal.settle(1.0)
            yield terminal

    def start_weeknotes(self) -> Terminal:
        """Start the app on the corpus."""
        return self._terminal(["-m", "tui", "-f", str(self.corpus.root)])

    def start_reference(self, *arguments: str) -> Terminal:
        """Start one of the small programs of `reference_apps`."""
        return self._terminal(["-m", "tests.bench.reference_apps", *arguments])

    def _terminal(self, arguments: Sequence[str]) -> Terminal:
        homes = {
            f"XDG_{kind}_HOME": str(self.scratch / kind) for kind in ("CONFIG", "STATE", "CACHE")
        }
        return Terminal([sys.executable, *arguments], cwd=ROOT, env=homes)


def median(values: Sequence[float]) -> float:
    """Return the middle value, in which one disturbed run does not show."""
    return statistics.median(values)
