"""Reading on while the folder changes: what a key leads to is there without a wait."""

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.app.journey import journey
from tui.notes.parsing.links import Links


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
