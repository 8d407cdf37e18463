"""An account for each person and a folder that belongs to their group, on a real server."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.ssh.server import FIRST_GROUP, Account, Server, can_add_accounts, make_key
from tui import assets

TEAM = [Account("ada", 60_201, ["team"]), Account("bo", 60_202, ["team"])]

OUTSIDER = Account("cy", 60_203)

PROGRAM = """\
#!/bin/sh
umask 002
exec {python} -I -m tui -f {folder} "$@"
"""
"""What docs/ssh.md has an administrator put into /usr/local/bin."""

pytestmark = pytest.mark.skipif(
    not can_add_accounts(), reason="it takes root and mount namespaces to add accounts for a test"
)


@pytest.fixture(scope="module")
def folder(room: Path) -> Path:
    """The sample notes, as `chgrp -R team` and `chmod -R g+rwX,o-rwx` and setgid folders do."""
    folder = room / "notes"
    shutil.copytree(assets.sample_notes(), folder)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 0, FIRST_GROUP)
        path.chmod(0o2770 if path.is_dir() else 0o660)
    return folder


@pytest.fixture(scope="module")
def server(room: Path, folder: Path) -> Iterator[Server]:
    with Server(room, [*TEAM, OUTSIDER]) as server:
        for account in server.accounts:
            key = make_key(room / account.name)
            shutil.copy(key.with_suffix(".pub"), server.keys / account.name)
        program = room / "weeknotes"
        program.write_text(PROGRAM.format(python=server.python, folder=folder), encoding="utf-8")
        program.chmod(0o755)
        yield server


def weeknotes(server: Server, account: str, *words: str, status: int = 0) -> tuple[str, str]:
    """Run weeknotes over SSH, and return what it prints and what it complains of."""
    program = str(server.room / "weeknotes")
    done = server.run(server.room / account, account, program, *words)
    assert done.returncode == status, done.stderr
    return done.stdout, done.stderr


def test_each_writes_and_the_others_can_go_on_with_it(server: Server, folder: Path) -> None:
    begun = weeknotes(server, "ada", "new --no-open")[0].strip()
    added = json.loads(weeknotes(server, "ada", "add Order the badges --json")[0])
    note = folder / begun
    assert begun.startswith("ada/")
    assert note.stat().st_uid == TEAM[0].uid

    told, complaints = weeknotes(server, "bo", "tick", added[0]["id"])

    assert (complaints, "open → done" in told) == ("", True)
    assert "- [x] Order the badges" in note.read_text(encoding="utf-8")
    assert "Order the badges" in weeknotes(server, "ada", "actions --state done")[0]
    weeknotes(server, "ada", "tick --state open", added[0]["id"])


def test_all_that_is_made_is_the_groups(server: Server, folder: Path) -> None:
    weeknotes(server, "bo", "new --no-open")

    for path in (folder, *folder.rglob("*")):
        status = path.stat()
        assert status.st_gid == FIRST_GROUP, path
        assert S_IMODE(status.st_mode) & 0o060 == 0o060, path


def test_who_each_is_comes_from_the_account(server: Server) -> None:
    (row,) = json.loads(weeknotes(server, "bo", "add Book the hall --owner me --json")[0])
    assert row["path"].startswith("bo/")


def test_who_is_not_of_the_group_reads_nothing(server: Server, folder: Path) -> None:
    told, complaint = weeknotes(server, "cy", "list", status=1)

    assert told == ""
    assert complaint.startswith(f"weeknotes: You may not read “{folder}”")


def test_the_app_opens_in_a_terminal(server: Server) -> None:
    key = server.room / "ada"
    with server.terminal(key, "ada", str(server.room / "weeknotes")) as app:
        app.first_paint("Question 31", timeout=30)
        app.settle()
        app.send(b"q")
        assert app.ended(timeout=30) == 0
