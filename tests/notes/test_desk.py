"""Notes opened to be edited: journalled while they are, saved byte for byte."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.made import of_ended
from tui.notes.errors import Changed, NotAllowed, NoteUnreadable, WriteFailed
from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.store.folder import digest
from tui.notes.week import Week
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
from tui.notes.writing.open_note import OpenNote, Typed

NOTE = "ada/2019-W24.md"
BYTES = "\ufeff# Week 24\r\n\r\n- [ ] tea\u2028for two\r\nEnd".encode()
TEXT = "# Week 24\n\n- [ ] tea␤for two\nEnd"


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
def start(library: Library, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Sit down at a desk: each is a session of its own on the same journal."""
    desks: list[Desk] = []

    def started() -> Desk:
        journal = Journal(tmp_path / "drafts", told=pytest.fail, patience=60)
        desks.append(Desk(library, journal))
        return desks[-1]

    yield started
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(start: Callable[[], Desk]) -> Desk:
    return start()


def left_behind(start: Callable[[], Desk], text: str) -> None:
    """Have a session end with unsaved text."""
    earlier = start()
    earlier.open(NOTE).keep(text, 3, 5)
    earlier.close()


def resumed(desk: Desk) -> OpenNote:
    [draft] = of_ended(desk.offers())
    opened = desk.resume(draft)
    assert opened
    return opened


def test_an_opened_note_is_as_the_file_is(desk: Desk) -> None:
    opened = desk.open(NOTE)

    assert opened.text == TEXT
    assert (opened.base, opened.is_new, opened.unsaved) == (digest(BYTES), False, False)
    assert (opened.line, opened.column, opened.saved_text) == (1, 0, None)


def test_what_is_gone_can_not_be_opened(desk: Desk) -> None:
    with pytest.raises(NoteUnreadable):
        desk.open("ada/gone.md")


def test_saving_changes_the_lines_that_were_edited(desk: Desk, root: Path) -> None:
    opened = desk.open(NOTE)

    note = opened.save(TEXT.replace("End", "The end\n"))

    assert (root / NOTE).read_bytes() == BYTES.replace(b"End", b"The end\r\n")
    assert note.digest == opened.base
    opened.save(TEXT)
    assert (root / NOTE).read_bytes() == BYTES


def test_saving_what_is_unchanged_writes_nothing(desk: Desk, root: Path) -> None:
    before = (root / NOTE).stat()
    opened = desk.open(NOTE)
    opened.keep("something", 1, 0)
    opened.keep(TEXT, 1, 0)

    opened.save(TEXT)

    assert (root / NOTE).stat() == before


def test_a_new_note_becomes_a_file_when_it_is_saved(desk: Desk, root: Path) -> None:
    opened = desk.begin(Week(date(2019, 6, 17)))
    assert opened.is_new
    assert opened.path == "ada/2019-W25.md"
    assert not (root / opened.path).exists()

    opened.save(opened.text + "Done.\n")

    assert not opened.is_new
    assert (root / opened.path).read_text().endswith("Done.\n")


def test_a_new_note_never_replaces_what_came_meanwhile(desk: Desk, root: Path) -> None:
    opened = desk.begin(Week(date(2019, 6, 17)))
    (root / opened.path).write_text("theirs")

    with pytest.raises(Changed):
        opened.save("mine")

    assert (root / opened.path).read_text() == "theirs"


def test_a_file_that_others_changed_is_left_and_the_text_kept(
    start: Callable[[], Desk], root: Path
) -> None:
    desk = start()
    opened = desk.open(NOTE)
    opened.keep("mine", 1, 4)
    (root / NOTE).write_text("theirs")

    with pytest.raises(Changed):
        opened.save("mine")

    assert (root / NOTE).read_text() == "theirs"
    desk.close()
    assert resumed(start()).text == "mine"


def test_the_text_can_be_saved_as_another_note(start: Callable[[], Desk], root: Path) -> None:
    desk = start()
    opened = desk.open(NOTE)
    opened.keep("mine", 1, 4)

    note = opened.save_copy("mine", "ada/2019-W24-mine.md")

    assert note.path == "ada/2019-W24-mine.md"
    assert (root / note.path).read_bytes() == b"\xef\xbb\xbfmine"
    assert (root / NOTE).read_bytes() == BYTES
    desk.close()
    assert of_ended(start().offers()) == []


def test_somebody_elses_note_is_not_saved(desk: Desk, root: Path, library: Library) -> None:
    (root / "grace").mkdir()
    (root / "grace" / "a.md").write_text("hers")
    library.refresh()

    with pytest.raises(NotAllowed, match="This note is grace's"):
        desk.open("grace/a.md").save("mine")

    assert (root / "grace" / "a.md").read_text() == "hers"


def test_a_text_that_is_unchanged_is_not_taken_for_saved_where_the_file_is_not_that(
    desk: Desk, root: Path
) -> None:
    opened = desk.open(NOTE)
    (root / NOTE).write_text("theirs")

    with pytest.raises(Changed):
        opened.save(TEXT)

    assert (root / NOTE).read_text() == "theirs"


def test_what_somebody_else_has_saved_to_the_letter_is_saved(
    desk: Desk, root: Path, library: Library
) -> None:
    opened = desk.open(NOTE)
    opened.keep(TEXT + "!", 1, 4)
    (root / NOTE).write_bytes(BYTES + b"!")
    library.refresh()
    before = (root / NOTE).stat()

    opened.save(TEXT + "!")

    assert (root / NOTE).stat() == before
    assert opened.base == digest(BYTES + b"!")


def test_what_was_typed_while_a_copy_was_written_stays_in_the_journal(
    start: Callable[[], Desk],
) -> None:
    desk = start()
    opened = desk.open(NOTE)
    opened.follow(lambda: Typed("mine, and more", 1, 4))

    opened.save_copy("mine", "ada/copy.md")

    desk.close()
    assert resumed(start()).text == "mine, and more"


class TestASaveThatIsNotWhatWasWritten:
    """Another program writes at the same moment: the draft outlives what looked like a save."""

    @pytest.fixture
    def library(self, root: Path) -> Library:
        class Contested(Library):
            def save(self, path: str, data: bytes, *, base: str | None) -> Note:
                note = super().save(path, data, base=base)
                (root / path).write_text("theirs")
                return note

        library = Contested(root, me="ada", today=lambda: date(2019, 6, 13))
        library.open()
        library.refresh()
        return library

    def test_the_draft_stays(self, start: Callable[[], Desk]) -> None:
        desk = start()
        opened = desk.open(NOTE)
        opened.keep("mine", 1, 4)

        with pytest.raises(WriteFailed, match="read back as something else"):
            opened.save("mine")

        desk.close()
        assert resumed(start()).text == "mine"

    def test_the_draft_stays_when_it_was_to_be_a_copy(self, start: Callable[[], Desk]) -> None:
        desk = start()
        opened = desk.open(NOTE)
        opened.keep("mine", 1, 4)

        with pytest.raises(WriteFailed):
            opened.save_copy("mine", "ada/mine.md")

        desk.close()
        assert resumed(start()).text == "mine"


class TestFollowing:
    def test_what_the_editor_holds_is_kept(self, start: Callable[[], Desk]) -> None:
        desk = start()
        desk.open(NOTE).follow(lambda: Typed("mine", 2, 1))

        desk.close()

        opened = resumed(start())
        assert (opened.text, opened.line, opened.column) == ("mine", 2, 1)

    def test_what_is_as_in_the_file_is_not(self, start: Callable[[], Desk]) -> None:
        desk = start()
        opened = desk.open(NOTE)
        held = [Typed("mine", 1, 4)]
        opened.follow(lambda: held[0])

        opened.save("mine")
        desk.close()

        assert of_ended(start().offers()) == []

    def test_what_was_thrown_away_is_not(self, start: Callable[[], Desk]) -> None:
        desk = start()
        opened = desk.open(NOTE)
        opened.follow(lambda: Typed("mine", 1, 4))

        opened.discard()
        desk.close()

        assert of_ended(start().offers()) == []

    def test_what_was_left_unsaved_is(self, start: Callable[[], Desk]) -> None:
        desk = start()
        opened = desk.open(NOTE)
        opened.follow(lambda: Typed("mine", 1, 4))

        opened.leave()
        desk.close()

        assert resumed(start()).text == "mine"


class TestUnsavedText:
    def test_it_is_compared_with_the_file(self, start: Callable[[], Desk], root: Path) -> None:
        left_behind(start, "mine")
        desk = start()
        [draft] = of_ended(desk.offers())

        assert desk.compare(draft) == (draft, TEXT, False)
        (root / NOTE).write_text("theirs")
        assert desk.compare(draft) == (draft, "theirs", True)
        (root / NOTE).unlink()
        assert desk.compare(draft) == (draft, None, True)

    def test_what_was_never_in_a_file_is_compared_with_nothing(
        self, start: Callable[[], Desk]
    ) -> None:
        earlier = start()
        earlier.begin(Week(date(2019, 6, 17))).keep("mine", 1, 0)
        earlier.close()
        desk = start()
        [draft] = of_ended(desk.offers())

        assert desk.compare(draft) == (draft, None, False)

    def test_it_is_not_offered_where_the_file_holds_it(
        self, start: Callable[[], Desk], root: Path
    ) -> None:
        """As where a session was killed between the save and the end of its draft."""
        left_behind(start, "mine")
        (root / NOTE).write_text("mine")

        assert of_ended(start().offers()) == []
        (root / NOTE).write_text("theirs")
        assert of_ended(start().offers()) == []

    def test_it_can_be_taken_up_where_the_file_is_no_text_any_more(
        self, start: Callable[[], Desk], root: Path
    ) -> None:
        left_behind(start, "mine")
        (root / NOTE).write_bytes(b"\xff\xfe")
        opened = resumed(start())
        assert opened.text == "mine"

        with pytest.raises(Changed):
            opened.save("mine")

        assert (root / NOTE).read_bytes() == b"\xff\xfe"

    def test_it_comes_back_where_it_was_left(self, start: Callable[[], Desk], root: Path) -> None:
        left_behind(start, TEXT + "!")

        opened = resumed(start())

        assert (opened.text, opened.line, opened.column) == (TEXT + "!", 3, 5)
        assert (opened.unsaved, opened.saved_text, opened.base) == (True, TEXT, digest(BYTES))
        opened.save(opened.text)
        assert (root / NOTE).read_bytes() == BYTES + b"!"
        assert not opened.unsaved

    def test_its_hidden_characters_are_those_from_before_the_save(
        self, start: Callable[[], Desk], root: Path
    ) -> None:
        (root / NOTE).write_bytes("one \u202a\n\ntwo \u202c\n".encode())
        earlier = start()
        opened = earlier.open(NOTE)
        shown = opened.text.split("\n")[2]
        opened.save(f"{shown}\n")
        opened.keep(f"{shown} more\n", 1, 0)
        earlier.close()
        again = resumed(start())

        again.save(again.text)

        assert (root / NOTE).read_bytes() == "two \u202c more\n".encode()

    def test_it_goes_once_it_is_saved(self, start: Callable[[], Desk]) -> None:
        left_behind(start, "mine")
        second = start()
        resumed(second).save("mine")
        second.close()

        assert of_ended(start().offers()) == []

    def test_it_goes_when_it_is_thrown_away(self, start: Callable[[], Desk]) -> None:
        left_behind(start, "mine")
        second = start()
        opened = resumed(second)
        opened.discard()
        second.close()

        assert of_ended(start().offers()) == []

    def test_it_is_forgotten_on_request(self, start: Callable[[], Desk]) -> None:
        left_behind(start, "mine")
        second = start()
        [draft] = of_ended(second.offers())
        second.forget(draft)

        assert of_ended(second.offers()) == []

    def test_it_is_not_saved_over_what_came_since(
        self, start: Callable[[], Desk], root: Path
    ) -> None:
        left_behind(start, "mine")
        (root / NOTE).write_text("theirs")
        opened = resumed(start())

        with pytest.raises(Changed):
            opened.save("mine")

        assert (root / NOTE).read_text() == "theirs"
        assert opened.saved_text == TEXT

    def test_a_note_that_is_gone_since_can_be_saved_as_a_copy(
        self, start: Callable[[], Desk], root: Path
    ) -> None:
        left_behind(start, "mine")
        (root / NOTE).unlink()
        opened = resumed(start())
        assert opened.text == "mine"

        with pytest.raises(Changed, match="is not there any more"):
            opened.save("mine")
        opened.save_copy("mine", "ada/again.md")

        assert (root / "ada/again.md").read_bytes() == b"\xef\xbb\xbfmine"

    def test_one_session_takes_it(self, start: Callable[[], Desk]) -> None:
        left_behind(start, "mine")
        one, other = start(), start()
        [draft] = of_ended(one.offers())

        assert one.resume(draft)
        assert other.resume(draft) is None

    def test_other_folders_drafts_are_not_offered(
        self, start: Callable[[], Desk], tmp_path: Path
    ) -> None:
        journal = Journal(tmp_path / "drafts", told=pytest.fail, patience=60)
        journal.open(folder="/elsewhere", path=NOTE, base_digest="").write("theirs")
        journal.close()

        assert of_ended(start().offers()) == []
