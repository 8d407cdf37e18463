"""How long a key takes over `ssh -C` on a slow line, to the last byte of its answer."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Terminal

SLOW_RATE, ROUND_TRIP = 20_000, 0.2
"""Bytes a second, and seconds."""
FAST_RATE = 1e9
"""The line that it is compared with: no slower than this machine."""

ALONE = "ssh alone, for a command that does nothing"
START = "start to first notes"
STEPS = (
    ("down the timeline, which opens the note", b"\x1b[B"),
    ("down once more", b"\x1b[B"),
    ("to the note", b"2"),
    ("a page of it", b"\x1b[6~"),
    ("to the next colleague's note", b"}"),
    ("to the tracker", b"3"),
    ("down the tracker", b"\x1b[B"),
    ("a tick", b" "),
    ("the palette", b"\x10"),
    ("the palette closed", b"\x1b"),
    ("a new note", b"N"),
    ("a letter", b"a"),
    ("another letter", b"b"),
)

RUNS = 3
CALM = 2.0
"""Seconds without output after which a session has come to rest."""
QUIET = 0.8
"""Seconds after which no more is to be expected of a key."""

Session = dict[str, float]
"""Seconds that each step took."""


def measure(bench: Bench) -> Iterator[Result]:
    """Compare a slow line with none, both to a real sshd; nothing where none is installed."""
    from tests.ssh.host import Host, opened
    from tests.ssh.server import SSHD
    from tests.ssh.slow_line import SlowLine

    def session(host: Host, rate: float, round_trip: float) -> Session:
        with SlowLine(host.server.port, rate=rate, round_trip=round_trip) as line:
            command = host.client("callum", "-C", port=line.port)
            taken = {ALONE: _alone(host.client("admin", "-C", port=line.port))}
            with Terminal(command) as terminal:
                taken |= _session(terminal)
        for drafts in host.server.room.rglob("state/**/drafts"):
            shutil.rmtree(drafts)  # the next start would offer them
        return taken

    if SSHD is None:
        return
    with tempfile.TemporaryDirectory(prefix="weeknotes-line-") as room:
        Path(room).chmod(0o755)
        with opened(Path(room), bench.corpus.root) as host:
            host.authorize("callum")
            session(host, FAST_RATE, 0)  # fills the index
            slow, fast = [], []
            for _ in range(RUNS):
                slow.append(session(host, SLOW_RATE, ROUND_TRIP))
                fast.append(session(host, FAST_RATE, 0))
    for what in slow[0]:
        ours, theirs = (median([one[what] * 1000 for one in each]) for each in (slow, fast))
        yield Result(f"slow line: {what}", ours, "ms", theirs, "no slow line")


def _alone(ssh: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([*ssh, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - start


def _session(terminal: Terminal) -> Session:
    taken = {START: terminal.first_paint(MARKER).seconds}
    terminal.settle(CALM)
    for what, key in STEPS:
        terminal.send(key)
        taken[what] = terminal.answer(QUIET).seconds
    return taken
