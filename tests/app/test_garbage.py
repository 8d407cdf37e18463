"""The search for garbage: what is swept away, and when nothing is looked for."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from tui import garbage


class Knot:
    """Something that refers to itself, so that only the collector can let go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_a_sweep_takes_away_what_only_refers_to_itself() -> None:
    knot = weakref.ref(Knot())
    assert knot() is not None
    garbage.sweep()
    assert knot() is None


def test_after_a_sweep_everything_is_looked_through_seldom() -> None:
    young, middle, _ = gc.get_threshold()
    garbage.sweep()
    assert gc.get_threshold() == (young, middle, garbage.SELDOM)


def test_nothing_is_looked_for_from_pause_to_resume() -> None:
    garbage.pause()
    assert not gc.isenabled()
    garbage.resume()
    assert gc.isenabled()


def test_what_was_set_aside_is_looked_through_from_time_to_time() -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    garbage.sweep()
    assert gc.get_freeze_count() > 0
    del knot

    for _ in range(garbage.THOROUGH):
        garbage.sweep()

    assert gone() is None
