"""The days of open actions as an iCalendar file, for people's own calendars (RFC 5545).

Both days are all-day events and not to-dos, which few calendars show.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui import __version__
from tui.notes.action import Priority
from tui.notes.actions.agenda import Entry
from tui.notes.errors import WeeknotesError
from tui.notes.text import clean_line
from tui.notes.wording import plain

if TYPE_CHECKING:
    from icalendar import Event

MISSING = (
    "A calendar takes the package icalendar, which is not installed here: "
    "pip install 'weeknotes[ics]'"
)

PRIORITIES = {
    Priority.HIGHEST: 1,
    Priority.HIGH: 3,
    Priority.MEDIUM: 5,
    Priority.LOW: 7,
    Priority.LOWEST: 9,
}
"""The standard's numbers, of which 1 to 4 are high and 6 to 9 are low."""


def calendar(entries: Iterable[Entry], *, now: datetime) -> bytes:
    """Return an iCalendar file with the due and check-in days of those that are open.

    An event's UID is made from the action's id, so that a calendar that reads the file again
    moves what it has. `now`, in UTC, is when the events are said to be written. Raises
    `WeeknotesError` where the library is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise WeeknotesError(MISSING) from error
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//weeknotes//weeknotes {__version__}//EN")
    file.add("calscale", "GREGORIAN")
    file.add("x-wr-calname", "weeknotes")
    for entry in entries:
        if entry.is_open:
            for event in _events(entry, now):
                file.add_component(event)
    data: bytes = file.to_ical()
    return data


def _events(entry: Entry, now: datetime) -> Iterator["Event"]:
    action = entry.action
    if action.due:
        yield _event(entry, "due", action.due, now)
    if action.check and action.check != action.due:
        yield _event(entry, "check", action.check, now)


def _event(entry: Entry, what: str, day: date, now: datetime) -> "Event":
    from icalendar import Event

    action = entry.action
    text, who = clean_line(plain(action.text)), clean_line(entry.who)
    event = Event()
    event.add("uid", f"{action.id}-{what}@weeknotes")
    event.add("dtstamp", now)
    event.add("dtstart", day)  # without an end, it is that day and all of it
    event.add("summary", f"{what.capitalize()}: {text}" + (f" ({who})" if who else ""))
    event.add(
        "description",
        f"{clean_line(entry.title)}\n{clean_line(action.path)}:{action.line}\n"
        f"weeknotes tick {action.id}",
    )
    event.add("categories", ["weeknotes", what])
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because of it
    if action.priority in PRIORITIES:
        event.add("priority", PRIORITIES[action.priority])
    return event
