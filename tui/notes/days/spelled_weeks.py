"""Weeks as people state them: `w/c 10 June`, `week ending 14/06/2019`, `2019-W24`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

from tui.notes.days.dates import WEEKDAY, Day, day_at, find_days, iso_day
from tui.notes.week import Week


class Role(Enum):
    """What a day has to do with the week that it stands for."""

    HOLDS = "holds"
    """It is any day of the week."""
    COMMENCES = "commences"
    """It is the week's first day."""
    ENDS = "ends"
    """It is the week's last day, or the last working day."""

    def week(self, day: date, starts: int) -> Week:
        """Return the week, in a folder whose weeks start on the weekday `starts`.

        Other people's weeks may start on another day. One that commences on the last two days of
        ours lies nearly all in the next; one that ends on the first two, in the one before.
        """
        return Week.of(day + _LEAN[self], starts)

    def suits(self, day: date, starts: int) -> bool:
        """Whether `day` falls on a weekday that the role lets one expect."""
        offset = (day.weekday() - starts) % 7
        if self is Role.COMMENCES:
            return offset == 0
        return self is Role.HOLDS or offset >= 4


_LEAN = {
    Role.HOLDS: timedelta(0),
    Role.COMMENCES: timedelta(days=2),
    Role.ENDS: timedelta(days=-2),
}

_PHRASE = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<commences> w[/. -]?[cb] | (?:week|wk)[\s-]*
        (?:commencing|commences|beginning|begins|starting|starts|of|from) )
    | (?P<ends> w[/.-]e | (?:week|wk)[\s-]*(?:ending|ended|ends|to|until|up\s+to) )
    )(?![^\W\d_])[\s:.,(-]*(?:on\s+)?(?:the\s+)?(?:{WEEKDAY})?""",
    re.VERBOSE,
)
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d\d?)[/.](\d\d?)(?![/.\d])")


def role_of(day: Day) -> Role:
    """Return the role of a day that stands without a phrase: a range names its first day."""
    return Role.COMMENCES if 4 <= day.days <= 8 else Role.HOLDS


def find_phrase(text: str, *, day_first: bool = True) -> tuple[Day, Role] | None:
    """Return the day and its role of the first phrase, of one with a year if there is any."""
    first = None
    for match in _PHRASE.finditer(text) if "w" in text else ():
        role = Role.COMMENCES if match["commences"] else Role.ENDS
        day = day_at(text, match.end(), day_first=day_first)
        day = day or _day_and_month(text, match.end(), day_first=day_first)
        if not day:
            continue
        if role is Role.ENDS and day.days > 1:
            role = Role.COMMENCES  # "week to 10–14 June": the range says it better
        if day.exact:
            return day, role
        first = first or (day, role)
    return first


def _day_and_month(text: str, position: int, *, day_first: bool) -> Day | None:
    """Read `10/06`, which is a day only where a phrase says so."""
    match = _DAY_AND_MONTH.match(text, position)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    for number, month in ((first, second), (second, first))[:: 1 if day_first else -1]:
        day = Day(None, month, number, match.start(), match.end())
        if 1 <= month <= 12 and day.in_year(2000):
            return day
    return None


_FOUR_DIGITS = re.compile(r"\d{4}")
_YEAR_THEN_WEEK = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<between>[\s/.,:_(-]{0,3})w(?:ee)?k?[\s.#-]*(?P<week>\d\d?)(?!\d)"
)
_WEEK_THEN_YEAR = re.compile(
    r"(?<![^\W_])w(?:ee)?k?[\s.#-]*(?P<week>\d\d?)"
    r"(?P<between>\s*(?:\bof\b|\bin\b|[,/(:-])\s*|\s+)(?P<year>\d{4})(?![-/.]?\d)"
)
_RUNNING_NUMBER = re.compile(
    r"""week\s?notes?[\s:,-]*(?:
      (?:\#|no\.?)?\s*(?P<week>\d\d?)(?:\s*[,/(-]\s*|\s+)(?P<year>\d{4})(?![-/.]?\d)
    | (?P<year2>\d{4})\s*(?:\#|no\.?)\s*(?P<week2>\d\d?)(?!\d)
    | (?P<year3>\d{4})[-/](?P<week3>1[3-9]|[2-4]\d|5[0-3])(?![-/]?\d)
    )""",
    re.VERBOSE,
)


def find_numbered_week(text: str, starts: int = 0, *, day_first: bool = True) -> Week | None:
    """Return the week that `text` numbers within a year, as in `2019-W24` or `week 24 of 2019`.

    A looser form such as `week 10, 2019` is a series number where a date beside it disagrees.
    """
    if "w" not in text or not _FOUR_DIGITS.search(text):
        return None
    for match in _numbered(text):
        thursday = iso_day(int(match["year"]), int(match["week"]))
        strict = match["between"].strip() in {"of", "in"} or match["between"] in {"", "-"}
        if thursday and (strict or not _disagrees(text, thursday, day_first)):
            return Week.of(thursday, starts)
    return None


def _numbered(text: str) -> Iterator[re.Match[str]]:
    yield from _YEAR_THEN_WEEK.finditer(text)
    yield from _WEEK_THEN_YEAR.finditer(text)


def _disagrees(text: str, thursday: date, day_first: bool) -> bool:
    """Whether a date in `text` is neither of the week nor of the one after, when notes appear."""
    days = [day.exact for day in find_days(text, day_first=day_first) if day.exact]
    return bool(days) and not any(-3 <= (day - thursday).days <= 10 for day in days)


def find_running_number(text: str, starts: int = 0) -> Week | None:
    """Return the week of `Weeknotes 24, 2019`, which may be numbered by any other rule."""
    match = _RUNNING_NUMBER.search(text)
    if not match:
        return None
    year = match["year"] or match["year2"] or match["year3"]
    thursday = iso_day(int(year), int(match["week"] or match["week2"] or match["week3"]))
    return Week.of(thursday, starts) if thursday else None


_YEAR_AND_WEEK = re.compile(r"\s*(?P<year>\d{4})[-/. ]?(?P<week>\d\d?)\s*")
_WEEK_AND_YEAR = re.compile(r"\s*(?P<week>\d\d?)(?:[-/. ]| of )(?P<year>\d{4})\s*")
_WEEK_ALONE = re.compile(r"\s*w?(?:eek)?\s*(?P<week>\d\d?)(?P<year>)\s*")


def read_week_number(value: str, year: str, starts: int = 0) -> Week | None:
    """Return the week that a field means which can only hold one: `2019-24`, `24/2019`, `24`.

    `year` is what another field says of the year; without one, a number alone is a series number.
    """
    for form in (_YEAR_AND_WEEK, _WEEK_AND_YEAR, _WEEK_ALONE):
        if match := form.fullmatch(value):
            stated = match["year"] or year
            thursday = iso_day(int(stated), int(match["week"])) if stated.isdecimal() else None
            return Week.of(thursday, starts) if thursday else None
    return None
