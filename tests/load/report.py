"""What a load has cost, as the lines of a table."""

import statistics
from collections.abc import Sequence

from tests.bench.result import Result
from tests.load.typist import Typist

ANSWER, MEMORY, WATCHES = 150.0, 45.0, 128.0
"""What is asked: milliseconds from a key to the screen for 95 of 100 keys, MiB for each session,
and the inotify instances that Linux usually allows an account."""


def keys(typists: Sequence[Typist], seconds: float, used: float) -> list[Result]:
    """Say how long keys took to be seen; `used` is all sessions' processor time, in seconds."""
    answers = [answer for typist in typists for answer in typist.answers]
    first = [answer.first * 1000 for answer in answers] or [0.0]
    last = [answer.last * 1000 for answer in answers] or [0.0]
    limit = "the limit"
    return [
        Result("keys answered", len(answers), ""),
        Result("keys without an answer", sum(t.unanswered for t in typists), ""),
        Result("keys a second and session", len(answers) / seconds / len(typists), "", 1, "asked"),
        Result("processor time of a key", used / max(1, len(answers)) * 1000, "ms"),
        Result("key to first paint, median", statistics.median(first), "ms"),
        Result("  95 of 100", percentile(first, 95), "ms", ANSWER, limit),
        Result("  the worst", max(first), "ms"),
        Result("key to last paint, median", statistics.median(last), "ms"),
        Result("  95 of 100", percentile(last, 95), "ms", ANSWER, limit),
    ]


def spread(what: str, values: Sequence[float], unit: str, limit: float | None = None) -> Result:
    """Say the median of what was measured of every session, and the worst."""
    worst = f"the limit; at most {max(values):,.3g} {unit}" if limit else ""
    return Result(what, statistics.median(values), unit, limit, worst)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of 100 don't exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
