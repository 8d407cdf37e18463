"""Stretches of days behind us, as people ask for them: `last month`, `march 2019`, `2 weeks ago`.

`natural_dates` reads the same words for what is still to come.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tui.notes.days.dates import FIRST_YEAR, LAST_YEAR, MONTH, find_days, fold
from tui.notes.week import MONTHS, Week, parse_week


class Days(NamedTuple):
    """All days from the first to the last."""

    first: date
    last: date


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {
    "couple of": 2,
    "a couple of": 2,
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNT = rf"(?P<count>\d{{1,4}}|an?|a couple of|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>d|days?|w|wks?|weeks?|fortnights?|mths?|months?|y|yrs?|years?)"
_AGO = re.compile(rf"{_COUNT} ?{_UNIT}(?: ago)?")
_SINCE_THEN = re.compile(rf"(?:the )?(?:last|past|previous) {_COUNT} {_UNIT}")
_WHOLE = re.compile(r"(?:the )?(?P<which>this|last|previous|past) (?P<unit>week|month|year)")
_IN_A_MONTH = re.compile(
    rf"(?P<last>last\s)?(?:in\s)?(?P<month>{MONTH})(?:\s(?P<year>\d{{4}}))?", re.VERBOSE
)
_NUMBERED_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d\d?)|(?P<m>\d\d?)/(?P<y>\d{4})")
_ON_WEEKDAY = re.compile(
    r"(?P<last>last )?(?:on )?"
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_NUMBERED_WEEK = re.compile(r"[+-]\d{1,4}|(?:\d{4}-?)?w(?:ee)?k? ?\d\d?")
_YEARS = 30
"""How far back notes are looked for on a day without a year."""

_BARE = {"today": 0, "now": 0, "yesterday": -1, "day before yesterday": -2}


def parse_days(text: str, *, today: date, starts: int = 0, day_first: bool = True) -> Days | None:
    """Return the days that a person means who looks back, or None if it can't be told.

    What has no year is the latest that has begun. `starts` is a week's first weekday, Monday
    being 0; `day_first` decides on `3/4/2019`.
    """
    asked = _asked(text)
    try:
        return (
            _relative(asked, today, starts)
            or _month_or_year(asked, today)
            or _weekday(asked, today)
            or _week(asked, today, starts)
            or _dated(asked, today, day_first=day_first)
        )
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def parse_days_with(
    text: str,
    has_notes: Callable[[Days], bool],
    *,
    today: date,
    starts: int = 0,
    day_first: bool = True,
) -> Days | None:
    """Return the days that a person means who looks back in notes; as `parse_days` but for years.

    What has no year is the latest for which `has_notes` is true, if it is for any.
    """
    found = parse_days(text, today=today, starts=starts, day_first=day_first)
    if found is None or not _lacks_year(_asked(text), day_first=day_first):
        return found
    ends = (today, *(date(today.year - back, 12, 31) for back in range(1, _YEARS)))
    read = (parse_days(text, today=day, starts=starts, day_first=day_first) for day in ends)
    return next((days for days in read if days and has_notes(days)), found)


def _asked(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .,!")


def _lacks_year(asked: str, *, day_first: bool) -> bool:
    """Whether this is a day or a month that comes every year."""
    if month := _IN_A_MONTH.fullmatch(asked):
        return not (month["year"] or month["last"])
    day = next(find_days(asked, day_first=day_first), None)
    return bool(day and not day.begin and not day.exact)


def _relative(asked: str, today: date, starts: int) -> Days | None:
    """Read `yesterday`, `2 weeks ago`, `the last 3 months`, `this week`, `last month`."""
    if asked in _BARE:
        return _day(today + timedelta(days=_BARE[asked]))
    if found := _AGO.fullmatch(asked):
        return _day(_earlier(today, found))
    if found := _SINCE_THEN.fullmatch(asked):
        return Days(_earlier(today, found), today)
    found = _WHOLE.fullmatch(asked)
    return _whole(found["unit"], int(found["which"] != "this"), today, starts) if found else None


def _whole(unit: str, back: int, today: date, starts: int) -> Days:
    """Return this week, month or year, or one `back` from it."""
    if unit == "week":
        week = Week.of(today, starts).shift(-back)
        return Days(week.start, week.end)
    if unit == "month":
        before = _months_before(today.replace(day=1), back)
        return _month(before.year, before.month)
    return _year(today.year - back)


def _month_or_year(asked: str, today: date) -> Days | None:
    """Read `2019`, `2019-03`, `march 2019`, and `march` as the latest one."""
    if re.fullmatch(r"\d{4}", asked):
        return _year(int(asked)) if FIRST_YEAR <= int(asked) <= LAST_YEAR else None
    if found := _NUMBERED_MONTH.fullmatch(asked):
        return _month(int(found["year"] or found["y"]), int(found["month"] or found["m"]))
    if not (found := _IN_A_MONTH.fullmatch(asked)):
        return None
    month = [name[:3].lower() for name in MONTHS].index(found["month"][:3]) + 1
    if found["year"]:
        return _month(int(found["year"]), month)
    now = today.month - bool(found["last"])
    return _month(today.year - (month > now), month)


def _weekday(asked: str, today: date) -> Days | None:
    """Read `friday` as the latest, today too; `last friday` is a day that is over."""
    if not (found := _ON_WEEKDAY.fullmatch(asked)):
        return None
    latest = today - timedelta(days=bool(found["last"]))
    back = (latest.weekday() - _WEEKDAYS.index(found["day"][:3])) % 7
    return _day(latest - timedelta(days=back))


def _week(asked: str, today: date, starts: int) -> Days | None:
    """Read `2019-W24`, `W24` as the latest that has begun, and `-2`."""
    if not _NUMBERED_WEEK.fullmatch(asked):
        return None
    week = parse_week(asked, today=today, starts=starts)
    if week and asked.startswith("w") and week.start > today:
        in_the_year_before = date(today.year - 1, 6, 15)
        week = parse_week(asked, today=in_the_year_before, starts=starts)
    return Days(week.start, week.end) if week else None


def _dated(asked: str, today: date, *, day_first: bool) -> Days | None:
    """Read a date in any common form, or a few days of a month, if it is all of the text."""
    found = next(find_days(asked, day_first=day_first), None)
    if not found or found.begin or asked[found.end :].strip(" .,)"):
        return None
    years = range(today.year, today.year - 9, -1)  # 29 February may be eight years back
    days = (day for year in years if (day := found.in_year(year)) and day <= today)
    first = found.exact or next(days, None)
    return Days(first, first + timedelta(days=found.days - 1)) if first else None


def _earlier(today: date, found: re.Match[str]) -> date:
    word, unit = found["count"], found["unit"]
    number = int(word) if word.isdecimal() else _COUNTS.get(word, 1)
    if unit[0] in "my":
        return _months_before(today, number * (12 if unit[0] == "y" else 1))
    return today - timedelta(days=number * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or that month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day(day: date) -> Days:
    return Days(day, day)


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))
