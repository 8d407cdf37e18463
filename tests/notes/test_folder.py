"""Reading and writing notes: only inside the folder, only what was expected, and whole."""

import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notes.full_disk import small_files
from tui.notes.errors import Changed, NotAllowed, NoteUnreadable, WeeknotesError, WriteFailed
from tui.notes.store.folder import MAX_BYTES, Folder, digest
from tui.notes.store.locking import FolderLock

OLD = b"\xef\xbb\xbf# Week 24\r\n\r\n- [ ] tea\tfor two\n- [ ] no final newline \xff\x00"
NEW = OLD.replace(b"- [ ] tea", b"- [x] tea")

ELSEWHERE = """
import os, sys
from pathlib import Path
from filelock import FileLock, Timeout
from tui.notes.errors import WeeknotesError
from tui.notes.store.folder import Folder, digest
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
folder = Folder(Path(sys.argv[1]))
try:
    exec(sys.argv[2])
except WeeknotesError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "note.md").write_bytes(OLD)
    return Folder(tmp_path)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every account can reach."""
    with tempfile.TemporaryDirectory() as path:
        root = Path(path)
        root.chmod(0o777)
        yield root


def as_a_colleague(root: Path, statements: str) -> str:
    """Run statements as an account without privileges and return what they print."""
    command = [sys.executable, "-c", ELSEWHERE, str(root), statements]
    project = Path(__file__).parents[2]
    return subprocess.run(command, cwd=project, check=True, capture_output=True, text=True).stdout


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - {".weeknotes"}


class TestReading:
    def test_bytes_come_as_they_are(self, folder: Folder) -> None:
        assert folder.read("note.md") == OLD

    @pytest.mark.parametrize(
        "path",
        [
            "../outside.md",
            "a/../../outside.md",
            "./note.md",
            "/etc/passwd",
            "",
            "a//b.md",
            "note.md/",
            "note.md/x",
            "nul\0.md",
            "missing.md",
            "missing/x.md",
            "x" * 300 + ".md",
            "out.md",
            "absolute.md",
            "away/outside.md",
            "loop.md",
            "dangling.md",
            "top",
            "folder.md",
            "fifo.md",
        ],
    )
    def test_nothing_else_is_read(self, tmp_path: Path, path: str) -> None:
        root = tmp_path / "notes"
        (root / "folder.md").mkdir(parents=True)
        (root / "note.md").write_bytes(OLD)
        (tmp_path / "outside.md").write_bytes(b"secret")
        (root / "out.md").symlink_to("../outside.md")
        (root / "absolute.md").symlink_to(tmp_path / "outside.md")
        (root / "away").symlink_to("..")
        (root / "loop.md").symlink_to("loop.md")
        (root / "dangling.md").symlink_to("gone.md")
        (root / "top").symlink_to(".")
        os.mkfifo(root / "fifo.md")

        with pytest.raises(NoteUnreadable, match="can't be read: ") as caught:
            Folder(root).read(path)

        assert caught.value.code == "unreadable"

    @pytest.mark.parametrize("target", ["note.md", "ada/../note.md", "top/note.md", "absolute"])
    def test_links_that_stay_inside_are_followed(self, folder: Folder, target: str) -> None:
        (folder.root / "ada").mkdir()
        (folder.root / "top").symlink_to(".")
        (folder.root / "chain.md").symlink_to(
            folder.root.resolve() / "note.md" if target == "absolute" else target
        )
        (folder.root / "ada" / "link.md").symlink_to("../top/chain.md")

        assert folder.read("ada/link.md") == OLD

    def test_a_huge_file_is_refused_without_reading_it(self, folder: Folder) -> None:
        with (folder.root / "huge.md").open("wb") as file:
            file.truncate(20 * 1024 * 1024)

        with pytest.raises(NoteUnreadable, match="larger than 8 MiB") as caught:
            folder.read("huge.md")

        assert caught.value.code == "too-large"

    def test_the_largest_note_is_read(self, folder: Folder) -> None:
        (folder.root / "large.md").write_bytes(bytes(MAX_BYTES))

        assert len(folder.read("large.md")) == MAX_BYTES

    def test_unreadable_places_are_reported_and_the_rest_listed(self, shared: Path) -> None:
        (shared / "open.md").write_bytes(OLD)
        for path in (shared / "shut.md", shared / "room" / "a.md"):
            path.parent.mkdir(exist_ok=True)
            path.touch(mode=0o000)
        (shared / "room").chmod(0o000)

        listed = as_a_colleague(shared, "print(*folder.list().entries, *folder.list().problems)")
        read = as_a_colleague(shared, "folder.read('shut.md')")
        (shared / "room").chmod(0o700)

        assert "open.md" in listed
        assert "“room/” can't be listed" in listed
        assert read == "NoteUnreadable\n"

    def test_no_descriptor_stays_open(self, folder: Folder) -> None:
        before = len(list(Path("/dev/fd").iterdir()))
        (folder.root / "link.md").symlink_to("note.md")

        folder.read("link.md")
        folder.write("link.md", NEW, expect=digest(OLD))
        for path in ("missing/x.md", "../x.md"):
            with pytest.raises(NoteUnreadable):
                folder.read(path)

        assert len(list(Path("/dev/fd").iterdir())) == before


class TestSettling:
    def test_a_file_caught_between_truncating_and_writing_is_read_again(
        self, folder: Folder
    ) -> None:
        note = folder.root / "note.md"
        note.write_bytes(b"")
        writer = threading.Timer(0.05, note.write_bytes, [NEW])
        writer.start()

        assert folder.settled_read("note.md", previous_size=len(OLD)) == NEW
        writer.join()

    def test_a_file_that_stays_empty_is_believed(self, folder: Folder) -> None:
        (folder.root / "note.md").write_bytes(b"")

        assert folder.settled_read("note.md", previous_size=len(OLD)) == b""

    @pytest.mark.parametrize(("data", "previous_size"), [(b"", 0), (OLD, 0), (NEW, len(OLD))])
    def test_nothing_else_takes_time(
        self, folder: Folder, monkeypatch: pytest.MonkeyPatch, data: bytes, previous_size: int
    ) -> None:
        (folder.root / "note.md").write_bytes(data)
        monkeypatch.delattr(time, "sleep")

        assert folder.settled_read("note.md", previous_size) == data


class TestWriting:
    def test_the_bytes_are_there_and_nothing_beside_them(self, folder: Folder) -> None:
        folder.write("note.md", NEW, expect=digest(OLD))

        assert folder.read("note.md") == NEW
        assert names(folder.root) == {"note.md"}

    def test_what_was_changed_meanwhile_is_not_overwritten(self, folder: Folder) -> None:
        (folder.root / "note.md").write_bytes(NEW)

        with pytest.raises(Changed, match="changed by somebody else"):
            folder.write("note.md", b"mine", expect=digest(OLD))

        assert folder.read("note.md") == NEW

    def test_a_new_note_is_made_with_its_folders(self, folder: Folder) -> None:
        folder.write("ada/2019/w24.md", NEW, expect=None)

        assert folder.read("ada/2019/w24.md") == NEW
        assert names(folder.root / "ada" / "2019") == {"w24.md"}

    @pytest.mark.parametrize("path", ["note.md", "dangling.md", "folder.md"])
    def test_a_new_note_takes_nobodys_place(self, folder: Folder, path: str) -> None:
        (folder.root / "dangling.md").symlink_to("note.md")
        (folder.root / "folder.md").mkdir()

        with pytest.raises(Changed, match="already"):
            folder.write(path, NEW, expect=None)

        assert folder.read("note.md") == OLD
        assert names(folder.root) == {"note.md", "dangling.md", "folder.md"}

    def test_a_note_that_is_gone_is_not_made_again(self, folder: Folder) -> None:
        with pytest.raises(Changed, match="not there any more"):
            folder.write("gone.md", NEW, expect=digest(OLD))

        assert names(folder.root) == {"note.md"}

    @pytest.mark.parametrize(
        ("path", "error"),
        [
            (".git/config", NotAllowed),
            (".weeknotes.toml", NotAllowed),
            (".weeknotes/x.md", NotAllowed),
            ("script.sh", NotAllowed),
            ("../x.md", NotAllowed),
            ("/x.md", NotAllowed),
            ("note.md/x.md", WriteFailed),
            ("away/x.md", WriteFailed),
        ],
    )
    @pytest.mark.parametrize("expect", [None, digest(OLD)])
    def test_only_notes_inside_are_written(
        self, folder: Folder, path: str, error: type[WeeknotesError], expect: str | None
    ) -> None:
        (folder.root / "away").symlink_to("..")
        above = names(folder.root.parent)

        with pytest.raises(error):
            folder.write(path, NEW, expect=expect)

        assert names(folder.root.parent) == above
        assert names(folder.root) == {"note.md", "away"}

    def test_a_link_stays_a_link(self, folder: Folder) -> None:
        (folder.root / "ada").mkdir()
        (folder.root / "ada" / "link.md").symlink_to("../note.md")

        folder.write("ada/link.md", NEW, expect=digest(OLD))

        assert (folder.root / "ada" / "link.md").is_symlink()
        assert (folder.root / "note.md").read_bytes() == NEW

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
    def test_the_mode_stays(self, folder: Folder, mode: int) -> None:
        (folder.root / "note.md").chmod(mode)

        folder.write("note.md", NEW, expect=digest(OLD))

        assert stat.S_IMODE((folder.root / "note.md").stat().st_mode) == mode

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_owner_and_group_stay(self, folder: Folder) -> None:
        os.chown(folder.root / "note.md", 1234, 2345)

        folder.write("note.md", NEW, expect=digest(OLD))

        status = (folder.root / "note.md").stat()
        assert (status.st_uid, status.st_gid) == (1234, 2345)

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_a_group_that_cant_be_kept_gives_no_other_group_its_rights(self, shared: Path) -> None:
        (shared / "note.md").write_bytes(OLD)
        os.chown(shared / "note.md", 1234, 2345)
        (shared / "note.md").chmod(0o676)

        as_a_colleague(shared, f"folder.write('note.md', {NEW!r}, expect=digest({OLD!r}))")

        status = (shared / "note.md").stat()
        assert (status.st_uid, status.st_gid) == (65534, 65534)
        assert stat.S_IMODE(status.st_mode) == 0o666

    @pytest.mark.skipif(sys.platform != "linux", reason="extended attributes are Linux's here")
    def test_attributes_stay(self, folder: Folder) -> None:
        try:
            os.setxattr(folder.root / "note.md", "user.author", b"ada")
        except OSError:
            pytest.skip("this file system has no attributes")

        folder.write("note.md", NEW, expect=digest(OLD))

        assert os.getxattr(folder.root / "note.md", "user.author") == b"ada"

    def test_a_file_that_is_not_theirs_to_write_is_not_replaced(self, shared: Path) -> None:
        (shared / "note.md").write_bytes(OLD)
        (shared / "note.md").chmod(0o444)

        for statement in (
            "folder.write('note.md', b'mine', expect=digest(folder.read('note.md')))",
            "folder.remove('note.md', expect=digest(folder.read('note.md')))",
            "folder.check_writable('note.md')",
        ):
            assert as_a_colleague(shared, statement) == "NotAllowed\n"

        assert (shared / "note.md").read_bytes() == OLD

    def test_a_folder_that_is_not_theirs_to_write_stays_as_it_is(self, shared: Path) -> None:
        (shared / "note.md").write_bytes(OLD)
        (shared / "note.md").chmod(0o666)
        shared.chmod(0o555)

        for statement in (
            "folder.write('note.md', b'mine', expect=digest(folder.read('note.md')))",
            "folder.write('new.md', b'mine', expect=None)",
            "folder.check_writable('note.md')",
        ):
            assert as_a_colleague(shared, statement) == "NotAllowed\n"

        shared.chmod(0o777)
        assert (shared / "note.md").read_bytes() == OLD
        assert [path.name for path in shared.iterdir()] == ["note.md"]

    def test_read_only_forbids_everything(self, tmp_path: Path) -> None:
        (tmp_path / "note.md").write_bytes(OLD)
        folder = Folder(tmp_path, read_only=True)

        for attempt in (
            lambda: folder.write("note.md", NEW, expect=digest(OLD)),
            lambda: folder.write("new.md", NEW, expect=None),
            lambda: folder.remove("note.md", expect=digest(OLD)),
            lambda: folder.check_writable("note.md"),
            folder.lock,
        ):
            with pytest.raises(NotAllowed, match="read-only"):
                attempt()

        assert [path.name for path in tmp_path.iterdir()] == ["note.md"]

    def test_a_note_can_be_taken_back(self, folder: Folder) -> None:
        folder.write("new.md", NEW, expect=None)

        folder.remove("new.md", expect=digest(NEW))

        assert names(folder.root) == {"note.md"}

    def test_a_note_that_somebody_went_on_with_is_not_taken_back(self, folder: Folder) -> None:
        with pytest.raises(Changed):
            folder.remove("note.md", expect=digest(NEW))

        assert folder.read("note.md") == OLD


class TestLock:
    def test_its_room_is_hidden_from_git_and_open_to_whom_the_folder_is(
        self, folder: Folder
    ) -> None:
        folder.root.chmod(0o775)

        with folder.lock():
            pass

        room = folder.root / ".weeknotes"
        assert (room / ".gitignore").read_text() == "*\n"
        assert stat.S_IMODE(room.stat().st_mode) == 0o2775
        assert stat.S_IMODE((room / "lock").stat().st_mode) == 0o664

    def test_a_thread_may_take_it_twice(self, folder: Folder) -> None:
        with folder.lock(), folder.lock():
            folder.write("note.md", NEW, expect=digest(OLD))

        assert folder.read("note.md") == NEW

    def test_somebody_who_waits_too_long_is_told(self, folder: Folder) -> None:
        refused: list[str] = []

        def try_it() -> None:
            try:
                with FolderLock(folder.root, patience=0.05).held():
                    refused.append("")
            except WriteFailed as error:
                refused.append(error.message)

        with folder.lock():
            other = threading.Thread(target=try_it)
            other.start()
            other.join()
        try_it()

        assert refused[0].startswith("Somebody else's session has been writing")
        assert refused[1:] == [""]

    @pytest.mark.parametrize("target", [None, "/tmp"])
    def test_a_room_that_is_something_else_is_refused(
        self, folder: Folder, target: str | None
    ) -> None:
        room = folder.root / ".weeknotes"
        room.symlink_to(target) if target else room.touch()

        with pytest.raises(WriteFailed, match="is not a folder"):
            folder.write("note.md", NEW, expect=digest(OLD))

        assert folder.read("note.md") == OLD


@pytest.mark.parametrize("expect", [None, digest(OLD)])
def test_a_write_that_stops_half_way_leaves_nothing(folder: Folder, expect: str | None) -> None:
    with small_files(), pytest.raises(WriteFailed, match="was not written"):
        folder.write("note.md" if expect else "new.md", bytes(5000), expect=expect)

    assert folder.read("note.md") == OLD
    assert names(folder.root) == {"note.md"}
