"""What an earlier session left unsaved is shown beside the file, and nobody loses it unasked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content

from tests.app.journey import TODAY, Journey, journey
from tests.made import of_ended
from tui.notes.library import Library
from tui.notes.writing.desk import Desk, Left
from tui.notes.writing.draft import Draft
from tui.notes.writing.drafts import Journal
from tui.screens.recovery import SHOWN, Recovery, differing, sentence

NOTE = "callum/the-one-with-the-pigeon.md"
TITLE = "# The one with the pigeon"
MINE = "# Mine [/home]"


def desk_of(sample: Path) -> Desk:
    """Sit down at a desk of another session of the same person."""
    library = Library(sample, me="callum", today=lambda: TODAY)
    library.open()
    library.refresh()
    return Desk(library, Journal(sample.parent / "person/state/drafts", told=pytest.fail))


@pytest.fixture
def left(sample: Path) -> str:
    """Leave a text of the note unsaved, and return it."""
    desk = desk_of(sample)
    opened = desk.open(NOTE)
    text = opened.text.replace(TITLE, MINE)
    opened.keep(text, 7, 6)
    desk.close()
    return text


async def offered(person: Journey) -> Recovery:
    """Wait for the offer, with the differences in it."""
    await person.until(lambda: isinstance(person.app.screen, Recovery))
    await person.until_shown(f"- {TITLE}")
    screen = person.app.screen
    assert isinstance(screen, Recovery)
    return screen


class TestTheOffer:
    @pytest.mark.usefixtures("left")
    @pytest.mark.parametrize("size", [(120, 40), (80, 24)])
    async def test_shows_what_differs_and_all_answers(
        self, size: tuple[int, int], sample: Path
    ) -> None:
        async with journey(sample, size=size) as person:
            await offered(person)
            for words in (NOTE, "as it was", f"+ {MINE}", "Continue", "Discard it", "Later"):
                await person.until_shown(words)

    async def test_is_scrolled_by_key(self, sample: Path) -> None:
        desk = desk_of(sample)
        opened = desk.open(NOTE)
        opened.keep(opened.text.replace(TITLE, MINE) + "\n".join("more" * 50), 7, 6)
        desk.close()
        async with journey(sample, size=(80, 24)) as person:
            screen = await offered(person)
            await person.press("pagedown")
            await person.until(lambda: screen.scroll.scroll_y > 0)
            await person.press("pageup")
            await person.until(lambda: screen.scroll.scroll_y == 0)

    async def test_continue_opens_the_text_where_it_was_left(self, sample: Path, left: str) -> None:
        async with journey(sample) as person:
            await offered(person)
            await person.press("c")
            await person.until(lambda: person.main.writing.is_open)
            editor = person.main.writing.editor
            assert (editor.text, editor.cursor_location) == (left, (7, 6))
            assert editor.is_dirty
            assert TITLE in person.read(NOTE)

    @pytest.mark.usefixtures("left")
    async def test_discard_forgets_it(self, sample: Path) -> None:
        async with journey(sample) as person:
            await offered(person)
            await person.until_asked()
            await person.press("d")
            await person.until(lambda: person.main.is_current)
            assert of_ended(desk_of(sample).offers()) == []
            assert not person.main.writing.is_open

    @pytest.mark.parametrize("key", ["l", "escape"])
    async def test_later_leaves_it_for_the_next_start(
        self, key: str, sample: Path, left: str
    ) -> None:
        async with journey(sample) as person:
            await offered(person)
            await person.press(key)
            await person.until(lambda: person.main.is_current)
        [draft] = of_ended(desk_of(sample).offers())
        assert draft.text == left

    @pytest.mark.usefixtures("left")
    async def test_what_another_session_took_meanwhile_is_told_of(self, sample: Path) -> None:
        other = desk_of(sample)
        async with journey(sample) as person:
            await offered(person)
            [draft] = of_ended(other.offers())
            assert other.resume(draft)
            await person.press("c")
            await person.until_told("in another window")
            assert not person.main.writing.is_open
        other.close()


class TestWriting:
    async def test_a_note_left_for_another_does_not_become_its_draft(self, sample: Path) -> None:
        other = "callum/the-one-about-pdfs.md"
        async with journey(sample) as person:
            writing = person.main.writing
            writing.open(NOTE)
            await person.until(lambda: writing.is_open)
            writing.open(other)
            await person.until(lambda: writing.editor.path == other)
            await person.type("Typed into the other.")
        assert [draft.path for draft in of_ended(desk_of(sample).offers())] == [other]


DRAFT = Draft(
    folder="/notes",
    path="a.md",
    base_digest="d1",
    text="one\ntwo",
    written=datetime(2019, 6, 26, 14, 3, tzinfo=UTC),
)
NEW = Draft(folder="/notes", path="a.md", base_digest="", text="one", written=DRAFT.written)


@pytest.mark.parametrize(
    ("left", "ending"),
    [
        (Left(DRAFT, "one", changed_since=False), "The file is as it was."),
        (Left(DRAFT, "1", changed_since=True), "nothing is written over it without asking."),
        (Left(DRAFT, None, changed_since=True), "Its file is gone."),
        (Left(NEW, None, changed_since=False), "It is not in a file yet."),
    ],
)
def test_what_has_become_of_the_file_is_said(left: Left, ending: str) -> None:
    assert sentence(left).startswith("You were writing a.md when an earlier session ended, on 26")
    assert sentence(left).endswith(ending)


@pytest.mark.parametrize(
    ("host", "since", "expected"),
    [
        ("quay", DRAFT.written, "writing a.md in another session on quay since 26 June"),
        ("qu\x1bay", None, "writing a.md in another session on qu␛ay, last on 26 June"),
        ("", None, "writing a.md in another session, last on 26 June"),
    ],
)
def test_a_session_that_lives_is_named(host: str, since: datetime | None, expected: str) -> None:
    draft = replace(DRAFT, host=host, since=since, is_held=True)

    said = sentence(Left(draft, "one", changed_since=True))

    assert expected in said
    assert "Continue here?" in said
    assert said.endswith("nothing is written over it without asking.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n[b]two[/c]", "  one\n+ [b]two[/c]"),
        ("\x1b]52;c;x\x07", "- one\n+ ␛]52;c;x␇"),
    ],
)
def test_the_kept_text_is_shown_as_it_is_and_does_nothing(text: str, expected: str) -> None:
    draft = Draft(folder="", path="", base_digest="", text=text, written=DRAFT.written)

    shown = differing(Left(draft, "one", changed_since=False))

    assert isinstance(shown, Content)
    assert shown.plain == expected


def test_a_long_text_is_shown_in_part() -> None:
    text = "\n".join(map(str, range(SHOWN + 1)))
    draft = Draft(folder="", path="", base_digest="", text=text, written=DRAFT.written)

    lines = differing(Left(draft, None, changed_since=False)).plain.splitlines()

    assert len(lines) == SHOWN + 1
    assert lines[-1] == f"… more than these {SHOWN} lines differ"
