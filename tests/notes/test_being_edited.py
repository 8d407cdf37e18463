"""Who has a note open: told between processes, whatever editor they write in."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.notes.store.folder import Folder
from tui.notes.store.listing import walk
from tui.notes.writing.being_edited import STALE, BeingEdited, Holder, is_alive
from tui.notes.writing.other_editors import seen

NOTE = "ada/2019-W24.md"
PATIENCE = 10.0

ELSEWHERE = """
import sys
from pathlib import Path
from tui.notes.writing.being_edited import BeingEdited
from tui.notes.store.folder import Folder
BeingEdited(Folder(Path(sys.argv[1])), "Amara").enter(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ada").mkdir()
    (tmp_path / NOTE).write_text("# Week 24\n")
    return tmp_path


@pytest.fixture
def folder(root: Path) -> Folder:
    return Folder(root)


@contextmanager
def another_process(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another session open the note, until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, root, NOTE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def marks(root: Path) -> list[Path]:
    return sorted((root / ".weeknotes").glob("*.editing"))


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_another_session_is_told_of_until_it_leaves(folder: Folder) -> None:
    amara, ben = BeingEdited(folder, "Amara"), BeingEdited(folder, "Ben")
    before = datetime.now(tz=UTC)
    amara.enter(NOTE)

    [holder] = ben.others(NOTE)
    assert (holder.who, holder.program) == ("Amara", "")
    assert holder.since
    assert before <= holder.since <= datetime.now(tz=UTC)
    assert amara.others(NOTE) == []
    assert ben.others("ada/other.md") == []

    amara.leave()
    assert ben.others(NOTE) == []


def test_a_session_has_one_note_open(folder: Folder) -> None:
    amara, ben = BeingEdited(folder, "Amara"), BeingEdited(folder, "Ben")
    amara.enter(NOTE)
    amara.enter("ada/other.md")

    assert ben.others(NOTE) == []
    assert len(ben.others("ada/other.md")) == 1


def test_the_sentence_says_who_since_when_and_where() -> None:
    noon = datetime(2019, 6, 13, 12, tzinfo=UTC)
    shown = f"{noon.astimezone():%H:%M}"

    assert str(Holder("Amara", "web1", noon)) == (
        f"Amara has this note open since {shown} (on web1)."
    )
    assert str(Holder("ben", "web1", None, "Vim")) == "ben has this note open in Vim (on web1)."


def test_a_process_that_was_killed_is_not_told_of_and_swept(root: Path, folder: Folder) -> None:
    ben = BeingEdited(folder, "Ben")
    with another_process(root) as process:
        assert [holder.who for holder in ben.others(NOTE)] == ["Amara"]
        assert marks(root)
        process.kill()
        process.wait()
        assert ben.others(NOTE) == []
        assert not marks(root)


def test_a_session_of_another_host_counts_as_long_as_it_lets_hear(
    root: Path, folder: Folder
) -> None:
    amara, ben = BeingEdited(folder, "Amara", host="web2"), BeingEdited(folder, "Ben")
    amara.enter(NOTE)
    [mark] = marks(root)
    long_ago = time.time() - STALE - 1

    os.utime(mark, (long_ago, long_ago))
    amara.beat()
    assert [holder.host for holder in ben.others(NOTE)] == ["web2"]

    os.utime(mark, (long_ago, long_ago))
    assert ben.others(NOTE) == []
    assert not marks(root)
    amara.beat()
    amara.leave()


def test_read_only_sessions_say_nothing_and_hear(root: Path, folder: Folder) -> None:
    reader = BeingEdited(Folder(root, read_only=True), "Ben")
    reader.enter(NOTE)
    assert not (root / ".weeknotes").exists()
    assert reader.others(NOTE) == []

    BeingEdited(folder, "Amara").enter(NOTE)
    assert len(reader.others(NOTE)) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[]", b'{"who": 1}', b"x" * 10_000],
    ids=["empty", "torn", "no text", "a list", "a number", "large"],
)
def test_a_mark_that_is_none_is_passed_over(root: Path, folder: Folder, content: bytes) -> None:
    amara, ben = BeingEdited(folder, "Amara"), BeingEdited(folder, "Ben")
    amara.enter(NOTE)
    [mark] = marks(root)
    mark.write_bytes(content)

    assert ben.others(NOTE) == []


def test_a_name_from_a_mark_controls_no_terminal(root: Path, folder: Folder) -> None:
    amara = BeingEdited(folder, "Amara")
    amara.enter(NOTE)
    [mark] = marks(root)
    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"who": "A\x1b[2J\nB"}))

    [holder] = BeingEdited(folder, "Ben").others(NOTE)
    assert str(holder).isprintable()


def test_links_in_the_room_are_not_followed(root: Path, folder: Folder) -> None:
    amara, ben = BeingEdited(folder, "Amara"), BeingEdited(folder, "Ben")
    amara.enter(NOTE)
    [mark] = marks(root)
    mark.rename(root / "aside")
    mark.symlink_to(root / "aside")

    assert ben.others(NOTE) == []
    amara.leave()
    assert (root / "aside").exists()


def test_marks_are_no_notes(root: Path, folder: Folder) -> None:
    BeingEdited(folder, "Amara").enter(NOTE)

    assert list(folder.list().entries) == [NOTE]
    assert not walk(str(root), folder._ignored).problems


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no vim here")
def test_vim_is_told_of_by_its_own_swap_file(root: Path, folder: Folder) -> None:
    vim = ["vim", "-u", "NONE", "-i", "NONE", "-X", "--not-a-term", "-c", "set updatecount=1"]
    process = subprocess.Popen(
        [*vim, NOTE],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    )
    with process:
        try:
            until(lambda: [one.pid for one in seen(root, NOTE)] == [process.pid])
            [holder] = BeingEdited(folder, "Ben").others(NOTE)
        finally:
            process.kill()
    assert holder.program == "Vim"
    assert holder.who
    assert (root / "ada/.2019-W24.md.swp").exists()
    assert BeingEdited(folder, "Ben").others(NOTE) == []


def test_emacs_is_told_of_by_its_lock(root: Path, folder: Folder) -> None:
    (root / "ada/.#2019-W24.md").symlink_to(f"ben@web2.example.org.{os.getpid()}:1561")

    [holder] = BeingEdited(folder, "Ada").others(NOTE)
    assert holder == Holder("ben", "web2.example.org", None, "Emacs")


@pytest.mark.parametrize("target", ["/etc/passwd", "ben@web2", "ben@web2.x:1", "../ada"])
def test_a_link_that_is_no_lock_says_nothing(root: Path, target: str) -> None:
    (root / "ada/.#2019-W24.md").symlink_to(target)

    assert seen(root, NOTE) == []


@pytest.mark.parametrize("path", ["../x.md", "gone/x.md", "ada/\0.md", ""])
def test_of_a_path_that_can_be_none_nothing_is_said(folder: Folder, path: str) -> None:
    assert BeingEdited(folder, "Ben").others(path) == []


def test_processes_live_or_not() -> None:
    assert is_alive(os.getpid())
    assert not is_alive(0)
    assert not is_alive(2**40)
