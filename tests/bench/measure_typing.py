"""What a letter costs in a long draft: time, and bytes over the wire."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.corpus import MARKER, Corpus, long_text
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Reading, Terminal

SIZE = 100_000
"""Characters of the draft."""

LETTERS = 40
QUIET = 0.06
"""Seconds after which a letter's answer counts as whole."""

ESCAPE = "\x1b["
"""What anything that is drawn begins with."""

TO_THE_NOTE, EDIT = b"2", b"e"
EDITOR_KEY = "Leave"
"""In the line of keys, once the editor is there."""


class Letter(NamedTuple):
    """What one letter takes."""

    milliseconds: float
    """From the key to the first of its answer; the line about the text comes a frame later."""
    processor: float
    """Milliseconds of a processor, with the reports and the journal that it brings about."""
    size: float
    """Bytes over the wire."""


def measure(bench: Bench) -> Iterator[Result]:
    """Compare our editor with Textual's bare text area on the same text."""
    file = bench.scratch / "writing/amara/long.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(long_text(SIZE), encoding="utf-8")
    with bench.start_reference("write", str(file)) as terminal:
        terminal.first_paint(MARKER)
        terminal.settle()
        reference = _letters(terminal)
    settings = bench.scratch / "CONFIG/weeknotes/config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('name = "amara"\n', encoding="utf-8")  # whose note it is to edit
    try:
        with Bench(Corpus(file.parents[1], (file,)), bench.scratch).weeknotes() as terminal:
            opened = _open(terminal)
            ours = _letters(terminal)
    finally:
        settings.unlink()
    what, against = "a letter in a 100 KB draft", "Textual's TextArea"
    yield Result("open a 100 KB draft", opened.seconds * 1000, "ms")
    yield Result(what, ours.milliseconds, "ms", reference.milliseconds, against)
    yield Result(f"{what}, processor", ours.processor, "ms", reference.processor, against)
    yield Result(what, ours.size, "B", reference.size, against)


def _open(terminal: Terminal) -> Reading:
    terminal.send(TO_THE_NOTE)
    terminal.settle()
    terminal.send(EDIT)
    return terminal.until(EDITOR_KEY)


def _letters(terminal: Terminal) -> Letter:
    """Return what the middle one of several letters took."""
    terminal.settle()
    before = terminal.cpu_seconds()
    times, sizes = [], []
    for _ in range(LETTERS):
        terminal.send(b"e")
        shown = terminal.until(ESCAPE)
        rest = terminal.settle(QUIET)
        times.append(shown.seconds * 1000)
        sizes.append(len(shown.output + rest.output))
    processor = (terminal.cpu_seconds() - before) * 1000 / LETTERS
    return Letter(median(times), processor, median(sizes))
