"""What other editors leave beside a file while they have it open: who has, and in which process."""

import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.notes.store.confine import Place, opened, place_of
from tui.notes.text import clean_line

_VIM = struct.Struct("<2s10s4x4x4xI40s40s")
"""The beginning of a swap file, see `struct block0` in vim's memline.c."""

_EMACS = re.compile(r"(?P<who>[^@]*)@(?P<host>.*)\.(?P<pid>\d{1,9})(?::\d+)?")
"""What a lock of Emacs links to, see "File Locks" in its manual."""


class Opened(NamedTuple):
    """Another editor that has a file open."""

    who: str
    host: str
    pid: int
    program: str


def seen(root: Path, path: str) -> list[Opened]:
    """Return which editors have a note open, as far as they leave a word; never fails.

    Whether their processes still live is not looked at. Vim does so with its swap file, unless it
    is told to keep that elsewhere; Emacs with a link.
    """
    try:
        with place_of(str(root), path) as place:
            return [*_vim(place), *_emacs(place)]
    except OSError:
        return []


def _vim(place: Place) -> Iterator[Opened]:
    for suffix in (".swp", ".swo"):
        swap = place._replace(name=f".{place.name}{suffix}")
        try:
            with opened(swap) as file:
                head = os.pread(file, _VIM.size, 0)
        except OSError:
            continue
        if len(head) == _VIM.size and head.startswith(b"b0"):
            _, version, pid, who, host = _VIM.unpack(head)
            program = "Neovim" if b"NVIM" in version else "Vim"
            yield Opened(_text(who), _text(host), pid, program)


def _emacs(place: Place) -> Iterator[Opened]:
    try:
        target = os.readlink(f".#{place.name}", dir_fd=place.folder)
    except OSError:
        return
    if lock := _EMACS.fullmatch(target):
        yield Opened(clean_line(lock["who"]), clean_line(lock["host"]), int(lock["pid"]), "Emacs")


def _text(field: bytes) -> str:
    return clean_line(field.split(b"\0", 1)[0].decode("utf-8", "replace"))
