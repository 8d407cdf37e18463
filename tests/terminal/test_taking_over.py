"""After a dropped line the old session may live on: its text is offered, and nobody overwrites."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.conftest import Connect
from tests.terminal.line import CTRL_S, EDITOR_KEYS, Line, drafts, kept

OFFERED = "Continue here"
TOLD = "is being written"
"""What the session is told that the text was taken from, as far as no line ends within."""


@pytest.fixture
def stalled(tmp_path: Path, connect: Connect) -> Line:
    """Somebody types, and then nothing more comes of it; the process is there, and holds it."""
    first = connect().begin()
    first.send(b"From the quay.")
    first.wait_for(lambda: kept(tmp_path, "From the quay."))
    os.kill(first.pid, signal.SIGSTOP)
    return first


def gone_on(connect: Connect, home: Path) -> Line:
    """Connect anew, and go on with what the stalled session holds."""
    second = connect("--as", "callum")
    second.read(OFFERED)
    second.send(b"c")
    second.read(EDITOR_KEYS)
    second.send(b" And the pier.")
    second.wait_for(lambda: kept(home, "From the quay. And the pier."))
    [_] = drafts(home)
    return second


def test_each_goes_on_with_a_text_of_its_own(
    stalled: Line, sample: Path, tmp_path: Path, connect: Connect
) -> None:
    notes = set(sample.rglob("*.md"))
    second = gone_on(connect, tmp_path)
    stalled.send(b" Late words.")
    os.kill(stalled.pid, signal.SIGCONT)

    stalled.read(TOLD)

    stalled.wait_for(lambda: kept(tmp_path, "From the quay. Late words."))
    assert kept(tmp_path, "From the quay. And the pier.")
    second.send(CTRL_S)
    second.wait_for(lambda: set(sample.rglob("*.md")) - notes)
    [note] = set(sample.rglob("*.md")) - notes
    second.wait_for(lambda: len(drafts(tmp_path)) == 1)
    stalled.send(CTRL_S)
    stalled.read("Theirs, in the file")
    assert "From the quay. And the pier." in note.read_text()
    assert "Late words" not in note.read_text()
    assert kept(tmp_path, "From the quay. Late words.")


def test_the_old_one_leaves_no_second_draft_of_it_when_it_is_hung_up(
    stalled: Line, tmp_path: Path, connect: Connect
) -> None:
    gone_on(connect, tmp_path)
    stalled.cut()
    os.kill(stalled.pid, signal.SIGCONT)

    assert stalled.gone() == -signal.SIGHUP

    [text] = drafts(tmp_path)
    assert "From the quay. And the pier." in text
