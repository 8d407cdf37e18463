"""Texts that somebody made to hold a colleague's session up take no longer than others."""

from datetime import date
from time import thread_time

import pytest

from tests.notes.test_checks import found
from tui.notes.actions.page import Page
from tui.notes.conventions import Conventions, read_conventions
from tui.notes.parsing.paragraphs import promotable
from tui.notes.parsing.sentences import sentences
from tui.notes.week import Week
from tui.notes.writing.template import new_note

WEEK = Week(date(2019, 6, 10))
LIMIT = 1.0
"""Seconds of processor time; each took five or more, or did not end."""


@pytest.fixture(autouse=True)
def _is_quick() -> None:
    """Load what takes its time the first time, outside of what is measured."""
    found("# A\n")


@pytest.mark.parametrize("text", ["a@" * 10_000, "a" * 40_000, "<img " * 15_000, "a.b@" * 8_000])
def test_looking_a_note_through(text: str) -> None:
    begun = thread_time()
    found(f"# A\n\n{text}\n")

    assert thread_time() - begun < LIMIT


@pytest.mark.parametrize("text", [f"{'.' * 40_000}x", f"({'…' * 40_000}x)", "?!" * 20_000])
def test_telling_sentences_apart(text: str) -> None:
    begun = thread_time()
    sentences(text)

    assert thread_time() - begun < LIMIT


def test_a_template_of_nothing_but_braces() -> None:
    template = f"{{% raw %}}{'{{' * 20_000}{{% endraw %}}\n"
    begun = thread_time()
    new_note(week=WEEK, author="ada", settings_template=template)

    assert thread_time() - begun < LIMIT


def test_a_line_of_a_note_of_nothing_but_headings() -> None:
    page = Page("a.md", b"# A\n" * 20_000, Conventions())
    begun = thread_time()
    tuple(promotable(page, 0, 19_999))

    assert thread_time() - begun < LIMIT


def test_settings_of_nothing_but_blanks() -> None:
    begun = thread_time()
    _, problems = read_conventions(b"unknown = 1\n" + b" " * 80_000)

    assert thread_time() - begun < LIMIT
    assert [problem.line for problem in problems] == [1]


def test_a_number_without_end_is_no_setting() -> None:
    conventions, (problem,) = read_conventions(b"week_starts = " + b"9" * 5_000)

    assert conventions == Conventions()
    assert "None of its settings count" in problem.message
