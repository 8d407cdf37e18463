"""One account for everybody on a real server, and what people do there with their keys."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.ssh.server import Account, Server, can_add_accounts, make_key, own_account
from tests.ssh.window import Window
from tui import assets

NOTES_ACCOUNT = 60_100

PEOPLE = ("admin", "callum", "cleo", "dilys", "dov")
"""Who has a pair of keys; only the first is let in at the beginning."""


class Host:
    """A server with one account for the notes, and keys of people who are not let in yet."""

    def __init__(self, server: Server, account: str) -> None:
        self.server = server
        self.account = account
        self.folder = server.room / "notes"
        self.file = server.keys / account
        self.key = {name: server.room / name for name in PEOPLE}

    def as_admin(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run weeknotes from the administrator's shell."""
        program = (self.server.python, "-I", "-m", "tui", "-f", str(self.folder))
        return self.server.run(self.key["admin"], self.account, *program, *words, stdin=stdin)

    def authorize(self, name: str, *options: str) -> str:
        """Let somebody in, their key pasted by the administrator."""
        key = self.key[name].with_suffix(".pub").read_text(encoding="utf-8")
        words = ("authorize", "-", "--as", name, "--install", "--file", str(self.file), *options)
        done = self.as_admin(*words, stdin=key)
        assert done.returncode == 0, done.stderr  # which may say that they are new here
        return done.stdout

    def asked(
        self, name: str, *words: str, stdin: str = "", options: Sequence[str] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run `ssh host words` with somebody's key."""
        return self.server.run(self.key[name], self.account, *words, stdin=stdin, options=options)

    def client(self, name: str, *options: str, port: int = 0) -> list[str]:
        """Return what opens the app with somebody's key; `port` is where a line to it begins."""
        program = self.server.client("ssh", "-p", self.key[name], port=port)
        return [*program, *options, "-tt", f"{self.account}@127.0.0.1"]

    def window(self, name: str) -> Window:
        """Run `ssh -t host`, which opens the app, with somebody's key in a terminal."""
        return Window(self.client(name))

    def own(self, *paths: Path) -> None:
        """Give files to the account, where it is not the one that runs the tests."""
        if self.server.accounts:
            for path in paths:
                os.chown(path, NOTES_ACCOUNT, NOTES_ACCOUNT)


@contextmanager
def opened(room: Path, notes: Path | None = None) -> Iterator[Host]:
    """Start a server with `notes`, else the sample's; only its administrator has a shell there."""
    accounts = [Account("notes", NOTES_ACCOUNT)] if can_add_accounts() else []
    with Server(room, accounts) as server:
        host = Host(server, accounts[0].name if accounts else own_account())
        for key in host.key.values():
            make_key(key)
        shutil.copytree(notes or assets.sample_notes(), host.folder)
        shutil.copy(room / "admin.pub", host.file)
        host.own(server.keys, host.file, host.folder, *host.folder.rglob("*"))
        yield host
