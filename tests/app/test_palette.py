"""The palette, under keys that come faster than it is filled and laid out."""

from pathlib import Path

import pytest
from textual.command import CommandList

from tests.app.journey import Journey, journey
from tui.screens.palette import FOUND, Palette


async def shown_palette(person: Journey) -> Palette:
    """Return the palette once it has something to offer."""
    await person.until(lambda: isinstance(person.app.screen, Palette))
    palette = person.app.screen
    assert isinstance(palette, Palette)
    await person.until(lambda: palette.query(CommandList) and offered(palette))
    return palette


def offered(palette: Palette) -> list[str]:
    """Return what can be chosen, each with what is said of it."""
    return [str(option.prompt) for option in palette.query_one(CommandList).options]


async def test_what_is_found_after_its_list_has_gone_is_dropped(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("ctrl+p")
        palette = await shown_palette(person)
        found = palette.query_one(CommandList)
        await palette.remove_children()

        palette._refresh_command_list(found, [], clear_current=True)
        palette._show_busy = True
        await person.pilot.pause()

        assert not palette.query(CommandList)


@pytest.mark.parametrize("keys", [("pagedown",), ("down", "pagedown", "pageup")])
async def test_themes_are_offered_in_it_too(sample: Path, keys: tuple[str, ...]) -> None:
    async with journey(sample) as person:
        person.app.search_themes()
        palette = await shown_palette(person)
        await person.press(*keys)

        assert any("weeknotes" in theme for theme in offered(palette))


async def test_as_many_notes_are_found_as_can_be_looked_through(sample: Path) -> None:
    for number in range(FOUND + 5):
        name = f"callum/2019-06-24-tide-{number:02}.md"
        (sample / name).write_text(f"# The tide table {number}\n")
    async with journey(sample) as person:
        await person.press("ctrl+p", *"tide table")
        palette = await shown_palette(person)
        await person.until(lambda: len(offered(palette)) == FOUND)
