"""Two people on one note: nobody overwrites anybody, and what to do about it is shown."""

import re
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.journey import Journey, journey
from tui.notes.store.folder import Folder
from tui.notes.writing.being_edited import BeingEdited
from tui.panes.note.two_sides import TwoSides
from tui.screens.conflict import COPIED, WRITTEN, Conflict

NOTE = "callum/the-one-with-the-pigeon.md"
COPY = "callum/the-one-with-the-pigeon.sync-conflict-20190625-090000-ABCDEFG.md"
TEXT = "# Week 26\n\nOne.\n\nTwo.\n\nThree.\n\n- [ ] ring Ada\n- [ ] ring Ben\n"


@pytest.fixture
def note(sample: Path) -> Path:
    file = sample / NOTE
    file.write_text(TEXT)
    return file


def put(file: Path, text: str) -> None:
    file.write_bytes(text.encode())


def remove(file: Path) -> None:
    file.unlink()


def holds(file: Path) -> str:
    """Return what a file holds; nothing where it is gone."""
    return held(file).decode()


def held(file: Path) -> bytes:
    """Return which bytes a file holds; none where it is gone."""
    return file.read_bytes() if file.exists() else b""


@asynccontextmanager
async def writing(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Journey]:
    """Open the note in the editor."""
    async with journey(folder, size=size) as person:
        person.main.writing.open(NOTE)
        await person.until(lambda: person.main.writing.is_open)
        await person.until(lambda: person.main.writing.editor.area.has_focus)
        yield person


@asynccontextmanager
async def in_conflict(
    note: Path, mine: tuple[str, str], theirs: tuple[str, str], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Journey]:
    """Put one text in the place of another in the editor, and then another one in the file."""
    async with writing(note.parents[1], size) as person:
        person.main.writing.editor.area.load_text(TEXT.replace(*mine))
        put(note, TEXT.replace(*theirs))
        await person.press("ctrl+s")
        await shows_both(person)
        yield person


async def shows_both(person: Journey) -> None:
    await person.until_asked()
    await person.until(lambda: person.app.screen.query_one(TwoSides).differences)


async def back(person: Journey) -> None:
    await person.until(lambda: person.main.is_current)


class TestSavingOverAChange:
    @pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 16)])
    async def test_shows_both_sides(self, note: Path, size: tuple[int, int]) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs"), size) as person:
            person.app.clear_notifications()
            await person.until_shown("changed by you")
            shown = person.shown()
            assert ("│ Theirs" in shown) == (size[0] == 120)
            for answer in WRITTEN:
                assert f"{answer.key}  {answer.label}" in shown
            assert holds(note) == TEXT.replace("Three", "Theirs")

    async def test_the_whole_difference_can_be_paged_through(self, note: Path) -> None:
        long = "\n".join(f"{number} of theirs" for number in range(200))
        async with in_conflict(note, ("One", "Mine"), ("Three", long)) as person:
            assert "199 of theirs" not in person.shown()
            await person.press("G")
            await person.until_shown("199 of theirs")
            await person.press("g", "n")
            await person.until_shown("0 of theirs")
            await person.press("space")
            await person.until_shown("40 of theirs")

    async def test_merging_keeps_what_both_wrote(self, note: Path) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            await person.press("m")
            await back(person)
            both = TEXT.replace("One", "Mine").replace("Three", "Theirs")
            await person.until(lambda: person.main.writing.editor.text == both)
            assert person.main.writing.is_dirty
            assert holds(note) == TEXT.replace("Three", "Theirs")
            await person.press("ctrl+s")
            await person.until(lambda: holds(note) == both)
            await person.until(lambda: not person.main.writing.is_dirty)

    async def test_neighbouring_actions_are_merged(self, note: Path) -> None:
        mine, theirs = ("[ ] ring Ben", "[ ] ring Ben at noon"), ("[ ] ring Ada", "[x] ring Ada")
        async with in_conflict(note, mine, theirs) as person:
            await person.press("m")
            both = TEXT.replace(*mine).replace(*theirs)
            await person.until(lambda: person.main.writing.editor.text == both)

    async def test_where_both_changed_a_line_one_chooses_before_it_is_saved(
        self, note: Path
    ) -> None:
        async with in_conflict(note, ("Two", "Mine"), ("Two", "Theirs")) as person:
            assert "changed by both" in person.shown()
            await person.press("m")
            await back(person)
            writing = person.main.writing
            await person.until(lambda: "<<<<<<< mine\nMine." in writing.editor.text)
            assert writing.editor.cursor_location == (5, 0)

            await person.press("ctrl+s")
            await person.until_asked()
            await person.press("g")
            await back(person)
            assert holds(note) == TEXT.replace("Two", "Theirs")

            writing.editor.area.load_text(TEXT.replace("Two", "Settled"))
            await person.press("ctrl+s")
            await person.until(lambda: holds(note) == TEXT.replace("Two", "Settled"))

    async def test_an_unsettled_note_can_be_saved_all_the_same(self, note: Path) -> None:
        async with in_conflict(note, ("Two", "Mine"), ("Two", "Theirs")) as person:
            await person.press("m")
            await back(person)
            await person.press("ctrl+s")
            await person.until_asked()
            await person.press("s")
            await person.until(lambda: "<<<<<<< mine" in holds(note))
            await person.until(lambda: not person.main.writing.is_dirty)

    async def test_going_on_typing_is_no_answer(self, note: Path) -> None:
        async with writing(note.parents[1]) as person:
            editor = person.main.writing.editor
            editor.area.load_text(TEXT.replace("One", "Mine"))
            put(note, TEXT.replace("Three", "Theirs"))
            await person.press("ctrl+s")
            await person.until(lambda: isinstance(person.app.screen, Conflict))
            await person.type("then take the k")
            assert isinstance(person.app.screen, Conflict)
            assert "Mine" in editor.text
            await person.until_asked()
            await person.press("t")
            await back(person)
            await person.until(lambda: editor.text == TEXT.replace("Three", "Theirs"))

    @pytest.mark.parametrize("answer", ["m", "t"])
    async def test_what_was_typed_before_it_was_asked_is_not_lost(
        self, note: Path, answer: str
    ) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            editor = person.main.writing.editor
            editor.area.insert("Typed since.\n", editor.area.document.end)
            await person.press(answer)
            await back(person)
            await person.until(lambda: "Theirs" in editor.text)
            if answer == "t":
                await person.press("ctrl+z")
            assert editor.text.endswith("Typed since.\n")
            assert "Mine" in editor.text

    async def test_a_note_that_became_somebody_elses_can_be_saved_as_a_copy(
        self, note: Path
    ) -> None:
        async with writing(note.parents[1]) as person:
            await person.type("Mine. ")
            put(note, f"---\nauthor: Amara Okonjo-Reyes\n---\n{TEXT}")
            notes = person.main.library
            await person.until(lambda: notes.notes[NOTE].author == "Amara Okonjo-Reyes")
            await person.press("ctrl+s")
            await person.until_asked()
            await person.press("c")
            copy = note.with_name("the-one-with-the-pigeon-mine-2019-06-26.md")
            await person.until(lambda: holds(copy) == f"Mine. {TEXT}")

    async def test_what_is_typed_while_the_file_is_read_again_stays(self, note: Path) -> None:
        async with writing(note.parents[1]) as person:
            panes = person.main.writing
            assert panes._open
            put(note, "# Theirs\n")
            panes._reopen(panes._open)
            panes.editor.area.insert("Mine. ")
            await person.until_told("saving will ask")
            assert panes.editor.text == f"Mine. {TEXT}"

    async def test_a_third_change_after_the_merge_asks_again(self, note: Path) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            await person.press("m")
            await back(person)
            put(note, TEXT.replace("Two", "A third"))
            await person.press("ctrl+s")
            await shows_both(person)
            assert "A third" in holds(note)

    async def test_theirs_can_be_taken(self, note: Path) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            await person.press("t")
            await back(person)
            theirs = TEXT.replace("Three", "Theirs")
            await person.until(lambda: person.main.writing.editor.text == theirs)
            assert not person.main.writing.is_dirty
            assert await to_thread(person.main.writing.desk._journal.flush)
            assert not [*(note.parents[2] / "person/state/drafts").glob("*.json")]
            await person.press("ctrl+z")
            assert person.main.writing.editor.text == TEXT.replace("One", "Mine")
            assert person.main.writing.is_dirty

    async def test_theirs_are_not_taken_where_they_are_gone_by_then(self, note: Path) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            remove(note)
            await person.press("t")
            await person.until_shown("Write it again")
            writing = person.main.writing
            assert writing.editor.text == TEXT.replace("One", "Mine")
            assert await to_thread(writing.desk._journal.flush)
            [draft] = (note.parents[2] / "person/state/drafts").glob("*.json")
            assert "Mine" in draft.read_text()

    async def test_every_copy_has_a_name_of_its_own(self, note: Path) -> None:
        taken = note.with_name("the-one-with-the-pigeon-mine-2019-06-26.md")
        put(taken, "# Taken\n")
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            await person.press("c")
            await person.until_told("the-one-with-the-pigeon-mine-2019-06-26-2.md")
            assert holds(taken) == "# Taken\n"
            copy = taken.with_name("the-one-with-the-pigeon-mine-2019-06-26-2.md")
            assert holds(copy) == TEXT.replace("One", "Mine")

    async def test_one_can_go_on_writing(self, note: Path) -> None:
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            await person.press("k")
            await back(person)
            assert person.main.writing.editor.text == TEXT.replace("One", "Mine")
            assert person.main.writing.is_dirty


class TestWhoElseHasItOpen:
    async def test_is_told_on_opening(self, note: Path) -> None:
        amara = BeingEdited(Folder(note.parents[1]), "Amara")
        amara.enter(NOTE)
        async with writing(note.parents[1]) as person:
            await person.until_told("Amara has this note open since")
            assert not person.main.writing.editor.area.read_only

    async def test_is_told_to_the_others_until_one_leaves(self, note: Path) -> None:
        amara = BeingEdited(Folder(note.parents[1]), "Amara")
        async with writing(note.parents[1]) as person:
            await person.until(lambda: amara.others(NOTE))
            assert [holder.who for holder in amara.others(NOTE)] == [person.main.library.me]
            await person.press("escape")
            await person.until(lambda: not amara.others(NOTE))

    async def test_who_comes_later_is_told_of_too_and_once(self, note: Path) -> None:
        async with writing(note.parents[1]) as person:
            await person.until(lambda: person.main.writing._company)
            company = person.main.writing._company
            assert company
            BeingEdited(Folder(note.parents[1]), "Amara").enter(NOTE)
            await company.beat()
            await company.beat()
            told = [n.message for n in person.app._notifications if "Amara" in n.message]
            assert len(told) == 1

    async def test_is_told_where_both_versions_are_shown(self, note: Path) -> None:
        amara, ben = (BeingEdited(Folder(note.parents[1]), who) for who in ("Amara", "Ben"))
        amara.enter(NOTE)
        ben.enter(NOTE)
        async with in_conflict(note, ("One", "Mine"), ("Three", "Theirs")) as person:
            text = person.app.screen.query_one("#conflict-text", Static)
            told = "Perhaps it was (Amara|Ben), who has had it open since .*, or .*, who has had"
            assert re.search(told, str(text.content))
            await person.press("k")
            await back(person)
            ben.leave()
            await person.press("ctrl+s")
            await shows_both(person)
            text = person.app.screen.query_one("#conflict-text", Static)
            assert ", or Ben, who had it open before." in str(text.content)

    async def test_is_over_when_the_app_ends(self, note: Path) -> None:
        amara = BeingEdited(Folder(note.parents[1]), "Amara")
        async with writing(note.parents[1]) as person:
            await person.until(lambda: amara.others(NOTE))
        assert not amara.others(NOTE)


@pytest.fixture
def copy(note: Path) -> Path:
    file = note.parents[1] / COPY
    file.write_text(TEXT.replace("Two.", "Two.\n\nFrom the laptop."))
    return file


@asynccontextmanager
async def beside_its_copy(copy: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Journey]:
    async with journey(copy.parents[1], size=size) as person:
        person.main.writing.settle_copies(NOTE)
        await shows_both(person)
        yield person


class TestACopyThatASyncToolKept:
    @pytest.mark.parametrize("size", [(120, 40), (80, 24)])
    async def test_is_shown_beside_its_note(self, copy: Path, size: tuple[int, int]) -> None:
        async with beside_its_copy(copy, size) as person:
            assert "only in the copy" in person.shown()
            assert "From the laptop." in person.shown()
            for answer in COPIED.answers:
                assert f"{answer.key}  {answer.label}" in person.shown()
            await person.press("l")
            await back(person)
            assert holds(copy)

    @pytest.mark.parametrize("key", ["m", "t"])
    async def test_goes_once_the_note_that_holds_it_is_saved(
        self, note: Path, copy: Path, key: str
    ) -> None:
        expected = holds(copy)
        async with beside_its_copy(copy) as person:
            await person.press(key)
            await person.until(lambda: person.main.writing.is_open)
            await back(person)
            assert person.main.writing.editor.text == expected
            assert person.main.writing.is_dirty
            assert holds(copy)
            assert holds(note) == TEXT
            await person.press("ctrl+s")
            await person.until(lambda: not holds(copy))
            assert holds(note) == expected
            await person.until(lambda: not person.main.library.notes[NOTE].problems)

    async def test_stays_where_it_changed_meanwhile(self, copy: Path) -> None:
        async with beside_its_copy(copy) as person:
            await person.press("m")
            await person.until(lambda: person.main.writing.is_open)
            await back(person)
            put(copy, "changed")
            await person.press("ctrl+s")
            await person.until_told("has been written in since")
            assert holds(copy) == "changed"

    @pytest.mark.parametrize("keys", [("ctrl+z",), ("3", "u")], ids="".join)
    async def test_can_be_deleted_and_comes_back_to_the_byte(
        self, note: Path, copy: Path, keys: tuple[str, ...]
    ) -> None:
        put(copy, "\ufeffone\r\n\x0c\ntwo, without an end")
        kept = held(copy)
        async with beside_its_copy(copy) as person:
            await person.press("d")
            await person.until_told("brings it back")
            assert not held(copy)
            assert holds(note) == TEXT
            await back(person)
            await person.until(lambda: not person.main.library.notes[NOTE].problems)

            await person.press(*keys)

            await person.until_told("is there again")
            assert held(copy) == kept
            await person.until(lambda: person.main.library.notes[NOTE].problems)
            await person.press("ctrl+y")
            await person.until(lambda: not held(copy))

    async def test_that_went_into_the_note_can_be_had_back(self, note: Path, copy: Path) -> None:
        expected = holds(copy)
        async with beside_its_copy(copy) as person:
            await person.press("m")
            await person.until(lambda: person.main.writing.is_open)
            await back(person)
            await person.press("ctrl+s")
            await person.until_told("brings it back")
            await person.press("escape")
            await person.until(lambda: not person.main.writing.is_open)

            await person.press("ctrl+z")

            await person.until(lambda: holds(copy) == expected)
            assert holds(note) == expected

    async def test_can_become_a_note(self, note: Path, copy: Path) -> None:
        async with beside_its_copy(copy) as person:
            await person.press("c")
            await person.until(lambda: not holds(copy))
            kept = note.with_name("the-one-with-the-pigeon-copy-2019-06-26.md")
            assert "From the laptop." in holds(kept)
            assert holds(note) == TEXT

    async def test_is_not_settled_by_whom_the_folder_keeps_from_editing(self, copy: Path) -> None:
        put(copy.parents[1] / ".weeknotes.toml", 'edit = "nobody"')
        async with journey(copy.parents[1]) as person:
            person.main.writing.settle_copies(NOTE)
            await person.until_told(".weeknotes.toml")
            assert person.main.is_current
