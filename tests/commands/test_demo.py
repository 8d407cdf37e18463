"""`weeknotes demo` where nobody is at a terminal."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from tests.commands.conftest import run

TODAY = date(2031, 11, 26)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.usefixtures("temporary")
def test_the_week_of_today_and_the_open_actions_are_printed() -> None:
    result = run("demo", today=TODAY)
    told = result.stdout

    assert result.exit_code == 0
    assert told.startswith("weeknotes demo: the sample team's week of 24 November 2031\n")
    assert "# w/c 24 November: Short, because Thursday" in told
    assert "Priya Venkataraman · priya/2031-W48.md" in told
    assert told.index("Open actions") < told.index("\nOverdue (") < told.index("\nNo date (")
    assert told.endswith("\nTo open the app on these notes, run `weeknotes demo` in a terminal.\n")


def test_the_copy_is_gone_afterwards_and_leaves_no_index(temporary: Path, tmp_path: Path) -> None:
    run("demo")

    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "xdg").exists()


@pytest.mark.usefixtures("temporary")
def test_a_folder_that_is_named_is_not_touched(tmp_path: Path) -> None:
    assert run("-f", str(tmp_path / "nowhere"), "demo").exit_code == 0
    assert not (tmp_path / "nowhere").exists()
