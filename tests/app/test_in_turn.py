"""Keys that arrive together, as on a slow line, do what they would do one after the other."""

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.app.journey import Journey, journey
from tui.screens.main import MainScreen
from tui.screens.palette import Palette
from tui.screens.search import SearchScreen

NAMED = {"<": "backspace", "^": "home", "$": "end", "(": "left", "!": "escape", "~": "ctrl+p"}
"""Keys without a letter, by signs that stand for them here."""


def arrive(person: Journey, text: str) -> None:
    """Have keys arrive all at once, as one read from a slow line brings them."""
    for sign in text:
        if name := NAMED.get(sign):
            person.app.post_message(events.Key(name, None))
        else:
            key = "enter" if sign == "\n" else _character_to_key(sign)
            person.app.post_message(events.Key(key, "\r" if sign == "\n" else sign))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("teh<<he cat", "the cat"),
        ("cat^the $s", "the cats"),
        ("te cat(((((h", "the cat"),
        ("- one\ntwo\n<<three", "- one\n- two\nthree"),
    ],
)
async def test_text_is_as_it_was_typed(sample: Path, keys: str, text: str) -> None:
    async with journey(sample) as person:
        await person.press("N")
        await person.until(lambda: person.main.writing.has_focus_within)
        area = person.main.writing.editor.area
        area.text = ""

        arrive(person, keys)

        await person.until(lambda: area.text == text)


async def test_a_line_is_as_it_was_typed(sample: Path) -> None:
    async with journey(sample) as person:
        arrive(person, "Steh<<he^on $ s")
        await person.until(lambda: isinstance(person.app.screen, SearchScreen))
        search = person.app.screen
        assert isinstance(search, SearchScreen)
        await person.until(lambda: search.typed.value == "on the s")


async def test_what_is_typed_after_a_dialog_is_asked_for_goes_into_it(sample: Path) -> None:
    async with journey(sample) as person:
        arrive(person, "~digest\n")
        await person.until(lambda: person.reading.startswith("digest:"))
        assert isinstance(person.app.screen, MainScreen)


@pytest.mark.parametrize("keys", ["3d12 dec\n", "3c12 dec\n", "3d<12 dec\n"])
async def test_what_is_typed_after_a_question_answers_it(sample: Path, keys: str) -> None:
    async with journey(sample) as person:
        arrive(person, keys)
        await person.until_told("12 Dec")


async def test_what_is_typed_after_one_is_left_goes_below_it(sample: Path) -> None:
    async with journey(sample) as person:
        arrive(person, "~x!3")
        await person.until(lambda: person.main.tracker.has_focus_within)
        assert isinstance(person.app.screen, MainScreen)


async def test_leaving_while_a_dialog_opens_is_no_fault(sample: Path) -> None:
    async with journey(sample) as person:
        arrive(person, "Sq")
        await person.until(lambda: isinstance(person.app.screen, SearchScreen))
        arrive(person, "!q")
        await person.until(lambda: not person.app.is_running)


async def test_a_key_whose_widget_goes_away_holds_up_no_other(sample: Path) -> None:
    async with journey(sample) as person:
        for _ in range(20):
            arrive(person, "~!~\n")
        arrive(person, "!!~")
        await person.until(lambda: isinstance(person.app.screen, Palette))
