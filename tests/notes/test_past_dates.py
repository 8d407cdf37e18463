"""Days behind us, as people ask for them."""

from datetime import date

import pytest

from tui.notes.days.past_dates import parse_days, parse_days_with

THURSDAY = date(2019, 6, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2019-06-13", "2019-06-13"),
        ("yesterday", "2019-06-12", "2019-06-12"),
        ("this week", "2019-06-10", "2019-06-16"),
        ("last week", "2019-06-03", "2019-06-09"),
        ("Last Month", "2019-05-01", "2019-05-31"),
        ("this month", "2019-06-01", "2019-06-30"),
        ("last year", "2018-01-01", "2018-12-31"),
        ("2 weeks ago", "2019-05-30", "2019-05-30"),
        ("a month ago", "2019-05-13", "2019-05-13"),
        ("a couple of weeks ago", "2019-05-30", "2019-05-30"),
        ("3d", "2019-06-10", "2019-06-10"),
        ("last 3 weeks", "2019-05-23", "2019-06-13"),
        ("the past two months", "2019-04-13", "2019-06-13"),
        ("march 2019", "2019-03-01", "2019-03-31"),
        ("march", "2019-03-01", "2019-03-31"),
        ("last june", "2018-06-01", "2018-06-30"),
        ("june", "2019-06-01", "2019-06-30"),
        ("sept", "2018-09-01", "2018-09-30"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2/2019", "2019-02-01", "2019-02-28"),
        ("thursday", "2019-06-13", "2019-06-13"),
        ("last thursday", "2019-06-06", "2019-06-06"),
        ("fri", "2019-06-07", "2019-06-07"),
        ("2019-W24", "2019-06-10", "2019-06-16"),
        ("W02", "2019-01-07", "2019-01-13"),
        ("W24", "2019-06-10", "2019-06-16"),
        ("w50", "2018-12-10", "2018-12-16"),
        ("+1", "2019-06-17", "2019-06-23"),
        ("-2", "2019-05-27", "2019-06-02"),
        ("12 june", "2019-06-12", "2019-06-12"),
        ("14 june", "2018-06-14", "2018-06-14"),
        ("3/4/2019", "2019-04-03", "2019-04-03"),
        ("10-14 june 2019", "2019-06-10", "2019-06-14"),
        ("29 february", "2016-02-29", "2016-02-29"),
    ],
)
def test_what_lies_behind_is_understood(text: str, first: str, last: str) -> None:
    days = parse_days(text, today=THURSDAY)

    assert days == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "foo", "last", "2019-13", "W99", "31 february", "99999 years ago", "0000", "1 plum"],
)
def test_what_names_no_days_is_none(text: str) -> None:
    assert parse_days(text, today=THURSDAY) is None


def test_a_folder_says_when_weeks_start_and_which_number_is_the_day() -> None:
    assert parse_days("this week", today=THURSDAY, starts=6) == (
        date(2019, 6, 9),
        date(2019, 6, 15),
    )
    assert parse_days("3/4/2019", today=THURSDAY, day_first=False) == (date(2019, 3, 4),) * 2


def test_the_last_day_of_a_longer_month_is_that_of_a_shorter() -> None:
    assert parse_days("1 month ago", today=date(2019, 3, 31)) == (date(2019, 2, 28),) * 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("12 april", "2017-04-12"),
        ("april", "2017-04-01"),
        ("10 june", "2019-06-10"),  # nobody has written then in any year
        ("last april", "2019-04-01"),
        ("12 april 2018", "2018-04-12"),
        ("yesterday", "2019-06-12"),
        ("last month", "2019-05-01"),
        ("friday", "2019-06-07"),
        ("never", None),
    ],
)
def test_of_years_that_which_has_notes_is_meant(text: str, first: str | None) -> None:
    found = parse_days_with(
        text,
        lambda days: days.first.month == 4 and days.first.year <= 2017,
        today=THURSDAY,
    )

    assert (found.first.isoformat() if found else None) == first
