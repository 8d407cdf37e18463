"""Notes under kills, races and failing disks: the old bytes or the new ones, and nothing lost."""

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.notes.errors import Changed, WriteFailed
from tui.notes.store.catalogue import Catalogue
from tui.notes.store.folder import Folder, digest

PROJECT = Path(__file__).parents[2]
OLD, NEW = (letter * 60_000 for letter in (b"o", b"n"))
KILLS = 60


def started(function: Callable[..., None], *arguments: object) -> "subprocess.Popen[bytes]":
    """Call a function of this module in a new process."""
    call = f"from {__name__} import *; {function.__name__}{arguments!r}"
    return subprocess.Popen([sys.executable, "-c", call], cwd=PROJECT)


def edit(folder: Folder, change: Callable[[bytes], bytes]) -> None:
    """Write what a note's bytes are changed into, as everything does that writes."""
    with folder.lock():
        before = folder.read("note.md")
        folder.write("note.md", change(before), expect=digest(before))


def append(folder: Folder, line: bytes) -> None:
    edit(folder, lambda data: data + line)


def leftovers(root: Path) -> list[Path]:
    return list(root.glob(".weeknotes-*.tmp"))


def write_and_be_killed(root: str) -> None:
    """Kill one writing process after the other, and look at the note after each."""
    with Folder(Path(root)).lock():  # imports what the lock needs before there are many of us
        pass
    for _ in range(KILLS):
        writer = os.fork()
        if writer == 0:
            folder = Folder(Path(root))
            while True:
                edit(folder, lambda data: NEW if data == OLD else OLD)
        time.sleep(random.uniform(0.005, 0.015))
        os.kill(writer, signal.SIGKILL)
        _, status = os.waitpid(writer, 0)
        assert os.WIFSIGNALED(status), "it was writing until it was killed"
        assert Folder(Path(root)).read("note.md") in (OLD, NEW)


def append_lines(root: str, who: str, count: int) -> None:
    folder = Folder(Path(root))
    for number in range(count):
        append(folder, f"- [ ] {who} {number}\n".encode())


def test_a_killed_writer_leaves_the_old_note_or_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_bytes(OLD)

    assert started(write_and_be_killed, str(tmp_path)).wait(timeout=30) == 0

    assert Folder(tmp_path).list().entries.keys() == {"note.md"}


def test_what_killed_writers_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    old, recent = (tmp_path / "ada" / f".weeknotes-{letter * 16}.tmp" for letter in ("0", "f"))
    theirs = tmp_path / ".weeknotes-notes.tmp"
    for path in (old, recent, theirs):
        path.touch()
    for path in (old, theirs):
        os.utime(path, (1, 1))

    Catalogue(Folder(tmp_path, read_only=True), None).refresh()
    assert old.exists()

    Catalogue(Folder(tmp_path), None).refresh()
    assert (old.exists(), recent.exists(), theirs.exists()) == (False, True, True)


def test_processes_that_edit_one_note_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "note.md").touch()
    writers = [started(append_lines, str(tmp_path), who, 40) for who in "abcd"]

    assert [writer.wait(timeout=30) for writer in writers] == [0, 0, 0, 0]

    lines = (tmp_path / "note.md").read_text().splitlines()
    assert sorted(lines) == sorted(f"- [ ] {who} {n}" for who in "abcd" for n in range(40))
    assert leftovers(tmp_path) == []


def test_threads_that_edit_one_note_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "note.md").touch()
    folder = Folder(tmp_path)

    def appending(who: str) -> None:
        for number in range(20):
            append(folder, f"{who}{number}\n".encode())

    threads = [threading.Thread(target=appending, args=[who]) for who in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(folder.read("note.md").split())) == 80


def fail(monkeypatch: pytest.MonkeyPatch, name: str, nth: int) -> list[str]:
    """Let the nth call of a function of `os` fail as on a full disk; the calls are recorded."""
    real = getattr(os, name)
    calls: list[str] = []

    def function(*arguments: Any, **options: Any) -> Any:
        calls.append(name)
        if len(calls) == nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, function)
    return calls


@pytest.mark.parametrize("name", ["fsync", "fchmod", "replace"])
def test_a_step_that_fails_leaves_the_old_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "note.md").write_bytes(OLD)
    folder = Folder(tmp_path)
    with folder.lock():  # whose file is there, so that the first call is the note's
        calls = fail(monkeypatch, name, 1)

    with pytest.raises(WriteFailed, match=r"the disk is full\. The note is as it was"):
        folder.write("note.md", NEW, expect=digest(OLD))

    assert len(calls) == 1
    assert (tmp_path / "note.md").read_bytes() == OLD
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", ["fsync", "link"])
def test_a_step_that_fails_leaves_no_new_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    calls = fail(monkeypatch, name, 1)

    with pytest.raises(WriteFailed, match="the disk is full"):
        Folder(tmp_path).write("new.md", NEW, expect=None)

    assert len(calls) == 1
    assert [path.name for path in tmp_path.iterdir()] == [".weeknotes"]


@pytest.mark.parametrize("how", ["in its place", "into it"])
def test_what_another_program_writes_while_the_disk_is_slow_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(OLD)
    flush = os.fsync

    def slow(descriptor: int) -> None:
        flush(descriptor)
        if note.read_bytes() == OLD and how == "in its place":
            (tmp_path / "theirs").write_bytes(b"theirs")
            (tmp_path / "theirs").replace(note)
        elif note.read_bytes() == OLD:
            note.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", slow)

    with pytest.raises(Changed, match="by somebody else"):
        Folder(tmp_path).write("note.md", NEW, expect=digest(OLD))

    assert note.read_bytes() == b"theirs"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("expect", [None, digest(OLD)])
def test_a_folder_that_cant_be_flushed_does_not_deny_the_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect: str | None
) -> None:
    path = "note.md" if expect else "new.md"
    (tmp_path / "note.md").write_bytes(OLD)
    calls = fail(monkeypatch, "fsync", 2)

    Folder(tmp_path).write(path, NEW, expect=expect)

    assert len(calls) == 2
    assert (tmp_path / path).read_bytes() == NEW
    assert leftovers(tmp_path) == []


def test_file_systems_without_hard_links_take_new_notes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)
    folder = Folder(tmp_path)

    folder.write("new.md", NEW, expect=None)
    with pytest.raises(Changed, match="already"):
        folder.write("new.md", OLD, expect=None)

    assert folder.read("new.md") == NEW
    assert leftovers(tmp_path) == []
