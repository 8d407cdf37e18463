"""Days as people say them to a prompt: `fri`, `next week`, `in 2 weeks`, `12 june`."""

import re
from calendar import monthrange
from datetime import date, timedelta

from tui.notes.days.dates import Day, find_days, fold
from tui.notes.week import MONTHS, Week

FAR = timedelta(days=335)
"""Eleven months: a day without a year that is further ahead is taken for the one just past."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    "sat(?:urday)?|sun(?:day)?"
)
_MONTH = "|".join(f"{month[:3].lower()}(?:{month[3:].lower()})?" for month in MONTHS) + "|sept"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ALONE = {
    "today": 0,
    "tod": 0,
    "now": 0,
    "tomorrow": 1,
    "tom": 1,
    "tmr": 1,
    "tmrw": 1,
    "day after tomorrow": 2,
    "yesterday": -1,
}
_LEADING = re.compile(r"(?:(?:on|by|due|from|until|till)\s+)?(?:the\s+)?")
_SPAN = re.compile(
    rf"""(?P<sign>\+|in\s+)? (?P<count>\d{{1,4}}|an?|{"|".join(_COUNTS[1:])})
    \s*(?P<unit>d|days?|w|wks?|weeks?|fortnights?|m|mths?|months?|y|yrs?|years?)?
    (?:\s+(?:from\s+now|time))?""",
    re.VERBOSE,
)
_ON_WEEKDAY = re.compile(rf"(?P<which>this|next|coming)?\s*(?P<day>{_WEEKDAY})(?P<later>\s+week)?")
_EDGE = re.compile(
    rf"(?:(?P<end>end|last\s+day)\s+of\s+|(?:start|beginning|first\s+day)\s+of\s+)?(?:the\s+)?"
    rf"(?P<next>next\s+|this\s+)?(?P<unit>week|month|year|{_MONTH})"
)
_SHORT = {"eow": "end of week", "eom": "end of month", "eoy": "end of year"}
_NUMBERS = re.compile(r"(\d\d?)[/.-](\d\d?)")
_ORDINAL = re.compile(r"(\d\d?)(?:st|nd|rd|th)")


def parse_day(text: str, *, today: date, starts: int = 0, day_first: bool = True) -> date | None:
    """Return the day that a person means, or None if it can't be told.

    Understood are `today`, `tomorrow`, weekdays (the next one, never today; `fri week` is seven
    days later), `next fri` (that of the next week), `next week`, `next month` and a month (their
    first days), `3d`, `2w`, `+3`, `in 2 weeks`, `end of month`, and any date. A day without a
    year is the next such day from today on, or the one just past where that is over eleven months
    ahead. `starts` is a week's first weekday, Monday being 0; `day_first` decides on `3/4`.
    """
    asked = " ".join(fold(text).split()).strip(" .,!")
    asked = _SHORT.get(asked, asked)
    bare = _LEADING.sub("", asked, count=1)
    if bare in _ALONE:
        return today + timedelta(days=_ALONE[bare])
    try:
        return (
            _after_a_span(asked, today)
            or _on_weekday(bare, today, starts)
            or _at_an_edge(bare, today, starts)
            or _in_the_month(bare, today, day_first=day_first)
            or _dated(bare, today, day_first=day_first)
        )
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def _after_a_span(asked: str, today: date) -> date | None:
    """Read `3d`, `+3`, `in 2 weeks`; a number alone is none."""
    found = _SPAN.fullmatch(asked)
    if not found or not (found["unit"] or found["sign"] == "+"):
        return None
    word = found["count"]
    number = int(word) if word.isdecimal() else _COUNTS.index(word) if word in _COUNTS else 1
    unit = (found["unit"] or "d")[0]
    if unit in "my":
        return _months_later(today, number * (12 if unit == "y" else 1))
    return today + timedelta(days=number * {"d": 1, "w": 7, "f": 14}[unit])


def _on_weekday(asked: str, today: date, starts: int) -> date | None:
    """Read `fri`, `next fri`, `this fri` (today too), `fri week`."""
    if asked in ("weekend", "this weekend"):
        asked = "this sat"
    found = _ON_WEEKDAY.fullmatch(asked)
    if not found:
        return None
    weekday = _WEEKDAYS.index(found["day"][:3])
    if found["which"] == "next":
        week = Week.of(today, starts).shift(1)
        day = week.start + timedelta(days=(weekday - starts) % 7)
    else:
        first = today if found["which"] == "this" else today + timedelta(days=1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7)
    return day + timedelta(weeks=1) if found["later"] else day


def _at_an_edge(asked: str, today: date, starts: int) -> date | None:
    """Read the first or last day of a week, month or year."""
    found = _EDGE.fullmatch(asked)
    if not found:
        return None
    unit, is_end = found["unit"], bool(found["end"])
    is_next = (found["next"] or "").startswith("next")
    if unit in ("week", "month", "year") and not is_end and not is_next:
        return None  # the first day of this one is over
    if unit == "week":
        week = Week.of(today, starts).shift(is_next)
        return week.end if is_end else week.start
    first = today.replace(day=1)
    if unit == "month":
        first = _months_later(first, is_next)
    elif unit == "year":
        first = date(today.year + is_next, 12 if is_end else 1, 1)
    else:
        month = [name[:3].lower() for name in MONTHS].index(unit[:3]) + 1
        first = date(today.year, month, 1)
        passed = _last_of(first) < today if is_end else first < today
        first = date(today.year + passed, month, 1)
    return _last_of(first) if is_end else first


def _in_the_month(asked: str, today: date, *, day_first: bool) -> date | None:
    """Read `12/6`, and `12th` as the next one."""
    if found := _ORDINAL.fullmatch(asked):
        months = (_months_later(today.replace(day=1), ahead) for ahead in range(13))
        days = (_valid(month.year, month.month, int(found[1])) for month in months)
        return next((day for day in days if day and day >= today), None)
    if found := _NUMBERS.fullmatch(asked):
        day, month = int(found[1]), int(found[2])
        if month > 12 or (not day_first and day <= 12):
            day, month = month, day
        return _next_such(today, month, day)
    return None


def _dated(asked: str, today: date, *, day_first: bool) -> date | None:
    """Read a date in any common form that is all of the text, but for a weekday before it."""
    found = next(find_days(asked, day_first=day_first), None)
    if not found or not _is_whole(found, asked):
        return None
    return found.exact or _next_such(today, found.month, found.day)


def _is_whole(found: Day, asked: str) -> bool:
    before = re.fullmatch(rf"(?:(?:{_WEEKDAY})[\s.,]*(?:the\s+)?)?", asked[: found.begin])
    return bool(before) and not asked[found.end :].strip(" .,)") and found.days == 1


def _next_such(today: date, month: int, day: int) -> date | None:
    """Return the next such day from today on, or the one just past where that is very far."""
    years = range(today.year - 1, today.year + 9)  # 29 February may be eight years away
    days = [found for year in years if (found := _valid(year, month, day))]
    ahead = next((found for found in days if found >= today), None)
    past = max((found for found in days if found < today), default=None)
    if ahead and ahead - today > FAR and past and today - past < timedelta(days=365) - FAR:
        return past
    return ahead


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
