"""The app in a terminal of its own: opened, left, and ended from outside."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.commands.processes import COMMAND, environment
from tests.terminal.line import AS_ITS_OWN, PATIENCE, is_cooked
from tui.commands.output import cells

MOUSE_ON, MAIN_SCREEN = b"\x1b[?1000h", "\x1b[?1049l"

Open = Callable[..., Terminal]


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[Open]:
    """Return what runs `weeknotes` in a terminal, until the test is over."""
    opened: list[Terminal] = []

    def run(*words: str, columns: int = 120) -> Terminal:
        command = (sys.executable, "-c", AS_ITS_OWN, *COMMAND, *words)
        env = environment({"TMPDIR": str(tmp_path)})
        opened.append(Terminal(command, columns=columns, env=env, cwd=tmp_path))
        return opened[-1]

    yield run
    for terminal in opened:
        with terminal:
            pass


def printed(terminal: Terminal) -> list[str]:
    """Return the lines that a command prints to its end."""
    return terminal.to_its_end(timeout=PATIENCE).decode().splitlines()


def test_the_app_opens_on_a_folder_and_is_left_by_q(sample: Path, at_terminal: Open) -> None:
    app = at_terminal("-f", str(sample))
    app.first_paint("Nine left", timeout=PATIENCE)

    app.send(b"q")

    assert app.ended(timeout=PATIENCE) == 0


def test_the_demo_opens_on_a_copy_that_is_gone_afterwards(
    tmp_path: Path, at_terminal: Open
) -> None:
    app = at_terminal("demo")
    app.first_paint("Nine left", timeout=PATIENCE)
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
    app.first_paint("Nine left", timeout=PATIENCE)
    assert not is_cooked(app)

    os.kill(app.pid, signal.SIGTERM)

    app.until(MAIN_SCREEN, timeout=PATIENCE)
    assert app.ended() == -signal.SIGTERM
    assert is_cooked(app)
    assert not list(tmp_path.glob("weeknotes-demo-*"))


def test_the_mouse_is_left_alone_where_the_settings_say_so(
    sample: Path, tmp_path: Path, at_terminal: Open
) -> None:
    file = tmp_path / "xdg/config/weeknotes/config.toml"
    file.parent.mkdir(parents=True)
    outputs = []
    for setting in ("true", "false"):
        file.write_text(f"mouse = {setting}\n", encoding="utf-8")
        app = at_terminal("-f", str(sample))
        outputs.append(app.first_paint("Nine left", timeout=PATIENCE).output)

    assert [MOUSE_ON in output for output in outputs] == [True, False]


def test_lists_keep_to_the_width_of_the_terminal(sample: Path, at_terminal: Open) -> None:
    for command in ("list", "actions"):
        lines = printed(at_terminal("-f", str(sample), command, columns=120))
        assert max(map(cells, lines)) <= 120
        assert any("…" in line for line in lines)


def test_what_is_found_is_seen_whatever_the_width(sample: Path, at_terminal: Open) -> None:
    line = printed(at_terminal("-f", str(sample), "search", "Josune", "author:amara", columns=60))

    assert max(map(cells, line)) <= 60
    assert all("josune" in each.lower() for each in line)
