"""Days as people spell them: in titles, file names and front matter, with or without a year."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""Years outside are taken for other numbers."""
LEAP_YEAR = 2000
"""Stands in for the year of a day that has none, so that 29 February is possible."""


class Day(msgspec.Struct, frozen=True):
    """A day found in text, or the first of a range of days such as `10–14 June`."""

    year: int | None
    month: int
    day: int
    begin: int
    """Where its spelling begins in the text."""
    end: int
    """Where its spelling ends."""
    days: int = 1
    """How many days the range takes; 1 for a single day."""
    weekday: int | None = None
    """The weekday written before it, Monday being 0."""
    exact: date | None = None
    """The calendar day, where the year is written."""

    def in_year(self, year: int) -> date | None:
        """Return the day in `year`; None for 29 February where there is none."""
        return _valid(year, self.month, self.day)


def fold(text: str) -> str:
    """Return `text` in lower case, with plain hyphens, apostrophes and spaces."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.translate(_PLAINER)


_PLAINER = str.maketrans("‐‑‒–—−’‘ʼ\u00a0\u2009\u202f", "------'''   ")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = r"""(?:
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
    |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"""
WEEKDAY = r"""(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?
    |fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![^\W\d_])[\s.,-]*(?:the\s+)?"""
_TO = r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|&)\s*"
_ORDINAL = r"(?:st|nd|rd|th)?"


def _year(name: str) -> str:
    """Return the pattern of a year after a day and month, where there is one."""
    # Two digits are a year only where nothing makes them an hour, another day or a count.
    return rf"""(?:[\s,.(-]*(?P<{name}>\d{{4}})(?!\d)
        |(?:[\s,]+|-)?'?(?P<{name}_short>\d\d)(?=\s*(?:$|[^\w\s%/:.-]|[:.-](?!\s*\d))))?"""


_DAY = re.compile(
    rf"""
      (?P<year_first> (?<!\d)(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)(?!\d))
    | (?P<compact> (?<!\d)(?P<y2>\d{{4}})(?P<m2>\d\d)(?P<d2>\d\d)(?=(?:\d{{4}}(?:\d\d)?)?(?!\d)))
    | (?P<numbers> (?<!\d)(?<!\d[-/.])
        (?P<a>\d\d?)(?P<s3>[-/.])(?P<b>\d\d?)(?P=s3)(?P<y3>\d{{4}}|\d\d)(?![-/.]?\d))
    | (?P<day_first> (?<![\w#])(?P<d4>\d\d?){_ORDINAL}(?![\d:])
        (?:{_TO}(?:{WEEKDAY})?(?P<last4>\d\d?){_ORDINAL})?
        (?:\s+of)?[\s.-]*(?P<m4>{MONTH})
        (?!\s+\d\d?{_ORDINAL},?\s+\d{{4}})      # Week 24 June 10 2019
        {_year("y4")})
    | (?P<month_first> (?<![^\W_])(?P<m5>{MONTH})[\s-]*(?:the\s+)?(?P<d5>\d\d?){_ORDINAL}(?![\d:])
        (?:{_TO}(?P<last5>\d\d?){_ORDINAL}(?!\d))?
        {_year("y5")})
    """,
    re.VERBOSE,
)
_WORTH_A_LOOK = re.compile(r"\d(?:\d{3}|\d?[-/.]\d)")
_RANGE_GOES_ON = re.compile(rf"{_TO}(?:{WEEKDAY})?", re.VERBOSE)
_WEEKDAY_BEFORE = re.compile(rf"(?<![^\W\d_])({WEEKDAY})$", re.VERBOSE)
_COUNT_BEFORE = re.compile(r"(?:\bweek(?:\s?notes?)?|\bno\.?|\bissue|\bepisode|\bpart)[\s#:]*$")


def read_date(text: str, *, day_first: bool = True) -> date | None:
    """Return the first day with a year in `text`, in any common form; None if there is none.

    `day_first` decides what `03/04/2019` means, unless only the other reading is a day.
    """
    found = (day.exact for day in find_days(fold(text), day_first=day_first))
    return next((day for day in found if day), None)


def find_days(text: str, *, day_first: bool = True, begin: int = 0) -> Iterator[Day]:
    """Yield the days spelled in `text`, which must be folded, in order."""
    if not (_WORTH_A_LOOK.search(text, begin) or any(month in text for month in _MONTHS)):
        return
    position = begin
    while match := _DAY.search(text, position):
        day = None if _is_version(match) else _read(match, day_first)
        position = day.end if day else match.start() + 1
        if day:
            yield day


def day_at(text: str, position: int, *, day_first: bool = True) -> Day | None:
    """Return the day whose spelling begins at `position` of the folded `text`."""
    match = _DAY.match(text, position)
    return _read(match, day_first) if match else None


def iso_day(year: int, week: int) -> date | None:
    """Return the Thursday of an ISO week, the day that decides its year; None if there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date.fromisocalendar(year, week, 4)
    except ValueError:
        return None


def _read(match: re.Match[str], day_first: bool) -> Day | None:
    day = _read_one(match, day_first)
    return _with_end(match.string, day, day_first) if day and day.days == 1 else day


def _read_one(match: re.Match[str], day_first: bool) -> Day | None:
    form = match.lastgroup
    if form == "year_first":
        return _checked(match, (int(match["y1"]), int(match["m1"]), int(match["d1"])))
    if form == "compact":
        return _checked(match, (int(match["y2"]), int(match["m2"]), int(match["d2"])))
    return _read_numbers(match, day_first) if form == "numbers" else _read_words(match)


def _read_numbers(match: re.Match[str], day_first: bool) -> Day | None:
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["y3"])
    days_and_months = ((first, second), (second, first))
    for day, month in days_and_months if day_first else reversed(days_and_months):
        if found := _checked(match, (year, month, day)):
            return found
    return None


def _is_version(match: re.Match[str]) -> bool:
    """Whether `8.2.12` is more likely a version than a day; no phrase stands before it."""
    return match["s3"] == "." and len(match[0]) < 8 and int(match["a"]) <= 12


def _read_words(match: re.Match[str]) -> Day | None:
    form = "4" if match.lastgroup == "day_first" else "5"
    month = _MONTHS.index(match["m" + form][:3]) + 1
    long, short = match[f"y{form}"], match[f"y{form}_short"]
    year = int(long) if long else _full_year(short) if short else None
    first, last = int(match["d" + form]), match["last" + form]
    if last:
        return _read_range(match, year, month, first, int(last))
    return _checked(match, (year, month, first))


def _read_range(
    match: re.Match[str], year: int | None, month: int, first: int, last: int
) -> Day | None:
    """Read `10–14 June` or `29 – 3 May`, where the month is the last day's."""
    to = _valid(year or LEAP_YEAR, month, last)
    if first > last:
        year, month = _month_before(year, month)
    begin = _valid(year or LEAP_YEAR, month, first)
    if not to or not begin:
        return None
    days = (to - begin).days % 366 + 1
    if _is_count(match, begin if year else None, days):
        count, month = match.start("last4"), to.month
        return _checked(match, (to.year if year else None, month, last), begin=count)
    return _checked(match, (year, month, first), days=days)


def _is_count(match: re.Match[str], begin: date | None, days: int) -> bool:
    """Whether what looks like a range is a running number: `Weeknotes 7 - 10 June 2019`."""
    if not match["d4"] or not _COUNT_BEFORE.search(_before(match, match.start())):
        return False
    return begin.weekday() != 0 if begin else days not in {5, 7}


def _with_end(text: str, day: Day, day_first: bool) -> Day:
    """Take in the end of a range that is spelled in full, `29 April – 3 May 2019`."""
    goes_on = _RANGE_GOES_ON.match(text, day.end)
    match = _DAY.match(text, goes_on.end()) if goes_on else None
    last = _read_one(match, day_first) if match else None
    if not last:
        return day
    turns = (last.month, last.day) < (day.month, day.day)
    year = day.year if day.year or not last.year else last.year - turns
    begin = _valid(year or LEAP_YEAR, day.month, day.day)
    end = last.exact or _valid((year or LEAP_YEAR) + turns, last.month, last.day)
    if not begin or not end or end < begin:
        return day
    exact = begin if year else None
    days = (end - begin).days + 1
    return msgspec.structs.replace(day, year=year, days=days, end=last.end, exact=exact)


def _checked(
    match: re.Match[str], parts: tuple[int | None, int, int], *, begin: int = -1, days: int = 1
) -> Day | None:
    """Return the day if it exists, with the weekday that stands before it."""
    year, month, day = parts
    found = _valid(LEAP_YEAR if year is None else year, month, day)
    if not found:
        return None
    start = match.start() if begin < 0 else begin
    before = _WEEKDAY_BEFORE.search(_before(match, start))
    weekday = _WEEKDAYS.index(before[1][:3]) if before else None
    exact = None if year is None else found
    return Day(year, month, day, start, match.end(), days, weekday, exact)


def _before(match: re.Match[str], position: int) -> str:
    """Return the few characters before `position` that can tell what the match is."""
    return match.string[max(0, position - 20) : position]


def _valid(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number >= 70 else 2000)


def _month_before(year: int | None, month: int) -> tuple[int | None, int]:
    if month > 1:
        return year, month - 1
    return (year - 1 if year else None), 12
