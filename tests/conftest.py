"""What all tests share: nobody's own settings, and a copy of the sample notes."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import assets

SLOW = ("project", "ssh", "terminal", "load")
"""The folders whose tests start real processes and wait for them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: at the end, one processor would do it and the others wait."""
    items.sort(key=lambda item: item.path.parent.name not in SLOW)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run half as many files again at once as there are processors: each app waits for quiet."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(autouse=True)
def own_directories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the settings, state and cache of whoever runs them."""
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "xdg" / kind.lower()))
    monkeypatch.delenv("WEEKNOTES_FOLDER", raising=False)


MANY_OBJECTS = 1_000_000
"""So many are what a few files' tests leave; to look through them takes about a second."""


@pytest.fixture(autouse=True, scope="module")
def own_garbage() -> Iterator[None]:
    """Take away the apps that a file's tests have left: each sets aside what it has loaded.

    They would fill the memory, and the search for garbage in a later test would go through them.
    """
    yield
    gc.enable()
    if gc.get_freeze_count() > MANY_OBJECTS:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample notes, with their own dates, to change at will."""
    folder = tmp_path / "notes"
    shutil.copytree(assets.sample_notes(), folder)
    return folder
