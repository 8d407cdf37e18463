"""Weeks on the command line."""

from collections.abc import Iterable
from typing import NamedTuple

import click

from tui.notes.days.past_dates import parse_days
from tui.notes.library import Library
from tui.notes.week import Week, parse_week


class Weeks(NamedTuple):
    """The weeks that somebody asks for, from the first to the last; open where None."""

    first: Week | None
    last: Week | None

    def take_in(self, week: Week | None) -> bool:
        """Whether a note of this week is asked for; one of no week is if all are."""
        if week is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= week) and (
            self.last is None or week <= self.last
        )

    def elsewhere(self, there: Iterable[Week | None]) -> str:
        """Say which week to ask for where none of those `there` is taken in; else nothing."""
        weeks = {week for week in there if week}
        if not weeks or any(map(self.take_in, weeks)):
            return ""
        earlier = [week for week in weeks if self.first and week < self.first]
        which, week = ("last", max(earlier)) if earlier else ("first", min(weeks))
        option = "--week" if self.first == self.last else "--since" if earlier else "--until"
        return f"the {which} week with any is w/c {week.label()}: {option} {week.iso}"


ANY_WEEK = Weeks(None, None)
"""Where nobody says which."""


def asked_week(library: Library, asked: str, option: str = "--week") -> Week:
    """Return the week that a person asks for, by itself or by a day of it that lies behind.

    Raises a usage error where the words name none.
    """
    conventions, today = library.catalogue.conventions, library.today()
    starts = conventions.week_starts
    week = parse_week(asked, today=today, starts=starts)
    if week is None:
        days = parse_days(asked, today=today, starts=starts, day_first=conventions.day_first)
        week = Week.of(days.first, starts) if days else None
    if week is None:
        raise click.BadParameter(
            f"“{asked}” names no week; try 2019-W24, 12 june, last month, this, last or -2.",
            param_hint=option,
        )
    return week


def asked_weeks(library: Library, week: str, since: str = "", until: str = "") -> Weeks:
    """Return the weeks that the options leave, each of them empty where not given.

    Raises a usage error where one names no week, or where they leave none.
    """
    if week and (since or until):
        raise click.UsageError("--week names one week; --since and --until name several.")
    first = asked_week(library, since, "--since") if since else None
    last = asked_week(library, until, "--until") if until else None
    if first and last and first > last:
        raise click.UsageError("--since is a later week than --until.")
    only = asked_week(library, week) if week else None
    return Weeks(only or first, only or last)
