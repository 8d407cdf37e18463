"""Days and spans of days on the command line."""

import re
from datetime import date

import click

from tui.notes.days.natural_dates import parse_day
from tui.notes.library import Library

NONE = "none"
"""What is said for a date that is to be taken out."""

_SPAN = re.compile(r"([+-]?\d{1,4}) ?(?:(d|days?)|(w|weeks?))?")


def asked_day(library: Library, asked: str, option: str) -> date | None:
    """Return the day that a person asks for; None where they ask for none.

    Raises a usage error where the words name no day.
    """
    if not asked:
        return None
    conventions = library.catalogue.conventions
    day = parse_day(
        asked,
        today=library.today(),
        starts=conventions.week_starts,
        day_first=conventions.day_first,
    )
    if day is None:
        raise click.BadParameter(
            f"“{asked}” names no day; try 2019-06-12, fri, 12 june, next week or 2w.",
            param_hint=option,
        )
    return day


def asked_span(asked: str, option: str) -> int:
    """Return the days that a person asks to wait, as in `3`, `3d` or `2w`; fewer than 0 for back.

    Raises a usage error where the words name no span.
    """
    found = _SPAN.fullmatch(asked.strip().lower())
    if found is None:
        raise click.BadParameter(
            f"“{asked}” is no number of days or weeks; try 3, 3d, 2w or -1w.", param_hint=option
        )
    return int(found[1]) * (7 if found[3] else 1)
