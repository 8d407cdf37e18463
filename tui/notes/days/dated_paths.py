"""What the names of a note's file and folders say of its week."""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from tui.notes.days.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH,
    Day,
    find_days,
    fold,
    iso_day,
    read_date,
)
from tui.notes.days.spelled_weeks import Role, find_numbered_week, find_phrase, role_of
from tui.notes.week import Week

MAX_SIBLINGS = 1000
"""How many names are looked at for the shape that tells weeks from months."""


class PathReading(msgspec.Struct):
    """What a path says; each field is filled by the first name that has an answer."""

    week: Week | None = None
    stated: bool = False
    """Whether the week is named as one, and not only by a day in it."""
    guessed: bool = False
    date: datetime.date | None = None
    """The day written in a name or over several, as in `2019/06/10.md`."""
    year: int | None = None
    """A year that stands by itself."""
    open_day: Day | None = None
    """A day without a year."""
    open_role: Role | None = None
    """The role that a phrase such as `wc-10-june` gives to it."""


def read_path(
    path: str, siblings: Sequence[str] = (), *, starts: int = 0, day_first: bool = True
) -> PathReading:
    """Read a path relative to the notes folder, with `/` between its parts.

    `siblings` are the names of the files in the same folder: they show whether `2019-07` counts
    weeks or months.
    """
    reading = PathReading()
    whole = _EXTENSION.sub("", fold(path)).replace("_", "-")
    if not _DIGIT.search(whole):
        return reading
    *folders, name = whole.split("/")
    _read_name(reading, name, siblings, starts, day_first)
    if folders:
        _read_over_folders(reading, whole, siblings, starts, day_first)
        for folder in reversed(folders):
            _read_name(reading, folder, (), starts, day_first)
        _read_number_and_year(reading, folders, name, starts)
    return reading


_EXTENSION = re.compile(r"\.(?:md|markdown)$")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_YEAR_AND_NUMBER = re.compile(r"(?<!\d)(\d{4})[-.](\d\d)(?![-.]?\d)")
_DAY_OVER_FOLDERS = re.compile(
    rf"(?:^|/)(\d{{4}})[-/](\d\d?)(?:[ -]{MONTH})?[-/](\d\d?)(?=$|[/\ -])", re.VERBOSE
)
_NUMBER_IN_YEAR_FOLDER = re.compile(r"(?:^|/)(\d{4})/(\d\d)(?=$|/|-week)")
_COUNTED_NAME = re.compile(r"w(?:ee)?k?[ .-]?(\d\d?)(?!\d)")
_OVER_12 = r"(?:1[3-9]|[2-4]\d|5[0-3])"


def _read_name(
    reading: PathReading, name: str, siblings: Sequence[str], starts: int, day_first: bool
) -> None:
    if not _DIGIT.search(name):
        return
    days = _days(name, day_first)
    dated = next((day for day in days if day.exact), None)
    if reading.date is None and dated:
        reading.date = dated.exact
    if reading.year is None and (year := _YEAR.search(name)):
        reading.year = int(year[1]) if FIRST_YEAR <= int(year[1]) <= LAST_YEAR else None
    if reading.week:
        return
    phrase = find_phrase(name, day_first=day_first)
    if phrase and (day := phrase[0].exact):
        reading.week, reading.stated = phrase[1].week(day, starts), True
    elif week := find_numbered_week(name, starts, day_first=day_first):
        reading.week, reading.stated = week, True
    elif dated and dated.exact:
        role = role_of(dated)
        reading.week, reading.stated = role.week(dated.exact, starts), role is not Role.HOLDS
    elif week := _counted_week(name, siblings, starts):
        reading.week, reading.stated = week, True
    elif not reading.open_day and (phrase or (days and days[0].day != days[0].month)):
        # `06-june` is a month's folder.
        reading.open_day, reading.open_role = phrase or (days[0], None)


@lru_cache(maxsize=512)
def _days(name: str, day_first: bool) -> tuple[Day, ...]:
    """Find the days in a name, which is often that of other authors' notes of the week too."""
    return tuple(find_days(name, day_first=day_first))


def _read_over_folders(
    reading: PathReading, whole: str, siblings: Sequence[str], starts: int, day_first: bool
) -> None:
    """Read what is spelled over folders and name together: `2019/06/10.md`, `2019/W24.md`."""
    if reading.week and reading.date:
        return
    match = _DAY_OVER_FOLDERS.search(whole)
    day = read_date("-".join(match.groups())) if match else None
    reading.date = reading.date or day
    if reading.week:
        return
    if day:
        reading.week = Week.of(day, starts)
    elif week := find_numbered_week(whole, starts, day_first=day_first):
        reading.week, reading.stated = week, True
    elif number := _NUMBER_IN_YEAR_FOLDER.search(whole):
        evidence = rf"^{_OVER_12}(?=\.|-week)"
        if int(number[2]) > 12 or (number.end(2) > whole.rfind("/") and _any(siblings, evidence)):
            reading.week = _week(int(number[1]), int(number[2]), starts)
            reading.stated = reading.week is not None


def _read_number_and_year(reading: PathReading, folders: list[str], name: str, starts: int) -> None:
    """Read `2019/ada/week-24.md`; below a month's folder the number would count in the month."""
    counted = None if reading.week or reading.open_day else _COUNTED_NAME.match(name)
    if not counted:
        return
    *_, year = [folder for folder in folders if _DIGIT.search(folder)] or [""]
    if _YEAR.fullmatch(year):
        reading.week = _week(int(year), int(counted[1]), starts)
        reading.stated = reading.guessed = reading.week is not None


def _counted_week(name: str, siblings: Sequence[str], starts: int) -> Week | None:
    """Read `2019-24`, a week where the number can't be a month or a sibling's can't."""
    match = _YEAR_AND_NUMBER.search(name)
    if not match:
        return None
    number = int(match[2])
    if number <= 12:
        # Another author's name in the same place does not make it another shape.
        pieces = re.findall(r"[^\W\d]+|.", name[: match.start()])
        shape = "".join(r"[^\W\d]+" if piece.isalpha() else re.escape(piece) for piece in pieces)
        if not _any(siblings, rf"^{shape}\d{{4}}[-.]{_OVER_12}(?![-.]?\d)"):
            return None
    return _week(int(match[1]), number, starts)


def _any(siblings: Sequence[str], pattern: str) -> bool:
    names = fold("\n".join(islice(siblings, MAX_SIBLINGS))).replace("_", "-")
    return bool(re.search(pattern, names, re.MULTILINE))


def _week(year: int, number: int, starts: int) -> Week | None:
    thursday = iso_day(year, number)
    return Week.of(thursday, starts) if thursday else None
