"""What a long draft costs: to open it, and to type a letter in it, in time and bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import MARKER, Corpus, long_text
from tests.bench.result import Result
from tests.bench.subject import Bench, median
from tests.bench.terminal import Terminal

SIZE = 100_000
"""Characters of the draft."""

LETTERS = 40
REST = 1.5
"""Seconds without a key, in which the program makes the editor beforehand."""

QUIET = 0.06
"""Seconds after which a letter's answer counts as whole."""

ESCAPE = "\x1b["
"""What anything that is drawn begins with."""

TO_THE_NOTE, EDIT = b"2", b"e"
EDITOR_KEY = "Leave"
"""In the line of keys, once the editor is there."""

LETTER, NEW_LINE = b"e", b"\r"


class Cost(NamedTuple):
    """What one key takes."""

    milliseconds: float
    """From the key to the first of its answer; the line about the text comes a frame later."""
    processor: float
    """Milliseconds of a processor, with the reports and the journal that it brings about."""
    beside: float
    """How much of that is not the thread that draws, but the journal."""
    worst: float
    """Milliseconds of a processor that the thread which draws takes for the dearest of the keys."""
    size: float
    """Bytes over the wire."""


def measure(bench: Bench) -> Iterator[Result]:
    """Compare our editor with Textual's bare text area on the same text."""
    text = long_text(SIZE)
    title, _, rest = text.partition("\n")
    yield from _draft(bench.scratch / "lines", "a 100 KB draft", text)
    paragraph = f"{title}\n\n{' '.join(rest.split())}\n"
    yield from _draft(bench.scratch / "paragraph", "a paragraph of 100 KB", paragraph)


def _draft(scratch: Path, what: str, text: str) -> Iterator[Result]:
    file, settings = scratch / "notes/amara/long.md", scratch / "CONFIG/weeknotes/config.toml"
    for folder in (file.parent, settings.parent):
        folder.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    settings.write_text('name = "amara"\n', encoding="utf-8")  # whose note it is to edit
    bench = Bench(Corpus(file.parents[1], (file,)), scratch)
    with bench.start_reference("write", str(file)) as terminal:
        terminal.first_paint(MARKER)
        reference = _typed(terminal, LETTER)
    with bench.weeknotes() as terminal:
        opened, processor = _open(terminal)
        letter, line = _typed(terminal, LETTER), _typed(terminal, NEW_LINE)
    yield Result(f"open {what}", opened, "ms")
    yield Result(f"open {what}, processor", processor, "ms")
    against = "Textual's TextArea"
    what = f"a letter in {what}"
    yield Result(what, letter.milliseconds, "ms", reference.milliseconds, against)
    yield Result(f"{what}, processor", letter.processor, "ms", reference.processor, against)
    yield Result(f"{what}, the dearest", letter.worst, "ms", reference.worst, against)
    yield Result(f"{what}, of that the journal", letter.beside, "ms")
    yield Result(what, letter.size, "B", reference.size, against)
    yield Result(what.replace("a letter", "a new line"), line.milliseconds, "ms")


def _open(terminal: Terminal) -> tuple[float, float]:
    """Return the milliseconds from the key to the editor, and those of a processor until then."""
    terminal.send(TO_THE_NOTE)
    terminal.settle(REST)
    before = terminal.cpu_seconds()
    terminal.send(EDIT)
    shown = terminal.until(EDITOR_KEY)
    return shown.seconds * 1000, (terminal.cpu_seconds() - before) * 1000


def _typed(terminal: Terminal, key: bytes) -> Cost:
    """Return what the middle one of several keys took."""
    terminal.settle()
    before, drawing = terminal.cpu_seconds(), _drawing_seconds(terminal)
    times, sizes, spent_drawing = [], [], []
    for _ in range(LETTERS):
        drawn = _drawing_seconds(terminal)
        terminal.send(key)
        shown = terminal.until(ESCAPE)
        rest = terminal.settle(QUIET)
        times.append(shown.seconds * 1000)
        sizes.append(len(shown.output + rest.output))
        spent_drawing.append((_drawing_seconds(terminal) - drawn) * 1000)
    spent = terminal.cpu_seconds() - before
    beside = max(0.0, spent - (_drawing_seconds(terminal) - drawing))
    processor, journal = (seconds * 1000 / LETTERS for seconds in (spent, beside))
    return Cost(median(times), processor, journal, max(spent_drawing), median(sizes))


def _drawing_seconds(terminal: Terminal) -> float:
    """Return how long a program's first thread, which draws, has kept a processor busy."""
    file = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/schedstat")
    return int(file.read_text(encoding="utf-8").split()[0]) / 1e9
