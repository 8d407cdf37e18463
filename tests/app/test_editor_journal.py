"""What the journal costs whoever types: nothing on the thread that draws, and little beside it."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.app.journey import journey
from tests.bench.corpus import long_text
from tui.notes.writing.drafts import PATIENCE

NOTE = "callum/2019-06-24.md"
CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_watching: list[tuple[str, list[int]]] = []


def _take_note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watching and isinstance(arguments[2], int) and arguments[2] & CHANGES:
        folder, threads = _watching[0]
        if str(arguments[0]).startswith(folder) and str(arguments[0]).endswith(".tmp"):
            threads.append(threading.get_ident())


sys.addaudithook(_take_note)  # which can't be taken back: it sees nothing unless it is to


@contextmanager
def writes_below(folder: Path) -> Iterator[list[int]]:
    """Collect the threads that begin to write a file below a folder, one for each file."""
    threads: list[int] = []
    _watching.append((str(folder), threads))
    try:
        yield threads
    finally:
        _watching.clear()


async def test_what_is_typed_is_written_elsewhere_and_seldom(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / NOTE).parent.mkdir(parents=True)
    (folder / NOTE).write_text(long_text(100_000), encoding="utf-8")
    async with journey(folder) as person:
        person.main.go(NOTE)
        await person.until_reading(NOTE)
        await person.press("e")
        await person.until(lambda: person.main.writing.is_open)
        await person.until(lambda: person.main.writing.editor.area.has_focus)
        with writes_below(tmp_path / "person" / "state" / "drafts") as threads:
            began = time.monotonic()
            for _ in range(2):
                before = len(threads)
                await person.type("a few words")
                await person.until(lambda: len(threads) > before)  # noqa: B023 (waited for)
            took = time.monotonic() - began
        assert threading.get_ident() not in threads
        # One more at once, and one of what the text began from.
        assert len(threads) <= took / PATIENCE + 2
        await person.press("ctrl+s")
        await person.until(lambda: not person.main.writing.is_dirty)
