"""A real OpenSSH server on loopback, which lets people in by keys made for the test."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from tests.bench.terminal import Terminal

ROOT = Path(__file__).parents[2]

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")

PATIENCE = 30.0

CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {room}/host_key
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile {room}/keys/%u
PermitRootLogin prohibit-password
AcceptEnv *
PermitUserEnvironment yes
AllowTcpForwarding yes
AllowAgentForwarding yes
Subsystem sftp internal-sftp
{more}
"""
"""As open as a server can be, so that what keeps people in is the line of their key."""


FIRST_GROUP = 61_000
"""The number of the first group that accounts share."""

PLACES = {
    "checkout": ROOT,
    "packages": Path(sysconfig.get_path("purelib")),
    "python": Path(sys.base_prefix),
}
"""What an environment consists of; other accounts may have no access to where it is."""


class Account(NamedTuple):
    """A Unix account that lives as long as the server."""

    name: str
    uid: int
    groups: Sequence[str] = ()


class Server:
    """Runs sshd until the `with` block is left.

    `room` is a directory that every account can reach. With `accounts`, which takes root and mount
    namespaces, sshd finds these besides the machine's own; without, it serves the account that
    runs the tests.
    """

    def __init__(self, room: Path, accounts: Sequence[Account] = ()) -> None:
        assert SSHD
        self.room = room
        self.accounts = accounts
        self.keys = room / "keys"
        """The files of authorised keys, each of the name of its account."""
        self.port = free_port()
        self.python = str(_environment_for_all(room) if accounts else make_environment(room))
        """An interpreter in which weeknotes is installed, as every account sees it."""
        self.keys.mkdir()
        make_key(room / "host_key")
        (room / "config").write_text(self._config(), encoding="utf-8")
        command = [SSHD, "-D", "-e", "-f", str(room / "config")]
        if os.geteuid() == 0:  # where it gives its privileges up; init makes it, if there is one
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._process = subprocess.Popen(
            self._among_accounts(command) if accounts else command,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        assert self._process.stderr
        said = []
        for line in self._process.stderr:
            said.append(line)
            if "Server listening" in line:
                Thread(target=self._process.stderr.read, daemon=True).start()  # else it fills up
                return self
        raise AssertionError(f"sshd did not start: {''.join(said)}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stderr
        self._process.terminate()
        self._process.wait()
        self._process.stderr.close()

    def run(
        self, key: Path, account: str, *words: str, stdin: str = "", options: Sequence[str] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run `ssh account@host words` to its end, without a terminal."""
        end = ["--"] if words else []  # else ssh takes what begins with a hyphen as its own
        return subprocess.run(
            [*self.client("ssh", "-p", key), *options, f"{account}@127.0.0.1", *end, *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )

    def terminal(self, key: Path, account: str, *words: str) -> Terminal:
        """Run `ssh -t account@host words` in a terminal."""
        return Terminal([*self.client("ssh", "-p", key), "-tt", f"{account}@127.0.0.1", *words])

    def client(self, program: str, port_option: str, key: Path, *, port: int = 0) -> list[str]:
        """Return how a program of OpenSSH's is started to reach the server with a key.

        `port` is where a line to it begins, else its own.
        """
        options = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
            "IdentityFile": str(key),
        }
        said = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        return [program, "-F", "none", port_option, str(port or self.port), *said]

    def _config(self) -> str:
        kinds = () if self.accounts else ("CACHE", "STATE", "CONFIG")
        own = " ".join(f"XDG_{kind}_HOME={self.room}/xdg/{kind.lower()}" for kind in kinds)
        return CONFIG.format(port=self.port, room=self.room, more=f"SetEnv {own}" if own else "")

    def _among_accounts(self, command: Sequence[str]) -> list[str]:
        """Return what runs a command where there are accounts that the machine does not have."""
        files = {"passwd": "", "shadow": "", "group": ""}
        for account in self.accounts:
            name, uid = account.name, account.uid
            home = self.room / "home" / name
            home.mkdir(parents=True, mode=0o700)
            os.chown(home, uid, uid)
            files["passwd"] += f"{name}:x:{uid}:{uid}::{home}:/bin/sh\n"
            files["shadow"] += f"{name}:*:19000:0:99999:7:::\n"
            files["group"] += f"{name}:x:{uid}:\n"
        for number, group in enumerate(sorted({g for a in self.accounts for g in a.groups})):
            members = ",".join(one.name for one in self.accounts if group in one.groups)
            files["group"] += f"{group}:x:{FIRST_GROUP + number}:{members}\n"
        mounts = []
        for name, lines in files.items():
            file = self.room / name  # ours first: the machine may have an account of such a name
            file.write_text(lines + Path("/etc", name).read_text(encoding="utf-8"), "utf-8")
            file.chmod(0o600 if name == "shadow" else 0o644)
            mounts.append((file, f"/etc/{name}"))
        mounts += [(place, str(self.room / name)) for name, place in PLACES.items()]
        script = " && ".join(f"mount --bind '{source}' '{place}'" for source, place in mounts)
        return ["unshare", "--mount", "sh", "-c", f'{script} && exec "$@"', "sh", *command]


def make_environment(room: Path, places: Mapping[str, Path] = PLACES) -> Path:
    """Make an environment in which weeknotes is installed, and return its interpreter."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    binaries, site = room / "venv/bin", room / "venv/lib" / version / "site-packages"
    for folder in (binaries, site):
        folder.mkdir(parents=True)
    base = places["python"] / "bin"
    (room / "venv/pyvenv.cfg").write_text(f"home = {base}\n", encoding="utf-8")
    (site / "tests.pth").write_text(f"{places['checkout']}\n{places['packages']}\n", "utf-8")
    (binaries / "python").symlink_to(base / version)
    return binaries / "python"


def _environment_for_all(room: Path) -> Path:
    """Make an environment of what will be mounted where every account can reach it."""
    places = {name: room / name for name in PLACES}
    for place in places.values():
        place.mkdir()
    return make_environment(room, places)


def make_key(file: Path, *options: str) -> Path:
    """Make a pair of keys without a passphrase; the public one is `file` with `.pub` after it."""
    kind = options or ("-t", "ed25519")
    command = ["ssh-keygen", "-q", *kind, "-N", "", "-C", f"{file.name}@laptop", "-f", str(file)]
    subprocess.run(command, check=True)
    return file


def own_account() -> str:
    """Return the name of the account that runs the tests."""
    return getpass.getuser()


def can_add_accounts() -> bool:
    """Whether accounts can be made that only the server sees."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    probe = ["unshare", "--mount", "mount", "--bind", "/etc/passwd", "/etc/passwd"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
