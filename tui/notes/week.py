"""Weeks, named by their first day."""

import re
from datetime import date, timedelta

import msgspec

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English whatever the locale: the notes' dates are read in English too."""


class Week(msgspec.Struct, frozen=True, order=True, gc=False):
    """A week of seven days."""

    start: date
    """The week's first day: a Monday unless the folder's `week_starts` says otherwise."""

    @classmethod
    def of(cls, day: date, starts: int = 0) -> "Week":
        """Return the week that holds `day`; `starts` is its first weekday, Monday being 0."""
        return cls(day - timedelta(days=(day.weekday() - starts) % 7))

    @property
    def end(self) -> date:
        """The week's last day."""
        return self.start + timedelta(days=6)

    @property
    def iso(self) -> str:
        """The ISO 8601 name, as in `2019-W24`, of the ISO week that shares most days with it."""
        year, week, _ = (self.start + timedelta(days=3)).isocalendar()
        return f"{year:04}-W{week:02}"

    def label(self) -> str:
        """Return the first day for people, as in `10 June 2019`."""
        return f"{self.start.day} {MONTHS[self.start.month - 1]} {self.start.year}"

    def short(self) -> str:
        """Return the first day where the year is known, as in `10 Jun`."""
        return f"{self.start.day} {MONTHS[self.start.month - 1][:3]}"

    def shift(self, weeks: int) -> "Week":
        """Return the week that lies `weeks` later, or earlier where negative."""
        return Week(self.start + timedelta(weeks=weeks))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __sub__(self, other: "Week") -> int:
        return (self.start - other.start).days // 7


def parse_week(text: str, *, today: date, starts: int = 0) -> Week | None:
    """Return the week that a person asks for, or None if it can't be told.

    Understood are `this`, `last` and `next`, `-2` and `+1` weeks from now, `W24` of this year,
    `2019-W24`, any date, and a date without a year, which is the nearest to today.
    """
    # These need this module's Week, and few commands need them.
    from tui.notes.days.dates import find_days, fold, iso_day
    from tui.notes.days.guessed_year import Hint, place
    from tui.notes.days.spelled_weeks import find_numbered_week, find_phrase, role_of

    asked = fold(text).strip().removesuffix(" week")
    now = Week.of(today, starts)
    if relative := _from_now(asked, now, today):
        return relative
    if number := re.fullmatch(r"(?:w|wk|week)?[ -]?(\d\d?)", asked):
        thursday = iso_day(int(now.iso[:4]), int(number[1]))
        return Week.of(thursday, starts) if thursday else None
    if numbered := find_numbered_week(asked, starts):
        return numbered
    days = sorted(find_days(asked), key=lambda found: found.exact is None)
    spelled = find_phrase(asked) or next(((day, role_of(day)) for day in days), None)
    if not spelled:
        return None
    day, role = spelled
    exact = day.exact or place(day, role, Hint.near(today, own=True), starts)
    return role.week(exact, starts) if exact else None


def _from_now(asked: str, now: Week, today: date) -> Week | None:
    if asked in _WEEKS_FROM_NOW:
        return now.shift(_WEEKS_FROM_NOW[asked])
    if asked in _DAYS_FROM_NOW:
        return Week.of(today + timedelta(days=_DAYS_FROM_NOW[asked]), now.start.weekday())
    return now.shift(int(asked)) if re.fullmatch(r"[+-]\d{1,4}", asked) else None


_WEEKS_FROM_NOW = {"this": 0, "now": 0, "current": 0, "last": -1, "previous": -1, "next": 1}
_DAYS_FROM_NOW = {"yesterday": -1, "today": 0, "tomorrow": 1}
