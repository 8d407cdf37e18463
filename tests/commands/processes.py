"""`weeknotes` as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

COMMAND = (sys.executable, "-m", "tui")

NOBODY = 65534
"""An account without privileges."""


AS_SOMEBODY = f"""
import os, pkgutil, sys
from importlib import import_module
import tui.commands, tui.notes, yaml
from tui.__main__ import main
for package in (tui.commands, tui.notes):
    for module in pkgutil.walk_packages(package.__path__, f"{{package.__name__}}."):
        import_module(module.name)
os.setgroups([])
os.setresgid({NOBODY}, {NOBODY}, {NOBODY})
os.setresuid(*[int(sys.argv.pop(1))] * 3)
main()
"""
"""Loads everything first: another account may have no access to where Python is."""


def weeknotes(
    *words: str, env: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run `weeknotes` to its end, with nothing to read and what it prints in a pipe."""
    return _run(*COMMAND, *words, env=env, **options)


def weeknotes_as(
    account: int, *words: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `weeknotes` as an account without privileges, which only root can."""
    return _run(sys.executable, "-c", AS_SOMEBODY, str(account), *words, env=env)


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of this process and more, in which the checkout is found.

    What tells a size is left out: a terminal's own is meant.
    """
    kept = {name: text for name, text in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def _run(
    *command: str, env: Mapping[str, str] | None, **options: Any
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environment(env or {}),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
        **options,
    )
