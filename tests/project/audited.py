"""Runs `weeknotes`, and writes down what it does to the machine.

`audited.py REPORT WORDS…` runs a command; `audited.py REPORT every-action FOLDER` opens the
restricted app and runs each of its actions, see `tests.project.every_action`.

The report is a line of JSON for each deed: what Python calls it, the file that has the code, and
the paths that it is about, absolute where they can be known.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

CHANGES: dict[str, Sequence[tuple[int, int | None]]] = {
    "os.chmod": [(0, 2)],
    "os.chown": [(0, 3)],
    "os.link": [(0, 2), (1, 3)],
    "os.mkdir": [(0, 2)],
    "os.remove": [(0, 1)],
    "os.rename": [(0, 2), (1, 3)],
    "os.rmdir": [(0, 1)],
    "os.setxattr": [(0, None)],
    "os.symlink": [(1, 2)],
    "os.truncate": [(0, None)],
    "os.utime": [(0, 3)],
    "sqlite3.connect": [(0, None)],
}
"""Where in an event's arguments there are paths, and the descriptor that each is relative to."""

REACHING = ("os.exec", "os.fork", "os.kill", "os.posix_spawn", "os.spawn", "os.system", "pty.")
"""With `socket.` and others of this kind, the beginnings of events that are never to happen."""

BEYOND = (*REACHING, "socket.", "subprocess.", "webbrowser.", "ctypes.dlopen", "shutil.")

HARMLESS = {"socket.__new__", "socket.gethostname"}
"""The event loop has a pipe to itself; to be of use, another socket is bound or connected."""


class Deed(NamedTuple):
    """Something that was done, or tried."""

    event: str
    code: str
    """The file that the code is in that did it."""
    paths: list[str]
    """What it was done to, or its arguments."""


def watch(report: Path) -> None:
    """Write down from now on what this process does."""
    descriptor = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        paths = about(event, arguments)
        if paths is not None:
            deed = Deed(event, sys._getframe(1).f_code.co_filename, paths)
            os.write(descriptor, json.dumps(deed).encode() + b"\n")

    sys.addaudithook(hook)


def about(event: str, arguments: tuple[Any, ...]) -> list[str] | None:
    """Return the paths that an event changes; None where it changes nothing."""
    if event == "open":
        return [placed(arguments[0], None)] if arguments[2] & WRITING else None
    if event in CHANGES:
        return [
            placed(arguments[path], None if folder is None else arguments[folder])
            for path, folder in CHANGES[event]
        ]
    if event.startswith(BEYOND) and event not in HARMLESS:
        return [repr(argument) for argument in arguments]
    return None


def placed(path: Any, folder: int | None) -> str:
    """Return a path in full; one that `os.open` is given may be relative to who knows what."""
    if isinstance(path, int):
        return str(Path(f"/proc/self/fd/{path}").readlink())
    name = os.fsdecode(path)
    if folder is None or folder < 0:
        return name
    return str(Path(f"/proc/self/fd/{folder}").readlink() / name)


def read(report: Path) -> list[Deed]:
    """Return what was written down."""
    return [Deed(*json.loads(line)) for line in report.read_bytes().splitlines()]


def run(report: str, *words: str) -> None:
    """Run a command, or every action, under watch."""
    watch(Path(report))
    if words[0] == "every-action":
        from tui import restricted

        restricted.enter()
        from tests.project.every_action import run_all

        print(json.dumps(run_all(Path(words[1]))))
    else:
        from tui.__main__ import main

        sys.argv[1:] = words
        main()


if __name__ == "__main__":
    run(*sys.argv[1:])
