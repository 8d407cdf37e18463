"""What processes hold and use, from Linux's /proc."""

import os
from pathlib import Path
from typing import NamedTuple


class Memory(NamedTuple):
    """A process's memory, in MiB."""

    proportional: float
    """PSS: what it shares with others is divided among them."""
    private: float
    """What would be free if it ended."""


def memory(pid: int) -> Memory:
    """Measure a process's memory."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines()[1:])
    kibibytes = {words[0].rstrip(":"): int(words[1]) for words in lines}
    private = kibibytes["Private_Clean"] + kibibytes["Private_Dirty"]
    return Memory(kibibytes["Pss"] / 1024, private / 1024)


def watches(pid: int) -> int:
    """Return how many inotify instances a process has, of which an account may have few."""
    links = (descriptor.readlink() for descriptor in Path(f"/proc/{pid}/fd").iterdir())
    return sum(str(link) == "anon_inode:inotify" for link in links)


def busy_seconds() -> float:
    """Return how long all processors together have been at work since the machine started."""
    first = Path("/proc/stat").read_text(encoding="utf-8").partition("\n")[0]
    user, nice, system, _idle, _waiting, *rest = map(int, first.split()[1:9])
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def load_average() -> float:
    """Return how many processes have been running or waiting to in the last minute."""
    return os.getloadavg()[0]
