"""Moving every date of a text by whole weeks, so that sample notes are always of this week.

It knows the spellings that the sample notes use, not all that a note may use.
"""

import re
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH = "|".join(MONTHS)
_DATED = re.compile(
    r"(?<![\d-])(?P<iso>\d{4}-\d{2}-\d{2})(?![\d-])"
    r"|(?<!\d)(?P<path>\d{4}/\d{2}/\d{2})(?!\d)"
    r"|(?<!\d)(?P<compact>20\d{6})(?!\d)"
    r"|(?<!\d)(?P<british>\d{2}/\d{2}/\d{4})(?!\d)"
    r"|\b(?P<week>\d{4}-W\d{2})\b"
    r"|\b(?P<slug>w\d{2})(?=-)"
    r"|\bWeek (?P<number>\d{1,2}), (?P<number_year>\d{4})\b"
    rf"|\b(?P<day>\d{{1,2}})(?P<month> (?:{_MONTH}))\b(?P<year> \d{{4}})?"
    rf"|\b(?P<us_month>{_MONTH}) (?P<us_day>\d{{1,2}}), (?P<us_year>\d{{4}})\b"
)


def move_dates(text: str, weeks: int, year: int) -> str:
    """Return the text with its dates moved by `weeks`; those without a year are of `year`."""
    return _DATED.sub(lambda found: _moved(found, timedelta(weeks=weeks), year), text)


def _moved(found: re.Match[str], by: timedelta, year: int) -> str:
    kind = next(name for name, value in found.groupdict().items() if value is not None)
    text = found[0]
    try:
        if kind in _NUMERIC:
            pattern = _NUMERIC[kind]
            return (_parsed(text, kind) + by).strftime(pattern)
        if kind in ("week", "slug", "number"):
            return _moved_week(found, kind, by, year)
        if kind == "day":
            own = int(found["year"]) if found["year"] else year
            day = date(own, MONTHS.index(found["month"].strip()) + 1, int(found["day"])) + by
            return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if found["year"] else "")
        day = date(int(found["us_year"]), MONTHS.index(found["us_month"]) + 1, int(found["us_day"]))
        day += by
    except ValueError:  # digits that only look like a date
        return text
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


_NUMERIC = {"iso": "%Y-%m-%d", "path": "%Y/%m/%d", "compact": "%Y%m%d", "british": "%d/%m/%Y"}


def _parsed(text: str, kind: str) -> date:
    digits = re.sub(r"\D", "", text)
    if kind == "british":
        digits = digits[4:] + digits[2:4] + digits[:2]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _moved_week(found: re.Match[str], kind: str, by: timedelta, year: int) -> str:
    if kind == "week":
        own, number = int(found["week"][:4]), int(found["week"][6:])
    elif kind == "slug":
        own, number = year, int(found["slug"][1:])
    else:
        own, number = int(found["number_year"]), int(found["number"])
    iso = (date.fromisocalendar(own, number, 1) + by).isocalendar()
    if kind == "week":
        return f"{iso.year}-W{iso.week:02}"
    return f"w{iso.week:02}" if kind == "slug" else f"Week {iso.week}, {iso.year}"
