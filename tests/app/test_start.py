"""The first moment: what a person sees, and can do, before the index is read."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.app.journey import TODAY, Journey, journey
from tui.app import WeeknotesApp
from tui.notes.action import State
from tui.notes.library import Library
from tui.notes.week import Week
from tui.screens.question import Question

THIS_WEEK = Week.of(TODAY).start


class SlowLibrary(Library):
    """A library whose index takes as long to read as a test wants."""

    def __init__(self, root: Path, cache_dir: Path) -> None:
        super().__init__(root, cache_dir=cache_dir, me="callum", today=lambda: TODAY)
        self.may_open = threading.Event()

    def open(self) -> None:
        self.may_open.wait()
        super().open()


class SlowApp(WeeknotesApp):
    """The app on such a library."""

    def open_library(self, folder: Path) -> SlowLibrary:
        self.library = SlowLibrary(folder, self.cache_dir)
        return self.library


@asynccontextmanager
async def first_moment(folder: Path) -> AsyncIterator[tuple[Journey, threading.Event]]:
    """Run the app with its index unread until the event is set."""
    aside = folder.parent / "person"
    app = SlowApp(folder, cache_dir=aside / "cache", state_dir=aside / "state", today=lambda: TODAY)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        try:
            yield Journey(app, pilot, folder), app.library.may_open
        finally:
            app.library.may_open.set()


async def test_the_very_first_start_says_that_it_reads(sample: Path) -> None:
    async with first_moment(sample) as (person, may_open):
        await person.until_shown("Reading the notes…")
        assert "No notes yet" not in person.shown()
        may_open.set()
        await person.until_shown("Callum")
        assert "Reading the notes…" not in person.shown()


async def test_a_later_start_shows_the_newest_notes_at_once(sample: Path) -> None:
    async with journey(sample) as person:
        newest = person.main.timeline.current_path
    async with first_moment(sample) as (person, may_open):
        await person.until_shown("reading the index")
        assert person.main.timeline.current_path == newest
        assert not person.main.library.notes
        await person.until(lambda: person.main.viewer.page, "the newest note is shown")
        may_open.set()
        await person.until(lambda: person.main.is_ready, "the folder is read")
        await person.until(lambda: "reading the index" not in person.shown())
        assert person.main.timeline.current_path == newest


async def test_a_note_that_has_gone_meanwhile_goes(sample: Path) -> None:
    async with journey(sample) as person:
        newest = person.main.timeline.current_path
    assert newest
    (sample / newest).unlink()
    async with first_moment(sample) as (person, may_open):
        await person.until(lambda: person.main.timeline.current_path == newest)
        may_open.set()
        await person.until(lambda: person.main.timeline.current_path not in (None, newest))


async def test_a_tick_waits_for_the_index(sample: Path) -> None:
    async with journey(sample) as person:
        action = person.main.tracker.current
        assert action
    before = (sample / action.path).read_bytes()
    async with first_moment(sample) as (person, may_open):
        await person.until_shown("reading the index")
        person.main.following.set_state(action, State.DONE)
        await person.pilot.pause()
        assert (sample / action.path).read_bytes() == before
        may_open.set()
        await person.until(lambda: (sample / action.path).read_bytes() != before)
        await person.until_told("→ [x]")


async def test_a_note_is_edited_once_it_is_known_that_it_may_be(sample: Path) -> None:
    async with journey(sample) as person:
        newest = person.main.timeline.current_path
    async with first_moment(sample) as (person, may_open):
        await person.until(lambda: person.main.viewer.page, "the newest note is shown")
        await person.press("e")
        may_open.set()
        await person.until(lambda: person.main.writing.is_open)
        assert person.main.writing.editor.path == newest


async def test_no_second_note_is_begun_where_it_is_not_known_that_there_is_one(
    sample: Path,
) -> None:
    (sample / "callum" / "this.md").write_text(f"# w/c {THIS_WEEK}\n\nAll of it.\n")
    async with journey(sample):  # from now on, something is shown before the index is read
        pass
    async with first_moment(sample) as (person, may_open):
        await person.until_shown("reading the index")
        await person.press("N")
        may_open.set()
        await person.until(lambda: isinstance(person.app.screen, Question))


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (79, 24), (40, 12), (20, 5)])
async def test_one_begins_in_the_list_in_whatever_room(sample: Path, size: tuple[int, int]) -> None:
    async with journey(sample, size=size) as person:
        assert person.app.focused is person.main.timeline
