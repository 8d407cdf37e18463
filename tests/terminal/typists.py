"""Many people who type and never save, each in a process of their own that is there to be killed.

    python -m tests.terminal.typists DIRECTORY NUMBER

Each counts, a word every few milliseconds, and notes in a file of their own when each word was
there. Their process ids are printed; the program waits until all are gone.
"""

import os
import sys
import time
from pathlib import Path

from tui.notes.writing.drafts import Journal
from tui.notes.writing.open_note import Typed

PAUSE = 0.01
"""Seconds between two words."""


def main() -> None:
    directory, number = Path(sys.argv[1]), int(sys.argv[2])
    pids = []
    for name in range(number):
        pid = os.fork()
        if not pid:
            type_on(directory, str(name))
            return
        pids.append(pid)
    print(*pids, flush=True)
    for pid in pids:
        os.waitpid(pid, 0)


def type_on(directory: Path, name: str) -> None:
    """Type until the end comes from outside, or nobody is there to bring it."""
    journal = Journal(directory / "drafts", told=lambda sentence: os._exit(len(sentence)))
    page = journal.open(folder=str(directory), path=name, base_digest="")
    held = [Typed("", 1, 0)]
    page.follow(lambda: page.write(*held[-1]))
    record = os.open(directory / f"{name}.typed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    words: list[str] = []
    parent = os.getppid()
    while os.getppid() == parent:
        words.append(str(len(words)))
        held[0] = Typed(" ".join(words), 1, 0)
        os.write(record, f"{words[-1]} {time.monotonic()}\n".encode())
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
