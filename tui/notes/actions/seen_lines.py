"""A line that somebody saw and means, in a file that may be another by now."""

from collections.abc import Sequence

from tui.notes.errors import Changed
from tui.notes.text import clean


def line_now(path: str, lines: Sequence[str], line: int, shown: str | None) -> int:
    """Return where a line stands now, counted from 1 as `line` is, where it stood.

    `lines` are the file's, without their ends; `shown` is the line as it was seen, cleaned, or
    None where nobody saw it. Raises `Changed` where it is gone, or may be any of several.
    """
    if shown is None or _is(lines, line, shown):
        return line
    alike = [number for number in range(1, len(lines) + 1) if _is(lines, number, shown)]
    if len(alike) != 1 or not shown.strip():
        raise Changed(
            f"The line that you mean is not where it was in {path}: somebody has just changed the "
            "note. Nothing was written; look where it is now."
        )
    return alike[0]


def _is(lines: Sequence[str], line: int, shown: str) -> bool:
    return 0 < line <= len(lines) and clean(lines[line - 1]) == shown
