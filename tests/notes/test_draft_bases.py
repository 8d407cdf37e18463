"""What a draft was made from is kept beside it, so that a conflict after a crash can be merged."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.made import of_ended, of_living
from tui.notes.library import Library
from tui.notes.store.folder import digest
from tui.notes.writing import private_files
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
from tui.notes.writing.open_note import OpenNote

NOTE = "ada/2019-W24.md"
BYTES = "\ufeff# Week 24\r\n\r\nOne\x0c\r\n\r\nTwo\r\n\r\nThree".encode()
MINE, THEIRS = ("One", "Mine"), (b"Three", b"Theirs")

Start = Callable[[], Desk]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    (root / "ada").mkdir(parents=True)
    (root / NOTE).write_bytes(BYTES)
    return root


@pytest.fixture
def library(root: Path) -> Library:
    library = Library(root, me="ada", today=lambda: date(2019, 6, 13))
    library.open()
    library.refresh()
    return library


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def start(library: Library, tmp_path: Path, told: list[str]) -> Iterator[Start]:
    """Sit down at a desk: each is a session of its own on the same journal."""
    desks: list[Desk] = []

    def started() -> Desk:
        journal = Journal(tmp_path / "drafts", told=told.append, patience=60)
        desks.append(Desk(library, journal))
        return desks[-1]

    yield started
    for desk in desks:
        desk.close()


def bases(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "drafts").glob("*.base"))


def left_behind(start: Start) -> str:
    """Have a session end with unsaved text, and return that."""
    earlier = start()
    opened = earlier.open(NOTE)
    text = opened.text.replace(*MINE)
    opened.keep(text, 3, 5)
    earlier.close()
    return text


def resumed(desk: Desk) -> OpenNote:
    [draft] = of_ended(desk.offers())
    opened = desk.resume(draft)
    assert opened
    return opened


def test_a_resumed_draft_is_merged_from_what_both_began_with(start: Start, root: Path) -> None:
    text = left_behind(start)
    (root / NOTE).write_bytes(BYTES.replace(*THEIRS))
    opened = resumed(start())

    versions = opened.compare(text)
    merged = versions.merged()
    assert versions.base is not None
    assert not merged.clashes
    opened.go_on_from(versions, merged.text())
    opened.save(opened.text)

    assert (root / NOTE).read_bytes() == BYTES.replace(b"One", b"Mine").replace(*THEIRS)


def test_so_is_one_whose_session_was_killed(root: Path, tmp_path: Path, start: Start) -> None:
    script = f"""
import sys
from datetime import date
from pathlib import Path
from tui.notes.library import Library
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
library = Library(Path(sys.argv[1]), me="ada", today=lambda: date(2019, 6, 13))
library.open()
library.refresh()
journal = Journal(Path(sys.argv[2]), told=print)
opened = Desk(library, journal).open({NOTE!r})
opened.keep(opened.text.replace(*{MINE!r}), 3, 5)
assert journal.flush()
print("ready", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", script, str(root), str(tmp_path / "drafts")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=10)
    (root / NOTE).write_bytes(BYTES.replace(*THEIRS))

    opened = resumed(start())

    assert not opened.compare(opened.text).merged().clashes


def test_the_draft_gone_on_with_is_merged_too_when_its_session_ends(
    start: Start, root: Path
) -> None:
    left_behind(start)
    second = start()
    opened = resumed(second)
    opened.keep(opened.text + "!", 1, 0)
    second.close()
    (root / NOTE).write_bytes(BYTES.replace(*THEIRS))

    opened = resumed(start())

    assert opened.text.endswith("Three!")
    assert opened.compare(opened.text).base is not None


def test_both_keep_it_where_a_living_session_is_taken_over(start: Start, root: Path) -> None:
    first, second = start(), start()
    opened = first.open(NOTE)
    opened.keep(opened.text + " here", 1, 0)
    assert first._journal.flush()
    [draft] = of_living(second.offers())
    taken = second.resume(draft)
    assert taken
    opened.keep(opened.text + " and here", 1, 0)
    taken.keep(opened.text + " and there", 1, 0)
    first.close()
    second.close()
    (root / NOTE).write_bytes(BYTES.replace(b"Two", b"Theirs"))

    third = start()
    for left in of_ended(third.offers()):
        again = third.resume(left)
        assert again
        assert not again.compare(again.text).merged().clashes
        again.discard()
    assert of_ended(third.offers()) == []


def test_only_its_writer_can_read_it_and_it_is_written_once(start: Start, tmp_path: Path) -> None:
    desk = start()
    opened = desk.open(NOTE)
    opened.keep("mine", 1, 0)
    desk.close()
    [file] = bases(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.stat()

    second = start()
    opened = resumed(second)
    for text in ("mine, more", "mine, and more"):
        opened.keep(text, 1, 0)
        assert second._journal.flush()

    [after] = bases(tmp_path)
    assert (after.stat().st_size, after.name != file.name) == (before.st_size, True)


def test_it_goes_with_its_draft(start: Start, tmp_path: Path) -> None:
    for end in (OpenNote.discard, lambda opened: opened.save(opened.text)):
        left_behind(start)
        assert bases(tmp_path)
        desk = start()
        opened = resumed(desk)
        end(opened)
        assert bases(tmp_path) == []
        (opened._library.folder.root / NOTE).write_bytes(BYTES)
        opened._library.refresh()
    left_behind(start)
    desk = start()
    desk.forget(of_ended(desk.offers())[0])
    assert bases(tmp_path) == []


def test_after_a_save_the_next_draft_rests_on_what_was_saved(start: Start, root: Path) -> None:
    desk = start()
    opened = desk.open(NOTE)
    opened.keep(opened.text.replace(*MINE), 1, 0)
    opened.save(opened.text.replace(*MINE))
    opened.keep(opened.text.replace(*MINE) + "!", 1, 0)
    desk.close()
    saved = (root / NOTE).read_bytes()
    (root / NOTE).write_bytes(saved.replace(b"Two", b"Theirs"))

    opened = resumed(start())

    assert opened.base == digest(saved)
    assert not opened.compare(opened.text).merged().clashes


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda file: file.write_bytes(b"\0"), lambda file: file.write_bytes(b"")]
)
def test_a_draft_without_it_or_of_before_is_shown_beside_the_file(
    start: Start, root: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    text = left_behind(start)
    [file] = bases(tmp_path)
    spoil(file)
    (root / NOTE).write_bytes(BYTES.replace(*THEIRS))

    opened = resumed(start())

    assert opened.text == text
    assert opened.compare(text).base is None


def test_what_is_in_the_file_but_for_what_cant_be_seen_is_offered(start: Start, root: Path) -> None:
    """The form feed is shown as ␌, and is not that character."""
    left_behind(start)
    (root / NOTE).write_text("# Week 24\n\nMine␌\n\nTwo\n\nThree", encoding="utf-8")
    assert len(of_ended(start().offers())) == 1

    (root / NOTE).write_bytes(BYTES.replace(b"One", b"Mine"))
    assert of_ended(start().offers()) == []


def test_a_disk_that_has_no_room_for_it_is_told_of_and_keeps_the_draft(
    start: Start, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = private_files.write

    def no_room(file: Path, data: bytes) -> None:
        if file.suffix == ".base":
            raise OSError(28, os.strerror(28))
        write(file, data)

    desk = start()
    opened = desk.open(NOTE)
    with monkeypatch.context() as patch:
        patch.setattr(private_files, "write", no_room)
        for text in ("mine", "mine, more"):
            opened.keep(text, 1, 0)
            assert desk._journal.flush()
    [sentence] = told
    assert "is kept, but not what it began from" in sentence
    assert "No space left on device" in sentence
    assert bases(tmp_path) == []

    opened.keep("mine, and more", 1, 0)
    desk.close()

    assert len(bases(tmp_path)) == 1
    assert resumed(start()).text == "mine, and more"


def test_what_a_killed_session_left_beside_no_draft_is_swept_in_time(
    start: Start, tmp_path: Path
) -> None:
    left_behind(start)
    [file] = bases(tmp_path)
    file.with_suffix(".json").unlink()
    assert of_ended(start().offers()) == []
    assert bases(tmp_path) == [file]

    old = time.time() - 7200
    os.utime(file, (old, old))

    assert of_ended(start().offers()) == []
    assert bases(tmp_path) == []
