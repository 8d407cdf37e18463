"""How much goes over a slow line, and that the app can be used on it; how long is for the bench."""

import socket
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.ssh.host import Host
from tests.ssh.slow_line import SlowLine
from tests.ssh.window import Window

KB = 1000


class Line(NamedTuple):
    """Somebody at the far end of a slow line."""

    carrier: SlowLine
    window: Window

    def cost(self, key: bytes) -> int:
        """Press a key, and return how many bytes its answer took."""
        before = self.carrier.down
        self.window.send(key)
        self.window.answer(quiet=0.5)
        return self.carrier.down - before


@pytest.fixture(scope="module")
def line(host: Host) -> Iterator[Line]:
    host.authorize("cleo")
    with (
        SlowLine(host.server.port) as carrier,
        Window(host.client("cleo", "-C", port=carrier.port)) as window,
    ):
        window.see("Question 31")
        window.settle(1.0)
        yield Line(carrier, window)


@pytest.mark.parametrize(
    ("key", "most"),
    [
        pytest.param(b"\x1b[B", 2 * KB, id="down the timeline"),
        pytest.param(b"2", 2 * KB, id="to the note"),
        pytest.param(b"\x1b[6~", 2 * KB, id="a page of it"),
        pytest.param(b"3", 2 * KB, id="to the tracker"),
        pytest.param(b"\x1b[B", KB, id="down the tracker"),
        pytest.param(b" ", 3 * KB, id="a tick"),
    ],
)
def test_a_key_takes_little(line: Line, key: bytes, most: int) -> None:
    assert line.cost(key) <= most


def test_the_line_is_as_slow_as_it_says() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        SlowLine(server.getsockname()[1], rate=20 * KB, round_trip=0.2) as line,
        socket.create_connection(("127.0.0.1", line.port)) as near,
    ):
        start = time.monotonic()
        far, _ = server.accept()
        far.sendall(bytes(4 * KB))
        far.close()
        received = sum(map(len, iter(lambda: near.recv(4096), b"")))

        assert received == line.down == 4 * KB
        assert time.monotonic() - start >= 0.1 + 0.2
