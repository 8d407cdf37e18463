"""The search for garbage: what is swept away, and when nothing is looked for."""

import gc
import platform
import re
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.journey import journey
from tui import garbage

BLOCKS = """
import resource
from tui import garbage

def resident():
    with open("/proc/self/statm") as table:
        return int(table.read().split()[1]) * resource.getpagesize()

garbage.allocate_sparingly()
del bytearray(16 << 20)[:]
before = resident()
blocks = [bytearray(b"x") * (1 << 20) for _ in range(8)]
del blocks
print(resident() - before)
"""
"""Prints how many bytes it holds after it has let go of all."""

HEAPS = """
import ctypes, threading
from tui import garbage

garbage.allocate_sparingly()
library = ctypes.CDLL(None)
def allocate():
    library.free.argtypes = [ctypes.c_void_p]
    library.malloc.restype = ctypes.c_void_p
    library.free(library.malloc(4096))

threads = [threading.Thread(target=allocate) for _ in range(4)]
for thread in threads:
    thread.start()
    thread.join()
library.malloc_stats()
"""
"""Prints, on its standard error, what glibc holds for threads that have come and gone."""


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
    _, middle, _ = gc.get_threshold()
    garbage.sweep()
    assert gc.get_threshold() == (garbage.YOUNG, middle, garbage.SELDOM)


async def test_what_a_start_has_left_is_swept_before_the_first_key(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[None] = []
    monkeypatch.setattr(garbage, "sweep_if_due", lambda: swept.append(None))
    async with journey(sample) as person:
        await person.until(lambda: swept)


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


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_big_blocks_are_given_back_after_a_bigger_one_was_freed() -> None:
    """In a process of its own: what an allocator keeps depends on all that came before."""
    held = subprocess.run(
        [sys.executable, "-c", BLOCKS], check=True, capture_output=True, text=True
    ).stdout
    assert int(held) < 1 << 20


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another allocator")
def test_threads_have_no_heaps_of_their_own() -> None:
    told = subprocess.run(
        [sys.executable, "-c", HEAPS], check=True, capture_output=True, text=True
    ).stderr
    assert re.findall(r"Arena (\d+)", told) == ["0"]
