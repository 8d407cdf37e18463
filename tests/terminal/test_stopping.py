"""The app is stopped by the system, and goes on when it may."""

import os
import signal

from tests.terminal.conftest import Connect
from tests.terminal.line import F7, FAULTY, IN_FULL, is_cooked


def test_it_goes_on_after_it_was_stopped(connect: Connect) -> None:
    line = connect("--as", "callum")
    line.read(IN_FULL)
    for _ in range(2):
        line.stopped(signal.SIGTSTP)
        assert is_cooked(line)
        os.kill(line.pid, signal.SIGCONT)
        line.read(IN_FULL)
        line.look_at_the_keys()

    line.send(b"q")
    assert line.ended() == 0


def test_it_stops_and_goes_on_though_it_was_just_writing(connect: Connect) -> None:
    line = connect("--as", "callum", command=FAULTY)
    line.read(IN_FULL)
    line.send(F7)
    line.wait_for(line.is_stopped)
    os.kill(line.pid, signal.SIGCONT)

    line.read(IN_FULL)
    line.look_at_the_keys()


def test_it_gives_the_terminal_back_though_it_was_stopped_without_a_word(connect: Connect) -> None:
    line = connect("--as", "callum")
    line.read(IN_FULL)
    line.stopped(signal.SIGSTOP)
    os.kill(line.pid, signal.SIGCONT)
    line.read(IN_FULL)
    line.look_at_the_keys()

    line.send(b"q")

    assert line.ended() == 0
    assert is_cooked(line)
