"""One account for everybody, on a real server: what a newcomer's key opens, and what not."""

import json
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.ssh.conftest import Host

PATIENCE = 30.0

STRANGER = "Permission denied (publickey)"


def as_admin(host: Host, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run weeknotes from the administrator's shell."""
    program = (host.server.python, "-I", "-m", "tui", "-f", str(host.folder))
    return host.server.run(host.key["admin"], host.account, *program, *words, stdin=stdin)


def authorize(host: Host, name: str, *options: str) -> str:
    """Let somebody in, their key pasted by the administrator."""
    key = host.key[name].with_suffix(".pub").read_text(encoding="utf-8")
    words = ("authorize", "-", "--as", name, "--install", "--file", str(host.file), *options)
    done = as_admin(host, *words, stdin=key)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def asked(host: Host, name: str, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return host.server.run(host.key[name], host.account, *words, **more)


def texts(host: Host) -> set[str]:
    """Return what all notes say."""
    return {file.read_text(encoding="utf-8") for file in host.folder.rglob("*.md")}


@pytest.fixture(scope="module")
def cleo(host: Host) -> str:
    """Somebody who may read and write."""
    before = asked(host, "cleo", "list")
    assert STRANGER in before.stderr
    assert f"cleo reads and writes {host.folder}" in authorize(host, "cleo")
    return "cleo"


def test_a_newcomer_reads_ticks_and_drafts_by_commands(host: Host, cleo: str) -> None:
    listed = asked(host, cleo, "list")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 45), listed.stderr

    row = json.loads(asked(host, cleo, "actions --json").stdout)[0]
    ticked = asked(host, cleo, "tick", row["id"])
    assert (ticked.returncode, ticked.stderr) == (0, "")
    line = (host.folder / row["path"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert "[x]" in line

    begun = asked(host, cleo, "new --no-open")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert begun.stdout.startswith("cleo/")
    assert (host.folder / begun.stdout.strip()).is_file()


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
    told = asked(host, cleo, options=["-T"])

    assert (told.returncode, told.stdout) == (2, "")
    assert "`ssh -t HOST` opens the app" in told.stderr


def test_quotes_are_read_as_the_person_typed_them(host: Host, cleo: str) -> None:
    added = asked(host, cleo, "add 'Ring Kerbline; $(id) `id` | sh > /tmp/x' --due fri")

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

    done = asked(host, cleo, line)

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
    through = asked(host, cleo, options=["-W", inside])
    assert through.returncode != 0
    assert "SSH-2.0" not in through.stdout

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        spare = taken.getsockname()[1]
    back = asked(
        host, cleo, "list", options=["-o", "ExitOnForwardFailure=yes", "-R", f"{spare}:{inside}"]
    )
    assert back.returncode != 0
    assert back.stdout == ""


@pytest.mark.parametrize(
    "setting", ["PYTHONPATH=/tmp", "SSH_ORIGINAL_COMMAND=id", "PYTHONINSPECT=1", "TEXTUAL=debug"]
)
def test_the_environment_opens_nothing(host: Host, cleo: str, setting: str) -> None:
    done = asked(host, cleo, "list", options=["-o", f"SetEnv={setting}"])

    assert done.returncode == 0, done.stderr
    assert "Question 31" in done.stdout


def test_who_may_only_read_changes_nothing(host: Host) -> None:
    authorize(host, "dov", "--read-only")
    row = json.loads(asked(host, "dov", "actions --json").stdout)[0]
    before = (host.folder / row["path"]).read_bytes()

    for line in (f"tick {row['id']}", "add Tea", "new --no-open"):
        done = asked(host, "dov", line)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("weeknotes: ")

    assert (host.folder / row["path"]).read_bytes() == before
    assert not (host.folder / "dov").exists()


def test_who_is_removed_is_a_stranger_again(host: Host) -> None:
    authorize(host, "dov", "--replace")
    assert asked(host, "dov", "list").returncode == 0

    removed = as_admin(host, "authorize", "--remove", "dov", "--file", str(host.file))

    assert removed.returncode == 0, removed.stderr
    assert STRANGER in asked(host, "dov", "list").stderr
    assert as_admin(host, "list").returncode == 0


@pytest.mark.parametrize("name", ["Zoë O'Brien-Smith", "x.y_z+w@example.org", "陳大文", "o''"])
def test_a_name_comes_through_both_quotings(host: Host, name: str) -> None:
    key = host.key["dov"].with_suffix(".pub").read_text(encoding="utf-8")
    line = f"""authorize - --as "{name}" --install --replace --file {host.file}"""
    assert as_admin(host, line, stdin=key).returncode == 0

    done = asked(host, "dov", "actions --owner me")

    assert f"You are “{name}” here" in done.stderr
