"""The load generator can be relied upon, and a few sessions at once lose nothing."""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.load import __main__ as load
from tests.load.report import percentile
from tests.load.ticks import count_ticks, write_notes
from tests.load.typist import GIVE_UP, QUIET, Typist
from tui.notes.library import Library

NEWEST = date(2019, 6, 12)

ECHO = r"""
import sys, tty
tty.setraw(0)
print("\x1b[?1049h", flush=True)
while key := sys.stdin.buffer.raw.read(1):
    if key in b"123jks ":
        print("seen", flush=True)
"""
"""Answers a key with a word, and some not at all."""


@pytest.fixture
def typist() -> Iterator[Typist]:
    """Somebody at a terminal that is there."""
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        typist = Typist("ada", terminal)
        while not typist.look_ready(time.perf_counter() + 60):
            typist.drain(time.perf_counter())
        yield typist


def drain_without_end(typist: Typist) -> None:
    while True:
        typist.drain(0.0)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([3, 1, 2], 50, 2), (range(1, 101), 95, 95), ([7], 95, 7), (range(1, 21), 95, 19)],
)
def test_so_many_of_a_hundred_are_at_most(
    values: list[float], percent: int, expected: float
) -> None:
    assert percentile(values, percent) == expected


def test_an_answer_is_timed_from_its_key_to_its_last_output(typist: Typist) -> None:
    typist.begin(0)
    typist.press_if_due(10.0)
    typist.drain(10.04)
    typist.terminal.send(b"j")  # what comes soon after belongs to it
    typist.drain(10.09)
    typist.settle()

    [answer] = typist.answers
    assert answer == pytest.approx((0.04, 0.09))
    assert typist.unanswered == 0


def test_no_key_is_pressed_before_the_last_one_was_answered(typist: Typist) -> None:
    typist.begin(0)
    typist.press_if_due(10.0)
    typist.press_if_due(10.0 + GIVE_UP - 0.1)
    typist.drain(10.0 + GIVE_UP - 0.1)
    typist.press_if_due(10.0 + GIVE_UP - 0.1 + QUIET / 2)
    assert not typist.answers

    typist.press_if_due(10.0 + GIVE_UP + QUIET)
    assert len(typist.answers) == 1


def test_a_key_that_does_nothing_is_given_up(typist: Typist) -> None:
    typist.begin(0)
    typist.press_if_due(10.0)
    typist.press_if_due(10.0 + GIVE_UP)

    assert (typist.unanswered, typist.answers) == (1, [])


def test_a_session_that_ends_too_soon_is_an_error() -> None:
    with Terminal([sys.executable, "-c", "print('last words')"]) as terminal:
        typist = Typist("ada", terminal)
        with pytest.raises(EOFError, match="last words"):
            drain_without_end(typist)


def test_every_session_that_ticks_has_actions_of_its_own(tmp_path: Path) -> None:
    names = ["s00", "s01", "s02", "s03", "s04"]
    write_notes(tmp_path, names, 3, newest=NEWEST)
    library = Library(tmp_path)
    library.open()
    library.refresh()

    actions = [action for note in library.notes.values() for action in note.actions]
    assert sorted(action.owner for action in actions) == sorted(names * 3)
    assert len(library.notes) == 2
    assert not count_ticks(tmp_path)


def test_ticks_are_counted_by_session(tmp_path: Path) -> None:
    write_notes(tmp_path, ["s00", "s01"], 2, newest=NEWEST)
    [file] = (tmp_path / "load").iterdir()
    text = file.read_text()
    text = text.replace("[ ] item 0 [owner:: s01]", "[x] item 0 [owner:: s01] [completion:: 2019]")
    file.write_text(text.replace("[ ] item 1", "[-] item 1"))

    assert count_ticks(tmp_path) == {"s01": 1}


@pytest.mark.stress
@pytest.mark.parametrize("cache", ["shared", "separate"])
def test_a_few_sessions_at_once_lose_nothing(tmp_path: Path, cache: str) -> None:
    options = argparse.Namespace(sessions=3, notes=30, seconds=6, ticking=2, cache=cache)

    results = {result.what: result for result in load.measure(load.planned(options, tmp_path), 6)}

    ticks = results["ticks in the files"]
    assert ticks.value == ticks.reference
    assert ticks.value > 0
    assert results["  missing, and not said so"].value == 0
    assert results["sessions that failed"].value == 0
    assert results["notes in the index"].ratio == 1
    assert results["keys answered"].value > 0
    assert results["memory, PSS"].value > 0
