"""`weeknotes serve`, without a server: each time a process, which it narrows for good."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.processes import weeknotes
from tui.commands import cli, served
from tui.commands.list import command as list_command
from tui.commands.serve import directories
from tui.commands.served import Refused, check_parameters

LOG = Path("/dev/log")


@pytest.fixture
def log() -> Iterator[socket.socket]:
    """The host's log, where none is kept."""
    if os.geteuid() or LOG.exists():
        pytest.skip("it takes root, and a host that keeps no log")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log:
        log.bind(str(LOG))
        log.settimeout(10)
        yield log
        LOG.unlink()


def ask(sample: Path, line: str, name: str = "cleo") -> subprocess.CompletedProcess[str]:
    """Ask for something over SSH, as sshd hands it on."""
    asked = {"SSH_ORIGINAL_COMMAND": line, "SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"}
    return weeknotes("-f", str(sample), "--as", name, "serve", env=asked)


def test_what_is_asked_for_is_run_as_the_person(sample: Path) -> None:
    done = ask(sample, "weeknotes add 'Order the badges' --owner me", "callum")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("callum/")


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("actions --colour", 2, "No such option"),
        ("new", 1, "Over this connection it is `new --no-open`"),
        ("show nowhere", 1, "There is no note “nowhere” here."),
        ("list --as priya", 2, "“--as” is not served here: the key says who you are"),
        ("search tea --as priya", 2, "“--as” is not served here: the key says who you are"),
        ("list -f /", 2, "“-f” is not served here: the key says who you are"),
        ("help", 0, "Over this connection `ssh -t HOST` opens the app, and the commands are"),
        ("-h", 0, "the commands are actions, add, changes"),
        ("weeknotes --help", 0, "the commands are actions, add, changes"),
        ("--version", 0, "the commands are actions, add, changes"),
        ("list -h", 0, "Usage: weeknotes list "),
        ("", 2, "the app needs a terminal: `ssh -t HOST` opens the app"),
        ("id", 1, "“id” is not served here"),
        ("tick --state", 2, "Option '--state' requires an argument."),
    ],
)
def test_errors_are_those_of_the_command(sample: Path, line: str, status: int, said: str) -> None:
    done = ask(sample, line)

    assert done.returncode == status
    assert said in done.stdout + done.stderr
    assert "weeknotes serve" not in done.stdout + done.stderr  # which nobody has typed


def test_an_option_that_nobody_has_thought_about_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(served, "SERVED", {"list": frozenset({"author"})})
    group = cli.make_context("weeknotes", [], resilient_parsing=True)
    context = list_command.make_context("list", ["--author", "me", "--unread"], parent=group)

    with pytest.raises(Refused, match="--unread is not served here"):
        check_parameters(context, "list")


def test_a_refusal_is_in_the_hosts_log(sample: Path, log: socket.socket) -> None:
    ask(sample, "id\nsshd[1]: Accepted publickey for root \x1b[2J" + "x" * 9999)

    said = log.recv(65536).decode()
    assert "weeknotes[" in said
    assert "refused cleo from 192.0.2.7: id␊sshd[1]: Accepted publickey for root ␛[2Jxxx" in said
    assert len(said) < 700


def test_to_ask_what_there_is_is_no_refusal(sample: Path, log: socket.socket) -> None:
    ask(sample, "help")
    ask(sample, "id")

    assert log.recv(65536).decode().endswith(": id")


def test_people_have_a_state_of_their_own_and_one_index(sample: Path, tmp_path: Path) -> None:
    for name in ("cleo", "Zoë O'Brien"):
        assert ask(sample, "list", name).returncode == 0

    assert [path.name for path in (tmp_path / "xdg/cache").iterdir()] == ["weeknotes"]
    own = {directories(name)["XDG_STATE_HOME"] for name in ("cleo", "Cleo", "Zoë O'Brien")}
    assert own == {
        f"{tmp_path}/xdg/state/weeknotes/people/{who}" for who in ("cleo", "zoë o'brien")
    }


@pytest.mark.parametrize("options", [(), ("--as", "cleo"), ("-f", "notes", "--as", "cleo")])
def test_it_takes_a_folder_and_a_name(options: tuple[str, ...]) -> None:
    done = weeknotes(*options, "serve")

    assert (done.returncode, "it takes -f FOLDER" in done.stderr) == (2, True)
