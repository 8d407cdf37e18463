"""Which files of a folder are notes, and what is said of the others."""

import os
from pathlib import Path

import pytest

from tui.notes.errors import FolderError
from tui.notes.store.folder import Folder
from tui.notes.store.ignored import Ignored
from tui.notes.store.listing import conflict_of, is_note


def make(root: Path, *paths: str) -> Folder:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {path}\n")
    return Folder(root)


def codes(folder: Folder) -> list[str]:
    return [problem.code for problem in folder.list().problems]


@pytest.mark.parametrize("path", ["a.md", "ada/2019/x.MARKDOWN", "Straße 🚀.Md", "a b/c d.md"])
def test_a_markdown_file_at_any_depth_is_a_note(tmp_path: Path, path: str) -> None:
    folder = make(tmp_path, path)

    assert list(folder.list().entries) == [path]
    assert folder.entry(path) == folder.list().entries[path]


@pytest.mark.parametrize(
    "path",
    [
        ".hidden.md",
        ".#lock.md",
        ".git/x.md",
        ".weeknotes/x.md",
        "ada/.obsidian/x.md",
        "x.md~",
        "#x.md#",
        "x.md.swp",
        ".syncthing.x.md.tmp",
        "4913",
        "x.txt",
        "md",
    ],
)
def test_other_files_are_passed_over_without_a_word(tmp_path: Path, path: str) -> None:
    folder = make(tmp_path, path)

    assert folder.list().entries == {}
    assert codes(folder) == []
    assert folder.entry(path) is None


def test_an_entry_tells_size_and_stamp(tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()

    entry = folder.list().entries["a.md"]

    assert entry.size == len("# a.md\n")
    assert entry.stamp == (status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@pytest.mark.parametrize(
    ("copy", "note"),
    [
        ("x.sync-conflict-20190612-101112-ABCDEFG.md", "x.md"),
        ("ada/x (Ada's conflicted copy 2019-06-12).md", "ada/x.md"),
        ("x (conflicted copy 2019-06-12 101112).markdown", "x.markdown"),
        ("x.conflict-ada-20190612.md", "x.md"),
        ("x.md.orig", "x.md"),
    ],
)
def test_a_conflict_copy_belongs_to_its_note(tmp_path: Path, copy: str, note: str) -> None:
    folder = make(tmp_path, note, copy)

    listing = folder.list()

    assert conflict_of(copy) == note
    assert list(listing.entries) == [note]
    assert listing.conflicts == {note: [copy]}


@pytest.mark.parametrize("path", ["conflict.md", "A conflict of interest.md", "x.origin.md"])
def test_a_note_about_conflicts_is_a_note(path: str) -> None:
    assert is_note(path)


def test_a_conflict_copy_without_its_note_is_reported(tmp_path: Path) -> None:
    folder = make(tmp_path, "x.sync-conflict-20190612-101112-ABCDEFG.md")

    assert folder.list().conflicts == {}
    assert codes(folder) == ["conflict"]


def test_what_is_no_file_is_reported_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "folder.md" / "inside.md").touch()
    os.mkfifo(tmp_path / "fifo.md")

    assert Folder(tmp_path).list().entries == {}
    assert codes(Folder(tmp_path)) == ["not-a-file", "not-a-file"]


def test_names_that_are_not_utf8_are_reported_in_letters(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.md")).touch()
    inside = Path(os.fsdecode(bytes(tmp_path) + b"/\xff"))
    inside.mkdir()
    (inside / "a.md").touch()

    listing = Folder(tmp_path).list()

    assert listing.entries == {}
    messages = sorted(problem.message for problem in listing.problems)
    assert [message.split("”")[0] for message in messages] == ["“\\xff", "“caf\\xe9.md"]


def test_control_characters_of_a_name_stay_out_of_messages(tmp_path: Path) -> None:
    (tmp_path / "\x1b]52;c;x\x07\n.md").mkdir()

    assert [p.message.isprintable() for p in Folder(tmp_path).list().problems] == [True]


class TestLinks:
    @pytest.mark.parametrize("target", ["note.md", "note.txt", "/etc/passwd", ".git/x.md", "gone"])
    def test_links_count_a_note_once_and_never_lead_out(self, tmp_path: Path, target: str) -> None:
        make(tmp_path, "note.md", "note.txt", ".git/x.md")
        (tmp_path / "link.md").symlink_to(target)
        folder = Folder(tmp_path)

        expected = {"note.md", "link.md"} if target == "note.txt" else {"note.md"}
        assert folder.list().entries.keys() == expected
        assert (folder.entry("link.md") is not None) == ("link.md" in expected)
        assert codes(folder) == ([] if target.startswith("note") else ["link"])

    def test_a_folder_is_not_entered_through_a_link(self, tmp_path: Path) -> None:
        root, outside = tmp_path / "notes", tmp_path / "outside"
        make(root, "ada/a.md")
        make(outside, "b.md")
        (root / "out").symlink_to(outside)
        (root / "loop").symlink_to(root)
        (root / "ada" / "up").symlink_to("..")
        (root / "circle").symlink_to("circle")
        folder = Folder(root)

        assert list(folder.list().entries) == ["ada/a.md"]
        assert [p.message for p in folder.list().problems] == [
            "“out” is a link that leads out of the notes folder, and is not followed."
        ]
        assert folder.entry("out/b.md") is None
        assert folder.entry("loop/ada/a.md") is None

    def test_the_folder_itself_may_be_a_link(self, tmp_path: Path) -> None:
        make(tmp_path / "real", "a.md")
        (tmp_path / "link").symlink_to("real")
        folder = Folder(tmp_path / "link")

        assert folder.list().entries["a.md"] == folder.entry("a.md")


@pytest.mark.parametrize(
    ("glob", "ignored"),
    [
        ("drafts", {"drafts/a.md", "ada/drafts/b.md"}),
        ("/drafts/", {"drafts/a.md"}),
        ("ada/*", {"ada/drafts/b.md", "ada/c.md"}),
        ("*.md", {"drafts/a.md", "ada/drafts/b.md", "ada/c.md"}),
        ("c.*", {"ada/c.md"}),
        ("", set()),
    ],
)
def test_ignored_files_are_not_listed(tmp_path: Path, glob: str, ignored: set[str]) -> None:
    paths = {"drafts/a.md", "ada/drafts/b.md", "ada/c.md"}
    make(tmp_path, *paths)
    folder = Folder(tmp_path, ignore=[glob])

    assert folder.list().entries.keys() == paths - ignored
    assert {path for path in paths if folder.entry(path) is None} == ignored
    assert {path for path in paths if path in Ignored([glob])} == ignored


class TestCheck:
    def test_a_folder_that_can_be_listed_passes(self, tmp_path: Path) -> None:
        Folder(tmp_path).check()

    @pytest.mark.parametrize(
        ("name", "says"), [("missing", "There is no folder"), ("file.md", "is a file")]
    )
    def test_anything_else_is_told_in_a_sentence(
        self, tmp_path: Path, name: str, says: str
    ) -> None:
        make(tmp_path, "file.md")
        folder = Folder(tmp_path / name)

        for look in (folder.check, folder.list):
            with pytest.raises(FolderError, match=says):
                look()
