"""Reading on while the folder changes: what a key leads to is there without a wait."""

import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.app.journey import journey
from tui.app import WeeknotesApp
from tui.notes.parsing.links import Links
from tui.screens import quick_reading


async def test_no_key_waits_for_the_names_of_what_others_have_changed(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathering: list[threading.Thread] = []
    renewed = Links.renewed

    def watched(self: Links, *changes: Any) -> Links:
        gathering.append(threading.current_thread())
        return renewed(self, *changes)

    monkeypatch.setattr(Links, "renewed", watched)
    async with journey(sample) as person:
        await person.press("1", "j", "j")  # the folder has given notes quickly
        (sample / "amara" / "late.md").write_text("# w/c 24 June 2019\n\nOne more thing.\n")
        await person.until(lambda: "amara/late.md" in person.main.library.notes)
        await person.until(lambda: gathering)
        read = person.reading
        await person.press("j")
        await person.until(lambda: person.reading != read)

    assert threading.main_thread() not in gathering


async def test_a_key_that_leads_to_a_note_is_painted_once(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    display = WeeknotesApp._display

    def watched(app: WeeknotesApp, *what: Any) -> None:
        painted.append(what)
        display(app, *what)

    monkeypatch.setattr(WeeknotesApp, "_display", watched)
    monkeypatch.setattr(quick_reading, "QUICKLY", 60.0)  # on a machine however busy
    async with journey(sample) as person:
        await person.press("1", "j", "j")
        paintings = []
        for _ in range(4):
            await person.pilot.pause()
            painted.clear()
            read = person.reading
            await person.press("j")
            await person.until(partial(lambda was: person.reading != was and painted, read))
            await person.pilot.pause()
            paintings.append(len(painted))

    assert 1 in paintings  # a machine that is busy elsewhere may part what belongs together


@pytest.mark.parametrize(("drive", "is_at_once"), [("", True), ("nfs4", False)])
async def test_what_may_be_held_up_is_read_by_a_thread(
    sample: Path, monkeypatch: pytest.MonkeyPatch, drive: str, *, is_at_once: bool
) -> None:
    monkeypatch.setattr(quick_reading, "network_filesystem", lambda _: drive)
    monkeypatch.setattr(quick_reading, "QUICKLY", 60.0)  # on a machine however busy
    async with journey(sample) as person:
        reading = quick_reading.QuickReading(person.main.library)
        note = person.main.library.note("callum/the-one-about-pdfs.md")
        assert not reading.is_at_once(note)
        reading.read(note)
        assert reading.is_at_once(note) is is_at_once
        assert not reading.is_at_once(replace(note, size=quick_reading.SMALL + 1))
