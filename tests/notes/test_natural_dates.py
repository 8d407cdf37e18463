"""Days as people say them, on Thursday 13 June 2019 unless told otherwise."""

from datetime import date

import pytest

from tui.notes.days.natural_dates import parse_day

TODAY = date(2019, 6, 13)

SAID = [
    # near days
    ("today", "2019-06-13"),
    ("Today", "2019-06-13"),
    ("now", "2019-06-13"),
    ("tomorrow", "2019-06-14"),
    ("tom", "2019-06-14"),
    ("  tomorrow. ", "2019-06-14"),
    ("the day after tomorrow", "2019-06-15"),
    ("day after tomorrow", "2019-06-15"),
    ("yesterday", "2019-06-12"),
    # weekdays: the next one, never today
    ("fri", "2019-06-14"),
    ("Friday", "2019-06-14"),
    ("sat", "2019-06-15"),
    ("sun", "2019-06-16"),
    ("mon", "2019-06-17"),
    ("monday", "2019-06-17"),
    ("tues", "2019-06-18"),
    ("wed", "2019-06-19"),
    ("thu", "2019-06-20"),
    ("thurs", "2019-06-20"),
    ("thursday", "2019-06-20"),
    ("on friday", "2019-06-14"),
    ("by fri", "2019-06-14"),
    ("this fri", "2019-06-14"),
    ("this thu", "2019-06-13"),
    ("coming thu", "2019-06-20"),
    ("next mon", "2019-06-17"),
    ("next fri", "2019-06-21"),
    ("next thursday", "2019-06-20"),
    ("next sun", "2019-06-23"),
    ("friday week", "2019-06-21"),
    ("monday week", "2019-06-24"),
    ("weekend", "2019-06-15"),
    # spans
    ("3d", "2019-06-16"),
    ("+3", "2019-06-16"),
    ("+3d", "2019-06-16"),
    ("1 day", "2019-06-14"),
    ("10 days", "2019-06-23"),
    ("2w", "2019-06-27"),
    ("+2w", "2019-06-27"),
    ("2 weeks", "2019-06-27"),
    ("in 2 weeks", "2019-06-27"),
    ("in two weeks", "2019-06-27"),
    ("in a week", "2019-06-20"),
    ("a week from now", "2019-06-20"),
    ("a fortnight", "2019-06-27"),
    ("1m", "2019-07-13"),
    ("in 3 months", "2019-09-13"),
    ("a year", "2020-06-13"),
    ("0d", "2019-06-13"),
    # edges
    ("next week", "2019-06-17"),
    ("next month", "2019-07-01"),
    ("next year", "2020-01-01"),
    ("end of week", "2019-06-16"),
    ("end of the week", "2019-06-16"),
    ("eow", "2019-06-16"),
    ("end of next week", "2019-06-23"),
    ("end of month", "2019-06-30"),
    ("end of the month", "2019-06-30"),
    ("eom", "2019-06-30"),
    ("end of next month", "2019-07-31"),
    ("end of year", "2019-12-31"),
    ("end of june", "2019-06-30"),
    ("end of february", "2020-02-29"),
    ("start of july", "2019-07-01"),
    ("july", "2019-07-01"),
    ("jun", "2020-06-01"),
    ("september", "2019-09-01"),
    ("sept", "2019-09-01"),
    ("may", "2020-05-01"),
    # days without a year: the next such, or the one just past
    ("13 june", "2019-06-13"),
    ("14 june", "2019-06-14"),
    ("20 June", "2019-06-20"),
    ("20th of June", "2019-06-20"),
    ("the 20th of june", "2019-06-20"),
    ("june 20", "2019-06-20"),
    ("jun 20th", "2019-06-20"),
    ("thu 20 june", "2019-06-20"),
    ("on thursday, 20 june", "2019-06-20"),
    ("1 may", "2020-05-01"),
    ("12 june", "2019-06-12"),
    ("20 may", "2019-05-20"),
    ("1 jan", "2020-01-01"),
    ("29 feb", "2020-02-29"),
    ("12/6", "2019-06-12"),
    ("20/6", "2019-06-20"),
    ("6/20", "2019-06-20"),
    ("1.7", "2019-07-01"),
    ("3/7", "2019-07-03"),
    ("20th", "2019-06-20"),
    ("the 12th", "2019-07-12"),
    ("31st", "2019-07-31"),
    # days with a year
    ("2019-06-20", "2019-06-20"),
    ("2019-01-01", "2019-01-01"),
    ("20190620", "2019-06-20"),
    ("20/6/2020", "2020-06-20"),
    ("20 June 2021", "2021-06-20"),
    ("June 20, 2021", "2021-06-20"),
    ("Fri 12 June 2020", "2020-06-12"),
    # what can't be told
    ("", None),
    ("soon", None),
    ("week", None),
    ("this week", None),
    ("month", None),
    ("3", None),
    ("in 3", None),
    ("12", None),
    ("32/13", None),
    ("31 june", None),
    ("2019-02-30", None),
    ("friday or monday", None),
    ("about 20 june", None),
    ("20 june at noon", None),
    ("10-14 june", None),
    ("9999y", None),
    ("40th", None),
]


@pytest.mark.parametrize(("said", "meant"), SAID)
def test_what_a_person_says_is_the_day_that_they_mean(said: str, meant: str | None) -> None:
    assert parse_day(said, today=TODAY) == (date.fromisoformat(meant) if meant else None)


@pytest.mark.parametrize(
    ("said", "today", "meant"),
    [
        ("next week", date(2019, 6, 15), date(2019, 6, 16)),
        ("next week", date(2019, 6, 16), date(2019, 6, 23)),
        ("next sun", date(2019, 6, 13), date(2019, 6, 16)),
        ("next sat", date(2019, 6, 13), date(2019, 6, 22)),
        ("end of week", date(2019, 6, 13), date(2019, 6, 15)),
    ],
)
def test_weeks_start_as_the_folder_says(said: str, today: date, meant: date) -> None:
    assert parse_day(said, today=today, starts=6) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("3/7", date(2020, 3, 7)), ("20/6", date(2019, 6, 20)), ("3/7/2020", date(2020, 3, 7))],
)
def test_months_may_come_first(said: str, meant: date) -> None:
    assert parse_day(said, today=TODAY, day_first=False) == meant


@pytest.mark.parametrize(
    ("said", "today", "meant"),
    [
        ("1m", date(2019, 1, 31), date(2019, 2, 28)),
        ("next month", date(2019, 12, 31), date(2020, 1, 1)),
        ("1 jan", date(2019, 12, 31), date(2020, 1, 1)),
        ("31 dec", date(2020, 1, 2), date(2019, 12, 31)),
        ("june", date(2019, 6, 1), date(2019, 6, 1)),
        ("29 feb", date(2020, 3, 1), date(2020, 2, 29)),
        ("29 feb", date(2021, 6, 1), date(2024, 2, 29)),
        ("tomorrow", date(2019, 12, 31), date(2020, 1, 1)),
    ],
)
def test_years_and_months_turn(said: str, today: date, meant: date) -> None:
    assert parse_day(said, today=today) == meant
