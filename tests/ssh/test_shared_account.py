"""One account for everybody, on a real server: what a newcomer's key opens, and what not."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.ssh.host import Host

PATIENCE = 30.0

STRANGER = "Permission denied (publickey)"


def texts(host: Host) -> set[str]:
    """Return what all notes say."""
    return {file.read_text(encoding="utf-8") for file in host.folder.rglob("*.md")}


@pytest.fixture(scope="module")
def cleo(host: Host) -> str:
    """Somebody who may read and write."""
    before = host.asked("cleo", "list")
    assert STRANGER in before.stderr
    assert f"cleo reads and writes {host.folder}" in host.authorize("cleo")
    return "cleo"


def test_a_newcomer_reads_ticks_and_drafts_by_commands(host: Host, cleo: str) -> None:
    listed = host.asked(cleo, "list")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 45), listed.stderr

    row = json.loads(host.asked(cleo, "actions --json").stdout)[0]
    ticked = host.asked(cleo, "tick", row["id"])
    assert (ticked.returncode, ticked.stderr) == (0, "")
    line = (host.folder / row["path"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert "[x]" in line

    begun = host.asked(cleo, "new --no-open")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert begun.stdout.startswith("cleo/")
    assert (host.folder / begun.stdout.strip()).is_file()


def processes_with(words: str) -> list[int]:
    """Return the processes whose command line has these words."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended meanwhile
            if words in file.read_bytes().replace(b"\0", b" ").decode(errors="replace"):
                found.append(int(file.parent.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_session_is_one_process_and_ended_gives_the_terminal_back(host: Host, cleo: str) -> None:
    with host.server.terminal(host.key[cleo], host.account) as app:
        app.first_paint("Question 31", timeout=PATIENCE)
        app.send(b"j")
        [pid] = processes_with(f"-f {host.folder} --as cleo serve")  # no shell stands by
        os.kill(pid, signal.SIGTERM)
        assert b"\x1b[?1049l" in app.until("\x1b[?1049l", timeout=PATIENCE).output


def test_the_app_opens_in_a_terminal_and_ticks(host: Host, cleo: str) -> None:
    with host.server.terminal(host.key[cleo], host.account) as app:
        app.first_paint("Question 31", timeout=PATIENCE)
        app.settle()
        before = texts(host)
        app.send(b"3")
        app.settle()
        app.send(b" ")
        app.until("☑", timeout=PATIENCE)
        app.send(b"q")
        assert app.ended(timeout=PATIENCE) == 0

    (after,) = texts(host) - before
    assert "[x]" in after
    states = host.server.room.rglob("state/weeknotes/people/*")
    assert [path.name for path in states] == [cleo]


def test_without_a_terminal_there_is_a_word_on_how_to_get_one(host: Host, cleo: str) -> None:
    told = host.asked(cleo, options=["-T"])

    assert (told.returncode, told.stdout) == (2, "")
    assert "`ssh -t HOST` opens the app" in told.stderr


def test_quotes_are_read_as_the_person_typed_them(host: Host, cleo: str) -> None:
    added = host.asked(cleo, "add 'Ring Kerbline; $(id) `id` | sh > /tmp/x' --due fri")

    assert added.returncode == 0, added.stderr
    assert "Ring Kerbline; $(id) `id` | sh > /tmp/x" in added.stdout


@pytest.mark.parametrize(
    "line",
    [
        *("sh", "bash -i", "id", "cat /etc/passwd", "/bin/sh -c id", "-f / list", "$SHELL"),
        *("scp -t /", "scp -f /etc/passwd", "rsync --server . /", "git-upload-pack notes"),
        *("list; id", "list\nid", "list && id", "$(id)", "'list", "list | sh", "list > /x"),
        *("weeknotes -f / list", "--as ada list", "--read-only", "../../bin/sh", "list -f /"),
        *("authorize --list", "serve", "demo", "doctor", "index --rebuild", "new"),
        *("actions --as ada", "show /etc/passwd", "show ../../../../etc/passwd"),
        *("show ~/.ssh/authorized_keys", "add --note /etc/passwd Tea"),
    ],
)
def test_nothing_else_is_run(host: Host, cleo: str, line: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in host.folder.rglob("*")}

    done = host.asked(cleo, line)

    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert "uid=" not in done.stderr
    assert "root:" not in done.stderr
    assert before == {path: path.stat().st_mtime_ns for path in host.folder.rglob("*")}


def test_no_files_are_copied(host: Host, cleo: str, tmp_path: Path) -> None:
    for mode in ("-s", "-O"):
        program = [*host.server.client("scp", "-P", host.key[cleo]), mode]
        source = f"{host.account}@127.0.0.1:{host.folder}/.weeknotes.toml"
        done = subprocess.run(
            [*program, source, str(tmp_path / "copy")], capture_output=True, check=False
        )
        assert done.returncode != 0
        assert not (tmp_path / "copy").exists()


def test_nothing_is_forwarded(host: Host, cleo: str) -> None:
    inside = f"127.0.0.1:{host.server.port}"
    through = host.asked(cleo, options=["-W", inside])
    assert through.returncode != 0
    assert "SSH-2.0" not in through.stdout

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        spare = taken.getsockname()[1]
    back = host.asked(
        cleo, "list", options=["-o", "ExitOnForwardFailure=yes", "-R", f"{spare}:{inside}"]
    )
    assert back.returncode != 0
    assert back.stdout == ""


@pytest.mark.parametrize(
    "setting", ["PYTHONPATH=/tmp", "SSH_ORIGINAL_COMMAND=id", "PYTHONINSPECT=1", "TEXTUAL=debug"]
)
def test_the_environment_opens_nothing(host: Host, cleo: str, setting: str) -> None:
    done = host.asked(cleo, "list", options=["-o", f"SetEnv={setting}"])

    assert done.returncode == 0, done.stderr
    assert "Question 31" in done.stdout


def test_who_may_only_read_changes_nothing(host: Host) -> None:
    host.authorize("dov", "--read-only")
    row = json.loads(host.asked("dov", "actions --json").stdout)[0]
    before = (host.folder / row["path"]).read_bytes()

    for line in (f"tick {row['id']}", "add Tea", "new --no-open"):
        done = host.asked("dov", line)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("weeknotes: ")

    assert (host.folder / row["path"]).read_bytes() == before
    assert not (host.folder / "dov").exists()


def test_who_is_removed_is_a_stranger_again(host: Host) -> None:
    host.authorize("dov", "--replace")
    assert host.asked("dov", "list").returncode == 0

    removed = host.as_admin("authorize", "--remove", "dov", "--file", str(host.file))

    assert removed.returncode == 0, removed.stderr
    assert STRANGER in host.asked("dov", "list").stderr
    assert host.as_admin("list").returncode == 0


@pytest.mark.parametrize("name", ["Zoë O'Brien-Smith", "x.y_z+w@example.org", "陳大文", "o''"])
def test_a_name_comes_through_both_quotings(host: Host, name: str) -> None:
    key = host.key["dov"].with_suffix(".pub").read_text(encoding="utf-8")
    line = f"""authorize - --as "{name}" --install --replace --file {host.file}"""
    assert host.as_admin(line, stdin=key).returncode == 0

    done = host.asked("dov", "actions --owner me")

    assert f"You are “{name}” here" in done.stderr
    assert "--as" not in done.stderr
