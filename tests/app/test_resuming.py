"""Opening a note of which there is unsaved text offers that text, wherever it is held."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.journey import TODAY, Journey, journey
from tests.made import of_ended, of_living
from tui.notes.library import Library
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
from tui.screens.recovery import Recovery

NOTE = "callum/the-one-with-the-pigeon.md"
DRAFT = "callum/2019-06-24.md"
"""This week's note, which is not a file yet."""

LEFT = "Half a sentence"


@pytest.fixture
def told() -> list[str]:
    return []


def desk_of(sample: Path, told: list[str]) -> Desk:
    """Sit down at a desk of another session of the same person."""
    library = Library(sample, me="callum", today=lambda: TODAY)
    library.open()
    library.refresh()
    return Desk(library, Journal(sample.parent / "person/state/drafts", told=told.append))


@pytest.fixture
def other(sample: Path, told: list[str]) -> Iterator[Desk]:
    desk = desk_of(sample, told)
    yield desk
    desk.close()


def begun(desk: Desk) -> None:
    """Have this week's note begun, and not saved."""
    opened = desk.begin(desk._library.this_week)
    opened.keep(opened.text + LEFT, 12, 0)
    assert desk._journal.flush()


def edited(desk: Desk) -> None:
    """Have the note edited, and not saved."""
    opened = desk.open(NOTE)
    opened.keep(opened.text + LEFT, 1, 0)
    assert desk._journal.flush()


def typed_into(desk: Desk, path: str, text: str) -> None:
    """Have a new note begun under some name, and not saved."""
    folder = str(desk._library.folder.root.resolve())
    desk._journal.open(folder=folder, path=path, base_digest="").write(text)


async def later(person: Journey) -> None:
    """Leave for later what is offered at the start."""
    await offered(person)
    await person.press("l")
    await person.until(lambda: person.main.is_current)


async def offered(person: Journey, words: str = "") -> None:
    await person.until(lambda: isinstance(person.app.screen, Recovery))
    screen = person.app.screen
    assert isinstance(screen, Recovery)
    assert words in screen._text
    await person.until_shown("c  Continue")


async def in_editor(person: Journey, words: str) -> None:
    await person.until(lambda: person.main.writing.is_open and person.main.is_current)
    await person.until(lambda: words in person.main.writing.editor.text)


class TestThisWeeksNote:
    async def test_is_gone_on_with_where_it_was_begun_and_never_saved(
        self, sample: Path, other: Desk
    ) -> None:
        begun(other)
        other.close()
        async with journey(sample) as person:
            await later(person)
            await person.press("N")
            await offered(person, "It is not in a file yet")
            await person.press("c")
            await in_editor(person, LEFT)
            assert person.main.writing.editor.path == DRAFT
            assert person.main.writing.is_dirty

    async def test_is_gone_on_with_where_its_file_is_older(self, sample: Path, other: Desk) -> None:
        opened = other.begin(other._library.this_week)
        opened.save(opened.text + "Saved.")
        opened.keep(opened.text + "Saved." + LEFT, 1, 0)
        other.close()
        async with journey(sample) as person:
            await later(person)
            await person.press("N")
            await offered(person, "as it was")
            await person.press("c")
            await in_editor(person, LEFT)

    async def test_is_found_under_another_name(self, sample: Path, other: Desk) -> None:
        path = "callum/another-name.md"
        typed_into(other, path, f"---\nweek: 2019-W26\n---\n# Mine\n\n{LEFT}")
        other.close()
        async with journey(sample) as person:
            await later(person)
            await person.press("N")
            await offered(person, path)
            await person.press("c")
            await in_editor(person, LEFT)

    async def test_is_begun_anew_on_request_and_the_text_stays(
        self, sample: Path, other: Desk, told: list[str]
    ) -> None:
        begun(other)
        other.close()
        async with journey(sample) as person:
            await later(person)
            await person.press("N")
            await offered(person)
            await person.press("w")
            await in_editor(person, "week_ending")
            assert LEFT not in person.main.writing.editor.text
            await person.type("Anew.")
        drafts = of_ended(desk_of(sample, told).offers())
        assert sorted(LEFT in draft.text for draft in drafts) == [False, True]
        assert told == []

    async def test_is_left_alone_on_escape(
        self, sample: Path, other: Desk, told: list[str]
    ) -> None:
        begun(other)
        other.close()
        async with journey(sample) as person:
            await later(person)
            await person.press("N")
            await offered(person)
            await person.press("escape")
            await person.until(lambda: person.main.is_current)
            assert not person.main.writing.is_open
        assert len(of_ended(desk_of(sample, told).offers())) == 1

    async def test_that_is_in_the_editor_is_gone_back_to(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("N")
            await in_editor(person, "week_ending")
            await person.type("Unsaved.")
            person.main.action_show_pane("timeline")
            await person.until(lambda: not person.main.writing.editor.area.has_focus)
            await person.press("N")
            await person.until(lambda: person.main.writing.editor.area.has_focus)
            assert person.main.is_current
            assert "Unsaved." in person.main.writing.editor.text


class TestAnyNote:
    async def test_is_opened_with_what_is_unsaved_of_it(self, sample: Path, other: Desk) -> None:
        edited(other)
        other.close()
        async with journey(sample) as person:
            await later(person)
            person.main.writing.open(NOTE)
            await offered(person)
            await person.press("c")
            await in_editor(person, LEFT)

    async def test_is_opened_at_once_where_another_has_unsaved_text(
        self, sample: Path, other: Desk
    ) -> None:
        edited(other)
        other.close()
        async with journey(sample) as person:
            await later(person)
            person.main.writing.open("callum/the-one-about-pdfs.md")
            await in_editor(person, "")

    async def test_is_merged_from_what_both_began_with(self, sample: Path, other: Desk) -> None:
        edited(other)
        other.close()
        file = sample / NOTE
        file.write_text("Theirs.\n\n" + file.read_text())
        async with journey(sample) as person:
            await offered(person, "has changed since then")
            await person.press("c")
            await in_editor(person, LEFT)
            await person.press("ctrl+s")
            await person.until_asked()
            await person.until_shown("changed by you")
            await person.press("m")
            await in_editor(person, "Theirs.")
            await person.press("ctrl+s")
            await person.until(lambda: LEFT in file.read_text())
            assert file.read_text().startswith("Theirs.\n\n")
            assert "<<<<" not in file.read_text()


class TestASessionThatLives:
    @pytest.mark.parametrize("size", [(120, 40), (80, 24)])
    async def test_is_said_to(self, sample: Path, other: Desk, size: tuple[int, int]) -> None:
        edited(other)
        async with journey(sample, size=size) as person:
            await offered(person, "in another session")
            assert "c  Continue here" in person.shown()
            assert "Discard" not in person.shown()

    @pytest.mark.parametrize("begin", [begun, edited])
    async def test_is_gone_on_with_here_and_told_so(
        self, sample: Path, other: Desk, told: list[str], begin: Callable[[Desk], None]
    ) -> None:
        begin(other)
        async with journey(sample) as person:
            await offered(person)
            await person.press("c")
            await in_editor(person, LEFT)
            assert person.main.writing.is_dirty
            assert other._journal.flush()
            assert len(told) == 1
            assert of_living(person.main.writing.desk.offers()) == []

    async def test_is_left_alone_on_request(self, sample: Path, other: Desk) -> None:
        edited(other)
        async with journey(sample) as person:
            await later(person)
            assert not person.main.writing.is_open
            assert len(of_living(person.main.writing.desk.offers())) == 1

    async def test_is_offered_where_its_note_is_opened(self, sample: Path, other: Desk) -> None:
        async with journey(sample) as person:
            edited(other)
            person.main.writing.open(NOTE)
            await offered(person, "in another session")
            await person.press("w")
            await in_editor(person, "")
            assert LEFT not in person.main.writing.editor.text

    async def test_is_told_where_it_comes_back_to_life(self, sample: Path, other: Desk) -> None:
        async with journey(sample) as person:
            person.main.writing.open(NOTE)
            await in_editor(person, "")
            await person.type("Mine.")
            assert person.main.writing.desk._journal.flush()
            [draft] = of_living(other.offers())
            assert other.resume(draft)

            await person.until_told("is being written in another session")

            assert "Mine." in person.main.writing.editor.text
            assert person.main.writing.is_dirty

    async def test_that_saved_the_same_text_is_no_conflict(self, sample: Path, other: Desk) -> None:
        async with journey(sample) as person:
            person.main.writing.open(NOTE)
            await in_editor(person, "")
            await person.type("Mine.")
            assert person.main.writing.desk._journal.flush()
            [draft] = of_living(other.offers())
            resumed = other.resume(draft)
            assert resumed
            resumed.save(resumed.text)
            await person.until(
                lambda: person.main.library.notes[NOTE].digest == resumed.base, "it is seen"
            )

            await person.press("ctrl+s")

            await person.until(lambda: not person.main.writing.is_dirty)
            assert person.main.is_current
