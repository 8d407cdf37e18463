"""The input is waited for without a clock, and still comes, ends and comes back at once."""

import select
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.terminal.conftest import Connect
from tests.terminal.line import IN_FULL, Line
from tui.terminals.patient import Ending, is_known_textual


def test_this_textual_is_known() -> None:
    assert is_known_textual()


def test_who_waits_for_the_end_is_woken_by_it() -> None:
    ending = Ending()
    waiting = Thread(target=select.select, args=([ending], [], [], None))
    waiting.start()
    ending.set()
    ending.set()
    waiting.join(timeout=10)
    assert not waiting.is_alive()

    ending.clear()

    assert not ending.is_set()
    assert select.select([ending], [], [], 0)[0] == []
    ending.close()


def wake_ups(line: Line) -> dict[str, int]:
    """Return how often each of the program's threads has gone to sleep, by its number."""
    counts = {}
    for status in Path(f"/proc/{line.pid}/task").glob("*/status"):
        fields = dict(row.split(":\t") for row in status.read_text().splitlines())
        counts[status.parent.name] = int(fields["voluntary_ctxt_switches"])
    return counts


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux tells of threads")
def test_hardly_a_thread_wakes_while_nobody_does_anything(connect: Connect) -> None:
    line = connect("--as", "callum")
    line.read(IN_FULL)
    line.settle(1.5)
    before = wake_ups(line)

    line.collect(2.0)

    # The watch of the folder is the one thread that looks by the clock.
    assert sum(wake_ups(line)[thread] - count > 4 for thread, count in before.items()) <= 1


def test_an_escape_is_heard_though_nothing_follows_it(connect: Connect) -> None:
    line = connect("--as", "callum")
    line.read(IN_FULL)
    line.look_at_the_keys()


def test_a_byte_that_is_no_letter_ends_nothing(connect: Connect) -> None:
    line = connect("--as", "callum")
    line.read(IN_FULL)
    line.send(b"\xff\xfe\xe9.")
    line.look_at_the_keys()
