"""However the app loses its terminal, it is gone at once and what was typed is on the disk."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.commands.processes import COMMAND, environment
from tests.terminal.conftest import Connect
from tests.terminal.line import (
    AS_ANOTHERS,
    AS_ITS_OWN,
    CTRL_L,
    IGNORE_HANGUP,
    PATIENCE,
    Line,
    is_cooked,
    kept,
)

HANGUPS = {
    "as usual": AS_ITS_OWN,
    "under nohup": IGNORE_HANGUP + AS_ITS_OWN,
    "told by nobody": AS_ANOTHERS,
    "told by nobody, under nohup": IGNORE_HANGUP + AS_ANOTHERS,
}

FUTEX_TIMEOUT = 4
"""Which word of what Linux tells of a system call is a futex's time-out; 0 is none."""

INPUT_FROM = "import os, sys; os.dup2(os.open(sys.argv.pop(1), os.O_RDWR | os.O_NOCTTY), 0); "
"""Reads another terminal than the one that is drawn on."""


@pytest.mark.parametrize("start", HANGUPS.values(), ids=HANGUPS)
def test_a_lost_connection_ends_the_app_and_keeps_the_last_word(
    start: str, tmp_path: Path, connect: Connect
) -> None:
    app = connect(start=start).begin()
    app.send(b"From the quay")
    app.read("quay")

    app.cut()

    assert app.gone() == -signal.SIGHUP
    assert kept(tmp_path, "From the quay")


def test_a_terminal_that_is_gone_already_is_not_waited_for(connect: Connect) -> None:
    app = connect(start=IGNORE_HANGUP + AS_ANOTHERS)

    app.cut()

    assert app.gone(within=PATIENCE) != 0


def test_the_end_of_the_input_alone_ends_the_app(tmp_path: Path, connect: Connect) -> None:
    outer, inner = os.openpty()
    start = INPUT_FROM + AS_ANOTHERS
    app = connect(start=start, command=(os.ttyname(inner), *COMMAND)).begin()
    os.close(inner)
    os.write(outer, b"From the quay")
    app.read("quay")

    os.close(outer)

    assert app.gone() == -signal.SIGHUP
    assert kept(tmp_path, "From the quay")


def test_a_request_to_end_keeps_the_last_word_and_gives_the_terminal_back(
    tmp_path: Path, connect: Connect
) -> None:
    app = connect().begin()
    app.send(b"From the quay")
    app.read("quay")

    os.kill(app.pid, signal.SIGTERM)

    assert app.gone() == -signal.SIGTERM
    assert is_cooked(app)
    assert kept(tmp_path, "From the quay")


class TestAClientThatTakesNothing:
    """The event loop waits for a terminal that nobody reads, as with a laptop that was closed."""

    def test_what_was_typed_reaches_the_disk(self, tmp_path: Path, connect: Connect) -> None:
        app = connect().begin()
        app.send(b"From the quay")
        app.read("quay")
        stall(app)

        end = time.monotonic() + 1.5
        while not kept(tmp_path, "From the quay") and time.monotonic() < end:
            time.sleep(0.02)

        assert is_stuck(app)
        assert kept(tmp_path, "From the quay")

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
    def test_it_keeps_no_app_alive(
        self, number: signal.Signals, tmp_path: Path, connect: Connect
    ) -> None:
        app = connect().begin()
        app.send(b"From the quay")
        app.read("quay")
        stall(app)

        os.kill(app.pid, number)

        assert app.gone() == -number
        assert kept(tmp_path, "From the quay")

    def test_a_connection_that_drops_then_ends_it_too(
        self, tmp_path: Path, connect: Connect
    ) -> None:
        app = connect(start=AS_ANOTHERS).begin()
        app.send(b"From the quay")
        app.read("quay")
        stall(app)

        app.cut()

        assert app.gone() == -signal.SIGHUP
        assert kept(tmp_path, "From the quay")


class TestWithoutATerminal:
    @pytest.mark.parametrize(
        "missing", [("stdin",), ("stdout",), ("stdin", "stdout")], ids=" and ".join
    )
    def test_the_app_is_not_begun(self, missing: tuple[str, ...], sample: Path) -> None:
        outer, inner = os.openpty()
        stdin, stdout = (
            subprocess.DEVNULL if name in missing else inner for name in ("stdin", "stdout")
        )
        ended = subprocess.run(
            [*COMMAND, "-f", str(sample), "--as", "callum"],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=environment({}),
            timeout=PATIENCE,
            check=False,
        )
        os.close(inner)
        os.close(outer)

        assert ended.returncode == 2
        assert b"the app needs a terminal" in ended.stderr


def stall(app: Line) -> None:
    """Have much drawn that nobody reads, until the app waits for its terminal."""
    end = time.monotonic() + PATIENCE
    while not is_stuck(app):
        assert time.monotonic() < end, "the app writes on, though nobody reads"
        app.send(CTRL_L)
        time.sleep(0.01)


def is_stuck(app: Line) -> bool:
    """Whether the event loop waits without an end for a thread: no longer for what happens next.

    Python itself waits a few milliseconds at a time for its own lock, which is no such wait.
    """
    main_thread = Path(f"/proc/{app.pid}/task/{app.pid}")
    try:
        waits_in = (main_thread / "wchan").read_text()
        call = (main_thread / "syscall").read_text().split()
    except OSError:
        pytest.skip("this system does not say what a process waits in")
    return (
        waits_in.startswith("futex")
        and len(call) > FUTEX_TIMEOUT
        and int(call[FUTEX_TIMEOUT], 16) == 0
    )
