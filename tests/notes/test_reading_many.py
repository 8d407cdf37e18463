"""Reading many files in one go: what and how each alone would be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.notes.errors import NoteUnreadable
from tui.notes.store.confine import MAX_HELD
from tui.notes.store.folder import MAX_BYTES, Folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    (root / "ada" / "2019").mkdir(parents=True)
    (root / "a.md").write_bytes(b"a")
    (root / "ada" / "b.md").write_bytes(b"b\r\n")
    (root / "ada" / "2019" / "c.md").write_bytes(b"c" * 100_000)
    (root / "empty.md").touch()
    (root / "bob").symlink_to("ada")
    (root / "ada" / "link.md").symlink_to("../a.md")
    (tmp_path / "secret.md").write_bytes(b"secret")
    (root / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "away").symlink_to(tmp_path)
    (root / "folder.md").mkdir()
    os.mkfifo(root / "ada" / "fifo.md")
    with (root / "large.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return root


PATHS = (
    *("a.md", "ada/b.md", "ada/2019/c.md", "empty.md", "bob/b.md", "bob/2019/c.md", "ada/link.md"),
    *("out.md", "away/secret.md", "folder.md", "ada/fifo.md", "large.md", "gone.md", "gone/a.md"),
    *("../secret.md", "ada/../a.md", "/etc/passwd", "", "ada/", "ada//b.md", "a\0.md", "a.md/b.md"),
)  # fmt: skip


def outcome(read: Callable[[str], bytes], path: str) -> object:
    try:
        return read(path)
    except NoteUnreadable as error:
        return error.code, error.message


def open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def test_each_is_read_or_refused_as_it_would_be_alone(root: Path) -> None:
    folder = Folder(root)
    alone = [outcome(folder.read, path) for path in PATHS]

    with folder.reading() as read:
        together = [outcome(read, path) for path in PATHS * 2]

    assert together == alone * 2
    assert alone[:7] == [b"a", b"b\r\n", b"c" * 100_000, b"", b"b\r\n", b"c" * 100_000, b"a"]
    assert not any(isinstance(one, bytes) for one in alone[7:])


def test_a_link_that_takes_a_notes_place_meanwhile_is_not_followed_out(root: Path) -> None:
    with Folder(root).reading() as read:
        assert read("ada/b.md") == b"b\r\n"
        (root / "ada" / "b.md").unlink()
        (root / "ada" / "b.md").symlink_to("../../secret.md")

        with pytest.raises(NoteUnreadable, match="outside the notes folder"):
            read("ada/b.md")


def test_no_folder_stays_open(root: Path) -> None:
    paths = [f"{number}/a.md" for number in range(2 * MAX_HELD)]
    for path in paths:
        (root / path).parent.mkdir()
        (root / path).write_text(path)
    before = open_files()

    with Folder(root).reading() as read:
        assert [read(path).decode() for path in paths] == paths
        assert open_files() <= before + MAX_HELD

    assert open_files() == before
