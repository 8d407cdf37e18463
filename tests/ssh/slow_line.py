"""A slow line to a server: what goes over it waits for its turn, and then travels for a while."""

import socket
import threading
import time
from collections.abc import Callable
from queue import Queue
from types import TracebackType
from typing import NamedTuple, Self

PIECE = 512
"""Bytes that are carried together; at 20 kB/s, 26 ms of them."""
MOST_PIECES = 64
"""How many are under way at most; who sends more waits, as with a line's own buffers."""


class _Piece(NamedTuple):
    """Some bytes on their way."""

    data: bytes
    """Empty where the sender has hung up."""
    due: float
    """When they are there, by the monotonic clock."""


class SlowLine:
    """Carries connections to a port of this machine, slowly, until the `with` block is left.

    `rate` is in bytes a second, each way; `round_trip` in seconds.
    """

    def __init__(self, port: int, *, rate: float = 20_000, round_trip: float = 0.2) -> None:
        self._target = port
        self._rate = rate
        self._delay = round_trip / 2
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._heard = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._heard.getsockname()[1]
        """Where the line begins."""
        self.down = 0
        """Bytes that have come from the server so far."""

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for one in [self._heard, *self._sockets]:
            _hang_up(one)
        for thread in self._threads:
            thread.join()
        for one in [self._heard, *self._sockets]:
            one.close()

    def _start(self, do: Callable[[], None]) -> None:
        thread = threading.Thread(target=do, name="slow line", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._heard.accept()
            except OSError:  # the line is closed
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            for one in (near, far):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._sockets.append(one)
            self._carry(near, far)
            self._carry(far, near)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        pieces: Queue[_Piece] = Queue(MOST_PIECES)
        self._start(lambda: self._take(source, pieces))
        self._start(lambda: self._deliver(pieces, target))

    def _take(self, source: socket.socket, pieces: "Queue[_Piece]") -> None:
        """Put what comes on its way, each piece when the one before has left."""
        free = 0.0
        while True:
            try:
                data = source.recv(PIECE)
            except OSError:
                data = b""
            free = max(free, time.monotonic()) + len(data) / self._rate
            pieces.put(_Piece(data, free + self._delay))
            if not data:
                return

    def _deliver(self, pieces: "Queue[_Piece]", target: socket.socket) -> None:
        """Hand over what has arrived; what nobody takes any more is thrown away."""
        is_down = target.getsockname()[1] == self.port
        while (piece := pieces.get()).data:
            time.sleep(max(0.0, piece.due - time.monotonic()))
            self.down += len(piece.data) if is_down else 0
            try:
                target.sendall(piece.data)
            except OSError:
                continue
        _hang_up(target)


def _hang_up(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:  # it is closed already
        return
