"""Weeks, and the ways in which a person asks for one."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.notes.days.dates import iso_day
from tui.notes.week import Week, parse_week

TODAY = date(2019, 6, 20)
NOW = "2019-06-17"

days = st.dates(date(1970, 1, 8), date(2199, 12, 24))
starts = st.integers(0, 6)


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)), starts)
def test_a_week_holds_its_day_and_starts_on_its_weekday(day: date, start: int) -> None:
    week = Week.of(day, start)
    assert day in week
    assert week.start.weekday() == start
    assert week.end - week.start == timedelta(days=6)
    assert Week.of(week.end, start) == week


@given(days, starts)
@example(date(2020, 12, 31), 0)
@example(date(2021, 1, 3), 0)
@example(date(2018, 12, 31), 6)
def test_the_iso_name_leads_back_to_the_week(day: date, start: int) -> None:
    week = Week.of(day, start)
    year, number = week.iso.split("-W")
    thursday = iso_day(int(year), int(number))
    assert thursday is not None
    assert Week.of(thursday, start) == week


@given(days, st.integers(-100, 100), starts)
def test_weeks_can_be_counted(day: date, weeks: int, start: int) -> None:
    week = Week.of(day, start)
    later = week.shift(weeks)
    assert later - week == weeks
    assert (later > week) == (weeks > 0)


@pytest.mark.parametrize(
    ("day", "name", "label", "short"),
    [
        (date(2019, 6, 14), "2019-W24", "10 June 2019", "10 Jun"),
        (date(2021, 1, 3), "2020-W53", "28 December 2020", "28 Dec"),
        (date(2019, 5, 6), "2019-W19", "6 May 2019", "6 May"),
        (date(2018, 9, 3), "2018-W36", "3 September 2018", "3 Sep"),
    ],
)
def test_a_week_has_names(day: date, name: str, label: str, short: str) -> None:
    week = Week.of(day)
    assert (week.iso, week.label(), week.short()) == (name, label, short)


@pytest.mark.parametrize(
    ("asked", "week"),
    [
        ("this", NOW),
        ("This week", NOW),
        ("now", NOW),
        ("last", "2019-06-10"),
        ("next week", "2019-06-24"),
        ("today", NOW),
        ("yesterday", NOW),
        ("-2", "2019-06-03"),
        ("+1", "2019-06-24"),
        ("2019-W24", "2019-06-10"),
        ("2019w24", "2019-06-10"),
        ("W24", "2019-06-10"),
        ("week 24", "2019-06-10"),
        ("24", "2019-06-10"),
        ("week 24 of 2018", "2018-06-11"),
        ("2020-W53", "2020-12-28"),
        ("2019-06-12", "2019-06-10"),
        ("20190612", "2019-06-10"),
        ("12/06/2019", "2019-06-10"),
        ("12 June 2019", "2019-06-10"),
        ("12 June", "2019-06-10"),
        ("June 12th", "2019-06-10"),
        ("31 December", "2018-12-31"),
        ("2 January", "2018-12-31"),
        ("w/c 10 June", "2019-06-10"),
        ("week ending 14 June", "2019-06-10"),
    ],
)
def test_a_person_asks_for_a_week(asked: str, week: str) -> None:
    assert parse_week(asked, today=TODAY) == Week(date.fromisoformat(week))


@pytest.mark.parametrize(
    "asked",
    ["", "soon", "W60", "W53", "2019-W53", "2019-06-31", "99", "1819-06-12", "-99999", "2019", "+"],
)
def test_what_is_no_week_is_refused(asked: str) -> None:
    assert parse_week(asked, today=TODAY) is None


def test_weeks_start_where_the_folder_says() -> None:
    assert parse_week("this", today=TODAY, starts=6) == Week(date(2019, 6, 16))
    assert parse_week("W24", today=TODAY, starts=6) == Week(date(2019, 6, 9))
    assert parse_week("yesterday", today=date(2019, 6, 16), starts=6) == Week(date(2019, 6, 9))


@given(st.text(), starts)
@example("-9999", 0)
@example("+9999", 3)
def test_nothing_that_is_asked_makes_it_fail(asked: str, start: int) -> None:
    week = parse_week(asked, today=TODAY, starts=start)
    assert week is None or week.start.weekday() == start


@given(days, starts)
def test_every_week_can_be_asked_for_by_its_names(day: date, start: int) -> None:
    week = Week.of(day, start)
    for name in (week.iso, week.label(), day.isoformat()):
        assert parse_week(name, today=TODAY, starts=start) == week
