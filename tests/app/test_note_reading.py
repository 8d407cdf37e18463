"""Folding, hints, places that are remembered, widths, copies and marks of what has changed."""

import pytest

from tests.app.note_app import NoteApp
from tests.app.test_note_pane import LONG
from tests.app.viewer_app import page_of
from tui.notes.note import LinkKind
from tui.panes.viewer import Viewer
from tui.render.page import Page
from tui.render.sheet import Place


def top(app: NoteApp) -> str:
    """Return the line at the top of the view."""
    return app.viewer.render_line(0).text.strip()


class TestFolding:
    async def test_folds_the_section_on_top_and_brings_it_back(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            app.viewer.goto_heading(app.viewer.headings[3])
            await pilot.press("j", "j", "h")
            assert top(app).split("  ") == ["▸ Section 2", "4 lines"]
            await pilot.press("l")
            assert top(app) == "Words of agreement 2."
            assert app.viewer.folded == set()

    async def test_a_title_stays_and_the_first_section_below_it_is_folded(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h")
            assert app.viewer.folded == {("Section 0", 1)}
            assert app.viewer.scroll_offset.y == 0

    async def test_folds_all_to_headings_and_back(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            app.viewer.goto_heading(app.viewer.headings[20])
            before = top(app)
            await pilot.press("H")
            await pilot.pause()
            lines = "\n".join(app.screen_lines())
            assert "▸ Section 19" in lines
            assert "task" not in lines
            await pilot.press("H")
            await pilot.pause()
            assert before in "\n".join(app.screen_lines())
            assert app.viewer.folded == set()

    async def test_a_line_that_is_gone_to_is_unfolded(self) -> None:
        page = page_of(LONG)
        app = NoteApp(page)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("H")
            app.viewer.goto_line(max(page.actions))
            await pilot.pause()
            assert app.viewer.focused_action == page.actions[max(page.actions)]
            assert any("task 29" in line for line in app.screen_lines())

    async def test_what_is_folded_stays_so_when_the_note_changes(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h")
            app.viewer.show(page_of("New.\n\n" + LONG))
            await pilot.pause()
            assert app.viewer.folded == {("Section 0", 1)}
            assert not any("task 0" in line for line in app.screen_lines())

    async def test_a_focused_box_that_is_folded_away_is_no_more_chosen(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("tab", "h")
            assert app.viewer.chosen_actions == ()


class TestHints:
    async def test_letters_follow_a_link_and_tick_a_box(self) -> None:
        app = NoteApp(page_of("[a](one.md) and [bb](two.md)\n\n- [ ] c"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f")
            await pilot.pause()
            lines = app.screen_lines()
            assert any("a and sb" in line for line in lines)
            assert any(" d c" in line for line in lines)
            await pilot.press("s", "f", "d")
            linked, ticked = app.heard
            assert isinstance(linked, Viewer.LinkFollowed)
            assert (linked.target, linked.kind) == ("two.md", LinkKind.PATH)
            assert isinstance(ticked, Viewer.Asked)
            assert not app.viewer.is_hinting

    async def test_more_links_than_letters_take_two(self) -> None:
        links = "\n".join(f"- [link {n}](n{n}.md)" for n in range(30))
        app = NoteApp(page_of(links))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("f")
            await pilot.pause()
            assert any("asnk 1" in line for line in app.screen_lines())
            await pilot.press("s")
            await pilot.pause()
            assert not any("asnk 1" in line for line in app.screen_lines())
            await pilot.press("a")
            [followed] = app.heard
            assert isinstance(followed, Viewer.LinkFollowed)
            assert followed.target == "n26.md"

    @pytest.mark.parametrize("key", ["escape", "down", "z", "7"])
    async def test_any_other_key_takes_them_away(self, key: str) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f")
            assert app.viewer.is_hinting
            await pilot.press(key)
            assert not app.viewer.is_hinting
            assert app.heard == app.left == []
            assert app.status == ""

    async def test_a_label_on_wide_letters_moves_nothing(self) -> None:
        app = NoteApp(page_of("日本 [日本](a.md) end"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            before = app.viewer.render_line(2)
            await pilot.press("f")
            after = app.viewer.render_line(2)
            assert after.cell_length == before.cell_length
            assert after.text.strip() == "日本 a 本 end"


class TestPlaces:
    async def test_a_note_is_shown_again_where_it_was_left(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h", "pagedown", "j")
            seen = app.screen_lines()
            app.viewer.show(page_of("# Other", key="other"))
            await pilot.pause()
            app.viewer.show(page_of(LONG))
            await pilot.pause()
            assert app.screen_lines() == seen
            app.viewer.show_blank("Nothing.")
            app.viewer.show(page_of(LONG))
            await pilot.pause()
            assert app.screen_lines() == seen

    async def test_a_line_that_is_asked_for_comes_first(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("G")
            app.viewer.show(page_of("# Other", key="other"))
            app.viewer.show(page_of(LONG))
            app.viewer.goto_line(1)
            await pilot.pause()
            assert app.viewer.scroll_offset.y == 0

    async def test_a_long_note_is_shown_where_it_was_left_once_it_is_there(self) -> None:
        page = page_of(LONG * 60)
        app = NoteApp(page)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.viewer.goto_line(5_000)
            place = app.viewer.position
            app.viewer.show(page_of("# Other", key="other"))
            await pilot.pause()
            app.viewer.show(page)
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.pause()
            assert app.viewer.position == place

    async def test_words_on_top_stay_there_however_often_the_width_changes(self) -> None:
        words = " ".join(f"word{n}" for n in range(2_000))
        app = NoteApp(page_of(words))
        async with app.run_test(size=(90, 24)) as pilot:
            await pilot.press("pagedown", "pagedown", "j")
            first = top(app).split()[0]
            for width in (50, 77, 61, 44, 83, 58):
                await pilot.resize_terminal(width, 24)
                await pilot.pause()
                assert first in top(app).split()
            await pilot.resize_terminal(90, 24)
            await pilot.pause()
            assert top(app).split()[0] == first

    async def test_a_place_is_gone_back_to(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("pagedown", "j", "j")
            place = app.viewer.position
            await pilot.press("G")
            app.viewer.goto_place(place)
            assert app.viewer.position == place
            app.viewer.goto_place(Place(0, 0))
            assert app.viewer.scroll_offset.y == 0


class TestChanges:
    async def test_what_has_changed_is_marked_until_another_note_is_opened(self) -> None:
        app = NoteApp(page_of("one\n\ntwo\n\nthree"))
        async with app.run_test(size=(80, 24)) as pilot:
            app.viewer.show(page_of("one\n\n2\n\nthree"))
            await pilot.pause()
            assert any("▎2" in line for line in app.screen_lines())
            assert not any("▎one" in line or "▎three" in line for line in app.screen_lines())
            app.viewer.show(page_of("# Other", key="other"))
            app.viewer.show(page_of("one\n\n2\n\nthree"))
            await pilot.pause()
            assert not any("▎2" in line for line in app.screen_lines())

    async def test_what_the_reader_wrote_is_not_marked(self) -> None:
        app = NoteApp(page_of("one"))
        async with app.run_test(size=(80, 24)) as pilot:
            app.viewer.show(page_of("two"), ours=True)
            await pilot.pause()
            assert not any("▎two" in line for line in app.screen_lines())

    async def test_sections_that_are_new_to_the_reader_are_marked_from_the_start(self) -> None:
        body = "# a\n\nold\n\n## b\n\nnew"
        app = NoteApp(Page(key="a", title="a", body=body, changed_lines=frozenset({5})))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            lines = app.screen_lines()
            assert any("▎b" in line for line in lines)
            assert any("▎new" in line for line in lines)
            assert not any("▎old" in line for line in lines)


class TestWidth:
    async def test_the_reader_chooses_it_and_says_so(self) -> None:
        app = NoteApp(page_of("word " * 100))
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.press("less_than_sign", "less_than_sign", "greater_than_sign")
            widths = [m.width for m in app.heard if isinstance(m, Viewer.WidthChosen)]
            assert widths == [76, 72, 76]
            assert len(app.viewer.render_line(2).text.strip()) <= 76

    async def test_it_has_bounds_and_starts_from_what_is_seen(self) -> None:
        app = NoteApp(page_of("word " * 100))
        async with app.run_test(size=(66, 24)) as pilot:
            await pilot.press("less_than_sign")
            assert app.viewer.reading_width < 62
            await pilot.press(*["less_than_sign"] * 20)
            assert app.viewer.reading_width == 40
            await pilot.press(*["greater_than_sign"] * 50)
            assert app.viewer.reading_width == 160


class TestCopying:
    @pytest.mark.parametrize(
        ("line", "keys", "text", "what"),
        [
            (5, "y", "## B\n\nb *c*\n\n### C\n\nd\n", "the section “B”"),
            (9, "y", "### C\n\nd\n", "the section “C”"),
            (5, "Y", None, "the note"),
        ],
    )
    async def test_copies_a_section_or_all_as_it_is_written(
        self, line: int, keys: str, text: str | None, what: str
    ) -> None:
        body = "# A\n\n## B\n\nb *c*\n\n### C\n\nd\n\n## D\n" + "\n\nx" * 60
        app = NoteApp(page_of(body, body_line=3))
        async with app.run_test(size=(80, 24)) as pilot:
            app.viewer.goto_place(Place(line, 0))
            await pilot.press(keys)
            [message] = app.heard
            assert isinstance(message, Viewer.CopyAsked)
            assert (message.text, message.what) == (text or body, what)

    async def test_above_the_first_heading_it_is_the_beginning(self) -> None:
        app = NoteApp(page_of("a\n\n# B\n\nc"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("y")
            [message] = app.heard
            assert isinstance(message, Viewer.CopyAsked)
            assert message.text == "a\n"


class TestTheEnd:
    async def test_a_page_further_than_the_end_is_said(self) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("G", "d", "j")
            assert app.heard == []
            await pilot.press("pagedown", "space")
            assert [type(message) for message in app.heard] == [Viewer.EndPassed] * 2
