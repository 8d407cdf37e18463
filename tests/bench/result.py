"""What a measurement says, and how a table and a file of them look."""

import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Result(NamedTuple):
    """One line of the table."""

    what: str
    value: float
    unit: str
    reference: float | None = None
    """The same for what it is compared with, in the same unit."""
    against: str = ""
    """What it is compared with."""

    @property
    def ratio(self) -> float | None:
        """How many times the reference it takes; below 1 is better than the reference."""
        return self.value / self.reference if self.reference else None


def table(results: Sequence[Result]) -> str:
    """Return the results as aligned text."""
    rows = [("", "weeknotes", "reference", "ratio", "reference is")]
    for result in results:
        reference = "" if result.reference is None else _quantity(result.reference, result.unit)
        ratio = "" if result.ratio is None else f"{result.ratio:.3g}"
        value = _quantity(result.value, result.unit)
        rows.append((result.what, value, reference, ratio, result.against))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{what:<{widths[0]}}  {value:>{widths[1]}}  {reference:>{widths[2]}}"
        f"  {ratio:>{widths[3]}}  {against}".rstrip()
        for what, value, reference, ratio, against in rows
    )


def write_json(path: Path, results: Sequence[Result], notes: int) -> None:
    """Write the results for a program to read."""
    report = {
        "notes": notes,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "results": [{**result._asdict(), "ratio": result.ratio} for result in results],
    }
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _quantity(number: float, unit: str) -> str:
    return f"{number:,.0f} {unit}" if number >= 100 else f"{number:.3g} {unit}"
