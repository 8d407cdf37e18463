"""Where a note takes its time to be read, keys are for it all the same."""

import threading
from pathlib import Path

import pytest

from tests.app.journey import Journey, journey
from tests.app.test_following import choose
from tests.app.test_ticking import WALL
from tui.notes.library import Library
from tui.notes.note import Note
from tui.render.page import Page
from tui.screens import composed, quick_reading

PATIENCE = 10
"""Seconds after which a note is read whatever a test has done with the gate."""


class Gate:
    """A folder on a slow drive: notes are read once it is open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        self._open.set()
        self._read = composed.note_page
        self._waits = threading.Event()
        monkeypatch.setattr(quick_reading, "network_filesystem", lambda _: "nfs4")
        monkeypatch.setattr(composed, "note_page", self._read_slowly)

    def shut(self) -> None:
        """Read nothing from now on."""
        self._waits.clear()
        self._open.clear()

    def open(self) -> None:
        """Read on."""
        self._open.set()

    @property
    def is_waited_at(self) -> bool:
        """Whether a note was to be read since it was shut."""
        return self._waits.is_set()

    def _read_slowly(self, library: Library, note: Note) -> Page:
        self._waits.set()
        self._open.wait(PATIENCE)
        return self._read(library, note)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


async def go_on(person: Journey, gate: Gate) -> str:
    """Move to the next note while nothing is read, and return its path."""
    person.main.timeline.author = "Callum Frobisher"
    person.main.timeline.action_first()
    await person.until(lambda: person.reading == person.main.timeline.current_path)
    gate.shut()
    before = person.reading
    await person.press("j")
    await person.until(lambda: gate.is_waited_at)
    path = person.main.timeline.current_path
    assert path not in ("", None, before)
    assert person.reading == before
    return path or ""


async def test_the_note_that_was_gone_to_is_edited(sample: Path, gate: Gate) -> None:
    async with journey(sample) as person:
        path = await go_on(person, gate)

        await person.press("e")

        await person.until(lambda: person.main.writing.is_open)
        assert person.main.writing.editor.path == path
        gate.open()
        await person.until_reading(path)


async def test_the_note_that_was_gone_to_changes_its_status(sample: Path, gate: Gate) -> None:
    async with journey(sample) as person:
        path = await go_on(person, gate)

        await person.press("T")
        await person.until_asked()
        await person.press("d")

        await person.until(lambda: "status: draft" in person.read(path))
        gate.open()
        await person.until_reading(path)


async def test_who_goes_over_to_a_note_is_there_once_it_is(sample: Path, gate: Gate) -> None:
    async with journey(sample) as person:
        await go_on(person, gate)

        await person.press("enter")
        await person.pilot.pause()

        assert not person.main.viewer.has_focus
        gate.open()
        await person.until(lambda: person.main.viewer.has_focus)
        assert person.reading == person.main.timeline.current_path


async def test_who_went_on_meanwhile_is_left_where_they_are(sample: Path, gate: Gate) -> None:
    async with journey(sample) as person:
        await go_on(person, gate)

        await person.press("enter", "j")
        gate.open()

        await person.until(lambda: person.reading == person.main.timeline.current_path)
        await person.pilot.pause()
        assert person.main.timeline.has_focus


async def test_a_place_in_a_note_that_changes_meanwhile_is_gone_to(
    sample: Path, gate: Gate
) -> None:
    async with journey(sample) as person:
        action = await choose(person, WALL)
        person.main.browsing.go("amara/2019-04-01.md")
        await person.until_reading("amara/2019-04-01.md")
        gate.shut()
        await person.press("enter")
        await person.until(lambda: gate.is_waited_at)
        before = person.main.library.notes[action.path]

        with (sample / action.path).open("a") as file:
            file.write("\nMore.\n")
        await person.until(lambda: person.main.library.notes[action.path] != before)
        gate.open()

        await person.until(lambda: person.main.viewer.chosen_actions == (action,))
