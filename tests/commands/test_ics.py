"""`weeknotes actions --ics`: days of actions in people's calendars."""

import re
import sys
from datetime import UTC, date, datetime
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.commands.conftest import TODAY, CommandLine
from tui.commands.ics import calendar
from tui.notes.action import Action, Priority
from tui.notes.actions.agenda import Entry, gather
from tui.notes.note import Note
from tui.notes.text import clean_line
from tui.notes.wording import plain

NOTE = "ada/2019-06-10.md"
NOW = datetime(2019, 6, 26, 9, 30, tzinfo=UTC)
ALL_DAY = re.compile(rb"DTSTART;VALUE=DATE:\d{8}")


@pytest.fixture
def ada(empty: CommandLine) -> CommandLine:
    """Ada at one note with an action for each case."""
    empty.write(
        NOTE,
        "# w/c 10 June: Tea\n\n"
        "- [ ] Tea 📅 2019-06-28 ⏳ 2019-06-27\n"
        "- [/] Cake 📅 2019-07-01 @bo\n"
        "- [ ] Milk ⏳ 2019-07-02\n"
        "- [ ] Some day\n"
        "- [x] Cups 📅 2019-06-28 ✅ 2019-06-20\n"
        "- [-] Plates 📅 2019-06-28\n"
        "- [>] Spoons 📅 2019-06-28\n",
    )
    empty.write("bo/2019-06-10.md", "# w/c 10 June\n")
    return empty.given("--as", "ada")


def events(line: CommandLine, *options: str) -> list[Event]:
    return read(line.run("actions", "--ics", *options).stdout_bytes)


def read(file: bytes) -> list[Event]:
    """Return what a calendar makes of a file, by day."""
    found = Calendar.from_ical(file).events
    assert not any(event.errors for event in found)
    return sorted(found, key=lambda event: (event.start, str(event["uid"])))


def days(found: list[Event]) -> list[tuple[date, str]]:
    return [(event.start, str(event["summary"])) for event in found]


def an_entry(text: str = "Tea", **fields: object) -> Entry:
    action = Action(path=NOTE, line=3, mark=" ", text=text, **fields)  # type: ignore[arg-type]
    (entry,) = gather([Note(path=NOTE, digest="", title="Note", actions=(action,))], today=TODAY)
    return entry


def test_due_and_check_in_days_of_open_actions_are_events(ada: CommandLine) -> None:
    assert days(events(ada)) == [
        (date(2019, 6, 27), "Check: Tea (ada)"),
        (date(2019, 6, 28), "Due: Tea (ada)"),
        (date(2019, 7, 1), "Due: Cake (bo)"),
        (date(2019, 7, 2), "Check: Milk (ada)"),
    ]


def test_an_event_takes_the_day_and_leaves_people_free(ada: CommandLine) -> None:
    for event in events(ada):
        assert type(event.start) is date
        assert "dtend" not in event
        assert event["transp"] == "TRANSPARENT"


def test_an_event_says_where_it_is_from_and_how_to_tick_it(ada: CommandLine) -> None:
    tea = next(row for row in ada.json("actions") if row["text"] == "Tea")

    assert events(ada)[1]["description"] == (
        f"w/c 10 June: Tea\n{NOTE}:3\nweeknotes tick {tea['id']}"
    )


def test_one_day_is_one_event(ada: CommandLine) -> None:
    ada.write(NOTE, "- [ ] Tea 📅 2019-06-28 ⏳ 2019-06-28\n")

    assert days(events(ada)) == [(date(2019, 6, 28), "Due: Tea (ada)")]


def test_only_those_asked_for_are_events(ada: CommandLine) -> None:
    assert days(events(ada, "--owner", "bo")) == [(date(2019, 7, 1), "Due: Cake (bo)")]
    assert len(events(ada, "--mine", "--due-before", "2019-06-29")) == 2


def test_an_event_keeps_its_uid_when_its_action_moves(ada: CommandLine) -> None:
    before = [str(event["uid"]) for event in events(ada)]
    lines = ada.read(NOTE).replace("📅 2019-06-28 ⏳ 2019-06-27", "⏳ 2019-06-27 📅 2019-07-31")
    top, *items = lines.replace("[ ] Milk", "[/] Milk").split("\n\n")[1].splitlines()
    ada.write(NOTE, "# w/c 10 June: Tea\n\n## Later\n\n" + "\n".join([*items, top]) + "\n")

    after = events(ada)

    assert sorted(str(event["uid"]) for event in after) == sorted(before)
    assert (date(2019, 7, 31), "Due: Tea (ada)") in days(after)


def test_a_settled_action_leaves_the_calendar(ada: CommandLine) -> None:
    ada.run("tick", *(row["id"] for row in ada.json("actions")))

    result = ada.run("actions", "--ics")

    assert read(result.stdout_bytes) == []
    assert result.stderr == "weeknotes: No action matches.\n"


def test_what_every_event_must_have_it_has_once(samples: CommandLine) -> None:
    file = samples.run("actions", "--ics").stdout_bytes
    (head, *found) = file.split(b"BEGIN:VEVENT\r\n")

    assert head.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//weeknotes//")
    assert file.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert found
    for event in found:
        assert event.count(b"\r\nUID:") == 1
        assert event.count(b"\r\nDTSTAMP:") == 1
        assert len(ALL_DAY.findall(event)) == 1
    uids = list(map(itemgetter("uid"), read(file)))
    assert len(set(uids)) == len(uids)


@given(st.text(min_size=1, max_size=300))
def test_any_text_is_folded_into_lines_of_75_bytes_and_read_back(text: str) -> None:
    file = calendar([an_entry(text, due=date(2019, 6, 28))], now=NOW)

    lines = file.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    (event,) = read(file)
    assert event["summary"] == f"Due: {clean_line(plain(text))}"


def test_a_text_can_add_nothing_to_the_file() -> None:
    file = calendar([an_entry("Tea\r\nURL:https://x.org/\nX: \x1b]0;", due=TODAY)], now=NOW)

    assert b"\nURL" not in file
    assert b"\x1b" not in file
    assert len(read(file)) == 1


@pytest.mark.parametrize("day", [date.min, date(2019, 6, 28), date.max])
def test_any_day_is_written_with_four_digits_of_the_year(day: date) -> None:
    assert days(read(calendar([an_entry(due=day)], now=NOW))) == [(day, "Due: Tea")]


@pytest.mark.parametrize(
    ("priority", "number"),
    [(Priority.HIGHEST, 1), (Priority.MEDIUM, 5), (Priority.NORMAL, None), (Priority.LOWEST, 9)],
)
def test_priorities_are_the_standard_s(priority: Priority, number: int | None) -> None:
    (event,) = read(calendar([an_entry(due=TODAY, priority=priority)], now=NOW))

    assert event.get("priority") == number


def test_events_say_when_they_were_written_in_utc() -> None:
    assert b"\r\nDTSTAMP:20190626T093000Z\r\n" in calendar([an_entry(due=TODAY)], now=NOW)


def test_without_the_library_it_is_said_how_to_get_it(
    ada: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    result = ada.run("actions", "--ics", status=1)

    assert result.stdout == ""
    assert "pip install 'weeknotes[ics]'" in result.stderr
    assert ada.lines("actions")


def test_one_format_at_a_time(ada: CommandLine) -> None:
    assert "--json and --ics are two formats" in ada.told("actions", "--json", "--ics", status=2)
