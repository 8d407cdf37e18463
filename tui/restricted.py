"""What a session may do to its host where the person has no account of their own on it.

Everything here narrows this process, for good: nothing takes it back.
"""

import os
import re
import resource
import sys
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

MiB = 1 << 20

MAX_MEMORY = 2048 * MiB
"""Ten thousand notes take 190 MB of it, and a hundred thousand about 1.2 GB."""
MAX_ADDRESSES = 4096 * MiB
"""Room for threads and mapped files besides, of which little is memory: 850 MB at 10,000 notes."""
MAX_FILE = 2048 * MiB
"""The words of a hundred thousand notes, for searching, are 880 MB; a note is 8 MiB at most."""
MAX_TASKS = 4096
"""The account's processes and threads together, of which a session takes about eight.

Linux counts those of all sessions and lets none in beyond, so that a small number would lock
everybody out.
"""

UMASK = 0o007
"""The account and its group may read and write, and nobody else."""

PLAIN_TERMINAL = "xterm"
"""What a terminal is taken for whose name is none."""

_LOCALE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}")
_TERMINAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,63}")
_DIRECTORY = re.compile(r"/[^\0]*")
_ANYTHING = re.compile(r".*", re.DOTALL)

KEPT: Mapping[str, re.Pattern[str]] = {
    "TERM": _TERMINAL,
    "COLORTERM": re.compile(r"truecolor|24bit"),
    "NO_COLOR": _ANYTHING,  # that it is there is all that it says
    "LANG": _LOCALE,
    # sshd's, or its administrator's: whoever may set these may set LD_PRELOAD as well.
    "HOME": _DIRECTORY,
    "XDG_CACHE_HOME": _DIRECTORY,
    "XDG_CONFIG_HOME": _DIRECTORY,
    "XDG_STATE_HOME": _DIRECTORY,
}
"""The variables that stay, where they are as they should be; those of `LC_` do as `LANG`."""

FORBIDDEN = frozenset(
    {
        *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"),
        *("pty.spawn", "subprocess.Popen", "webbrowser.open"),
        *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto"),
    }
)
"""What Python tells its audit hooks before it starts a program or reaches for the network."""


def enter() -> None:
    """Narrow this process; to be called before Textual is imported, which reads the environment."""
    confine(os.environ)
    limits()
    forbid_programs()


def confine(environ: MutableMapping[str, str]) -> None:
    """Take everything out of an environment that is not `KEPT`."""
    for name, value in list(environ.items()):
        pattern = _LOCALE if name.startswith("LC_") else KEPT.get(name)
        if pattern is None or not pattern.fullmatch(value):
            del environ[name]
    environ.setdefault("TERM", PLAIN_TERMINAL)


def limits() -> None:
    """Bound what this process takes of the host, leave no core file, and keep others out of files.

    A limit that is lower already stays. What goes beyond memory is a `MemoryError`, beyond a
    file's size an `OSError`.
    """
    os.umask(UMASK)
    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: MAX_FILE}
    if sys.platform == "linux":  # elsewhere these can't be set, or mean something else
        bounds |= {
            resource.RLIMIT_AS: MAX_ADDRESSES,
            resource.RLIMIT_DATA: MAX_MEMORY,
            resource.RLIMIT_NPROC: MAX_TASKS,
        }
    for kind, bound in bounds.items():
        present = [now for now in resource.getrlimit(kind) if now != resource.RLIM_INFINITY]
        lowest = min([bound, *present])
        resource.setrlimit(kind, (lowest, lowest))


def forbid_programs() -> None:
    """Start no program and reach for no network from now on, whoever asks for it.

    Nothing here does so; this is the net below that. The attempt raises PermissionError.
    """
    sys.addaudithook(_hook(FORBIDDEN))


def _hook(forbidden: frozenset[str]) -> Callable[[str, tuple[Any, ...]], None]:
    def hook(event: str, _: tuple[Any, ...]) -> None:
        if event in forbidden:
            raise PermissionError(f"{event} is not allowed in this session")

    return hook
