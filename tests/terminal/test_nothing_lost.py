"""Kills without warning, full disks and faults of our own: what was typed is offered again."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.commands.processes import environment
from tests.made import of_ended
from tests.terminal.conftest import Connect
from tests.terminal.line import CTRL_S, EDITOR_KEYS, F8, F9, FAULTY, PATIENCE, Line, kept
from tui.notes.writing.drafts import Journal

BEHIND = 1.0
"""Seconds by which the journal may be behind."""

CONTINUED = b"c"


class TestAKillWithoutWarning:
    @pytest.mark.stress
    @pytest.mark.parametrize("seed", [1, 2])
    def test_the_journal_is_whole_and_hardly_behind(self, seed: int, tmp_path: Path) -> None:
        killed = kill_typists(40, tmp_path, Random(seed))

        journal = Journal(tmp_path / "drafts", told=pytest.fail)
        texts = {draft.path: draft.text for draft in of_ended(journal.others())}
        for name, when in killed.items():
            words = texts.get(name, "").split()
            assert words == [str(number) for number in range(len(words))]
            assert len(words) > last_typed(tmp_path / f"{name}.typed", when - BEHIND)

    @pytest.mark.parametrize("seconds", [1.2, 1.7, 2.3])
    def test_the_app_is_hardly_behind_what_is_typed_at_its_keyboard(
        self, seconds: float, tmp_path: Path, connect: Connect
    ) -> None:
        app = connect().begin()
        typed: list[tuple[str, float]] = []
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            word = f"w{len(typed)}"
            app.send(f"{word} ".encode())
            typed.append((word, time.monotonic()))
            app.collect(0.05)

        end = time.monotonic()
        os.kill(app.pid, signal.SIGKILL)

        assert app.gone() == -signal.SIGKILL
        due = [word for word, when in typed if when < end - BEHIND]
        assert due
        assert kept(tmp_path, " ".join(due))

    def test_the_next_start_goes_on_where_it_was(self, tmp_path: Path, connect: Connect) -> None:
        first = connect().begin()
        first.send(b"From the quay")
        first.wait_for(lambda: kept(tmp_path, "From the quay"))
        os.kill(first.pid, signal.SIGKILL)
        first.gone()

        second = offered(connect)
        second.send(CONTINUED)
        second.read(EDITOR_KEYS)
        second.send(b", with love.")

        wait_until(lambda: kept(tmp_path, "From the quay, with love."))


@pytest.mark.parametrize("key", [F8, F9])
def test_a_fault_of_our_own_costs_nothing_and_shows_nothing_of_it(
    key: bytes, tmp_path: Path, connect: Connect
) -> None:
    app = connect(command=FAULTY).begin()
    app.send(b"From the quay.")
    app.read("quay")
    app.send(key)

    output = app.until("offered at the next start", timeout=PATIENCE).output

    assert app.gone() == 1
    assert b"a fault of our own" in output
    assert b"quay" not in output.partition(b"\x1b[?1049l")[2]
    assert kept(tmp_path, "From the quay.")
    offered(connect)


class TestAFullDisk:
    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        """A disk with room for 64 kilobytes."""
        place = tmp_path / "disk"
        place.mkdir()
        options = ("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place))
        try:
            mounted = subprocess.run(("mount", *options), capture_output=True, check=False)
        except OSError as error:
            pytest.skip(f"no small disk can be mounted: {error.strerror}")
        if mounted.returncode:
            pytest.skip(f"no small disk can be mounted: {mounted.stderr.decode().strip()}")
        yield place
        subprocess.run(("umount", "--lazy", str(place)), check=True)

    def test_leaves_the_draft_of_before_and_takes_the_next_once_there_is_room(
        self, disk: Path
    ) -> None:
        told: list[str] = []
        journal = Journal(disk / "drafts", told=told.append, patience=0.01)
        page = journal.open(folder="/notes", path="a.md", base_digest="")
        page.write("first")
        assert journal.flush()
        filler = fill(disk)

        page.write("second " * 1000)
        wait_until(lambda: told)

        [draft] = (disk / "drafts").glob("*.json")
        assert json.loads(draft.read_bytes())["text"] == "first"
        # It goes on trying; but nothing is left of a try.
        wait_until(lambda: not list((disk / "drafts").glob("*.tmp")))
        assert "only in this window" in told[0]
        filler.unlink()
        wait_until(lambda: json.loads(draft.read_bytes())["text"].startswith("second"))
        wait_until(
            lambda: told[1:] == ["The draft of your unsaved text can be written again, and is."]
        )
        journal.close()

    def test_without_room_for_what_the_text_began_from_keeps_the_text(self, disk: Path) -> None:
        told: list[str] = []
        journal = Journal(disk / "drafts", told=told.append, patience=0.01)
        base = Random(1).randbytes(200_000)
        page = journal.open(folder="/notes", path="a.md", base_digest="d1", base=base)

        page.write("first")
        wait_until(lambda: told)
        page.write("second")

        wait_until(lambda: kept_on(disk) == ["second"])
        # It goes on trying; but nothing is left of a try.
        wait_until(lambda: not list((disk / "drafts").glob("*.tmp")))
        [sentence] = told
        assert "is kept, but not what it began from" in sentence
        journal.close()

    def test_is_told_of_and_does_not_keep_from_saving(
        self, disk: Path, sample: Path, connect: Connect
    ) -> None:
        app = connect(env={"XDG_STATE_HOME": str(disk)}).begin()
        notes = set(sample.rglob("*.md"))
        app.send(b"From the quay.")
        app.wait_for(lambda: list(disk.rglob("drafts/*.json")))
        fill(disk)

        app.send(b" More.")
        app.read("only in this window")
        app.send(CTRL_S)

        app.wait_for(lambda: set(sample.rglob("*.md")) - notes)
        app.wait_for(lambda: not list(disk.rglob("drafts/*.json")))
        [note] = set(sample.rglob("*.md")) - notes
        assert "From the quay. More." in note.read_text()


def kill_typists(number: int, directory: Path, random: Random) -> dict[str, float]:
    """Have people type in one journal, kill each of them some time; return when, by name."""
    command = [sys.executable, "-m", "tests.terminal.typists", str(directory), str(number)]
    killed = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment({})) as typists:
        assert typists.stdout is not None
        pids = [int(pid) for pid in typists.stdout.readline().split()]
        start = time.monotonic()
        moments = sorted((random.uniform(0.02, 2.5), name) for name in range(number))
        for moment, name in moments:
            while (left := start + moment - time.monotonic()) > 0:
                time.sleep(left)
            killed[str(name)] = time.monotonic()
            os.kill(pids[name], signal.SIGKILL)
        assert typists.wait(PATIENCE) == 0
    return killed


def last_typed(record: Path, until: float) -> int:
    """Return the last word that was there at a time of the monotonic clock; -1 where none was."""
    whole = record.read_text().rpartition("\n")[0] if record.exists() else ""
    words = (line.split() for line in whole.splitlines())
    return max((int(word) for word, when in words if float(when) <= until), default=-1)


def offered(connect: Connect) -> Line:
    """Start the app again, and wait for what it offers to go on with."""
    app = connect("--as", "callum")
    app.read("Unsaved text")
    return app


def kept_on(disk: Path) -> list[str]:
    """Return the texts in the journal on a disk."""
    return [json.loads(file.read_bytes())["text"] for file in (disk / "drafts").glob("*.json")]


def fill(disk: Path) -> Path:
    """Leave no room on a disk; return the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 1024)
        except OSError:
            return filler


def wait_until(condition: Callable[[], object]) -> None:
    """Wait until something holds that a thread or another program brings about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "what was waited for did not come about"
        time.sleep(0.02)
