"""The third of the three jobs: drafting this week's note, and losing nothing."""

from pathlib import Path

from tests.app.journey import TODAY, Journey, journey
from tui.notes.library import Library
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal
from tui.panes.editing.editor import Editor
from tui.screens.question import Question

DRAFT = "callum/2019-06-24.md"


async def begin(person: Journey) -> None:
    """Press N and wait for the editor."""
    await person.press("N")
    await person.until(
        lambda: person.main.writing.is_open and person.main.writing.editor.area.has_focus
    )


class TestANewNote:
    async def test_is_begun_in_the_authors_manner_and_saved(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            assert "week_ending: 2019-06-2" in person.main.writing.editor.text
            assert not (sample / DRAFT).exists()
            await person.type("A good week.")
            await person.press("ctrl+s")
            await person.until((sample / DRAFT).exists)
            assert "A good week." in person.read(DRAFT)
            assert "status: draft" in person.read(DRAFT)
            await person.until(lambda: not person.main.writing.is_dirty)

    async def test_without_a_word_on_how_far_it_is_it_says_that_colleagues_can_read_it(
        self, sample: Path
    ) -> None:
        for old in (sample / "callum").glob("*.md"):
            old.unlink()
        (sample / "callum/2019-06-17.md").write_text("# w/c 17 June 2019\n\nBins.\n")
        async with journey(sample) as person:
            await begin(person)
            await person.type("Hello")
            await person.press("ctrl+s")
            await person.until_told("Colleagues can read it now.")
            assert person.main.writing.editor.border_title == DRAFT
            person.app.clear_notifications()
            await person.type(", all")
            await person.press("ctrl+s")
            await person.until(lambda: "Hello, all" in person.read(DRAFT))
            await person.press("escape")
            await person.until(lambda: person.main.viewer.has_focus)
            assert not person.app._notifications
            await person.press("T")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("d")
            await person.until(lambda: "status: draft" in person.read(DRAFT))

    async def test_a_draft_is_saved_without_a_word(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("A good week.")
            await person.press("ctrl+s")
            await person.until_shown("saved")
            assert not person.app._notifications

    async def test_offers_no_key_that_would_be_typed(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            assert "Search" not in person.shown().splitlines()[-1]
            assert "slash" not in person.app.screen.active_bindings

    async def test_left_untouched_makes_no_file(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.press("escape")
            await person.until(lambda: person.main.viewer.has_focus)
            assert not (sample / DRAFT).exists()

    async def test_is_opened_again_by_the_same_key(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("First.")
            await person.press("ctrl+s")
            await person.until((sample / DRAFT).exists)
            await person.press("escape")
            await person.until_shown("First.")
            await begin(person)
            assert "First." in person.main.writing.editor.text
            assert person.main.writing.editor.path == DRAFT
            line, _ = person.main.writing.editor.cursor_location
            assert line == person.main.writing.editor.text.count("\n") + 1


class TestEditing:
    async def test_e_opens_ones_own_note_where_one_reads(self, sample: Path) -> None:
        async with journey(sample) as person:
            person.main.go("callum/the-one-with-the-pigeon.md")
            await person.until(lambda: person.reading.startswith("callum"))
            await person.press("2", "e")
            await person.until(lambda: person.main.writing.is_open)
            assert person.main.writing.editor.path == "callum/the-one-with-the-pigeon.md"

    async def test_somebody_elses_note_is_refused_with_the_rule(self, sample: Path) -> None:
        (sample / ".weeknotes.toml").write_text(
            'edit = "own"\n[people]\ncallum = "Callum Frobisher"'
        )
        async with journey(sample) as person:
            await person.press("e")
            await person.until_told(".weeknotes.toml")
            assert not person.main.writing.is_open

    async def test_saving_without_a_change_leaves_the_bytes(self, sample: Path) -> None:
        file = sample / "callum/the-one-about-pdfs.md"
        file.write_bytes(b"\xef\xbb\xbf# A\r\nb\x0cc\n\td  \n\xe2\x80\xa8 no end")
        before = file.read_bytes()
        async with journey(sample) as person:
            person.main.writing.open("callum/the-one-about-pdfs.md")
            await person.until(lambda: person.main.writing.is_open)
            await person.press("ctrl+s")
            await person.until_shown("saved")
            assert file.read_bytes() == before


class TestPreparing:
    async def test_a_note_opened_meanwhile_finds_one_editor(self, sample: Path) -> None:
        async with journey(sample) as person:
            person.main.writing.prepare()
            await begin(person)
            assert len(person.main.writing.query(Editor)) == 1


class TestNothingIsLost:
    async def test_escape_asks_before_it_leaves_unsaved_text(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("Unsaved.")
            await person.press("escape")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("escape")
            await person.until(lambda: person.main.is_current)
            assert "Unsaved." in person.main.writing.editor.text
            await person.press("escape")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("s")
            await person.until((sample / DRAFT).exists)
            await person.until(lambda: not person.main.writing.is_open)
            assert "Unsaved." in person.read(DRAFT)

    async def test_text_is_thrown_away_only_by_who_has_seen_the_question(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("Unsaved.")
            await person.press("escape")
            await person.until(lambda: isinstance(person.app.screen, Question))
            assert "d  Discard" not in person.shown()
            await person.press("d", "d")  # as in vi, where that deletes a line
            assert isinstance(person.app.screen, Question)
            await person.until_asked()
            await person.until_shown("d  Discard")
            await person.press("d")
            await person.until(lambda: person.main.is_current and not person.main.writing.is_open)
            assert not (sample / DRAFT).exists()

    async def test_q_is_a_letter_in_the_editor(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("quiet?")
            assert "quiet?" in person.main.writing.editor.text

    async def test_what_is_typed_while_it_is_saved_keeps_the_editor_open(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await begin(person)
            editor = person.main.writing.editor
            asked = editor.SaveRequested(DRAFT, editor.text + "So far.", "", then_close=True)
            await person.type("So far. And this.")
            person.main.writing.post_message(asked)
            await person.until((sample / DRAFT).exists)
            await person.until(lambda: not person.main.writing._open.is_new)  # type: ignore[union-attr]
            await person.pilot.pause()
            assert person.main.writing.is_open
            assert "And this." in editor.text
            assert person.main.writing.is_dirty

    async def test_quitting_asks_too(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("Unsaved.")
            await person.press("ctrl+q")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("k")
            await person.until(lambda: person.main.is_current)
            assert person.app.is_running

    async def test_what_an_ended_session_left_is_offered(self, sample: Path) -> None:
        library = Library(sample, me="callum", today=lambda: TODAY)
        library.open()
        library.refresh()
        drafts = sample.parent / "person/state/drafts"
        desk = Desk(library, Journal(drafts, told=print))
        opened = desk.begin(library.this_week)
        opened.keep(opened.text + "Half a sent", 12, 0)
        desk.close()
        async with journey(sample) as person:
            await person.until_asked()
            await person.press("c")
            await person.until(lambda: person.main.writing.is_open)
            assert "Half a sent" in person.main.writing.editor.text
            assert person.main.writing.is_dirty


class TestSomebodyElseWritesToo:
    async def test_a_change_outside_is_taken_in_while_nothing_is_unsaved(
        self, sample: Path
    ) -> None:
        path = "callum/the-one-with-the-pigeon.md"
        async with journey(sample) as person:
            person.main.writing.open(path)
            await person.until(lambda: person.main.writing.is_open)
            (sample / path).write_text("# Theirs\n")
            await person.until(lambda: person.main.writing.editor.text == "# Theirs\n")

    async def test_saving_over_it_asks_and_keeps_both(self, sample: Path) -> None:
        path = "callum/the-one-with-the-pigeon.md"
        async with journey(sample) as person:
            person.main.writing.open(path)
            await person.until(lambda: person.main.writing.is_open)
            await person.type("Mine. ")
            (sample / path).write_text("# Theirs\n")
            await person.press("ctrl+s")
            await person.until_asked()
            await person.press("c")
            copy = sample / "callum/the-one-with-the-pigeon-mine-2019-06-26.md"
            await person.until(copy.exists)
            assert "Mine. " in copy.read_text()
            assert person.read(path) == "# Theirs\n"

    async def test_a_note_deleted_meanwhile_can_be_written_again(self, sample: Path) -> None:
        path = "callum/the-one-with-the-pigeon.md"
        async with journey(sample) as person:
            person.main.writing.open(path)
            await person.until(lambda: person.main.writing.is_open)
            await person.type("Still here. ")
            (sample / path).unlink()
            await person.until(lambda: path not in person.main.library.notes)
            await person.press("ctrl+s")
            await person.until_asked()
            await person.press("w")
            await person.until((sample / path).exists)
            await person.until(lambda: not person.main.writing.is_dirty)
            assert "Still here. " in person.read(path)
            assert person.main.writing.is_open
            told = [note.message for note in person.app._notifications]
            assert not [message for message in told if "changed meanwhile" in message]

    async def test_another_note_is_chosen_while_writing(self, sample: Path) -> None:
        async with journey(sample) as person:
            await begin(person)
            await person.type("Unsaved.")
            person.main.action_show_pane("timeline")
            await person.press("j", "enter")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("s")
            await person.until_reading("priya/2019-W26.md")
            assert "Unsaved." in person.read(DRAFT)
