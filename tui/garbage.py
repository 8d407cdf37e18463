"""The search for garbage, kept away from what stays and from whoever waits for a key.

Going through ten thousand notes takes the collector a sixth of a second, and going through what
the screen is made of a twentieth, in the midst of a key.
"""

import gc
import sys
from contextlib import suppress
from time import monotonic

REST = 0.5
"""Seconds without a key after which nobody waits for one."""
SPACING = 20.0
"""Seconds at least between two such searches: with many sessions on a host they add up."""
YOUNG = 20_000
"""So many objects more than were made before come before a search by itself: two megabytes.

Python's 700 are made four times by one key, and each search goes through lines that are on the
screen: a fifteenth of all the processor time that a key takes, against a fortieth.
"""
SELDOM = 100
"""So many searches among what is new come before one by itself through everything."""
THOROUGH = 10
"""So many sweeps are there to one that goes through everything: each takes a tenth of a second."""

BIG = 1 << 18
"""Bytes from which on a block is the system's again as soon as it is free."""
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""Of mallopt(3)."""


def pause() -> None:
    """Look for no garbage until `resume`: what a start loads and reads is there to stay."""
    gc.disable()


def resume() -> None:
    """Look for garbage again, in what is made from now on; without effect unless paused."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def sweep() -> None:
    """Look at a moment when nobody waits, so that it need not be done later.

    Lines that Textual has drawn are in cycles: there is much to be found after some keys. What
    stays is set aside until the next look through everything, the first of which takes away what
    a start has left.
    """
    global _sweeps  # noqa: PLW0603  # the collector is one for the process, and so is this
    gc.set_threshold(YOUNG, gc.get_threshold()[1], SELDOM)
    if _sweeps % THOROUGH == 0:
        gc.unfreeze()
    _sweeps += 1
    gc.collect()
    gc.freeze()


def allocate_sparingly() -> None:
    """Keep little of what is free, to be called before there are threads: 8 MB at 10,000 notes.

    glibc keeps free blocks that are smaller than the biggest that was ever freed, such as the
    index's file, and twice as much at the end of its heap. To say from which size on it must not,
    as its manual has it, ends that. And it has a heap for each thread, of which a good part is
    free for ever; as only one thread runs Python at a time, they may share one. Without effect on
    other systems.
    """
    if sys.platform == "linux":
        import ctypes  # takes 1.5 ms, which commands have no use for

        with suppress(OSError, AttributeError):  # another C library
            library = ctypes.CDLL(None)
            library.mallopt(_M_MMAP_THRESHOLD, BIG)
            library.mallopt(_M_ARENA_MAX, 1)


def sweep_if_due() -> None:
    """Sweep, unless that was done a moment ago."""
    global _swept  # noqa: PLW0603  # the collector is one for the process, and so is this
    if monotonic() - _swept >= SPACING:
        sweep()
        _swept = monotonic()


_swept = 0.0
_sweeps = 0
