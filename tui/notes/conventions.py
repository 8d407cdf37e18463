"""A folder's own rules: the settings in `.weeknotes.toml` at its root, and who is who in it."""

import glob
import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Any
from unicodedata import normalize

import msgspec

from tui.notes.action import Dialect
from tui.notes.note import Problem
from tui.notes.text import clean_line

FILE = ".weeknotes.toml"
"""The settings' name, at the root of the folder."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_BY_NAME = ("people", "sections")
"""Settings that hold one for each of several names."""
_LOGIN = re.compile(r"\w(?:[\w.-]*\w)?")
"""A name that is one where `@` stands before it."""


class Who(StrEnum):
    """Who may do something to a note: a courtesy among colleagues, not a lock."""

    OWN = "own"
    ANYONE = "anyone"
    NOBODY = "nobody"


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a folder, with what holds where they say nothing."""

    week_starts: int = 0
    """The weekday on which weeks start, Monday being 0."""
    day_first: bool = True
    """Whether `01/02/2019` is the first of February."""
    site: str = ""
    """The address under which the notes are published."""
    default_author: str = ""
    people: dict[str, str] = {}
    """Display names by login or alias, as written."""
    sections: dict[str, tuple[str, ...]] = {}
    """Other headings that stand for a section, by its name."""
    action_headings: tuple[str, ...] = ()
    """Where given, only task lists under these headings are follow-up actions."""
    ignore: tuple[str, ...] = ()
    """Globs of files that are not notes."""
    dialect: Dialect | None = None
    """How fields are written where neither the line nor the note shows it."""
    edit: Who = Who.OWN
    tick: Who = Who.ANYONE
    template: str = ""
    """A file in the folder that a new note starts from."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Globs of files that are not notes, the template among them."""
        if not self.template:
            return self.ignore
        return (*self.ignore, f"/{glob.escape(self.template)}")  # that file, not all of its name

    @property
    def digest(self) -> str:
        """A name for these settings, which changes when any of them does."""
        return sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()[:16]


def read_conventions(data: bytes) -> tuple[Conventions, tuple[Problem, ...]]:
    """Read the settings; what is unknown or of a wrong type is reported and left out."""
    try:
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        return Conventions(), (_problem("It is not UTF-8 text; none of its settings count.", 0),)
    except RecursionError:
        return Conventions(), (_problem("Nested too deeply; none of its settings count.", 0),)
    except ValueError as error:  # no TOML, or a number of more digits than Python reads
        reason = clean_line(str(error))
        place = re.search(r"at line (\d+)", reason)
        line = int(place[1]) if place else 0
        return Conventions(), (_problem(f"{reason}. None of its settings count.", line),)
    good: dict[str, Any] = {}
    problems = []

    def accept(key: str, value: object, entry: str = "") -> Any:  # noqa: ANN401  # the field's own
        try:
            return _setting(key, value)
        except (msgspec.ValidationError, KeyError, ValueError) as error:
            line = _line_of(entry or key, text)
            reason = _reason(f"{key}.{entry}" if entry else key, error)
            problems.append(_problem(f"{reason} The setting is left out.", line))
            return None

    for key, value in table.items():
        if key in _BY_NAME and isinstance(value, dict):  # one that is wrong leaves the others
            good[key] = {}
            for name, each in value.items():
                good[key] |= accept(key, {name: each}, name) or {}
        elif (accepted := accept(key, value)) is not None:
            good[key] = accepted
    return Conventions(**good), tuple(problems)


class People:
    """Who is who: display names by any name that a person goes by, compared without case."""

    def __init__(self, aliases: Mapping[str, str], authors: Iterable[str] = ()) -> None:
        """Know people by what the settings call them, else by how `authors` sign their notes.

        An author goes by their first name too; of several with the same one, it is the first's in
        the alphabet. A bare first name, as of a folder, gives way to the fuller one.
        """
        self._names: dict[str, str] = {}
        self._logins: dict[str, str] = {}
        """The first alias of each display name that can be written as `@name`."""
        for display in aliases.values():
            self._names[_fold(display)] = display
            self._names.setdefault(_fold(_first(display)), display)
        for alias, display in aliases.items():
            self._names[_fold(alias)] = display
            if _LOGIN.fullmatch(alias):
                self._logins.setdefault(display, alias)
        self._names.pop("", None)  # a name of nothing but signs is nobody's
        for author in sorted(authors):
            self._add(author)

    @property
    def names(self) -> Mapping[str, str]:
        """The display name by each name, folded, that somebody goes by."""
        return self._names

    def display(self, name: str) -> str:
        """Return a person's display name, or the name as given where nobody is known by it."""
        return self._names.get(_fold(name), name)

    def knows(self, name: str) -> bool:
        """Whether anybody goes by this name."""
        return _fold(name) in self._names

    def owner(self, owner: str, mentions: tuple[str, ...]) -> str:
        """Return whose action it is: the stated owner, else the first known person mentioned."""
        if owner:
            return self.display(owner)
        return next((self.display(name) for name in mentions if self.knows(name)), "")

    def login(self, display: str) -> str:
        """Return the name that a person is written by, as in `@name`.

        It is the first that the settings give them: those that follow are what else they are
        called. Where they give none, it is the shortest that the person goes by.
        """
        if display in self._logins:
            return self._logins[display]
        names = [name for name, shown in self._names.items() if shown == display]
        return min((n for n in names if n and " " not in n), key=len, default=display)

    def _add(self, name: str) -> None:
        if not _fold(name) or self.knows(name):
            return
        self._names[_fold(name)] = name
        first = _fold(_first(name))
        if first and _fold(self._names.get(first, first)) == first:
            self._names[first] = name


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    composed = normalize("NFC", name).casefold()  # macOS takes letters with accents apart
    return " ".join(composed.replace("_", " ").replace("-", " ").split())


def _first(name: str) -> str:
    return next(iter(name.split()), "")


def _setting(key: str, value: object) -> object:
    if key == "week_starts":
        return (
            WEEKDAYS.index(value.lower())
            if isinstance(value, str)
            else int(msgspec.convert(value, int)) % 7
        )
    if key == "sections" and isinstance(value, dict):
        value = {name: (v,) if isinstance(v, str) else v for name, v in value.items()}
    kind = Conventions.__annotations__[key]
    return msgspec.convert(value, kind)


def _reason(key: str, error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"`{clean_line(key)}` is not a setting."
    if key == "week_starts":
        return "`week_starts` is not the name of a weekday."
    what = clean_line(str(error)).partition(" - at ")[0]  # which place, by a library's names
    return f"`{clean_line(key)}`: {what}."


def _problem(message: str, line: int) -> Problem:
    where = f"{FILE}, line {line}" if line else FILE
    return Problem("settings", f"{where}: {message}", line)


def _line_of(key: str, text: str) -> int:
    wanted = re.compile(rf"\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]")
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if wanted.match(line.lstrip())), 0)
