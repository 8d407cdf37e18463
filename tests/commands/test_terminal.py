"""The app in a terminal of its own: opened, left, and ended from outside."""

import json
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bench.terminal import Silent, Terminal
from tests.commands.processes import COMMAND, environment
from tui.commands.output import cells

PATIENCE = 20.0

AS_ITS_OWN = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal that which a process is hung up with, as a login does."""

IGNORE_HANGUP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
"""What nohup does."""

CTRL_L = b"\x0c"

MOUSE_ON, MAIN_SCREEN = b"\x1b[?1000h", "\x1b[?1049l"

Open = Callable[..., Terminal]


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[Open]:
    """Return what runs `weeknotes` in a terminal, until the test is over."""
    opened: list[Terminal] = []

    def run(*words: str, columns: int = 120, ignore_hangup: bool = False) -> Terminal:
        start = (IGNORE_HANGUP if ignore_hangup else "") + AS_ITS_OWN
        command = (sys.executable, "-c", start, *COMMAND, *words)
        env = environment({"TMPDIR": str(tmp_path)})
        opened.append(Terminal(command, columns=columns, env=env, cwd=tmp_path))
        return opened[-1]

    yield run
    for terminal in opened:
        with terminal:
            pass


def is_cooked(terminal: Terminal) -> bool:
    """Whether the terminal echoes and edits lines, as a shell wants it."""
    wanted = termios.ECHO | termios.ICANON
    return int(termios.tcgetattr(terminal.fd)[3]) & wanted == wanted


def hang_up(terminal: Terminal) -> None:
    """Close our end of the terminal, as a lost connection does."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, terminal.fd)
    os.close(nothing)


def drafts(home: Path) -> list[str]:
    """Return what the journal holds."""
    files = (home / "xdg/state").rglob("drafts/*.json")
    return [json.loads(file.read_bytes())["text"] for file in files]


def wait_for(terminal: Terminal, condition: Callable[[], object]) -> None:
    """Watch a terminal until something holds."""
    for _ in range(int(PATIENCE / 0.05)):
        if condition():
            return
        terminal.collect(0.05)
    raise Silent("what was waited for did not come about")


def printed(terminal: Terminal) -> list[str]:
    """Return the lines that a command prints to its end."""
    output = b""
    with suppress(EOFError):
        while chunk := terminal.collect(0.05) or terminal.answer(0).output:
            output += chunk
    return output.decode().splitlines()


def test_the_app_opens_on_a_folder_and_is_left_by_q(sample: Path, at_terminal: Open) -> None:
    app = at_terminal("-f", str(sample))
    app.first_paint("Low tide", timeout=PATIENCE)

    app.send(b"q")

    assert app.ended(timeout=PATIENCE) == 0


def test_the_demo_opens_on_a_copy_that_is_gone_afterwards(
    tmp_path: Path, at_terminal: Open
) -> None:
    app = at_terminal("demo")
    app.first_paint("Low tide", timeout=PATIENCE)
    assert len(list(tmp_path.glob("weeknotes-demo-*/notes/amara/*.md"))) == 12

    app.send(b"q")

    assert app.ended(timeout=PATIENCE) == 0
    assert not list(tmp_path.glob("weeknotes-demo-*"))
    assert not (tmp_path / "xdg/cache").exists()


def test_a_wrong_folder_is_a_sentence_instead_of_an_app(tmp_path: Path, at_terminal: Open) -> None:
    app = at_terminal(str(tmp_path / "nowhere"))

    assert b"\x1b" not in app.until("name another one.", timeout=PATIENCE).output
    assert app.ended() == 1


def test_a_program_that_is_ended_gives_the_terminal_back_and_drops_the_demo(
    tmp_path: Path, at_terminal: Open
) -> None:
    app = at_terminal("demo")
    app.first_paint("Low tide", timeout=PATIENCE)
    assert not is_cooked(app)

    os.kill(app.pid, signal.SIGTERM)

    app.until(MAIN_SCREEN, timeout=PATIENCE)
    assert app.ended() == -signal.SIGTERM
    assert is_cooked(app)
    assert not list(tmp_path.glob("weeknotes-demo-*"))


def test_a_terminal_that_takes_nothing_keeps_no_program_alive(
    sample: Path, at_terminal: Open
) -> None:
    app = at_terminal("-f", str(sample))
    app.first_paint("Low tide", timeout=PATIENCE)
    app.send(CTRL_L * 50)  # much is drawn, and nobody reads it

    os.kill(app.pid, signal.SIGTERM)

    end = threading.Thread(
        target=os.waitid, args=(os.P_PID, app.pid, os.WEXITED | os.WNOWAIT), daemon=True
    )
    end.start()
    end.join(PATIENCE)
    assert not end.is_alive()
    assert app.ended() == -signal.SIGTERM


@pytest.mark.parametrize("ignored", [False, True], ids=["as usual", "under nohup"])
def test_a_lost_connection_ends_the_app_and_keeps_what_was_typed(
    sample: Path, tmp_path: Path, at_terminal: Open, *, ignored: bool
) -> None:
    app = at_terminal("-f", str(sample), "--as", "callum", "new", ignore_hangup=ignored)
    app.first_paint("New note", timeout=PATIENCE)
    app.settle()
    app.send(b"Words from the quay.")
    wait_for(app, lambda: any("Words from the quay." in text for text in drafts(tmp_path)))

    hang_up(app)

    assert app.ended() == -signal.SIGHUP
    assert any("Words from the quay." in text for text in drafts(tmp_path))
    assert len(list(sample.glob("callum/*.md"))) == 9


def test_the_mouse_is_left_alone_where_the_settings_say_so(
    sample: Path, tmp_path: Path, at_terminal: Open
) -> None:
    file = tmp_path / "xdg/config/weeknotes/config.toml"
    file.parent.mkdir(parents=True)
    outputs = []
    for setting in ("true", "false"):
        file.write_text(f"mouse = {setting}\n", encoding="utf-8")
        app = at_terminal("-f", str(sample))
        outputs.append(app.first_paint("Low tide", timeout=PATIENCE).output)

    assert [MOUSE_ON in output for output in outputs] == [True, False]


def test_lists_keep_to_the_width_of_the_terminal(sample: Path, at_terminal: Open) -> None:
    for command in ("list", "actions"):
        lines = printed(at_terminal("-f", str(sample), command, columns=120))
        assert max(map(cells, lines)) <= 120
        assert any("…" in line for line in lines)
