"""The year of a day that is written without one."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tui.notes.days.dates import Day
from tui.notes.days.spelled_weeks import Role

NEAR = timedelta(days=31)
"""How far a note's own date may lie from the day that it writes about."""


class Hint(msgspec.Struct, frozen=True):
    """Dates that the day should lie near to."""

    spans: Sequence[tuple[date, date]]
    """First and last days; both the same for a date, a whole year for a year."""
    own: bool
    """Whether the note says them of itself; others' dates give way to the weekday."""

    @classmethod
    def near(cls, *days: date, own: bool) -> "Hint":
        """Return the hint that `days` give."""
        return cls([(day, day) for day in days], own)

    @classmethod
    def within(cls, year: int) -> "Hint":
        """Return the hint that a year gives which stands by itself."""
        return cls([(date(year, 1, 1), date(year, 12, 31))], own=True)

    def distance(self, day: date) -> timedelta:
        """Return how far `day` lies from the nearest of the spans."""
        return min(max(begin - day, day - end, timedelta(0)) for begin, end in self.spans)


def place(day: Day, role: Role, hint: Hint, starts: int, *, only_near: bool = False) -> date | None:
    """Return `day` in the year that suits the hint best.

    The day should fall on the weekday that is written with it or that its role lets one expect,
    as `w/c` does with the week's first day. Where it never does, or would be years from the date
    that the note gives itself, people's weeks start on another day, and the nearest year counts.
    With `only_near` the answer is None where no year is within `NEAR`.
    """
    first = min(begin for begin, _ in hint.spans).year - (3 if hint.own else 1)
    last = max(end for _, end in hint.spans).year + 1
    candidates = [found for year in range(first, last + 1) if (found := day.in_year(year))]
    if only_near:
        candidates = [found for found in candidates if hint.distance(found) <= NEAR]

    def rank(found: date) -> tuple[bool, bool, timedelta, int]:
        distance = hint.distance(found)
        far = hint.own and distance > NEAR
        return far, not suits(day, role, found, starts), distance, -found.year

    return min(candidates, key=rank, default=None)


def suits(day: Day, role: Role, found: date, starts: int) -> bool:
    """Whether `found` falls on the weekday written with `day`, else on one of its role's."""
    if day.weekday is not None:
        return found.weekday() == day.weekday
    return role.suits(found, starts)
