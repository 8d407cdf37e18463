"""Weeks, named by their first day, and every way in which a note can state its own."""

from datetime import date, timedelta

import msgspec


class Week(msgspec.Struct, frozen=True, order=True):
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

    def shift(self, weeks: int) -> "Week":
        """Return the week that lies `weeks` later, or earlier where negative."""
        return Week(self.start + timedelta(weeks=weeks))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __sub__(self, other: "Week") -> int:
        return (self.start - other.start).days // 7
