"""Weeks on the command line."""

from datetime import date

import click

from tui.notes.week import Week, parse_week


class _WeekType(click.ParamType[Week]):
    name = "week"

    def convert(
        self, value: str | Week, param: click.Parameter | None, ctx: click.Context | None
    ) -> Week:
        if isinstance(value, Week):
            return value
        today = date.today()  # noqa: DTZ011  # a person's week is that of their own clock
        week = parse_week(value, today=today)
        if week is None:
            self.fail(
                f"“{value}” names no week; try 2019-W24, 2019-06-12, this, last or -2.", param, ctx
            )
        return week


WEEK = _WeekType()
"""A week in any of the spellings of `parse_week`."""


def week_range(
    week: Week | None, since: Week | None, until: Week | None
) -> tuple[Week | None, Week | None]:
    """Return the first and the last week that the options leave, None where open."""
    return (week or since, week or until)
