"""The command line on a copy of the sample notes, on a day of their newest week."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.commands import cli
from tui.commands.session import Session

TODAY = date(2019, 6, 26)
"""The Wednesday of the sample notes' newest week."""


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in this process, as somebody, on a folder."""

    folder: Path
    options: Sequence[str] = ("--as", "callum")
    today: date = TODAY

    def run(self, *words: str, status: int = 0) -> Result:
        """Run `weeknotes` with these words, and see that it ends with `status`."""
        words = ("-f", str(self.folder), *self.options, *words)
        result = run(*words, today=self.today)
        assert result.exit_code == status, result.output
        return result

    def lines(self, *words: str, status: int = 0) -> list[str]:
        """Return what a command prints, line by line."""
        return self.run(*words, status=status).stdout.splitlines()

    def told(self, *words: str, status: int = 0) -> str:
        """Return what a command says on standard error."""
        return self.run(*words, status=status).stderr

    def json(self, *words: str, status: int = 0) -> list[dict[str, Any]]:
        """Return the rows that a command prints in JSON."""
        rows: list[dict[str, Any]] = json.loads(self.run(*words, "--json", status=status).stdout)
        return rows

    def given(self, *options: str) -> "CommandLine":
        """Return the same with other options before the command."""
        return replace(self, options=options)

    def settings(self, text: str) -> None:
        """Give the folder these settings instead of its own."""
        (self.folder / ".weeknotes.toml").write_text(text, encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Put a file into the folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """Return what a file of the folder holds."""
        return (self.folder / path).read_text(encoding="utf-8")


def run(*words: str, today: date = TODAY) -> Result:
    """Run `weeknotes` with these words and no others."""
    session = Session(today=lambda: today)
    return CliRunner(catch_exceptions=False).invoke(cli, words, obj=session, prog_name="weeknotes")


@pytest.fixture
def samples(sample: Path) -> CommandLine:
    """Callum at a copy of the sample notes."""
    return CommandLine(sample)


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    """Callum at a folder without notes."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return CommandLine(folder)
