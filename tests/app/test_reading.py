"""The first of the three jobs: reading what colleagues wrote."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from tests.app.journey import journey
from tests.app.test_ticking import WALL, find
from tui.app import WeeknotesApp
from tui.notes.action import State
from tui.panes.editing.editor import Editor
from tui.panes.lists.line_list import LineList
from tui.panes.lists.timeline import Timeline
from tui.panes.note.viewer import Viewer
from tui.panes.tracking.tracker import Tracker
from tui.screens.main import MainScreen
from tui.screens.question import Question

LOG = "log:2019-W26"
"""The page of what was done in the newest week."""


class TestStart:
    async def test_shows_all_three_panes_and_the_newest_note(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_shown("It's Wednesday morning")
            assert person.main.timeline.current_path == "amara/2019-06-24.md"
            assert "Timeline" in person.shown()
            assert "35 open" in str(person.main.tracker.border_title)

    async def test_a_folder_without_notes_says_how_to_begin(self, tmp_path: Path) -> None:
        folder = tmp_path / "notes"
        folder.mkdir()
        async with journey(folder) as person:
            await person.until_shown("N begins the first")

    async def test_who_may_begin_none_is_not_told_how(self, tmp_path: Path) -> None:
        folder = tmp_path / "notes"
        folder.mkdir()
        async with journey(folder, read_only=True) as person:
            await person.until_shown("There are no notes in")
            assert "N begins" not in person.shown()


class TestGoingRound:
    async def test_the_note_under_the_cursor_is_shown(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("j")
            await person.until_shown("Question 31")
            assert person.main.timeline.current_path == "priya/2019-W26.md"

    async def test_three_weeks_of_two_authors(self, sample: Path) -> None:
        async with journey(sample) as person:
            read = []
            for _ in range(3):
                path = person.main.timeline.current_path
                assert path
                read.append(path)
                await person.until_reading(path)
                await person.press("enter", "space", "1", "left_square_bracket")
            assert read == ["amara/2019-06-24.md", "amara/2019-06-17.md", "amara/2019-06-10.md"]

    async def test_enter_goes_to_the_note_and_escape_back(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("enter")
            await person.until(lambda: person.main.viewer.has_focus)
            await person.press("escape")
            await person.until(lambda: person.main.timeline.has_focus)

    async def test_a_link_opens_its_note_and_backspace_returns(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_shown("It's Wednesday morning")
            person.main.go("amara/2019-06-10.md")
            await person.until_reading("amara/2019-06-10.md")
            await person.press("2", "tab", "enter")
            await person.until(lambda: person.reading != "amara/2019-06-10.md")
            assert person.main.timeline.current_path == person.reading
            await person.press("backspace")
            await person.until_reading("amara/2019-06-10.md")

    @pytest.mark.parametrize(
        ("target", "title", "copies"),
        [
            ("https://example.org/a", "This link leads out of the folder", True),
            ("//example.org/a", "This link leads out of the folder", True),
            ("javascript:alert(1)", "This is no address to follow, and was not copied", False),
            ("data:text/html,hello", "This is no address to follow, and was not copied", False),
        ],
    )
    async def test_only_addresses_are_copied(
        self, sample: Path, target: str, title: str, copies: bool
    ) -> None:
        path = "amara/2019-06-24.md"
        (sample / path).write_text(f"# T\n\n[x]({target})\n")
        async with journey(sample) as person:
            await person.until_reading(path)
            await person.press("2", "tab", "enter")
            await person.until_told(target)
            assert [note.title for note in person.app._notifications] == [title]
            assert person.app.clipboard == (target if copies else "")


class TestTheLog:
    async def test_shows_what_was_done_this_week_as_it_happens(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "W")
            await person.until_shown("Done in the week of 24 June 2019")
            assert person.main.viewer.has_focus
            assert WALL not in person.main.viewer.page.body  # type: ignore[union-attr]
            person.main.following.set_state(find(person, WALL), State.DONE)
            await person.until(lambda: WALL in person.main.viewer.page.body)  # type: ignore[union-attr]
            assert person.reading == LOG

    async def test_leads_to_the_notes_and_backspace_returns(self, sample: Path) -> None:
        async with journey(sample) as person:
            path = "amara/2019-06-24.md"
            await person.until_reading(path)
            await person.main.following.set_state(find(person, WALL), State.DONE).wait()
            await person.press("W")
            await person.until_shown("Done in the week of")
            await person.press("tab", "enter")
            await person.until(lambda: person.reading not in (LOG, path))
            assert person.main.timeline.current_path == person.reading
            await person.press("backspace")
            await person.until_reading(LOG)
            await person.press("backspace")
            await person.until_reading(path)

    async def test_is_left_for_the_note_under_the_timelines_cursor(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("W")
            await person.until_reading(LOG)
            await person.press("e", "a", "1", "enter")
            await person.until_reading("amara/2019-06-24.md")

    async def test_of_a_week_in_which_nothing_was_done_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "notes").mkdir()
        async with journey(tmp_path / "notes") as person:
            await person.press("W")
            await person.until_shown("Nothing so far")


class TestRoom:
    @pytest.mark.parametrize(
        ("size", "seen"),
        [
            ((60, 20), {"timeline"}),
            ((80, 24), {"timeline", "note"}),
            ((120, 40), {"timeline", "note", "tracker"}),
            ((200, 60), {"timeline", "note", "tracker"}),
        ],
    )
    async def test_as_many_panes_as_there_is_room_for(
        self, sample: Path, size: tuple[int, int], seen: set[str]
    ) -> None:
        async with journey(sample, size=size) as person:
            panes = person.main.query_one("#panes").children
            assert {pane.id for pane in panes if pane.display} == seen

    async def test_at_80_columns_the_actions_take_the_timelines_place(self, sample: Path) -> None:
        async with journey(sample, size=(80, 24)) as person:
            await person.press("3")
            await person.until(lambda: person.main.tracker.display)
            assert not person.main.timeline.display
            await person.press("1")
            await person.until(lambda: person.main.timeline.display)

    async def test_zoom_gives_one_pane_all_the_room_and_takes_it_back(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("2", "z")
            await person.until(lambda: person.main.viewer.size.width > 100)
            assert not person.main.tracker.display
            await person.press("escape")
            await person.until(lambda: person.main.tracker.display)


class TestHelp:
    async def test_tells_of_every_key_of_the_pane(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "question_mark")
            await person.until_shown("Done, or open again")
            await person.press("escape")
            await person.until(lambda: person.main.is_current)

    @pytest.mark.parametrize(
        "place", [WeeknotesApp, MainScreen, Timeline, LineList, Tracker, Viewer, Editor, Question]
    )
    def test_each_binding_has_a_name_and_says_what_it_does(self, place: type[DOMNode]) -> None:
        nameless = [b for b in Binding.make_bindings(place.BINDINGS) if not (b.id and b.tooltip)]
        assert nameless == []
