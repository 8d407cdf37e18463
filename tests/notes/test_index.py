"""The index: remembers exactly, and forgets rather than err."""

import datetime
import os
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.notes.full_disk import small_files
from tui.notes.action import Action, Priority
from tui.notes.note import Kind, Link, LinkKind, Note, Problem, Section, Status
from tui.notes.store.index import Index
from tui.notes.week import Week

DAY = datetime.date(2019, 6, 12)

FULL = Note(
    path="ada/2019-W24 “straße” 🚀.md",
    digest="ab" * 32,
    size=5000,
    stamp=(1_560_000_000_000_000_001, 2, 2**63),
    title="Week 24",
    author="Ada",
    week=Week.of(DAY),
    week_source="title",
    guessed=True,
    kind=Kind.WEEKNOTE,
    status=Status.REVIEW,
    date=DAY,
    url="https://example.org/24",
    tags=("a", "b"),
    reviewers=("Grace",),
    words=800,
    sections=(Section(2, "Next `week`", 10),),
    links=(Link(LinkKind.WIKI, "2019-W23", 3),),
    actions=(
        Action(
            path="ada/2019-W24 “straße” 🚀.md",
            line=11,
            mark="/",
            text="Ring *Grace*",
            section="Next `week`",
            mentions=("Grace",),
            due=DAY,
            priority=Priority.HIGH,
        ),
    ),
    problems=(Problem("encoding", "Line 3 is not UTF-8.", 3),),
)


def plain(path: str, digest: str = "00") -> Note:
    return Note(path=path, digest=digest, title=path)


def by_path(*notes: Note) -> dict[str, Note]:
    return {note.path: note for note in notes}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that remembers two notes, for version 1."""
    file = tmp_path / "cache" / "index.json"
    index = Index(file, version="1")
    index.update([FULL, plain("b.md")], [])
    assert index.save()
    return file


def reloaded(file: Path, version: str = "1") -> dict[str, Note]:
    return Index(file, version=version).load()


def test_notes_come_back_as_they_were(file: Path) -> None:
    assert reloaded(file) == by_path(FULL, plain("b.md"))


def test_a_batch_changes_adds_and_removes(file: Path) -> None:
    index = Index(file, version="1")
    index.load()

    index.update([plain("b.md", "11"), plain("c.md"), plain("c.md", "22")], [FULL.path, "never"])
    index.save()

    expected = by_path(plain("b.md", "11"), plain("c.md", "22"))
    assert index.load() == expected
    assert reloaded(file) == expected


def test_an_update_before_a_load_keeps_what_was_remembered(file: Path) -> None:
    index = Index(file, version="1")

    index.update([plain("b.md", "11")], [])

    assert index.load() == by_path(FULL, plain("b.md", "11"))


def test_many_batches_end_where_one_would(tmp_path: Path) -> None:
    index = Index(tmp_path / "index.json", version="1")
    expected: dict[str, Note] = {}
    for number in range(50):
        note, gone = plain(f"{number % 7}.md", str(number)), f"{(number * 3 + 1) % 7}.md"
        expected.pop(gone, None)
        expected[note.path] = note
        index.update([note], [gone])
        if number % 10 == 0:
            index.save()
    index.save()

    assert index.load() == reloaded(tmp_path / "index.json") == expected


def test_nothing_is_written_before_save_and_nothing_without_a_change(file: Path) -> None:
    before = file.stat()
    index = Index(file, version="1")
    index.load()

    assert index.save()
    index.update([], [])
    assert index.save()
    index.update([plain("c.md")], [])

    assert file.stat() == before
    assert index.save()
    assert file.stat().st_ino != before.st_ino


def test_what_another_process_has_saved_meanwhile_is_kept(file: Path) -> None:
    ours, theirs = Index(file, version="1"), Index(file, version="1")
    ours.load()
    theirs.load()
    theirs.update([plain("c.md"), plain("d.md")], [FULL.path])
    theirs.save()
    ours.update([plain("e.md"), plain("d.md", "11")], [])
    ours.save()

    notes = plain("b.md"), plain("c.md"), plain("d.md", "11"), plain("e.md")
    assert reloaded(file) == by_path(*notes)


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_bytes(b"{}")])
def test_what_the_file_has_lost_meanwhile_is_saved_again(
    file: Path, lose: Callable[[Path], object]
) -> None:
    index = Index(file, version="1")
    everything = index.load() | by_path(plain("c.md"))
    lose(file)
    index.update([plain("c.md")], [])

    assert index.save(everything)
    assert reloaded(file) == everything


def test_another_version_starts_empty_and_takes_the_place_of_the_old(file: Path) -> None:
    index = Index(file, version="2")
    assert index.load() == {}

    index.update([plain("c.md")], [])
    index.save()

    assert reloaded(file, "2") == by_path(plain("c.md"))
    assert reloaded(file, "1") == {}


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"null",
        lambda _: b"[]",
        lambda _: b"{}",
        lambda data: bytes(len(data)),
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"}",
        lambda data: b"\xff" + data,
        lambda data: data.replace(b"Ada", b"\xff\xfe"),
        lambda data: data.replace(b'"title"', b'"titel"'),
        lambda data: data.replace(b'{"note":', b'{"toe":'),
        lambda data: data.replace(b'"2019-06-12"', b'"2019-06-31"'),
        lambda data: data.replace(b'"review"', b'"rewiev"'),
        lambda data: data.replace(b'"size":5000', b'"size":"5000"'),
        lambda data: data.replace(b'"2":{"note"', b'"two":{"note"'),
        lambda data: data.replace(b'"path":"b.md"', f'"path":"{FULL.path}"'.encode()),
        lambda _: b'{"version":"1","tables":' + b"[" * 100_000,
        lambda _: b'{"version":"1","tables":{"notes":' + b'{"1":' * 100_000,
    ],
)
def test_a_damaged_file_counts_as_empty_and_is_built_anew(
    file: Path, damage: Callable[[bytes], bytes]
) -> None:
    data = file.read_bytes()
    file.write_bytes(damage(data))
    assert file.read_bytes() != data
    index = Index(file, version="1")

    assert index.load() == {}

    index.update([plain("c.md")], [])
    assert index.save()
    assert reloaded(file) == by_path(plain("c.md"))


def test_every_truncation_counts_as_empty(file: Path) -> None:
    data = file.read_bytes()
    for length in range(0, len(data), 7):
        file.write_bytes(data[:length])
        assert reloaded(file) == {}


class TestPlaces:
    def test_each_folder_has_a_file_of_its_own(self, tmp_path: Path) -> None:
        roots = [tmp_path / "a", tmp_path / "b", Path(os.fsdecode(bytes(tmp_path) + b"/\xff"))]

        files = {Index.file_for(tmp_path / "cache", root) for root in roots}

        assert len(files) == 3
        assert {file.parent for file in files} == {tmp_path / "cache"}

    def test_a_folder_reached_through_a_link_is_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to("real")

        files = {Index.file_for(tmp_path, tmp_path / name) for name in ("real", "link")}

        assert len(files) == 1

    def test_it_is_private(self, file: Path) -> None:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700

    def test_a_link_in_its_place_is_not_followed(self, file: Path, tmp_path: Path) -> None:
        elsewhere = file.rename(tmp_path / "elsewhere.json")
        file.symlink_to(elsewhere)
        before = elsewhere.read_bytes()
        index = Index(file, version="1")

        assert index.load() == {}

        index.update([plain("c.md")], [])
        assert index.save()
        assert elsewhere.read_bytes() == before
        assert not file.is_symlink()

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_a_file_of_another_account_is_not_believed(self, file: Path) -> None:
        os.chown(file, 1234, -1)

        assert reloaded(file) == {}

    def test_a_fifo_in_its_place_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "index.json")

        assert reloaded(tmp_path / "index.json") == {}


class TestNotSaved:
    def test_a_full_disk_leaves_the_old_file(self, file: Path) -> None:
        index = Index(file, version="1")
        index.update([plain(f"{number}.md") for number in range(100)], [])

        with small_files():
            assert not index.save()

        assert len(index.load()) == 102
        assert reloaded(file) == by_path(FULL, plain("b.md"))
        assert [path.name for path in file.parent.iterdir()] == [file.name]

    def test_a_directory_that_cant_be_made_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        index = Index(tmp_path / "file" / "index.json", version="1")
        index.update([FULL], [])

        assert not index.save()
        assert index.load() == by_path(FULL)

    def test_the_next_save_catches_up(self, tmp_path: Path) -> None:
        (tmp_path / "cache").touch()
        index = Index(tmp_path / "cache" / "index.json", version="1")
        index.update([FULL], [])
        assert not index.save()
        (tmp_path / "cache").unlink()

        assert index.save()
        assert reloaded(tmp_path / "cache" / "index.json") == by_path(FULL)

    def test_text_that_json_cant_hold_is_no_error(self, file: Path) -> None:
        index = Index(file, version="1")
        index.update([plain("\udcff.md")], [])

        assert not index.save()
        assert reloaded(file) == by_path(FULL, plain("b.md"))


def test_it_is_a_tinydb_table_in_one_json_file(file: Path) -> None:
    content = msgspec.json.decode(file.read_bytes())

    assert content["version"] == "1"
    assert list(content["tables"]["notes"]) == ["1", "2"]
    assert content["tables"]["notes"]["2"]["note"]["path"] == "b.md"
