"""Keys, and a server that lets people in by them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh.server import SSHD, Account, Server, can_add_accounts, make_key, own_account
from tui import assets

NOTES_ACCOUNT = 60_100

PEOPLE = ("admin", "cleo", "dov")


class Host:
    """A server with one account for the notes, and keys of people who are not let in yet."""

    def __init__(self, server: Server, account: str) -> None:
        self.server = server
        self.account = account
        self.folder = server.room / "notes"
        self.file = server.keys / account
        self.key = {name: server.room / name for name in PEOPLE}


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with somebody's pairs of keys of several kinds."""
    folder = tmp_path_factory.mktemp("keys")
    make_key(folder / "ed25519")
    make_key(folder / "other")
    make_key(folder / "ecdsa", "-t", "ecdsa")
    make_key(folder / "rsa", "-t", "rsa", "-b", "2048")
    make_key(folder / "short", "-t", "rsa", "-b", "1024")
    return folder


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    """A directory that every account can reach, where there is an OpenSSH server to test with."""
    if SSHD is None:
        if os.environ.get("CI"):
            pytest.fail("no sshd is installed, and .ci/run installs one")
        pytest.skip("no sshd is installed: `apt-get install openssh-server`, or .ci/run")
    with tempfile.TemporaryDirectory(prefix="weeknotes-ssh-") as path:
        Path(path).chmod(0o755)
        yield Path(path)


@pytest.fixture(scope="module")
def host(room: Path) -> Iterator[Host]:
    """Everybody's account, with the sample notes; only its administrator has a shell there."""
    accounts = [Account("notes", NOTES_ACCOUNT)] if can_add_accounts() else []
    with Server(room, accounts) as server:
        host = Host(server, accounts[0].name if accounts else own_account())
        for name in PEOPLE:
            make_key(host.key[name])
        shutil.copytree(assets.sample_notes(), host.folder)
        shutil.copy(room / "admin.pub", host.file)
        if accounts:
            for path in (server.keys, host.file, host.folder, *host.folder.rglob("*")):
                os.chown(path, NOTES_ACCOUNT, NOTES_ACCOUNT)
        yield host
