"""Which week a note is about: the sources in their order, and the year where none is written."""

import datetime
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

import msgspec

from tui.notes.days.dated_paths import read_path
from tui.notes.days.dates import Day, find_days, fold, read_date
from tui.notes.days.guessed_year import Hint, place, suits
from tui.notes.days.spelled_weeks import (
    Role,
    find_numbered_week,
    find_phrase,
    find_running_number,
    read_week_number,
    role_of,
)
from tui.notes.parsing.front_matter import FrontMatter
from tui.notes.week import Week

__all__ = ["Clues", "Dating", "date_note", "read_date"]

MAX_TITLE = 300
"""How many characters of a title are looked at."""
MAX_TEXT = 64 * 1024
"""How many characters of a note are looked at for a year."""


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to tell a note's week from."""

    path: str
    """Relative to the folder, with `/` between its parts."""
    front: FrontMatter
    title: str = ""
    """The front matter's title, if any."""
    heading: str = ""
    """The first heading, or the first line."""
    text: str = ""
    """The whole note, of which the dates can tell a missing year."""
    siblings: Sequence[str] = ()
    """The names of the files in the same folder."""
    neighbours: Sequence[date] = ()
    """Days of the weeks of other notes in the same series."""


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """What was found."""

    week: Week | None = None
    source: str = ""
    """`front matter`, `title`, `name`, `heading` or `date`; empty without a week."""
    guessed: bool = False
    """Whether part of it, such as the year, was inferred."""
    stated: bool = False
    """Whether it is stated as a week, and not only as a day in it."""
    date: datetime.date | None = None
    """The day of the note: from its front matter, else from a file or folder name."""


def date_note(clues: Clues, *, starts: int = 0, day_first: bool = True) -> Dating:
    """Return the week and the day of a note.

    `starts` is the weekday on which weeks start, Monday being 0; `day_first` decides what
    `03/04/2019` means. Nothing is raised: impossible dates are passed over.
    """
    return _Reader(clues, starts, day_first).read()


_DATE_FIELDS = ("date", "published", "publishdate", "publishedat", "pubdate")
_WEEK_FIELDS = {
    "week": Role.HOLDS,
    **dict.fromkeys(
        ("weekcommencing", "weekbeginning", "weekstarting", "weekstart", "weekof"), Role.COMMENCES
    ),
    **dict.fromkeys(("wc", "w/c", "wb", "w/b"), Role.COMMENCES),
    **dict.fromkeys(("weekending", "weekend", "we", "w/e"), Role.ENDS),
}
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class _Reader:
    """One note's clues while they are read."""

    def __init__(self, clues: Clues, starts: int, day_first: bool) -> None:
        self.clues = clues
        self.starts = starts
        self.day_first = day_first
        self.front_date = self._read_front_date()
        self.path = read_path(clues.path, clues.siblings, starts=starts, day_first=day_first)
        self.texts = [(fold(clues.title[:MAX_TITLE]), "title")] if clues.title else []
        if clues.heading and clues.heading != clues.title:
            self.texts.append((fold(clues.heading[:MAX_TITLE]), "heading"))

    def read(self) -> Dating:
        for step in (self._by_field, self._by_phrase, self._by_name, self._by_day):
            if dating := step():
                return dating
        if self.front_date:
            return self._found(Week.of(self.front_date, self.starts), "date")
        return self._found(None, "")

    def _by_field(self) -> Dating | None:
        front = self.clues.front
        for name in filter(front.fields.__contains__, _WEEK_FIELDS):
            role = _WEEK_FIELDS[name]
            value = fold(front.text(name)[:MAX_TITLE])
            if not value:
                continue
            week = find_numbered_week(value, self.starts, day_first=self.day_first)
            if role is Role.HOLDS and not week:
                week = read_week_number(value, front.text("year"), self.starts)
            if week:
                return self._found(week, "front matter", stated=True)
            spelled = find_phrase(value, day_first=self.day_first) or self._day_in(value, role)
            if spelled and (found := self._dated(*spelled, value)):
                return self._found(found[0], "front matter", guessed=found[1], stated=True)
        return None

    def _day_in(self, value: str, role: Role) -> tuple[Day, Role] | None:
        """Return the first day with a year, else the first day, with the role of its field."""
        days = sorted(self._days(value), key=lambda day: day.exact is None)
        return (days[0], role) if days else None

    def _by_phrase(self) -> Dating | None:
        without_year: list[tuple[Day, Role, str, str]] = []
        for text, source in self.texts:
            phrase = find_phrase(text, day_first=self.day_first)
            if phrase and (exact := phrase[0].exact):
                return self._found(phrase[1].week(exact, self.starts), source, stated=True)
            if week := find_numbered_week(text, self.starts, day_first=self.day_first):
                return self._found(week, source, stated=True)
            if phrase:
                without_year.append((*phrase, text, source))
        for day, role, text, source in without_year:
            if found := self._dated(day, role, text):
                return self._found(found[0], source, guessed=found[1], stated=True)
        return None

    def _by_name(self) -> Dating | None:
        path = self.path
        if path.week:
            return self._found(path.week, "name", guessed=path.guessed, stated=path.stated)
        if path.open_day:
            role = path.open_role or role_of(path.open_day)
            found = self._dated(path.open_day, role, "", only_near=not path.open_role)
            if found:
                stated = role is not Role.HOLDS
                return self._found(found[0], "name", guessed=found[1], stated=stated)
        return None

    def _by_day(self) -> Dating | None:
        days = [(day, text, source) for text, source in self.texts for day in self._days(text)]
        for day, _, source in days:
            if day.exact:
                role = role_of(day)
                dated = role.week(day.exact, self.starts)
                return self._found(dated, source, stated=role is not Role.HOLDS)
        for text, source in self.texts:
            if week := find_running_number(text, self.starts):
                return self._found(week, source, guessed=True, stated=True)
        for day, text, source in days:
            role = role_of(day)
            if found := self._dated(day, role, text, only_near=True):
                stated = role is not Role.HOLDS
                return self._found(found[0], source, guessed=found[1], stated=stated)
        return None

    def _dated(
        self, day: Day, role: Role, text: str, *, only_near: bool = False
    ) -> tuple[Week, bool] | None:
        """Return the week of a day and whether its year was guessed; None where none is known."""
        if day.exact:
            return role.week(day.exact, self.starts), False
        years = {int(year) for year in _YEAR.findall(text)}
        written = [found for year in sorted(years) if (found := day.in_year(year))]

        def placed(hints: Iterator[Hint]) -> date | None:
            places = (place(day, role, hint, self.starts, only_near=only_near) for hint in hints)
            return next((found for found in places if found), None)

        found = (
            placed(self._own_hints())
            or next((found for found in written if suits(day, role, found, self.starts)), None)
            or placed(self._other_hints())
            or next(iter(written), None)
        )
        if not found:
            return None
        week = role.week(found, self.starts)
        own = (self.front_date, self.path.date)
        is_certain = found.year in years or any(date in week for date in own if date)
        return week, not is_certain

    def _own_hints(self) -> Iterator[Hint]:
        if self.front_date:
            yield Hint.near(self.front_date, own=True)
        if self.path.date:
            yield Hint.near(self.path.date, own=True)
        elif self.path.year:
            yield Hint.within(self.path.year)

    def _other_hints(self) -> Iterator[Hint]:
        if self.clues.neighbours:
            yield Hint.near(*self.clues.neighbours, own=False)
        if self._newest_in_text:
            yield Hint.near(self._newest_in_text, own=False)

    @cached_property
    def _newest_in_text(self) -> date | None:
        days = self._days(fold(self.clues.text[:MAX_TEXT]))
        return max((day.exact for day in days if day.exact), default=None)

    def _days(self, text: str) -> Iterator[Day]:
        return find_days(text, day_first=self.day_first)

    def _read_front_date(self) -> date | None:
        front = self.clues.front
        if not front.fields:
            return None
        written = (front.text(name) for name in _DATE_FIELDS if name in front.fields)
        days = (read_date(text[:MAX_TITLE], day_first=self.day_first) for text in written)
        return next((day for day in days if day), None)

    def _found(
        self, week: Week | None, source: str, *, guessed: bool = False, stated: bool = False
    ) -> Dating:
        day = self.front_date or self.path.date
        return Dating(week=week, source=source, guessed=guessed, stated=stated, date=day)
