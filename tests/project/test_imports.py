"""What is imported when: a start loads nothing that the first screen does without.

The direction of imports is checked by the contracts in pyproject.toml, statically; here a fresh
interpreter says what was really loaded.
"""

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import tui.notes

ROOT = Path(__file__).parents[2]

LATER = {"mistletoe", "watchfiles", "anyio", "pygments", "tinydb", "yaml", "markdown_it"}
"""Loaded when the first note is shown, a folder is watched, an index is read."""

INTERFACE = {"textual", "rich"}

Loaded = Callable[..., set[str]]

REPORT = "import sys, json; sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Run a line of Python, and return the top-level packages that are loaded in the end."""
    return partial(run_and_report, tmp_path)


def run_and_report(home: Path, program: str, *arguments: str) -> set[str]:
    code = f"try:\n    {program}\nfinally:\n    {REPORT}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            **{f"XDG_{kind}_HOME": str(home) for kind in ("CACHE", "STATE", "CONFIG")},
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stderr.rsplit("\n", 1)[-1])
    return {name.partition(".")[0] for name in modules}


def test_the_app_is_imported_without_what_comes_later(loaded: Loaded) -> None:
    assert not loaded("import tui.app") & LATER


def test_notes_know_no_interface(loaded: Loaded) -> None:
    found = pkgutil.walk_packages(tui.notes.__path__, "tui.notes.")
    names = [module.name for module in found]

    assert "tui.notes.week" in names
    assert not loaded(f"import {', '.join(names)}") & INTERFACE


def test_a_command_that_prints_does_without_textual(loaded: Loaded, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2019-06-10.md").write_text("# Week commencing 10 June 2019\n", encoding="utf-8")

    packages = loaded("from tui.__main__ import main; main()", "-f", str(folder), "list")

    assert "tui" in packages
    assert not packages & INTERFACE
