"""Finding words in a note, and its headings beside it."""

import pytest

from tests.app.note_app import NoteApp
from tests.app.viewer_app import page_of

LONG = "# Week 24\n\nAn Agreement.\n\n" + "".join(
    f"## Section {n}\n\nWords of agreement {n}.\n\n- [ ] task {n} [link](b{n}.md)\n\n"
    for n in range(30)
)


def drawn(app: NoteApp, text: str) -> list[str]:
    """Return the pieces of the line with a text that are drawn as hits."""
    y = next(y for y, line in enumerate(app.screen_lines()) if text in line)
    strip = app.viewer.render_line(y - 1)
    return [s.text for s in strip if s.style and (s.style.underline or s.style.reverse)]


class TestFinding:
    async def test_goes_to_what_is_typed_as_it_is_typed(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"ment 2")
            await pilot.pause()
            assert app.status == "1 of 11"
            assert any("agreement 2." in line for line in app.screen_lines())
            await pilot.press("9")
            await pilot.pause()
            assert app.status == "1 of 1"
            assert any("agreement 29." in line for line in app.screen_lines())
            await pilot.press("x")
            await pilot.pause()
            assert app.status == "not found"
            assert app.viewer.scroll_offset.y == 0

    async def test_what_is_found_can_be_told_without_colours(self) -> None:
        app = NoteApp(page_of("Agreement\n\nno agreement"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"agree")
            await pilot.pause()
            assert drawn(app, "Agreement") == ["Agree"]
            assert drawn(app, "no agreement") == ["agree"]
            first, second = (app.viewer.render_line(y) for y in (2, 4))
            assert any(s.style and s.style.reverse for s in first)
            assert not any(s.style and s.style.reverse for s in second)

    async def test_enter_keeps_it_and_n_steps_round_and_says_so(self) -> None:
        app = NoteApp(page_of("one\n\nhit\n\nhit"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"hit", "enter")
            assert app.viewer.has_focus
            assert app.status == "1 of 2"
            await pilot.press("n")
            assert app.status == "2 of 2"
            await pilot.press("n")
            assert app.status == "1 of 2 · from the top again"
            await pilot.press("N")
            assert app.status == "2 of 2 · from the end"
            assert app.left == []

    async def test_without_a_find_its_keys_are_left_to_others(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("n", "N", "escape")
            assert app.left == ["n", "N", "escape"]
            await pilot.press("/", *"task", "enter", "n", "escape")
            assert app.left == ["n", "N", "escape"]
            assert not app.viewer.is_finding
            assert " of " not in app.status
            await pilot.press("n")
            assert app.left[3:] == ["n"]

    @pytest.mark.parametrize("keys", [["escape"], ["enter"]])
    async def test_what_is_not_there_is_not_kept(self, keys: list[str]) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"xyz", *keys)
            assert app.viewer.has_focus
            assert not app.viewer.is_finding
            assert not app.pane.is_typing

    async def test_escape_goes_back_to_where_one_was(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("pagedown", "j")
            y = app.viewer.scroll_offset.y
            await pilot.press("/", *"task 29")
            assert app.viewer.scroll_offset.y > y
            await pilot.press("escape")
            assert app.viewer.scroll_offset.y == y
            await pilot.press("/", *"task 29", "enter", "escape")
            assert app.viewer.scroll_offset.y > y

    async def test_a_click_elsewhere_puts_the_line_away(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"task")
            await pilot.click("#after")
            await pilot.pause()
            assert not app.pane.is_typing
            assert app.viewer.is_finding

    async def test_what_is_folded_away_is_found_and_shown(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("H")
            assert not any("task" in line for line in app.screen_lines())
            await pilot.press("/", *"task 7", "enter")
            await pilot.pause()
            assert any("task 7" in line for line in app.screen_lines())
            assert not any("task 6" in line for line in app.screen_lines())

    async def test_hits_stay_when_the_width_changes_and_end_with_the_page(self) -> None:
        app = NoteApp(page_of("| a | b |\n|---|---|\n| some words to wrap | more words |\n"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("/", *"more words", "enter")
            assert app.status == "1 of 1"
            await pilot.resize_terminal(60, 24)
            await pilot.pause()
            assert app.viewer.hit_count == 1
            app.viewer.show(page_of(LONG, key="other"))
            assert not app.viewer.is_finding


class TestMarking:
    async def test_marks_the_words_of_a_search_from_a_line_on(self) -> None:
        page = page_of(LONG)
        app = NoteApp(page)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            line = 1 + LONG.splitlines().index("## Section 9")
            app.viewer.mark(["agree"], line)
            await pilot.pause()
            assert app.status == "11 of 31"
            assert drawn(app, "agreement 9.") == ["agree"]
            await pilot.press("N")
            assert app.status == "10 of 31"

    async def test_goes_to_the_line_where_no_word_is_found(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.viewer.mark(["absent"], 100)
            await pilot.pause()
            assert app.viewer.scroll_offset.y > 10
            assert not app.viewer.is_finding

    async def test_may_come_before_the_first_layout_and_before_a_long_text_is_there(self) -> None:
        class Hasty(NoteApp):
            def on_mount(self) -> None:
                self.viewer.show(page_of(LONG + "\nword\n" * 20_000 + "\n\nthe needle\n"))
                self.viewer.mark(["needle"], 1)

        app = Hasty()
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.pause()
            assert app.status == "1 of 1"
            assert any("the needle" in line for line in app.screen_lines())


class TestOutline:
    async def test_shows_the_headings_beside_the_text_where_there_is_room(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(120, 24)) as pilot:
            wide = app.viewer.size.width
            await pilot.press("t")
            await pilot.pause()
            assert app.pane.outline.has_focus
            assert app.viewer.size.width == wide - 30
            await pilot.press("t")
            await pilot.pause()
            assert app.viewer.has_focus
            assert app.viewer.size.width == wide

    async def test_lies_over_the_text_where_there_is_no_room(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(60, 24)) as pilot:
            wide = app.viewer.size.width
            await pilot.press("t")
            await pilot.pause()
            assert app.viewer.size.width == wide
            assert any("Section 3" in line for line in app.screen_lines())
            await pilot.press("j", "enter")
            await pilot.pause()
            assert not app.pane.is_outlined
            assert app.viewer.has_focus

    async def test_enter_goes_to_the_heading(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.press("t", "j", "j", "j", "enter")
            await pilot.pause()
            assert app.viewer.render_line(0).text.strip() == "»Section 2"
            assert app.viewer.has_focus
            assert app.pane.is_outlined

    async def test_follows_what_is_read_but_not_while_one_chooses(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.press("t", "j", "enter", "pagedown", "pagedown")
            await pilot.pause()
            row = app.pane.outline.current
            assert row is not None
            assert row.heading.line <= app.viewer.line_at_top < row.heading.line + 6
            await pilot.press("t", "j")
            app.viewer.goto_line(1)
            await pilot.pause()
            chosen = app.pane.outline.current
            assert chosen is not None
            assert chosen.key == row.key + 1

    async def test_has_the_headings_of_the_page_that_is_shown(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.press("t")
            app.viewer.show(page_of("# Other\n\n## One", key="other"))
            await pilot.pause()
            assert [row.heading.title for row in app.pane.outline.rows] == ["Other", "One"]
            app.viewer.show_blank("Nothing.")
            await pilot.pause()
            assert len(app.pane.outline.rows) == 0
            await pilot.press("enter", "escape")
            assert app.viewer.has_focus

    async def test_a_heading_that_is_folded_away_is_shown(self) -> None:
        app = NoteApp(page_of("# a\n\nb\n\n## c\n\n### d\n\ne\n\n" + "word\n\n" * 60))
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.press("H", "t", "G", "enter")
            await pilot.pause()
            assert any("▸ d" in line for line in app.screen_lines())
