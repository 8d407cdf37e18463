"""A note in the editor beside its file: both as edits of the file as it is now."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import of_ended
from tui.notes.errors import Changed, NoteUnreadable
from tui.notes.library import Library
from tui.notes.store.folder import digest
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
from tui.notes.writing.line_ends import EditableText
from tui.notes.writing.versions import beside, of_copy

TEXTS = st.text("ab \n\r\x0c\u2028\u202e␌·", max_size=20)


@given(TEXTS, TEXTS)
def test_hidden_characters_of_either_side_come_back(began: str, now: str) -> None:
    opened = EditableText(began.encode())
    versions = beside(opened, opened.text, now.encode(), base=digest(began.encode()))

    assert versions.theirs == versions.source.text
    assert versions.source.restore(versions.theirs) == now.encode()
    raw = versions.source.restore(versions.mine).decode()
    assert raw.splitlines(keepends=False) == began.splitlines(keepends=False)


def test_what_both_began_with_decides() -> None:
    began = b"\xef\xbb\xbfone\r\ntwo\r\nthree\r\nfour\r\n"
    opened = EditableText(began)
    mine = opened.text.replace("one", "ONE\f")
    versions = beside(opened, mine, began.replace(b"four", b"4"), base=digest(began))

    merged = versions.merged()
    assert not merged.clashes
    data = versions.source.restore(merged.text())
    assert data == b"\xef\xbb\xbfONE\x0c\r\ntwo\r\nthree\r\n4\r\n"


def test_of_a_draft_whose_beginning_is_gone_nothing_is_taken_for_old() -> None:
    now = EditableText(b"one\ntwo, by them\n")
    versions = beside(now, "one\ntwo, by me\n", b"one\ntwo, by them\n", base="0" * 64)

    assert versions.base is None
    assert versions.merged().clashes == 1


def test_a_copy_is_set_beside_its_note() -> None:
    versions = of_copy(b"one\n", b"one\ntwo\x0c\n")

    assert (versions.mine, versions.theirs) == ("one\n", "one\ntwo␌\n")
    assert versions.source.restore(versions.merged().text()) == b"one\ntwo\x0c\n"
    assert versions.digest == digest(b"one\n")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NoteUnreadable, match="UTF-8"):
        beside(EditableText(b"one"), "two", b"\xff", base=None)


NOTE = "ada/2019-W24.md"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    file = tmp_path / "notes" / NOTE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"one\r\n\r\ntwo\r\n")
    library = Library(tmp_path / "notes", me="ada", today=lambda: date(2019, 6, 13))
    library.open()
    library.refresh()
    return library


def desk_for(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, Journal(tmp_path / "drafts", told=pytest.fail, patience=60))


def test_what_two_have_come_to_is_saved_over_theirs(library: Library, tmp_path: Path) -> None:
    file, desk = library.folder.root / NOTE, desk_for(library, tmp_path)
    opened = desk.open(NOTE)
    mine = opened.text.replace("one", "mine")
    file.write_bytes(b"one\r\n\r\ntheirs\r\n")
    with pytest.raises(Changed):
        opened.save(mine)

    versions = opened.compare(mine)
    opened.go_on_from(versions, versions.merged().text())
    assert (opened.unsaved, opened.saved_text) == (True, versions.theirs)
    opened.save(opened.text)

    assert file.read_bytes() == b"mine\r\n\r\ntheirs\r\n"
    desk.close()
    assert of_ended(desk_for(library, tmp_path).offers()) == []


def test_what_two_have_come_to_is_journalled(library: Library, tmp_path: Path) -> None:
    file, desk = library.folder.root / NOTE, desk_for(library, tmp_path)
    opened = desk.open(NOTE)
    mine = opened.text.replace("one", "mine")
    opened.keep(mine, 1, 0)
    file.write_bytes(b"one\r\n\r\ntheirs\r\n")
    versions = opened.compare(mine)
    opened.go_on_from(versions, versions.merged().text())
    desk.close()

    [draft] = of_ended(desk_for(library, tmp_path).offers())
    assert draft.text == "mine\n\ntheirs\n"
    assert draft.base_digest == digest(file.read_bytes())


def test_with_a_file_that_is_gone_nothing_can_be_compared(library: Library, tmp_path: Path) -> None:
    desk = desk_for(library, tmp_path)
    opened = desk.open(NOTE)
    (library.folder.root / NOTE).unlink()

    with pytest.raises(NoteUnreadable):
        opened.compare("mine")
    desk.close()
