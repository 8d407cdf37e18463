"""Searching all notes, and the pages that show many of them."""

from pathlib import Path

import pytest

from tests.app.journey import Journey, journey
from tui.screens.search import SearchScreen


async def search(person: Journey, words: str) -> SearchScreen:
    await person.press("1", "slash")
    await person.until(lambda: isinstance(person.app.screen, SearchScreen))
    await person.type(words)
    screen = person.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


class TestSearch:
    async def test_shows_lines_as_one_types_and_opens_the_note_there(self, sample: Path) -> None:
        async with journey(sample) as person:
            await search(person, "crematorium or purple")
            await person.until_shown("purple cells")
            await person.press("enter")
            await person.until(lambda: person.main.is_current)
            await person.until(lambda: person.main.viewer.is_finding)
            assert person.main.viewer.hit_count > 0
            assert person.main.viewer.has_focus

    async def test_comes_back_to_where_it_was_left(self, sample: Path) -> None:
        async with journey(sample) as person:
            screen = await search(person, "parking")
            await person.until(lambda: len(screen.results.rows) > 4)
            await person.press("down", "down")
            at = screen.results.cursor
            await person.press("enter")
            await person.until(lambda: person.main.is_current)
            await person.press("S")
            await person.until(lambda: isinstance(person.app.screen, SearchScreen))
            again = person.app.screen
            assert isinstance(again, SearchScreen)
            await person.until(lambda: again.results.cursor == at)
            assert again.typed.value == "parking"

    async def test_finds_what_is_not_read(self, sample: Path) -> None:
        async with journey(sample) as person:
            screen = await search(person, "is:unread author:priya")
            await person.until(lambda: len(screen.results.rows) == 3)

    async def test_says_what_of_the_words_means_nothing(self, sample: Path) -> None:
        async with journey(sample) as person:
            screen = await search(person, "bins since:nonsense")
            await person.until(lambda: screen.problem.display)

    async def test_escape_leaves_everything_as_it_was(self, sample: Path) -> None:
        async with journey(sample) as person:
            before = person.reading
            await search(person, "parking")
            await person.press("escape")
            await person.until(lambda: person.main.is_current)
            assert person.reading == before
            assert person.main.timeline.has_focus


class TestPagesOfManyNotes:
    @pytest.mark.parametrize(
        ("key", "page", "shown"),
        [
            ("D", "digest:2019-W26", "The week of 24 June 2019"),
            ("P", "person:Amara Okonjo-Reyes", "Amara Okonjo-Reyes"),
            ("C", "changes", "What is new"),
            ("W", "log", "Done in the week of"),
        ],
    )
    async def test_each_is_a_key_away_and_backspace_returns(
        self, sample: Path, key: str, page: str, shown: str
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading("amara/2019-06-24.md")
            await person.press(key)
            await person.until_reading(page)
            await person.until_shown(shown)
            assert person.main.viewer.has_focus
            await person.press("backspace")
            await person.until_reading("amara/2019-06-24.md")
            await person.press("alt+right")
            await person.until_reading(page)

    async def test_the_section_in_view_across_notes_step_by_step(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading("amara/2019-06-24.md")
            await person.press("L")
            await person.until_shown("Which section?")
            await person.type("learning\n")
            await person.until_reading("section:something im learning")
            top = person.main.viewer.line_at_top
            await person.press("right_square_bracket")
            await person.until(lambda: person.main.viewer.line_at_top > top)

    async def test_the_only_section_in_view_is_taken_at_once(self, sample: Path) -> None:
        path = "amara/2019-06-24.md"
        text = "## Something I'm learning\n\n" + "One line.\n\n" * 60
        (sample / path).write_text(text, "utf-8")
        async with journey(sample) as person:
            await person.until_reading(path)
            await person.press("L")
            await person.until_reading("section:something im learning")
