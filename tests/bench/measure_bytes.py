"""What goes over the line for the keys of a day, as it is and as `ssh -C` would compress it."""

import shutil
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.corpus import MARKER
from tests.bench.result import Result
from tests.bench.subject import Bench
from tests.bench.terminal import Terminal

STEPS = (
    ("down the timeline, which opens the note", b"\x1b[B"),
    ("to the note", b"2"),
    ("a page of it", b"\x1b[6~"),
    ("to the tracker", b"3"),
    ("down the tracker", b"\x1b[B"),
    ("all keys, as a window", b"?"),
    ("window closed", b"\x1b"),
    ("the palette", b"\x10"),
    ("a letter in it", b"d"),
    ("palette closed", b"\x1b"),
    ("a new note, with its message", b"N"),
    ("a letter", b"a"),
    ("another letter", b"b"),
)

QUIET = 0.6
"""Seconds after which no more is to be expected of a key."""

SSH_LEVEL = 6
"""OpenSSH's, which compresses all of a session as one stream, flushed with each packet."""


class Size(NamedTuple):
    """Bytes that a key took."""

    written: int
    compressed: int


def measure(bench: Bench) -> Iterator[Result]:
    """Compare the bytes with those of Textual's own output, which a setting brings back."""
    lean = _sizes(bench)
    settings = bench.scratch / "CONFIG/weeknotes/config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("lean = false\n", encoding="utf-8")
    try:
        plain = _sizes(bench)
    finally:
        settings.unlink()
    for (what, _), ours, theirs in zip(STEPS, lean, plain, strict=True):
        yield Result(what, ours.written, "B", theirs.written, "lean = false")
        yield Result(f"{what}, ssh -C", ours.compressed, "B", theirs.compressed, "lean = false")


def _sizes(bench: Bench) -> list[Size]:
    stream = zlib.compressobj(SSH_LEVEL)
    with bench.start_weeknotes() as terminal:
        _size(terminal.first_paint(MARKER).output, stream)
        _size(terminal.settle(1.0).output, stream)
        sizes = [_key(terminal, key, stream) for _, key in STEPS]
    shutil.rmtree(bench.scratch / "STATE")  # with the draft, which the next start would offer
    return sizes


def _key(terminal: Terminal, key: bytes, stream: "zlib._Compress") -> Size:
    terminal.send(key)
    return _size(terminal.answer(QUIET).output, stream)


def _size(output: bytes, stream: "zlib._Compress") -> Size:
    compressed = stream.compress(output) + stream.flush(zlib.Z_PARTIAL_FLUSH)
    return Size(len(output), len(compressed))
