"""Searching all notes, and the pages that show many of them."""

import re
import threading
from pathlib import Path

import pytest

from tests.app.journey import Journey, journey
from tests.app.test_meanwhile import burst
from tui.notes.finding.search import Found
from tui.screens.search import Chosen, SearchScreen, Sought


async def search(person: Journey, words: str) -> SearchScreen:
    await person.press("1", "slash")
    await person.until(lambda: isinstance(person.app.screen, SearchScreen))
    await person.type(words)
    screen = person.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def search_slowly(
    person: Journey, goes_on: threading.Event, chosen: list[Chosen | None]
) -> SearchScreen:
    """Open a search that finds only while it `goes_on`; what is chosen is put on the list."""

    def find(text: str) -> Found:
        goes_on.wait(10)
        return person.main.library.search(text)

    screen = SearchScreen(find)
    await person.app.push_screen(screen, chosen.append)
    return screen


class TestSearch:
    async def test_may_be_left_before_it_has_found(self, sample: Path) -> None:
        may_find, has_found = threading.Event(), threading.Event()
        async with journey(sample) as person:

            def find(text: str) -> Found:
                may_find.wait()
                found = person.main.library.search(text)
                has_found.set()
                return found

            await person.app.push_screen(SearchScreen(find, Sought("purple")))
            await person.app.pop_screen()
            may_find.set()
            await person.until(has_found.is_set)
            await person.pilot.pause()
            assert person.main.is_current

    async def test_shows_lines_as_one_types_and_opens_the_note_there(self, sample: Path) -> None:
        async with journey(sample) as person:
            await search(person, "crematorium or purple")
            await person.until_shown("purple cells")
            await person.press("enter")
            await person.until(lambda: person.main.is_current)
            await person.until(lambda: person.main.viewer.is_finding)
            assert person.main.viewer.hit_count > 0
            assert person.main.viewer.has_focus

    async def test_enter_is_for_all_that_was_typed_before_it(self, sample: Path) -> None:
        goes_on, chosen = threading.Event(), list[Chosen | None]()
        goes_on.set()
        async with journey(sample) as person:
            screen = await search_slowly(person, goes_on, chosen)
            await person.type("council")
            await person.until(lambda: screen.results.current)
            goes_on.clear()
            await person.type(" crematorium")
            await person.press("enter")
            assert not chosen

            goes_on.set()
            await person.until(lambda: chosen)

            best = person.main.library.search("council crematorium").hits[0]
            assert chosen[0]
            assert chosen[0].path == best.note.path

    @pytest.mark.parametrize("is_late", [False, True])
    async def test_enter_is_for_what_comes_though_not_all_is_searched_yet(
        self, sample: Path, *, is_late: bool
    ) -> None:
        nothing_yet = Found((), 0, (), complete=False)
        answers, chosen = [nothing_yet, nothing_yet], list[Chosen | None]()
        async with journey(sample) as person:

            def find(text: str) -> Found:
                return answers.pop() if answers else person.main.library.search(text)

            await person.app.push_screen(screen := SearchScreen(find), chosen.append)
            burst(person, *"crematorium")
            if is_late:
                await person.until(lambda: screen._shown == "crematorium")
            burst(person, "enter")

            await person.until(lambda: chosen)

    async def test_what_is_typed_after_enter_takes_it_back(self, sample: Path) -> None:
        goes_on, chosen = threading.Event(), list[Chosen | None]()
        async with journey(sample) as person:
            screen = await search_slowly(person, goes_on, chosen)
            await person.type("crema")
            await person.press("enter")
            await person.type("torium")
            goes_on.set()
            await person.until(lambda: screen.results.current)
            await person.pilot.pause()

            assert not chosen

    async def test_what_is_found_stands_high_in_the_view(self, sample: Path) -> None:
        path = "amara/2019-06-24.md"
        text = "# T\n\n" + "line\n\n" * 80 + "The crematorium.\n\n" + "line\n\n" * 80
        (sample / path).write_text(text, "utf-8")
        async with journey(sample) as person:
            await search(person, "crematorium author:amara")
            await person.until_shown("The crematorium.")
            await person.press("enter")
            await person.until(lambda: person.main.viewer.is_finding)
            await person.until_shown("The crematorium.")
            viewer = person.main.viewer
            rows = [viewer.render_line(y).text for y in range(viewer.size.height)]
            row = next(y for y, text in enumerate(rows) if "crematorium" in text)
            assert 2 <= row < viewer.size.height / 3

    async def test_of_its_words_those_that_stand_everywhere_are_not_gone_to(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await search(person, "biscuits and consent")
            await person.until_shown("Biscuits and consent")
            await person.press("enter")
            await person.until(lambda: person.main.viewer.is_finding)
            viewer = person.main.viewer
            assert viewer.page is not None
            words = re.findall(r"\b(?:biscuits|consent)", viewer.page.body, re.IGNORECASE)
            assert viewer.hit_count == len(words)

    async def test_a_title_stands_there_once_without_its_mark(self, sample: Path) -> None:
        path = "amara/2019-06-24.md"
        (sample / path).write_text("# Zebras\n\n## Of zebras\n\n| **Zebra** | x |\n", "utf-8")
        async with journey(sample) as person:
            screen = await search(person, "zebra")
            await person.until_shown("Of zebras")
            shown = person.shown()
            assert shown.count("Zebras ") == 1
            assert "Zebra · x" in shown
            assert "# " not in shown.partition("1 note")[0]
            assert [row.selectable for row in screen.results.rows] == [False, True, True]

    async def test_a_note_of_which_the_title_alone_has_the_words_is_chosen_itself(
        self, sample: Path
    ) -> None:
        path = "amara/2019-06-24.md"
        (sample / path).write_text("# Zebras\n\nStriped.\n", "utf-8")
        async with journey(sample) as person:
            await person.press("G")
            screen = await search(person, "zebra")
            await person.until(lambda: [row.selectable for row in screen.results.rows] == [True])
            await person.press("enter")
            await person.until_reading(path)

    async def test_where_nothing_is_found_it_says_why(self, sample: Path) -> None:
        async with journey(sample) as person:
            screen = await search(person, "since:2020 biscuits")
            await person.until_shown("No note is of since:2020: the newest is of June 2019.")
            screen.typed.value = "autor:priya"
            await person.until_shown("did you mean author:?")

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
            ("W", "log:2019-W26", "Done in the week of"),
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

    async def test_from_a_page_of_many_it_is_asked_whose_page_is_wanted(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("D")
            await person.until_shown("The week of 24 June 2019")
            await person.press("P")
            await person.until_shown("→ Amara Okonjo-Reyes")
            await person.press("enter")
            await person.until(lambda: person.reading.startswith("person:Amara"))

    async def test_digest_and_log_are_of_the_week_that_one_is_on(self, sample: Path) -> None:
        async with journey(sample) as person:
            person.main.go("amara/2019-06-10.md")
            await person.until_reading("amara/2019-06-10.md")
            await person.press("W")
            await person.until_reading("log:2019-W24")
            await person.until_shown("Done in the week of 10 June 2019")
            await person.press("1", "G", "2", "D")
            await person.until(lambda: person.reading.startswith("digest:"))
            week = person.reading.partition(":")[2]
            await person.press("W")
            await person.until_reading(f"log:{week}")

    @pytest.mark.parametrize(("key", "page"), [("D", "digest"), ("W", "log")])
    async def test_a_page_of_a_week_leads_to_the_weeks_beside_it(
        self, sample: Path, key: str, page: str
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading("amara/2019-06-24.md")
            await person.press(key)
            await person.until_reading(f"{page}:2019-W26")
            await person.press("left_parenthesis", "left_parenthesis")
            await person.until_reading(f"{page}:2019-W24")
            await person.press(*["right_parenthesis"] * 3)
            await person.until_reading(f"{page}:2019-W26")
            await person.until_told("This is the last week.")
            await person.press("backspace")
            await person.until_reading(f"{page}:2019-W25")

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

    @pytest.mark.parametrize("size", [(120, 40), (200, 60)])
    async def test_the_section_that_was_gone_to_is_taken_at_once(
        self, sample: Path, size: tuple[int, int]
    ) -> None:
        path = "amara/2019-06-24.md"
        names = ("One", "Two", "Something I'm learning", "Four")
        (sample / path).write_text("# T\n\n" + "".join(f"## {n}\n\nwords\n\n" for n in names))
        async with journey(sample, size=size) as person:
            await person.until_reading(path)
            await person.press("2", *["right_square_bracket"] * 3)
            await person.until_shown("»Something I'm learning")
            await person.press("L")
            await person.until_reading("section:something im learning")

    async def test_the_only_section_in_view_is_taken_at_once(self, sample: Path) -> None:
        path = "amara/2019-06-24.md"
        text = "## Something I'm learning\n\n" + "One line.\n\n" * 60
        (sample / path).write_text(text, "utf-8")
        async with journey(sample) as person:
            await person.until_reading(path)
            await person.press("L")
            await person.until_reading("section:something im learning")
