"""The newest notes are kept for the first moment of the next start."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.made import made_note
from tui.notes.library import Library
from tui.notes.store import glimpse
from tui.notes.store.glimpse import COUNT, Glimpse

MONDAY = date(2019, 6, 10)


def test_it_holds_the_newest_weeks_and_no_undated_note() -> None:
    weeks = [MONDAY - timedelta(weeks=n) for n in range(COUNT + 10)]
    notes = [made_note(f"ada/{week}.md", week=week) for week in reversed(weeks)]

    newest = Glimpse.of([*notes, made_note("ada/undated.md")], 0)

    kept = {note.path for note in newest.notes}
    assert kept == {f"ada/{week}.md" for week in weeks[:COUNT]}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = glimpse.file_for(tmp_path / "cache", tmp_path)
    kept = Glimpse((made_note(week=MONDAY, title="Ünïcode"),), 6)

    glimpse.save(file, kept)

    assert glimpse.load(file) == kept
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"notes": [{"path": 1}]}', b"\xff\x00"])
def test_a_file_that_makes_no_sense_is_nothing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "glimpse.json"
    file.write_bytes(data)

    assert glimpse.load(file) == Glimpse()


def test_no_file_and_no_room_for_one_are_no_error(tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file where the directory belongs")

    glimpse.save(in_the_way / "glimpse.json", Glimpse((made_note(),)))

    assert glimpse.load(in_the_way / "glimpse.json") == Glimpse()


def test_a_library_shows_what_it_knew_last_before_it_is_opened(sample: Path) -> None:
    cache = sample.parent / "cache"
    library = Library(sample, cache_dir=cache)
    library.open()
    library.refresh()
    library.keep()

    again = Library(sample, cache_dir=cache)

    assert not again.notes
    assert {note.path for note in again.glimpse().notes} <= library.notes.keys()
    assert again.glimpse().notes
