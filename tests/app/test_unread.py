"""Reading across people: what is new, and from note to note with one hand."""

from datetime import date
from pathlib import Path

import pytest

from tests.app.journey import Journey, journey
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week
from tui.screens import marking
from tui.screens.question import Question

AMARA, PRIYA, TOMASZ = "amara/2019-06-24.md", "priya/2019-W26.md", "tomasz/2019-06-26.md"
NEW, OLD = 11, 26
"""Notes of the last four weeks, and older ones, that are not Callum's own nor others' drafts."""


@pytest.fixture
def glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have everybody read at a glance, so that no test has to wait for it."""
    monkeypatch.setattr(marking, "GLANCE", 0.0)


def unread(person: Journey) -> set[str]:
    return set(person.main.marking.news)


class TestFirstVisit:
    async def test_only_the_last_weeks_are_new(self, sample: Path) -> None:
        async with journey(sample, newcomer=True) as person:
            await person.until_told(f"{OLD} notes are older than four weeks")
            assert len(unread(person)) == NEW
            await person.until_shown(f"{NEW} unread")

    @pytest.mark.parametrize(
        ("size", "lines"), [((59, 24), 1), ((100, 11), 1), ((29, 24), 0), ((20, 5), 0)]
    )
    async def test_on_a_small_terminal_little_is_said_of_that_or_nothing(
        self, sample: Path, size: tuple[int, int], lines: int
    ) -> None:
        async with journey(sample, newcomer=True, size=size) as person:
            await person.until(lambda: len(unread(person)) == NEW)
            told = [notice.message for notice in person.app._notifications]
            assert told == [f"{NEW} new: n goes to them."][:lines]

    async def test_one_key_takes_that_back(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("R")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("b")
            await person.until(lambda: len(unread(person)) == NEW + OLD)

    async def test_and_says_so_where_there_is_nothing_to_mark_or_to_take_back(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "notes").mkdir()
        async with journey(tmp_path / "notes") as person:
            await person.press("R")
            await person.until_told("Nothing is unread")

    async def test_where_all_is_marked_it_takes_back_one_after_the_other(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            for key, left in (("a", 0), ("b", NEW), ("b", NEW + OLD)):
                await person.press("R")
                await person.until(lambda: isinstance(person.app.screen, Question))
                await person.press(key)
                await person.until(lambda left=left: len(unread(person)) == left)  # type: ignore[misc]


class TestFromNoteToNote:
    @pytest.mark.usefixtures("glance")
    async def test_n_goes_through_all_that_is_new_and_then_says_so(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            seen = []
            while unread(person):
                seen.append(person.reading)
                await person.press("n")
                await person.until(lambda: person.reading != seen[-1] or not unread(person))
            assert len(set(seen)) == NEW
            await person.until_told("You have read everything.")

    async def test_space_alone_reads_on_at_the_end_of_a_note(self, sample: Path) -> None:
        async with journey(sample, size=(80, 24)) as person:
            await person.press("enter")
            await person.until(lambda: person.main.viewer.has_focus)
            for _ in range(60):
                if person.reading != AMARA:
                    break
                await person.press("space")
            await person.until_reading(PRIYA)
            assert person.main.viewer.has_focus
            assert AMARA not in unread(person)

    async def test_enter_right_after_n_opens_the_note_that_n_led_to(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("n", "enter")
            await person.until_reading(PRIYA)
            await person.until(lambda: person.main.viewer.has_focus)

    async def test_colleagues_of_the_week_and_notes_of_the_author(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            for key, path in (
                ("}", PRIYA),
                ("{", AMARA),
                ("(", "amara/2019-06-17.md"),
                (")", AMARA),
            ):
                await person.press(key)
                await person.until_reading(path)
            await person.press(")")
            await person.until_told("This is the author's latest note.")


class TestWhatCountsAsRead:
    @pytest.mark.parametrize("pane", ["1", "3"])  # going to the note would read it
    async def test_from_any_pane_the_next_and_the_one_before(self, sample: Path, pane: str) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press(pane, "n")
            await person.until_reading(PRIYA)
            await person.press("p")
            await person.until_reading(AMARA)

    async def test_going_round_the_week_is_said(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("left_curly_bracket")
            await person.until_told("the other end of the week")

    async def test_looking_over_the_list_leaves_notes_unread(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("j", "j", "k")
            await person.until_reading(PRIYA)
            assert len(unread(person)) == NEW

    async def test_running_through_with_n_leaves_notes_unread(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("n")
            await person.until_reading(PRIYA)
            await person.press("n")
            await person.until(lambda: person.reading != PRIYA)
            assert len(unread(person)) == NEW

    async def test_going_over_to_a_note_reads_it_and_r_unreads_it(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("enter")
            await person.until(lambda: AMARA not in unread(person))
            await person.press("1", "r")
            await person.until(lambda: AMARA in unread(person))
            assert person.main.viewer.page is not None

    async def test_the_next_day_only_what_is_new_is_new(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("R")
            await person.until(lambda: isinstance(person.app.screen, Question))
            await person.press("a")
            await person.until(lambda: not unread(person))
        note = sample / PRIYA
        note.write_text(note.read_text("utf-8") + "\n## Later\n\nOne more thing.\n", "utf-8")
        async with journey(sample) as person:
            assert dict(person.main.marking.news) == {PRIYA: ReadState.CHANGED}
            await person.press("n")
            await person.until_reading(PRIYA)

    @pytest.mark.usefixtures("glance")
    async def test_the_changed_section_is_marked(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("n", "n")
            await person.until(lambda: PRIYA not in unread(person))
        note = sample / PRIYA
        text = note.read_text("utf-8") + "\n## Later\n\nOne more thing.\n"
        note.write_text(text, "utf-8")
        async with journey(sample) as person:
            await person.press("n")
            await person.until_reading(PRIYA)
            line = text.splitlines().index("## Later") + 1
            page = person.main.viewer.page
            assert page is not None
            assert page.changed_lines == {line}
            await person.until(lambda: person.main.viewer.section == line)
            assert person.main.viewer.scroll_offset.y

    @pytest.mark.usefixtures("glance")
    async def test_a_note_that_was_left_in_its_midst_is_gone_on_with_although_it_has_changed(
        self, sample: Path
    ) -> None:
        async with journey(sample, size=(120, 24)) as person:
            viewer = person.main.viewer
            await person.until_reading(AMARA)
            await person.press("n")
            await person.until_reading(PRIYA)
            await person.press("2", "j", "j", "j")
            await person.until(lambda: viewer.scroll_offset.y == 3)
            await person.press("1", "k")
            await person.until_reading(AMARA)
            (sample / PRIYA).write_text(person.read(PRIYA) + "\n## Later\n\nMore.\n", "utf-8")
            await person.until(lambda: person.main.marking.news.get(PRIYA) is ReadState.CHANGED)
            await person.press("n")
            await person.until_reading(PRIYA)
            await person.pilot.pause()
            assert viewer.page
            assert viewer.page.changed_lines
            assert (viewer.scroll_offset.y, viewer.section) == (3, 0)

    @pytest.mark.usefixtures("glance")
    async def test_what_changes_on_the_screen_is_new_until_it_was_looked_at(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("enter")
            await person.until(lambda: AMARA not in unread(person))
            text = person.read(AMARA).replace("It's Wednesday", "It was Wednesday")
            (sample / AMARA).write_text(text, "utf-8")
            await person.until_told("This note was changed just now")
            await person.until_shown("▎It was Wednesday")
            await person.until(lambda: person.main.marking.news.get(AMARA) is ReadState.CHANGED)
            await person.press("j")
            await person.pilot.pause()
            assert AMARA in unread(person)
            await person.press("j")
            await person.until(lambda: AMARA not in unread(person))

    async def test_the_page_of_what_is_new_lists_it_when_that_is_the_next_key(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("enter")
            await person.until(lambda: AMARA not in unread(person))
            text = person.read(AMARA).replace("It's Wednesday", "It was Wednesday")
            (sample / AMARA).write_text(text, "utf-8")
            await person.until(lambda: AMARA in unread(person))
            await person.press("C")
            await person.until_reading("changes")
            page = person.main.viewer.page
            assert page is not None
            assert "It was Wednesday" in page.body

    async def test_a_note_that_was_on_top_at_the_last_visit_has_its_changes_marked(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("enter")
            await person.until(lambda: AMARA not in unread(person))
        text = person.read(AMARA).replace("It's Wednesday", "It was Wednesday")
        (sample / AMARA).write_text(text, "utf-8")
        async with journey(sample) as person:
            await person.until_shown("▎It was Wednesday")
            assert not person.app._notifications

    async def test_a_tick_makes_nothing_new(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_reading(AMARA)
            await person.press("enter")
            await person.until(lambda: AMARA not in unread(person))
            text = person.read(AMARA).replace("- [ ] Ask each", "- [x] Ask each")
            (sample / AMARA).write_text(text, "utf-8")
            await person.until(lambda: person.main.library.notes[AMARA].open_actions == 1)
            await person.pilot.pause()
            assert AMARA not in unread(person)


class TestFilters:
    async def test_one_authors_notes(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("a")
            await person.until_shown("Whose notes?")
            await person.type("pri\n")
            await person.until(lambda: person.main.timeline.author == "Priya Venkataraman")
            await person.until_reading(PRIYA)
            await person.press("n")
            await person.until(lambda: person.reading != PRIYA)
            assert person.reading.startswith("priya/")
            await person.press("escape")
            await person.until(lambda: not person.main.timeline.author)

    async def test_the_week_of_a_date(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("w")
            await person.until_shown("Which week?")
            await person.type("15 may\n")
            await person.until(lambda: person.main.timeline.current_week == Week(date(2019, 5, 13)))

    async def test_a_date_without_a_year_is_one_of_which_there_are_notes(
        self, sample: Path
    ) -> None:
        for week in ("2018-10-08", "2018-12-31"):
            (sample / f"amara/{week}.md").write_text(f"# w/c {week}\n\nBins.\n")
        async with journey(sample) as person:
            await person.press("w")
            await person.until_shown("Which week?")
            await person.type("10 october")
            await person.until_shown("Wed 10 October 2018")
            await person.press("enter")
            await person.until(lambda: person.main.timeline.current_week == Week(date(2018, 10, 8)))
            assert not person.app._notifications

    async def test_where_a_date_has_no_notes_it_says_where_one_is(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("w")
            await person.until_shown("Which week?")
            await person.type("2018\n")
            await person.until_told("No note here is of that week. This is the week of ")
