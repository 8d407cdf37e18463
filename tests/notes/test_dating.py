"""Which week a note is about, for titles, names and front matter as people write them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.notes.days.dating import Clues, Dating, date_note, read_date
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.week import Week

W24 = "2019-06-10"
"""Monday of the week that most rows below are about."""
YEAR_OF_WEEKS = tuple(date(2019, 1, 7) + timedelta(weeks=n) for n in range(50))
TEXT_OF_2019 = "Read on [3 June 2019](https://example.org/2019/06/11/x) and not in May 2018."


def dated(
    path: str = "ada/notes.md",
    front: str = "",
    *,
    starts: int = 0,
    day_first: bool = True,
    **clues: Any,
) -> Dating:
    lines = ["---", *front.split("; "), "---"] if front else []
    read = read_front_matter(lines)
    assert not read.problem
    clues = {"title": read.text("title"), **clues}
    return date_note(Clues(path=path, front=read, **clues), starts=starts, day_first=day_first)


def check(found: Dating, week: str, source: str, *, guessed: bool) -> None:
    start = found.week.start.isoformat() if found.week else ""
    assert (start, found.source, found.guessed) == (week, source, guessed)


HEADINGS = [
    # a phrase and a date
    ("Weeknotes: w/c 10 June 2019", W24),
    ("Weeknotes w/c Monday 10th June 2019", W24),
    ("Weeknotes, w/c: Mon 10 June, 2019", W24),
    ("W/C 10/06/2019", W24),
    ("w/c 10.06.19", W24),
    ("w/c 10.6.19", W24),
    ("WC 10 June ’19 – shipping", W24),
    ("w/b 10 June 2019", W24),
    ("w.c. 10 June 2019", W24),
    ("Week commencing 10th June 2019", W24),
    ("Week commencing the 10th of June, 2019", W24),
    ("Week beginning 2019-06-10", W24),
    ("Week starting June 10, 2019", W24),
    ("Week of June 10th, 2019", W24),
    ("Notes for the week of 10 Jun. 2019", W24),
    ("w/c Tuesday 11 June 2019 (bank holiday)", W24),
    ("w/c Sunday 9 June 2019", W24),
    ("Week ending 14 June 2019", W24),
    ("Week ending Sunday, 16th June 2019", W24),
    ("w/e 14/06/19", W24),
    ("W/E Friday 14 June 2019", W24),
    ("Week to 14 June 2019", W24),
    ("The week up to 14 June 2019", W24),
    ("Week-ending 14-Jun-2019", W24),
    ("week ending Monday 17 June 2019", W24),
    ("w/c 31 December 2018", "2018-12-31"),
    ("w/e 4 January 2019", "2018-12-31"),
    ("Week commencing 29 February 2016", "2016-02-29"),
    # a week by its number
    ("2019-W24", W24),
    ("Weeknotes 2019W24", W24),
    ("Weeknotes 2019-W24: shipping", W24),
    ("2019 W24", W24),
    ("2019, week 24", W24),
    ("Week 24 of 2019", W24),
    ("Week 24, 2019", W24),
    ("week 24 2019", W24),
    ("Week 24 (2019)", W24),
    ("Wk 24 of 2019", W24),
    ("W24/2019", W24),
    ("2019-W24-3", W24),
    ("2020-W53", "2020-12-28"),
    ("Week 53 of 2020", "2020-12-28"),
    ("2021-W01", "2021-01-04"),
    ("2015-W53 and all that", "2015-12-28"),
    ("Week 1, 2020", "2019-12-30"),
    # ranges
    ("10–14 June 2019", W24),
    ("Weeknotes: 10 - 14 June 2019", W24),
    ("Weeknotes 10-14 June 2019", W24),
    ("Mon 10th to Fri 14th June 2019", W24),
    ("10 June to 14 June 2019", W24),
    ("June 10–14, 2019", W24),
    ("June 10 – June 14, 2019", W24),
    ("10th—16th June ’19", W24),
    ("9–15 June 2019", W24),
    ("29 April – 3 May 2019", "2019-04-29"),
    ("29 – 3 May 2019", "2019-04-29"),
    ("April 29 to May 3, 2019", "2019-04-29"),
    ("30 December 2019 – 3 January 2020", "2019-12-30"),
    ("30 Dec – 3 Jan 2020", "2019-12-30"),
    ("30 – 3 January 2020", "2019-12-30"),
    ("26 Feb – 1 March 2024", "2024-02-26"),
    ("2019-06-10 – 2019-06-14", W24),
    ("10/06/2019 to 14/06/2019", W24),
    ("30/12/2019 to 03/01/2020", "2019-12-30"),
    # a date alone
    ("29-09-2017", "2017-09-25"),
    ("29/09/2017", "2017-09-25"),
    ("29.09.2017", "2017-09-25"),
    ("29 September 2017", "2017-09-25"),
    ("September 29, 2017", "2017-09-25"),
    ("Sept. 29th 2017", "2017-09-25"),
    ("29th Sept 17", "2017-09-25"),
    ("29th Sept ’17: moving house", "2017-09-25"),
    ("Friday, 29th of September 2017", "2017-09-25"),
    ("2017-09-29", "2017-09-25"),
    ("2017.09.29", "2017-09-25"),
    ("29.9.17", "2017-09-25"),
    ("29.9.2017", "2017-09-25"),
    ("09/29/2017", "2017-09-25"),
    ("Weeknotes 29\u00a0September\u00a02017", "2017-09-25"),
    ("May the 4th 2020", "2020-05-04"),
    ("Sun 16 June 2019", W24),
    # a running number beside a date
    ("Week 10: 10 June 2019", W24),
    ("Week 10, 12 June 2019", W24),
    ("Week 10, 2019-06-10", W24),
    ("Weeknotes #7 (14 June 2019)", W24),
    ("Weeknotes 7 - 10 June 2019", W24),
    ("Weeknotes 23: 10 June 2019", W24),
    ("S02E05 – 12 June 2019", W24),
    ("10 June 2019, Week 10", W24),
    ("Week 10, 2019 (12 June 2019)", W24),
    ("Week 24 June 10 2019", W24),
    ("Week 24, 2019: written 17 June 2019", W24),
]


@pytest.mark.parametrize(("heading", "week"), HEADINGS)
def test_a_title_or_first_heading_says_the_week(heading: str, week: str) -> None:
    check(dated(heading=heading), week, "heading", guessed=False)
    check(dated(title=heading), week, "title", guessed=False)


NAMES = [
    ("2019-W24.md", W24),
    ("ada/2019-w24-shipping.md", W24),
    ("ada/2019W24.markdown", W24),
    ("weeknotes_2019_W24.md", W24),
    ("2019-week-24.md", W24),
    ("week-24-2019.md", W24),
    ("2019-06-10.md", W24),
    ("ada/2019-06-14-weeknotes.md", W24),
    ("2019_06_12 Weeknotes.md", W24),
    ("20190612.md", W24),
    ("201906120930 shipping.md", W24),
    ("12-06-2019.md", W24),
    ("weeknotes-12-june-2019.md", W24),
    ("Weeknotes 12 June 2019.MD", W24),
    ("wc-2019-06-10.md", W24),
    ("w-c-10-june-2019.md", W24),
    ("week-ending-2019-06-14.md", W24),
    ("10-14-june-2019.md", W24),
    ("2019/06/10.md", W24),
    ("posts/2019/06/12-shipping.md", W24),
    ("2019/06/12/index.md", W24),
    ("2019/06-12.md", W24),
    ("2019-06/12.md", W24),
    ("2019/06-june/12.md", W24),
    ("2019-06-10 to 2019-06-14.md", W24),
    ("2019/W24.md", W24),
    ("2019/week-24-shipping.md", W24),
    ("2019-24.md", W24),
    ("ada/2019-24-shipping.md", W24),
    ("2019/24.md", W24),
    ("2019/24/ada.md", W24),
    ("2019-W24/ada.md", W24),
    ("2019-24/ada.md", W24),
    ("2019-06-10/ada/notes.md", W24),
    ("2018/2019-W24/ada.md", W24),
    ("2015-53.md", "2015-12-28"),
]


@pytest.mark.parametrize(("path", "week"), NAMES)
def test_file_and_folder_names_say_the_week(path: str, week: str) -> None:
    check(dated(path, heading="What we shipped"), week, "name", guessed=False)


FRONT_MATTER = [
    ("week: 2019-W24", W24),
    ("week: 2019W24", W24),
    ("week: 2019-24", W24),
    ("week: 24/2019", W24),
    ("week: 24 of 2019", W24),
    ("week: 24; year: 2019", W24),
    ("week: 2019-7", "2019-02-11"),
    ("week: 2019-06-12", W24),
    ("week: 12 June 2019", W24),
    ("week: w/e 14 June 2019", W24),
    ("week: 10–14 June 2019", W24),
    ("Week Commencing: 2019-06-10", W24),
    ("week_beginning: 10/06/2019", W24),
    ("week-starting: June 10, 2019", W24),
    ("week_of: 2019-06-12", W24),
    ("wc: 2019-06-10", W24),
    ("week_ending: 2019-06-14", W24),
    ("week_ending: 2019-06-16", W24),
    ("we: 14/06/2019", W24),
    ("week_commencing: 2019-06-10; date: 2019-07-01", W24),
    ('week: "2019-06-10T09:00:00Z"', W24),
]


@pytest.mark.parametrize(("front", "week"), FRONT_MATTER)
def test_front_matter_says_the_week_before_anything_else(front: str, week: str) -> None:
    found = dated("2018-01-01.md", front, heading="w/c 1 January 2018")
    check(found, week, "front matter", guessed=False)
    assert found.stated


SEVERAL = [
    # the order of the sources
    ({"path": "2019-06-03.md", "title": "w/c 10 June 2019"}, W24, "title"),
    ({"path": "2019-06-03.md", "title": "Weeknotes", "heading": "2019-W24"}, W24, "heading"),
    ({"path": "2019-06-10.md", "title": "17 June 2019", "front": "date: 2019-06-24"}, W24, "name"),
    ({"path": "x.md", "title": "10 June 2019", "front": "date: 2019-06-24"}, W24, "title"),
    ({"path": "x.md", "title": "Shipping", "front": "date: 2019-06-14"}, W24, "date"),
    ({"path": "x.md", "front": "published: 14 June 2019 09:00"}, W24, "date"),
    ({"path": "x.md", "front": "published: true; date: 14/06/2019"}, W24, "date"),
    ({"path": "x.md", "front": "date: Fri, 14 Jun 2019 09:00:00 +0000"}, W24, "date"),
    ({"title": "w/c 10 June", "heading": "Week commencing 10 June 2019"}, W24, "heading"),
    ({"title": "w/c 10 June", "heading": "Week of June 10, 2019"}, W24, "heading"),
    # numbers that are not weeks
    ({"heading": "Week 10", "front": "date: 2019-06-14"}, W24, "date"),
    ({"heading": "Weeknotes #7", "path": "2019-06-14.md"}, W24, "name"),
    ({"heading": "S02E05", "path": "2019/06/14.md"}, W24, "name"),
    ({"heading": "Weeknotes #7, 2019", "path": "2019-06-14.md"}, W24, "name"),
    ({"front": "week: 10; date: 2019-06-14"}, W24, "date"),
    # what can't be is passed over
    ({"heading": "w/c 31 June 2019", "front": "date: 2019-06-14"}, W24, "date"),
    ({"heading": "2019-W54", "front": "date: 2019-06-14"}, W24, "date"),
    ({"heading": "2019-W53", "front": "date: 2019-06-14"}, W24, "date"),
    ({"path": "2019-13-45.md", "front": "date: 2019-06-14"}, W24, "date"),
    ({"path": "2019-54.md", "front": "date: 2019-06-14"}, W24, "date"),
    ({"front": "week: 2019-W60; date: 2019-06-14"}, W24, "date"),
    ({"heading": "w/c 10 June 1819", "front": "date: 2019-06-14"}, W24, "date"),
    ({"heading": "Release 8.2.12", "front": "date: 2019-06-14"}, W24, "date"),
    ({"heading": "29 February 2019", "front": "date: 2019-06-14"}, W24, "date"),
    # the number of a month or of a week
    ({"path": "2019-07.md", "siblings": ["2019-07.md", "2019-24.md"]}, "2019-02-11", "name"),
    ({"path": "n/ada-2019-07.md", "siblings": ["bob-2019-24.md"]}, "2019-02-11", "name"),
    ({"path": "2019/07.md", "siblings": ["07.md", "24.md"]}, "2019-02-11", "name"),
    ({"path": "2019-07.md", "siblings": ["2019-07.md", "2019-12.md"]}, "", ""),
    ({"path": "2019-07.md", "siblings": ["budget 2019-20.md", "2019-06-24.md"]}, "", ""),
    # weeks that start on another day
    ({"heading": "w/c 9 June 2019", "starts": 6}, "2019-06-09", "heading"),
    ({"heading": "w/e Saturday 15 June 2019", "starts": 6}, "2019-06-09", "heading"),
    ({"heading": "w/e Sunday 16 June 2019", "starts": 6}, "2019-06-09", "heading"),
    ({"heading": "2019-W24", "starts": 6}, "2019-06-09", "heading"),
    ({"path": "2019-06-16.md", "starts": 6}, "2019-06-16", "name"),
    ({"heading": "w/c 8 June 2019", "starts": 5}, "2019-06-08", "heading"),
    # the month first
    ({"heading": "w/c 06/10/2019", "day_first": False}, W24, "heading"),
    ({"heading": "14/06/2019", "day_first": False}, W24, "heading"),
    # nothing at all
    ({"path": "ada/onboarding.md", "heading": "Onboarding"}, "", ""),
    ({"heading": "Weeknotes #7"}, "", ""),
    ({"heading": "Week 24"}, "", ""),
    ({"heading": "w/c 10 June"}, "", ""),
    ({"heading": "The 2019 plan"}, "", ""),
    ({"path": "2019/notes.md", "heading": "Top 10"}, "", ""),
    ({"path": "2019-06/notes.md"}, "", ""),
    ({"path": "2019-06.md"}, "", ""),
    ({"path": "2019-06/week-2.md"}, "", ""),
    ({"path": "2019/06/w2.md"}, "", ""),
    ({"path": "2019/06 June/notes.md"}, "", ""),
    ({"heading": "Plans for 2019-20"}, "", ""),
    ({"heading": "The weekend, and the week to come"}, "", ""),
    ({"path": "192.168.10.12.md"}, "", ""),
]


@pytest.mark.parametrize(("clues", "week", "source"), SEVERAL)
def test_the_first_source_that_answers_counts(clues: Any, week: str, source: str) -> None:
    check(dated(**clues), week, source, guessed=False)


GUESSES = [
    # the front matter's date
    ({"heading": "w/c Monday 10th June", "front": "date: 2019-06-17"}, W24, "heading"),
    ({"heading": "Week ending 14 June", "front": "date: 2019-06-17"}, W24, "heading"),
    ({"heading": "10–14 June", "front": "date: 2019-06-17"}, W24, "heading"),
    ({"heading": "Weeknotes, 14 June", "front": "date: 2019-06-17"}, W24, "heading"),
    ({"heading": "w/c 10 June", "front": "date: 2021-03-02"}, W24, "heading"),
    ({"front": "week_ending: 14 June; date: 2019-06-17"}, W24, "front matter"),
    # names
    ({"heading": "w/c 10 June", "path": "2019-06-17.md"}, W24, "heading"),
    ({"heading": "w/c 10 June", "path": "ada/2019/shipping.md"}, W24, "heading"),
    ({"heading": "w/c 30 December", "path": "2020/shipping.md"}, "2019-12-30", "heading"),
    ({"path": "2019/wc-10-june.md"}, W24, "name"),
    ({"path": "ada/2019/10-june.md"}, W24, "name"),
    ({"path": "2019/ada/week-24.md"}, W24, "name"),
    # neighbours
    ({"heading": "w/c 10 June", "neighbours": YEAR_OF_WEEKS}, W24, "heading"),
    ({"heading": "w/c 10 June", "neighbours": [date(2018, 12, 31)]}, W24, "heading"),
    ({"heading": "w/c 9 June", "neighbours": [date(2019, 6, 3)]}, W24, "heading"),
    ({"heading": "Friday 14 June", "neighbours": YEAR_OF_WEEKS}, W24, "heading"),
    ({"path": "wc-10-june.md", "neighbours": YEAR_OF_WEEKS}, W24, "name"),
    # the note's own text
    ({"heading": "w/c 10 June", "text": TEXT_OF_2019}, W24, "heading"),
    ({"heading": "week of 10 June", "text": "[ ] ship 📅 2019-06-12"}, W24, "heading"),
    # a number and a year that may be counted by another rule
    ({"heading": "Weeknotes 24, 2019"}, W24, "heading"),
    ({"heading": "Weeknotes 2019 #24"}, W24, "heading"),
    ({"heading": "Weeknotes 2019-24"}, W24, "heading"),
]


@pytest.mark.parametrize(("clues", "week", "source"), GUESSES)
def test_what_is_inferred_is_marked_as_guessed(clues: Any, week: str, source: str) -> None:
    check(dated(**clues), week, source, guessed=True)


@pytest.mark.parametrize(
    ("clues", "week", "source"),
    [
        ({"heading": "w/c 10 June", "front": "date: 2019-06-14"}, W24, "heading"),
        ({"heading": "w/c 10/06", "front": "date: 2019-06-10"}, W24, "heading"),
        ({"heading": "w/c 30 December", "front": "date: 2020-01-03"}, "2019-12-30", "heading"),
        ({"heading": "w/c 11 June", "front": "date: 2019-06-14"}, W24, "heading"),
        ({"heading": "w/c 9 June", "front": "date: 2019-06-14"}, W24, "heading"),
        ({"heading": "w/c 10 June", "path": "2019-06-16.md"}, W24, "heading"),
        ({"front": "week: 10 June; date: 2019-06-14"}, W24, "front matter"),
        ({"path": "wc-10-june.md", "front": "date: 2019-06-14"}, W24, "name"),
    ],
)
def test_a_year_that_a_date_of_the_note_confirms_is_no_guess(
    clues: Any, week: str, source: str
) -> None:
    check(dated(**clues), week, source, guessed=False)


def test_a_year_in_the_same_title_is_no_guess() -> None:
    heading = "Weeknotes 2019 – w/c 10 June"
    check(dated(heading=heading), W24, "heading", guessed=False)
    check(dated(heading=heading, front="date: 2019-06-14"), W24, "heading", guessed=False)


def test_a_number_in_a_title_is_not_its_year_against_the_evidence() -> None:
    heading = "w/c 10 June: 2000 sign-ups"
    check(dated(heading=heading, front="date: 2019-06-17"), W24, "heading", guessed=True)
    check(dated(heading=heading, neighbours=YEAR_OF_WEEKS), W24, "heading", guessed=True)


def test_the_year_comes_from_the_first_hint_there_is() -> None:
    clues: dict[str, Any] = {"heading": "Weeknotes, 12 June", "neighbours": [date(2017, 6, 12)]}
    assert dated(**clues).week == Week(date(2017, 6, 12))
    assert dated("2018-06-11.md", **{**clues, "heading": "w/e 15 June"}).week == Week(
        date(2018, 6, 11)
    )
    assert dated(front="date: 2019-06-14", **clues).week == Week(date(2019, 6, 10))


@pytest.mark.parametrize(
    ("clues", "stated"),
    [
        ({"heading": "w/c 10 June 2019"}, True),
        ({"heading": "Week 24 of 2019"}, True),
        ({"heading": "10–14 June 2019"}, True),
        ({"path": "2019-W24.md"}, True),
        ({"path": "2019-24.md"}, True),
        ({"front": "week: 2019-06-12"}, True),
        ({"heading": "2019-06-10 to 2019-06-14"}, True),
        ({"heading": "12 June 2019"}, False),
        ({"heading": "Conference, 11–12 June 2019"}, False),
        ({"heading": "What we did from 1 April to 30 June 2019"}, False),
        ({"path": "2019-06-12.md"}, False),
        ({"front": "date: 2019-06-12"}, False),
        ({"heading": "nothing"}, False),
    ],
)
def test_a_week_is_told_from_a_mere_date(clues: Any, stated: bool) -> None:
    assert dated(**clues).stated is stated


@pytest.mark.parametrize(
    ("clues", "day"),
    [
        ({"path": "2019-06-12.md", "front": "date: 2019-06-14"}, date(2019, 6, 14)),
        ({"path": "2019-06-12.md", "front": "week: 2018-W01"}, date(2019, 6, 12)),
        ({"path": "2019/06/12/notes.md"}, date(2019, 6, 12)),
        ({"path": "2019-06-12/2019-W30.md"}, date(2019, 6, 12)),
        ({"path": "2019-W24.md", "heading": "12 June 2019"}, None),
    ],
)
def test_the_day_of_a_note_is_its_date_or_its_name(clues: Any, day: date | None) -> None:
    assert dated(**clues).date == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-06-14", date(2019, 6, 14)),
        ("2019-06-14T23:30:00-05:00", date(2019, 6, 14)),
        ("2019-06-14 09:00:00 +0100", date(2019, 6, 14)),
        ("Due on 14/06/2019, at noon", date(2019, 6, 14)),
        ("14 June, and again 15 June 2019", date(2019, 6, 15)),
        ("14 Jun ’70", date(1970, 6, 14)),
        ("14 Jun 69", date(2069, 6, 14)),
        ("14 June", None),
        ("1969-06-14", None),
        ("2200-06-14", None),
        ("2019-06-31", None),
        ("true", None),
        ("", None),
    ],
)
def test_a_full_date_is_read_anywhere(text: str, day: date | None) -> None:
    assert read_date(text) == day


WORDS = ["w/c", "week", "weeknotes", "ending", "to", "June", "february", "W", "-W", "fri"]
NUMBERS = ["2019", "24", "53", "54", "10", "31", "29", "99999", "²", "٣", "#7"]
bits = st.sampled_from([*WORDS, *NUMBERS, *"-/–.,#\n"])
messy = st.one_of(st.text(), st.lists(bits).map("".join), st.lists(bits).map(" ".join))


@given(
    messy,
    messy,
    messy,
    messy,
    st.lists(messy),
    st.lists(st.dates()),
    st.integers(0, 6),
    st.booleans(),
)
@example("2019/10/10.md", "w/c 29 feb", "", "", [], [date.min, date.max], 0, True)
@example("9999-12-31.md", "w/c 9999-12-31", "2199-12-31", "31 dec 2199", [], [], 6, True)
@example("x.md", "10 june to " * 27, "", "10 june to " * 5000, [], [], 0, True)
@example("0001-01-01.md", "week to 1 Jan 1970", "1970-01-01", "w/e 1/1/70", [], [], 5, True)
def test_no_text_makes_dating_fail(
    path: str,
    title: str,
    value: str,
    text: str,
    siblings: list[str],
    neighbours: list[date],
    starts: int,
    day_first: bool,
) -> None:
    front = read_front_matter(["---", f"week: {value}", f"date: {title}", "---"])
    clues = Clues(
        path=path,
        front=front,
        title=title,
        heading=value,
        text=text,
        siblings=siblings,
        neighbours=neighbours,
    )
    found = date_note(clues, starts=starts, day_first=day_first)
    assert bool(found.week) == bool(found.source)
    assert not found.week or found.week.start.weekday() == starts


@given(st.dates(date(1970, 1, 5), date(2199, 12, 20)), st.integers(0, 6))
def test_every_way_to_write_a_day_gives_its_week(day: date, starts: int) -> None:
    week = Week.of(day, starts)
    spelled = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%b} {day.day}, {day.year}",
    ]
    assert {dated(heading=f"Shipping, {text}", starts=starts).week for text in spelled} == {week}
    assert dated(f"{day:%Y/%m/%d}.md", starts=starts).week == week
    assert dated(heading=week.iso, starts=starts).week == week
