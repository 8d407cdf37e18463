"""Keys, and a server that lets people in by them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh.host import Host, opened
from tests.ssh.server import SSHD, make_key


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
    with opened(room) as host:
        yield host
