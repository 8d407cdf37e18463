"""Titles, items and dates in few words, and never in much time."""

import time
from datetime import date, timedelta

import pytest

from tests.made import TODAY
from tui.notes.wording import age_words, due_words, headline, plain, short_date


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("w/c 10 June: The bins", "The bins"),
        ("W/C Monday 10th June 2019 – The bins", "The bins"),
        ("Week 24, 2019 – The bins", "The bins"),
        ("2019-W24 | The bins: again", "The bins: again"),
        ("Weeknotes #32: w/c 10 June: The bins", "The bins"),
        ("Weeknotes: the bins", "the bins"),
        ("10–14 June 2019: the bins", "the bins"),
        ("10 – 14 June: the bins", "the bins"),
        ("10/06/2019 - the bins", "the bins"),
        ("S02E05: the bins", "the bins"),
        ("**w/c 10 June**: The [bins](https://x.example)", "The bins"),
        # nothing would remain
        ("Weeknotes #7", "Weeknotes #7"),
        ("Weeknotes, w/c 10 June", "Weeknotes, w/c 10 June"),
        ("29 April – 3 May 2019", "29 April – 3 May 2019"),
        ("Week 24:", "Week 24:"),
        ("", ""),
        # not a date
        ("2019: the year of bins", "2019: the year of bins"),
        ("June: bins", "June: bins"),
        ("The week: what happened", "The week: what happened"),
        ("Week 24 was hard: bins", "Week 24 was hard: bins"),
        ("10: things I learned", "10: things I learned"),
    ],
)
def test_headline_drops_the_date_that_leads(title: str, words: str) -> None:
    assert headline(title) == words


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**bold**, *em*, _em_ and ~~gone~~ ==new==", "bold, em, em and gone new"),
        ("***both*** and **a _nested_ one**", "both and a nested one"),
        ("a `code*span*` and ``a ` tick``", "a code*span* and a ` tick"),
        ("[text](https://x.example/(y) 'title')", "text"),
        ("![alt](a.png) [text][ref]", "alt text"),
        ("[[Target]] and [[Target|alias]]", "Target and alias"),
        (r"\*not em\*", "*not em*"),
        ("snake_case_name 4 * 3 * 2", "snake_case_name 4 * 3 * 2"),
        ("[ ] [bracketed] a_b", "[ ] [bracketed] a_b"),
    ],
)
def test_plain_takes_markers_away(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@pytest.mark.parametrize(
    "piece", ["*a ", "[", "`", "``a`", "[[a|", "_a ", "![a](", "week - ", "\\"]
)
def test_odd_text_takes_no_long_time(piece: str) -> None:
    started = time.perf_counter()
    headline(piece * 10_000)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("days", "words", "brief"),
    [
        (-800, "2 years late", "2y late"),
        (-364, "52 weeks late", "52w late"),
        (-14, "2 weeks late", "2w late"),
        (-13, "13 days late", "13d late"),
        (-1, "1 day late", "1d late"),
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (2, "Sat", "Sat"),
        (6, "Wed", "Wed"),
        (7, "20 Jun", "20 Jun"),
        (400, "17 Jul 2020", "Jul 2020"),
    ],
)
def test_due_in_words(days: int, words: str, brief: str) -> None:
    day = TODAY + timedelta(days=days)
    assert due_words(day, today=TODAY) == words
    assert due_words(day, today=TODAY, brief=True) == brief


def test_short_date_names_another_year() -> None:
    assert short_date(date(2019, 1, 2), today=TODAY) == "2 Jan"
    assert short_date(date(2018, 1, 2), today=TODAY) == "2 Jan 2018"


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(None, ""), (0, ""), (3, "3w"), (103, "103w"), (104, "2y"), (1043, "20y")],
)
def test_age_in_words(weeks: int | None, words: str) -> None:
    assert age_words(weeks) == words
