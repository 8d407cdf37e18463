"""Moving every date of a text by whole weeks, so that sample notes are always of this week.

It knows the spellings that the sample notes use, not all that a note may use.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tui.notes.week import MONTHS, Week

Groups = tuple[str | None, ...]

_MONTH = "|".join(MONTHS)


class Spelling(NamedTuple):
    """One way to write a day or a week."""

    pattern: str
    """What it looks like; its groups are the parts that say which day it is."""
    read: Callable[[Groups, int], date]
    """Return the day from the groups, and from the year where they have none."""
    write: Callable[[date, Groups], str]
    """Return another day in the same manner."""


def move_dates(text: str, weeks: int, year: int) -> str:
    """Return the text with its dates moved by `weeks`; those without a year are of `year`."""
    by = timedelta(weeks=weeks)
    return _ANY.sub(lambda found: _moved(found, by, year), text)


def _moved(found: re.Match[str], by: timedelta, year: int) -> str:
    spelling = SPELLINGS[found.lastgroup or ""]
    first = found.lastindex or 0  # the spelling's own group; those in it follow
    groups = found.groups()[first : first + re.compile(spelling.pattern).groups]
    try:
        return spelling.write(spelling.read(groups, year) + by, groups)
    except ValueError:  # digits that only look like a date
        return found[0]


def _numeric(pattern: str, form: str, *, day_first: bool = False) -> Spelling:
    """Return a spelling in digits; `form` is that of `strftime`."""

    def read(groups: Groups, _year: int) -> date:
        year, month, day = (int(group or 0) for group in (groups[::-1] if day_first else groups))
        return date(year, month, day)

    return Spelling(pattern, read, lambda day, _: day.strftime(form))


def _iso_week(year: str | int | None, week: str | None) -> date:
    return date.fromisocalendar(int(year or 0), int(week or 0), 1)


def _in_words(day: str | None, month: str | None, year: str | int | None) -> date:
    return date(int(year or 0), MONTHS.index(month or "") + 1, int(day or 0))


SPELLINGS = {
    "iso": _numeric(r"(\d{4})-(\d\d)-(\d\d)", "%Y-%m-%d"),
    "path": _numeric(r"(\d{4})/(\d\d)/(\d\d)", "%Y/%m/%d"),
    "compact": _numeric(r"(20\d\d)(\d\d)(\d\d)", "%Y%m%d"),
    "british": _numeric(r"(\d\d)/(\d\d)/(\d{4})", "%d/%m/%Y", day_first=True),
    "week": Spelling(
        r"(\d{4})-W(\d\d)",
        lambda groups, _: _iso_week(groups[0], groups[1]),
        lambda day, _: Week(day).iso,
    ),
    "slug": Spelling(
        r"\bw(\d\d)(?=-[a-z])",
        lambda groups, year: _iso_week(year, groups[0]),
        lambda day, _: f"w{day.isocalendar().week:02}",
    ),
    "words": Spelling(
        rf"(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}}))?",
        lambda groups, year: _in_words(groups[0], groups[1], groups[2] or year),
        lambda day, groups: f"{day.day} {MONTHS[day.month - 1]}" + f" {day.year}" * bool(groups[2]),
    ),
    "american": Spelling(
        rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})",
        lambda groups, _: _in_words(groups[1], groups[0], groups[2]),
        lambda day, _: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    ),
}
"""The spellings by name."""

_ANY = re.compile(
    r"(?<!\d)(?<!\d-)(?:"
    + "|".join(f"(?P<{name}>{spelling.pattern})" for name, spelling in SPELLINGS.items())
    + r")(?!\d|-\d)"
)
