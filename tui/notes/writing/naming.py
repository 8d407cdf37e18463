"""What the file of a new note is called: as its author's other files are."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import NamedTuple

from tui.notes.note import Note
from tui.notes.week import Week

_NAME = re.compile(
    r"""
    (?P<before>.*?)
    (?: (?<!\d) (?P<year>\d{4}) (?P<sep>[-_.]?) (?P<month>\d\d) (?P=sep) (?P<day>\d\d) (?!\d)
      | (?<!\d) (?P<iso>\d{4}) (?P<iso_sep>[-_]?[Ww]) \d\d (?!\d)
      | (?<!\d) (?P<plain>\d{4}) - \d\d (?![-\d])
      | (?<![a-zA-Z]) (?P<week>(?:w|wk|week)[-_\ ]?) (?P<week_number>\d\d?) (?!\d)
      | (?<!\d) (?P<number>\d{1,4}) (?!\d) )
    (?P<after>.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class _Shape(NamedTuple):
    """How a name is built: a word for the kind, what stands before it, how it is separated."""

    kind: str
    before: str
    sep: str
    suffix: str


def new_path(
    week: Week, *, author: str, last: Note | None = None, siblings: Sequence[str] = ()
) -> str:
    """Return a path for a note of `week` that is none of `siblings`.

    `siblings` are the paths of the author's notes, relative to the folder with `/` between the
    parts; `last` is the newest of them. The prevailing shape of their names is followed, without
    the words of a title that follow it. Names of no known shape give `2019-06-10.md`.
    """
    paths = [path for path in siblings if last is None or path != last.path]
    paths += [last.path] if last else []
    shapes = Counter(shape for path in paths if (shape := _shape(path)))
    if not shapes:
        directory = str(PurePosixPath(paths[-1]).parent) if paths else _folder_name(author)
        return _free(f"{directory}/{week.start.isoformat()}.md", siblings)
    latest = {_shape(path): place for place, path in enumerate(paths)}
    prevailing = max(shapes, key=lambda shape: (shapes[shape], latest[shape]))
    alike = [path for path in paths if _shape(path) == prevailing]
    model = PurePosixPath(alike[-1])
    day = _day_for(week, model, last)
    name = _fill(prevailing, week, day, alike)
    name += _common_ending(alike) + prevailing.suffix
    return _free(str(_directory(model, day) / name), siblings)


def _shape(path: str) -> _Shape | None:
    file = PurePosixPath(path)
    match = _NAME.fullmatch(file.stem)
    if not match:
        return None
    if match["year"]:
        kind = "date" if _date(match["year"], match["month"], match["day"]) else ""
    elif match["number"]:
        kind = "day" if _dated_folders(file) and not match["before"] else "number"
    else:
        kind = next(kind for kind in ("iso", "plain", "week") if match[kind])
    sep = {"date": match["sep"], "iso": match["iso_sep"], "week": match["week"]}.get(kind, "")
    return _Shape(kind, match["before"], sep, file.suffix) if kind else None


def _fill(shape: _Shape, week: Week, day: date, alike: Sequence[str]) -> str:
    """Write the name up to where the words of a title would follow."""
    year, number = week.iso.split("-W")
    match shape.kind:
        case "date":
            middle = shape.sep.join((f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"))
        case "iso":
            middle = f"{year}{shape.sep}{number}"
        case "plain":
            middle = f"{year}-{number}"
        case "day":
            middle = f"{day.day:02}"
        case "week" if _counts_weeks(alike):
            middle = f"{shape.sep}{number}"
        case _:
            last = max((_number(path) for path in alike), key=int)
            middle = f"{shape.sep}{int(last) + 1:0{len(last)}}"
    return shape.before + middle


def _number(path: str) -> str:
    match = _NAME.fullmatch(PurePosixPath(path).stem)
    return (match["week_number"] or match["number"] or "0") if match else "0"


def _counts_weeks(alike: Sequence[str]) -> bool:
    """Whether numbers after `w` are weeks of a year, and not a series that has passed them all."""
    return all(1 <= int(_number(path)) <= 53 for path in alike)


def _day_for(week: Week, model: PurePosixPath, last: Note | None) -> date:
    """Return the day to name: as far into the week as the model's day was into its own."""
    match = _NAME.fullmatch(model.stem)
    named = match and _date(match["year"], match["month"], match["day"])
    if folders := _dated_folders(model):
        named = named or (match and _date(*folders, match["number"]))
    if not named:
        return week.start
    if last and last.week and last.path == str(model):
        into = named - last.week.start
        if abs(into) <= timedelta(days=13):
            return week.start + into
    return week.start + timedelta(days=(named.weekday() - week.start.weekday()) % 7)


def _dated_folders(file: PurePosixPath) -> tuple[str, str] | None:
    """Return year and month where the file lies in folders like `2019/06`."""
    year, month = ("", "", *file.parts[:-1])[-2:]
    found = re.fullmatch(r"(?:19|20)\d\d/(?:0[1-9]|1[0-2])", f"{year}/{month}")
    return (year, month) if found else None


def _directory(model: PurePosixPath, day: date) -> PurePosixPath:
    """Return the model's directory, its year and month being those of `day`."""
    parts = list(model.parts[:-1])
    if _dated_folders(model):
        parts[-2:] = [f"{day.year:04}", f"{day.month:02}"]
    elif parts and re.fullmatch(r"(?:19|20)\d\d", parts[-1]):
        parts[-1] = f"{day.year:04}"
    return PurePosixPath(*parts)


def _common_ending(alike: Sequence[str]) -> str:
    """Return what follows the date in every name, as in `2019-06-10-weeknotes`; else nothing."""
    matches = (_NAME.fullmatch(PurePosixPath(path).stem) for path in alike)
    endings = {match["after"] for match in matches if match}
    return endings.pop() if len(endings) == 1 and len(alike) > 1 else ""


def _free(path: str, siblings: Sequence[str]) -> str:
    """Add the first number from 2 that makes the path a new one, whatever the letters' case."""
    taken = {sibling.casefold() for sibling in siblings}
    path = path.removeprefix("./")
    stem, dot, suffix = path.rpartition(".")
    number = 2
    while path.casefold() in taken:
        path = f"{stem}-{number}{dot}{suffix}"
        number += 1
    return path


def _folder_name(author: str) -> str:
    """Make a folder's name of a person's; one that is hidden or leads elsewhere can't come out."""
    return "-".join(re.findall(r"\w+", author.lower())).strip("_") or "."


def _date(year: str | None, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
