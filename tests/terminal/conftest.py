"""The app at the end of a line, ended at the latest with the test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.line import Line

Connect = Callable[..., Line]


@pytest.fixture
def connect(sample: Path, tmp_path: Path) -> Iterator[Connect]:
    """Return what opens the app on the sample notes in a terminal of its own.

    It writes whole words there, which can be waited for, and not only the letters that differ.
    """
    settings = tmp_path / "xdg/config/weeknotes/config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("lean = false\n", encoding="utf-8")
    with ExitStack() as lines:
        yield lambda *words, **options: lines.enter_context(Line(sample, *words, **options))
