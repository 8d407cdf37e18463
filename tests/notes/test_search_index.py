"""The search index is shared by sessions, disposable, and never in the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from tests.notes.searched import Searched
from tui.notes.finding import search_file
from tui.notes.finding.search_index import SearchIndex
from tui.notes.library import Library

TEXTS = {f"ada/{day:02}.md": f"# Day {day}\n\nTea, number{day}.\n" for day in range(1, 29)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "search.sqlite"


@pytest.fixture
def folder(file: Path) -> Iterator[Searched]:
    searched = Searched(TEXTS, file)
    yield searched
    searched.searcher.close()


def another(folder: Searched, file: Path) -> Searched:
    """Return another session at the same folder."""
    return Searched(folder.texts, file)


def test_nothing_is_read_again_that_is_known(folder: Searched, file: Path) -> None:
    folder.catch_up()
    folder.texts["ada/05.md"] = "# Changed\n"
    second = another(folder, file)
    second.catch_up()

    assert second.read == ["ada/05.md"]
    second.searcher.close()


def test_what_one_session_adds_the_other_finds(folder: Searched, file: Path) -> None:
    second = another(folder, file)
    assert not folder.search("tea").complete
    second.catch_up()

    found = folder.search("tea")

    assert (found.total, found.complete) == (28, True)
    second.searcher.close()


def test_another_session_takes_away_what_was_complete(folder: Searched, file: Path) -> None:
    notes = folder.notes
    folder.catch_up()
    index = SearchIndex(file)
    assert index.has_all(notes)
    folder.texts["ada/05.md"] = "# Changed\n"
    folder.catch_up()

    assert not index.has_all(notes)
    assert index.has_all(folder.notes)
    index.close()


def test_what_is_there_so_far_is_found_and_said_to_be_incomplete(folder: Searched) -> None:
    folder.catch_up()
    folder.texts["ada/29.md"] = "# More\n\nTea.\n"

    found = folder.search("tea")

    assert (found.total, found.complete) == (28, False)


def test_a_note_that_can_not_be_read_is_tried_again(folder: Searched) -> None:
    notes = folder.notes
    hidden = folder.texts.pop("ada/07.md")
    folder.searcher.catch_up(notes)
    folder.texts["ada/07.md"] = hidden
    assert not folder.search("number7").complete

    folder.catch_up()

    assert folder.search("number7").total == 1


def test_sessions_add_at_the_same_time(folder: Searched, file: Path) -> None:
    sessions = [another(folder, file) for _ in range(4)]
    threads = [Thread(target=session.catch_up) for session in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [session.search("tea").total for session in sessions] == [28] * 4
    for session in sessions:
        session.searcher.close()


@pytest.mark.parametrize("damage", ["foreign", "other version", "garbage", "empty"])
def test_a_file_that_makes_no_sense_is_built_anew(
    folder: Searched, file: Path, damage: str
) -> None:
    folder.catch_up()
    folder.searcher.close()
    if damage == "garbage":
        file.write_bytes(b"no database" * 1_000)
    elif damage == "empty":
        file.write_bytes(b"")
    else:
        name = "application_id" if damage == "foreign" else "user_version"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"pragma {name} = 99")
    second = another(folder, file)

    second.catch_up()

    assert second.search("tea").total == 28
    assert len([path for path in second.read if path in TEXTS]) >= 28
    second.searcher.close()


def test_a_file_that_makes_no_sense_is_let_go_of(tmp_path: Path) -> None:
    file = tmp_path / "garbage"
    file.write_bytes(b"no database" * 1_000)
    before = len(list(Path("/dev/fd").iterdir()))

    with pytest.raises(sqlite3.DatabaseError) as caught:
        search_file.connect(file)

    assert caught.tb, "it keeps alive whatever was opened and not closed"
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_file_that_is_damaged_while_it_is_used_is_built_anew(
    folder: Searched, file: Path
) -> None:
    folder.catch_up()
    assert folder.search("tea").total == 28
    size = file.stat().st_size
    file.write_bytes(b"damaged!" * (size // 8))

    assert folder.search("number7").total == 1  # by reading the notes
    folder.catch_up()

    folder.read.clear()
    assert folder.search("number7").complete
    assert folder.read == ["ada/07.md"]


def test_what_is_of_no_use_any_more_is_thrown_out(
    folder: Searched, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_file, "SPARE", 10)
    folder.catch_up()
    second = another(folder, file)
    assert second.search("tea").total == 28
    for turn in range(3):
        folder.texts = {path: f"{text}\nTurn {turn}\n" for path, text in TEXTS.items()}
        folder.catch_up()
        found = folder.search("turn")
        assert (found.total, found.complete) == (28, True)
        assert folder.search(f'"turn {turn - 1}"').total == 0
        assert (second.search("turn").total, second.search("turn").complete) == (28, False)
    second.searcher.close()
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("select count(*) from notes").fetchone()[0]
    assert rows < 4 * 28


def test_the_file_is_nobody_elses(folder: Searched, file: Path) -> None:
    folder.catch_up()

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_link_in_its_place_is_not_followed(folder: Searched, file: Path) -> None:
    other = file.parent.parent / "other"
    other.write_bytes(b"precious")
    file.parent.mkdir()
    file.symlink_to(other)
    folder.catch_up()

    assert folder.search("tea").total == 28
    assert other.read_bytes() == b"precious"


def test_an_unwritable_cache_is_done_without(folder: Searched, file: Path) -> None:
    file.parent.write_bytes(b"a file where the folder would be")
    folder.catch_up()

    assert folder.search("tea") == folder.search("tea")
    assert folder.search("tea").complete


def test_a_session_that_is_left_adds_no_more(folder: Searched, file: Path) -> None:
    folder.searcher.close()
    folder.catch_up()

    assert not file.exists()


@pytest.mark.parametrize(
    "query", ["the", "t", "a or of", "week the", '"of the"', "b -the", "section:highlights a", "è"]
)
def test_reading_all_notes_finds_the_same_in_the_same_order(
    sample: Path, file: Path, query: str
) -> None:
    texts = {
        path.relative_to(sample).as_posix(): path.read_text(encoding="utf-8")
        for path in sample.rglob("*.md")
    }
    folder = Searched(texts, file)
    folder.catch_up()
    found = folder.search(query)
    folder.searcher.close()  # from here on there is no index

    assert folder.search(query) == found


def test_a_note_that_is_added_while_others_are_counted_waits_for_the_next_time(
    file: Path,
) -> None:
    searched = Searched(TEXTS, file)
    searched.catch_up()
    with closing(search_file.connect(file)) as connection:
        (known,) = connection.execute("select path from files").fetchone()
    index = SearchIndex(file)

    assert set(index._roughly([known], "tea")) == {known}
    index.close()
    searched.searcher.close()


def test_words_of_a_version_that_is_not_known_are_not_taken_for_the_known_one(
    tmp_path: Path,
) -> None:
    root = tmp_path / "notes"
    root.mkdir()
    (root / "a.md").write_text("# A\n\nplums\n")
    library = Library(root, cache_dir=tmp_path / "cache")
    library.open()
    library.refresh()
    (root / "a.md").write_text("# A\n\npears\n")
    library.search("plums", limit=5, whole=True)
    (root / "a.md").write_text("# A\n\nplums\n")

    library.refresh()

    assert [hit.note.path for hit in library.search("plums", limit=5, whole=True).hits] == ["a.md"]
    assert not library.search("pears", limit=5, whole=True).hits
    library.close()
