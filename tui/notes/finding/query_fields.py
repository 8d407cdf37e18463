"""What a query asks of the notes themselves, as tests that a note passes or not."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date

import msgspec

from tui.notes.conventions import People
from tui.notes.days.past_dates import Days, parse_days
from tui.notes.errors import WeeknotesError
from tui.notes.finding.phrases import fold_title
from tui.notes.finding.query import Field
from tui.notes.note import Kind, Note, Status
from tui.notes.week import Week, parse_week

Test = Callable[[Note], bool]
"""Whether a note is as asked."""


class NotUnderstood(WeeknotesError):
    """What stands after a field's colon means nothing there."""

    title = "Not understood"


class Asker(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, and when: what makes out what the words mean."""

    today: date
    starts: int = 0
    """A week's first weekday, Monday being 0."""
    day_first: bool = True
    """Whether `3/4/2019` is the third of April."""
    me: str = ""
    """A display name."""
    people: People = People({})
    unread: Container[str] = frozenset()
    """Paths of the notes that the person has not read."""


def test_for(field: Field, asker: Asker) -> Test:
    """Return the test of a field; raises `NotUnderstood` where its value means nothing."""
    return _TESTS[field.name](field.value, asker)


def _author(value: str, asker: Asker) -> Test:
    name = asker.me if value.lower() == "me" and asker.me else asker.people.display(value)
    if not (wanted := fold_title(name)):
        raise NotUnderstood(f"“author:{value}” names nobody.")
    typed = fold_title(value)
    return lambda note: (author := fold_title(note.author)) == wanted or typed in author


def _week(value: str, asker: Asker) -> Test:
    week = parse_week(value, today=asker.today, starts=asker.starts)
    if week is None:
        days = _days("week", value, asker)
        if (days.last - days.first).days >= 7:
            raise NotUnderstood(f"“week:{value}” is longer than a week; since: and until: take it.")
        week = Week.of(days.first, asker.starts)
    return lambda note: note.week == week


def _since(value: str, asker: Asker) -> Test:
    first = _days("since", value, asker).first
    return lambda note: (days := _days_of(note)) is not None and days.last >= first


def _until(value: str, asker: Asker) -> Test:
    last = _days("until", value, asker).last
    return lambda note: (days := _days_of(note)) is not None and days.first <= last


def _tag(value: str, _asker: Asker) -> Test:
    wanted = value.removeprefix("#").casefold()
    return lambda note: any(tag.casefold().startswith(wanted) for tag in note.tags)


def _kind(value: str, _asker: Asker) -> Test:
    kinds = {kind for kind in Kind if kind.value.startswith(value.lower())}
    if not kinds:
        raise NotUnderstood(f"“kind:{value}” is none of {_listed(k.value for k in Kind)}.")
    return lambda note: note.kind in kinds


def _is(value: str, asker: Asker) -> Test:
    tests: dict[str, Test] = {
        "unread": lambda note: note.path in asker.unread,
        "open": lambda note: note.open_actions > 0,
        **{status.value: _has_status(status) for status in Status},
    }
    return _chosen("is", value, tests)


def _has(value: str, _asker: Asker) -> Test:
    tests: dict[str, Test] = {
        "action": lambda note: any(action.counted for action in note.actions),
        "link": lambda note: bool(note.links),
    }
    return _chosen("has", value.removesuffix("s"), tests)


def _has_status(status: Status) -> Test:
    return lambda note: note.status is status


def _chosen(name: str, value: str, tests: Mapping[str, Test]) -> Test:
    """Return the test of a name, of which the beginning will do while it is typed."""
    found = next((test for word, test in tests.items() if word.startswith(value.lower())), None)
    if found is None:
        raise NotUnderstood(f"“{name}:{value}” is none of {_listed(tests)}.")
    return found


def _days(name: str, value: str, asker: Asker) -> Days:
    days = parse_days(
        value, today=asker.today, starts=asker.starts, day_first=asker.day_first
    ) or _relative_week(value, asker)
    if days is None:
        raise NotUnderstood(
            f'“{name}:{value}” names no time; try 2019-W24, 2019-06-12 or "last month".'
        )
    return days


def _relative_week(value: str, asker: Asker) -> Days | None:
    """Read `this`, `last` and what else names a week alone."""
    week = parse_week(value, today=asker.today, starts=asker.starts)
    return Days(week.start, week.end) if week else None


def _days_of(note: Note) -> Days | None:
    """Return the days that a note is about."""
    if note.week:
        return Days(note.week.start, note.week.end)
    return Days(note.date, note.date) if note.date else None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


_TESTS: dict[str, Callable[[str, Asker], Test]] = {
    "author": _author,
    "week": _week,
    "since": _since,
    "until": _until,
    "tag": _tag,
    "kind": _kind,
    "is": _is,
    "has": _has,
}
"""By the name of the field; a section is no test of a note, but where in it to look."""
