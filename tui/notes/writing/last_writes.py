"""What is still to be written when the program ends before its time.

The journal says here what it has in hand, and whoever ends the program has it written, without
knowing of journals: a handler of signals can't ask an event loop that is stuck.
"""

from collections.abc import Callable

_waiting: list[Callable[[], object]] = []


def before_end(write: Callable[[], object]) -> None:
    """Have `write` called where the program is ended, maybe from a handler of signals."""
    if write not in _waiting:
        _waiting.append(write)


def no_longer(write: Callable[[], object]) -> None:
    """Take back what `before_end` was told."""
    if write in _waiting:
        _waiting.remove(write)


def write_all() -> None:
    """Write what is waiting, each once; a fault of one does not keep the others."""
    try:
        while _waiting:
            _waiting.pop()()
    finally:
        if _waiting:
            write_all()
