"""Dates, week numbers and running numbers of one week's note, spelled alike for another week."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from tui.notes.week import Week

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

NEAR = 14
"""Days: a date farther from its note's week than this is not the note's own date."""

_MONTH = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_ORDINAL = "(?:st|nd|rd|th)?"
_SPELLINGS = [
    (kind, re.compile(rf"(?<![\w.]){pattern}(?!\w)", re.IGNORECASE))
    for kind, pattern in (
        ("iso", r"(?P<year>\d{4})(?P<sep>[-_ ]?W)(?P<week>\d{2})"),
        ("numeric", r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)"),
        ("numeric", r"(?P<day>\d\d?)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<year>\d{4}|\d\d)"),
        (
            "range",
            rf"(?P<day>\d\d?){_ORDINAL}\s*(?P<dash>–|—|-|to)\s*(?P<last>\d\d?){_ORDINAL}"
            rf"\s+{_MONTH}{_YEAR}",
        ),
        ("named", rf"(?P<day>\d\d?){_ORDINAL}(?:\s+of)?\s+{_MONTH}{_YEAR}"),
        ("named", rf"{_MONTH}\s+(?P<day>\d\d?){_ORDINAL}{_YEAR}"),
        ("week", r"(?<!-)(?:week|wk|w)\s*(?P<week>\d\d?)(?:(?:,\s*|\s+of\s+|\s+)(?P<year>\d{4}))?"),
        ("series", r"S\d+E(?P<number>\d+)"),
        ("series", r"(?:#|(?:no\.?|number|week-?notes?|issue|episode)\s+#?)(?P<number>\d{1,4})"),
    )
]


class Found(NamedTuple):
    """A stretch of text that names a week, and what names the other week in the same manner."""

    start: int
    end: int
    replacement: str


def respell(text: str, old: Week, new: Week) -> str:
    """Return `text` with all that names `old` naming `new` instead."""
    for found in reversed(find_names(text, old, new)):
        text = text[: found.start] + found.replacement + text[found.end :]
    return text


def find_names(text: str, old: Week, new: Week) -> list[Found]:
    """Find what names the week `old` in `text`, in order and without overlaps."""
    taken: list[Found] = []
    for kind, pattern in _SPELLINGS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            replacement = _REWRITERS[kind](match, old, new)
            if replacement is not None:
                taken.append(Found(match.start(), match.end(), replacement))
    return sorted(taken)


def next_number(number: int, old: Week, new: Week) -> int:
    """Return the number after `number`: of an ISO week where it was one, else one more."""
    return _iso(new)[1] if number == _iso(old)[1] else number + 1


def _iso(week: Week) -> tuple[int, int]:
    """Return the year and number in `week.iso`."""
    year, number = week.iso.split("-W")
    return int(year), int(number)


def _rewrite_iso(match: re.Match[str], old: Week, new: Week) -> str | None:
    if (int(match["year"]), int(match["week"])) != _iso(old):
        return None
    year, week = _iso(new)
    return f"{year}{match['sep']}{week:02}"


def _rewrite_numeric(match: re.Match[str], old: Week, new: Week) -> str | None:
    """Rewrite a date in figures; of `10/06` and `06/10`, the one that is near the week is meant."""
    first, second, year = int(match["day"]), int(match["month"]), int(match["year"])
    if moved := _moved(first, second, year, old, new):
        values = {"year": moved.year, "month": moved.month, "day": moved.day}
    elif moved := _moved(second, first, year, old, new):
        values = {"year": moved.year, "month": moved.day, "day": moved.month}
    else:
        return None
    parts = sorted(values, key=match.start)
    return match["sep"].join(_figures(values[part], match[part]) for part in parts)


def _rewrite_named(match: re.Match[str], old: Week, new: Week) -> str | None:
    """Rewrite `10 June`, `June 10th, 2019` and their like."""
    moved = _moved_named(match, match["day"], old, new)
    if not moved:
        return None
    values = {"day": _figures(moved.day, match["day"]), "name": _month(moved, match["name"])}
    if match["year"]:
        values["year"] = str(moved.year)
    text = match[0]
    for part in sorted(values, key=match.start, reverse=True):
        start, end = (place - match.start() for place in match.span(part))
        text = text[:start] + values[part] + text[end:]
    return re.sub(r"(\d)(?:st|nd|rd|th)\b", lambda m: m[1] + _ordinal(moved.day), text)


def _rewrite_range(match: re.Match[str], old: Week, new: Week) -> str | None:
    """Rewrite `10–14 June 2019`, which may become `29 April – 3 May 2019`."""
    first = _moved_named(match, match["day"], old, new)
    last = _moved_named(match, match["last"], old, new)
    if not first or not last:
        return None
    year = f" {last.year}" if match["year"] else ""
    end = f"{last.day} {_month(last, match['name'])}{year}"
    if first.month != last.month:
        return f"{first.day} {_month(first, match['name'])} {match['dash']} {end}"
    gap = " " if match["dash"] == "to" else ""
    return f"{first.day}{gap}{match['dash']}{gap}{end}"


def _rewrite_week(match: re.Match[str], old: Week, new: Week) -> str | None:
    number = next_number(int(match["week"]), old, new)
    start, end = (place - match.start() for place in match.span("week"))
    text = match[0][:start] + _figures(number, match["week"]) + match[0][end:]
    return text.replace(match["year"], str(_iso(new)[0])) if match["year"] else text


def _rewrite_series(match: re.Match[str], _old: Week, _new: Week) -> str | None:
    number = match["number"]
    head = match[0][: match.start("number") - match.start()]
    return head + _figures(int(number) + 1, number)


_REWRITERS = {
    "iso": _rewrite_iso,
    "numeric": _rewrite_numeric,
    "range": _rewrite_range,
    "named": _rewrite_named,
    "week": _rewrite_week,
    "series": _rewrite_series,
}


def _moved_named(match: re.Match[str], day: str, old: Week, new: Week) -> date | None:
    month = next(
        number for number, name in enumerate(MONTHS, 1) if name[:3] == match["name"][:3].title()
    )
    if match["year"]:
        return _moved(int(day), month, int(match["year"]), old, new)
    years = (old.start.year, old.start.year + 1, old.start.year - 1)
    return next(filter(None, (_moved(int(day), month, year, old, new) for year in years)), None)


def _moved(day: int, month: int, year: int, old: Week, new: Week) -> date | None:
    """Return the day as far into `new` as it was into `old`; nothing if it is not near `old`."""
    try:
        there = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    into = there - old.start
    return new.start + into if abs(into) <= timedelta(days=NEAR) else None


def _figures(number: int, model: str) -> str:
    """Write a number as `model` is written: padded, or a year in two figures."""
    width = len(model)
    if width == 2 and number >= 1000:
        return f"{number % 100:02}"
    return f"{number:0{width}}" if model.startswith("0") or width == 4 else str(number)


def _month(day: date, model: str) -> str:
    """Write a month's name as long and in the same case as `model`."""
    name = MONTHS[day.month - 1]
    short = len(model) < 5 and model.title() not in MONTHS
    name = name[:3] if short else name
    return name.lower() if model.islower() else name.upper() if model.isupper() else name


def _ordinal(number: int) -> str:
    return "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
