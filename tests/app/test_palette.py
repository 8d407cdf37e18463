"""The palette: commands, notes and colours by their names, however fast the keys come."""

from pathlib import Path

import pytest

from tests.app.journey import Journey, journey
from tui.panes.lists.offers import MOST, Offer, fitting, resembling
from tui.screens.main import MainScreen
from tui.screens.palette import Palette


def offered(person: Journey) -> list[str]:
    """Return the names that can be chosen."""
    palette = person.app.screen
    assert isinstance(palette, Palette)
    return [offer.name for offer in palette.offers.rows]


async def look_for(person: Journey, text: str) -> None:
    """Open the palette, and type into it."""
    await person.press("ctrl+p")
    await person.until(lambda: isinstance(person.app.screen, Palette) and offered(person))
    await person.type(text)
    await person.pilot.pause()


class TestFitting:
    OFFERS = tuple(
        Offer(name, print, told)
        for name, told in (
            ("The week's digest", "key D"),
            ("Undo the last change", "key u"),
            ("Change the due day", "key d"),
            ("What changed", "Amara Osei · 24 June"),
        )
    )

    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            (
                "",
                ["The week's digest", "Undo the last change", "Change the due day", "What changed"],
            ),
            ("change", ["Change the due day", "Undo the last change", "What changed"]),
            ("DAY due", ["Change the due day"]),
            ("amara", ["What changed"]),
            ("gest", ["The week's digest"]),
            ("tide", []),
        ],
    )
    def test_every_word_is_held(self, typed: str, names: list[str]) -> None:
        assert [offer.name for offer in fitting(self.OFFERS, typed)] == names

    @pytest.mark.parametrize(
        ("typed", "marked"), [("day ch", ["Ch", "day"]), ("change chan", ["Chan"]), ("key", [])]
    )
    def test_what_was_typed_is_marked(self, typed: str, marked: list[str]) -> None:
        due = next(o for o in fitting(self.OFFERS, typed) if "due" in o.name)
        assert [due.name[start:end] for start, end in due.marks] == marked

    def test_letters_in_their_order_are_a_resemblance(self) -> None:
        assert [offer.name for offer in resembling(self.OFFERS, "wkdg")] == ["The week's digest"]


async def test_a_command_is_found_and_done(sample: Path) -> None:
    async with journey(sample) as person:
        await look_for(person, "digest")
        await person.press("enter")
        await person.until(lambda: person.reading.startswith("digest:"))


async def test_a_note_is_found_by_title_and_author(sample: Path) -> None:
    async with journey(sample) as person:
        note = person.main.library.notes["amara/2019-06-24.md"]
        await look_for(person, f"{note.title} amara")
        await person.press("enter")
        await person.until_reading(note.path)


async def test_as_many_are_listed_as_can_be_looked_through(sample: Path) -> None:
    for number in range(MOST + 5):
        (sample / f"callum/2019-06-24-{number:02}.md").write_text(f"# The tide table {number}\n")
    async with journey(sample) as person:
        await look_for(person, "tide table")
        assert len(offered(person)) == MOST


async def test_nothing_found_is_said_and_nothing_is_done(sample: Path) -> None:
    async with journey(sample) as person:
        await look_for(person, "zzqx")
        await person.until_shown("Nothing of that name")
        await person.press("enter", "pagedown", "up", "escape")
        await person.until(lambda: isinstance(person.app.screen, MainScreen))


async def test_the_colours_are_chosen_in_it(sample: Path) -> None:
    async with journey(sample) as person:
        await look_for(person, "theme")
        await person.press("enter")
        await person.until(lambda: "weeknotes-light" in offered(person))
        await person.type("weeknotes-light")
        await person.press("enter")
        await person.until(lambda: person.app.theme == "weeknotes-light")


async def test_keys_may_come_before_it_is_there(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("ctrl+p", "pagedown", "ctrl+p", "escape", "escape", "ctrl+p", "enter")
        await person.pilot.pause()


@pytest.mark.parametrize("over", ["", "ctrl+p"], ids=["the panes", "a dialog"])
async def test_where_there_is_no_room_that_is_said(sample: Path, over: str) -> None:
    async with journey(sample, size=(60, 20)) as person:
        if over:
            await look_for(person, "")
        await person.pilot.resize_terminal(19, 5)
        await person.until_shown("Too small")

        await person.pilot.resize_terminal(60, 20)
        await person.until(lambda: "Too small" not in person.shown())
