"""What the screen looks like, as text, at the sizes that people have.

A picture that differs fails; look at the difference, and if it is meant, draw the pictures anew:
`WEEKNOTES_DRAW=1 python -m pytest tests/app/test_pictures.py`.
"""

import difflib
import os
from pathlib import Path

import pytest

from tests.app.journey import journey

PICTURES = Path(__file__).parent / "pictures"


def compare(name: str, seen: str) -> None:
    """Compare what is seen with the picture of this name, or draw that."""
    file = PICTURES / f"{name}.txt"
    seen = "\n".join(line.rstrip() for line in seen.splitlines()) + "\n"
    if os.environ.get("WEEKNOTES_DRAW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    meant = file.read_text(encoding="utf-8")
    difference = difflib.unified_diff(meant.splitlines(), seen.splitlines(), "meant", "seen")
    assert seen == meant, "\n" + "\n".join(difference)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_the_main_screen(sample: Path, size: tuple[int, int]) -> None:
    async with journey(sample, size=size) as person:
        await person.until_reading("amara/2019-06-24.md")
        await person.pilot.pause()
        compare(f"main-{size[0]}x{size[1]}", person.shown())


async def test_the_actions_at_80_columns(sample: Path) -> None:
    async with journey(sample, size=(80, 24)) as person:
        await person.until_reading("amara/2019-06-24.md")
        await person.press("3", "j")
        await person.pilot.pause()
        compare("actions-80x24", person.shown())


async def test_the_help(sample: Path) -> None:
    async with journey(sample, size=(80, 24)) as person:
        await person.press("2", "question_mark")
        await person.until_shown("esc closes")
        await person.until_shown("In this pane")
        compare("help-80x24", person.shown())


async def test_a_note_with_a_wide_table(sample: Path) -> None:
    async with journey(sample, size=(80, 40)) as person:
        person.main.go("callum/four-thousand-pdfs-and-a-hand.md", 17)
        await person.until_reading("callum/four-thousand-pdfs-and-a-hand.md")
        await person.press("2", "z")
        await person.pilot.pause()
        compare("table-80x40", person.shown())
