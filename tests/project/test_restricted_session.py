"""A whole session in restricted mode touches the folder and the person's own files, and no more."""

import json
import os
import random
import signal
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.terminal import ALTERNATE_SCREEN, Terminal
from tests.project import audited

pytestmark = pytest.mark.stress

ROOT = Path(__file__).parents[2]

KEYS = 5_000

BURST = 20
"""Keys that are typed at once, as one who pastes does."""

LONE = 0.12
"""Seconds after which an escape is a key of its own, and not the beginning of another."""

PATIENCE = 60.0

FULL_SCREEN = ALTERNATE_SCREEN.decode()

CONFINED = {
    str(ROOT / "tui/notes" / name)
    for name in ("store/atomic.py", "writing/being_edited.py", "store/confine.py")
}
"""The code that opens files relative to descriptors, all of them of folders below the notes."""

HANGUP = str(ROOT / "tui/commands/hangup.py")
"""What ends this very process once a signal has told it to."""

PLACES = (b"1", b"2", b"3", b"/", b"\x10", b"?", b"N", b"e", b"2t", b"3a", b"D")
"""Where some bursts begin, or they would end in the first box that takes letters."""

TYPED = [
    *(letter.encode() for letter in string.printable[:94] if letter != "q"),
    *(bytes([code]) for code in range(1, 27) if code != 17),  # with ctrl held; both end it
    *(b" ", b"\x7f", b"\x1b", b"\x1b"),
    *(f"\x1b[{code}".encode() for code in ("A", "B", "C", "D", "F", "H", "Z")),
    *(f"\x1b[1;{held}{code}".encode() for held in (2, 3, 5, 6) for code in "ABCDFH"),
    *(f"\x1b[{code}~".encode() for code in (2, 3, 5, 6, 15, 17, 18, 19, 20, 21, 23, 24)),
    *(f"\x1bO{code}".encode() for code in "PQRS"),
    *(f"\x1b{letter}".encode() for letter in "abdefnvwz"),
    *(f"\x1b[<{button};{column};7M".encode() for button in (0, 2, 64, 65) for column in (5, 60)),
    b"\x1b[200~- [ ] pasted @ada due:fri\n\x1b[201~",
    b"\x1b]52;c;Li4vLi4=\x07",
    b"\x1b[48;65535;65535t",
]
"""What a terminal sends for a key, besides clicks, a paste, and answers that nobody asked for."""


class Person:
    """Somebody's folder of notes and own files, with something beside them to stumble on."""

    def __init__(self, home: Path, notes: Path) -> None:
        self.notes = notes
        self.own = home / "own"
        self.report = home / "report"
        self.elsewhere = home / "elsewhere"
        self.elsewhere.mkdir()
        (self.elsewhere / "secret.md").write_text("# Secret\n- [ ] not yours\n", encoding="utf-8")
        (notes / "out").symlink_to(self.elsewhere)
        (notes / "callum/out.md").symlink_to(self.elsewhere / "secret.md")
        os.mkfifo(notes / "callum/2019-06-17-fifo.md")
        self.environment = {
            **{f"XDG_{kind}_HOME": str(self.own / kind) for kind in ("CACHE", "CONFIG", "STATE")},
            "HOME": str(self.own),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "EDITOR": f"touch {self.elsewhere}/editor",
            "BROWSER": f"touch {self.elsewhere}/browser",
            "TEXTUAL_LOG": str(self.elsewhere / "log"),
            "TEXTUAL_SCREENSHOT": "1",
            "TEXTUAL_SCREENSHOT_LOCATION": str(self.elsewhere),
        }
        self._beside = self._what_is_beside()

    def command(self, *words: str) -> list[str]:
        """Return what runs a command under watch."""
        return [sys.executable, "-m", "tests.project.audited", str(self.report), *words]

    def check(self, *touched: Path) -> None:
        """See that nothing was done but to the folder and the person's own files.

        `touched` are those of them that were changed, or it was not much of a session.
        """
        deeds = audited.read(self.report)
        assert [deed for deed in deeds if not self._may(deed)] == []
        assert self._what_is_beside() == self._beside
        changed = {path for deed in deeds for path in deed.paths}
        for place in touched:
            assert any(path.startswith(f"{place}/") for path in changed)

    def _may(self, deed: audited.Deed) -> bool:
        if deed.event == "ctypes.dlopen" and list(deed.paths) == ["None"]:
            return True  # what the process is made of already, to tune its memory
        if deed.event.startswith(audited.BEYOND):
            return deed.code == HANGUP
        return all(
            path.startswith((f"{self.notes}/", f"{self.own}/", "/dev/pts/"))
            or path in {str(self.own), os.devnull}
            or (not path.startswith("/") and deed.code in CONFINED)
            for path in map(os.path.normpath, deed.paths)
        )

    def _what_is_beside(self) -> list[tuple[str, bytes]]:
        return [(path.name, path.read_bytes()) for path in sorted(self.elsewhere.iterdir())]


@pytest.fixture
def person(tmp_path: Path, sample: Path) -> Person:
    return Person(tmp_path, sample)


@pytest.fixture
def session(person: Person) -> Iterator[Terminal]:
    words = ("-f", str(person.notes), "--as", "callum", "serve")
    command = person.command(*words)
    with Terminal(command, env=person.environment, cwd=person.elsewhere) as terminal:
        terminal.until(FULL_SCREEN, timeout=PATIENCE)
        terminal.settle(timeout=PATIENCE)
        yield terminal


def test_random_keys_reach_nothing_else(person: Person, session: Terminal) -> None:
    keys = random.Random(20190624).choices(TYPED, k=KEYS)

    for start in range(0, KEYS, BURST):
        if start % (4 * BURST) == 0:
            for key in (b"\x1b", b"\x1b", PLACES[start // (4 * BURST) % len(PLACES)]):
                session.send(key)
                session.collect(LONE)
        session.send(b"".join(keys[start : start + BURST]))
        session.collect(0.02)
    session.collect(1)
    os.kill(session.pid, signal.SIGTERM)

    assert session.ended(timeout=PATIENCE) == -signal.SIGTERM
    person.check(person.own)


def test_no_action_reaches_anything_else(person: Person) -> None:
    done = subprocess.run(
        person.command("every-action", str(person.notes)),
        env=person.environment,
        cwd=person.elsewhere,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=4 * PATIENCE,
    )

    assert done.returncode == 0, done.stderr
    ran = {action for _, action in json.loads(done.stdout)}
    assert {"ask('tick')", "save", "copy_all", "command_palette", "draft", "submit"} <= ran
    assert not ran & {"own_editor", "screenshot", "suspend_process"}
    person.check(person.own, person.notes)
