"""Folding, hints, places that are remembered, widths, copies and marks of what has changed."""

import pytest

from tests.app.note_app import NoteApp
from tests.app.test_note_pane import LONG
from tests.app.viewer_app import page_of
from tui.notes.note import LinkKind
from tui.panes.note.viewer import Viewer
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
    async def test_letters_follow_a_link(self) -> None:
        app = NoteApp(page_of("[a](one.md) and [bb](two.md)\n\n- [ ] c"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f", "s")
            [followed] = app.heard
            assert isinstance(followed, Viewer.LinkFollowed)
            assert (followed.target, followed.kind) == ("two.md", LinkKind.PATH)
            assert not app.viewer.is_hinting

    async def test_letters_only_focus_a_box_and_space_ticks_it_then(self) -> None:
        page = page_of("[a](one.md)\n\n- [ ] c")
        app = NoteApp(page)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f", "s")
            assert app.heard == []
            assert app.viewer.focused_action == page.actions[3]
            await pilot.press("space")
            [asked] = app.heard
            assert isinstance(asked, Viewer.Asked)

    @pytest.mark.parametrize(
        ("body", "shown"),
        [
            ("- [ ] send it", "[a]send it"),
            ("[links](a.md) to", "[a]nks to"),
            ("see [links](a.md)", "see[a]nks"),
            ("[a](b.md), [it](c.md)", "a, st"),
            ("([link](a.md))", "(aink)"),
            ("[one](a.md)[two](b.md)", "[a]eswo"),
            ("日本 [日本](a.md) end", "日本[a]本 end"),
            ("日本[日本](a.md) end", "日本a 本 end"),
        ],
    )
    async def test_letters_are_told_by_brackets_where_they_fit_and_move_nothing(
        self, body: str, shown: str
    ) -> None:
        app = NoteApp(page_of(body))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            before = app.viewer.render_line(2)
            await pilot.press("f")
            after = app.viewer.render_line(2)
            assert after.text.strip() == shown
            assert after.cell_length == before.cell_length
            labels = [s.text for s in after if s.style and s.style.reverse and s.style.bold]
            assert labels == [s for s in labels if s.strip("[]") in ("a", "s")] != []

    async def test_without_anything_to_follow_it_is_said_until_the_next_key(self) -> None:
        app = NoteApp(page_of("words"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f")
            assert not app.viewer.is_hinting
            assert app.status == "no links in view"
            await pilot.press("n")  # which means what it always does
            assert app.status == ""
            assert app.left == ["n"]

    async def test_more_links_than_letters_take_two(self) -> None:
        links = "\n".join(f"- [link {n}](n{n}.md)" for n in range(30))
        app = NoteApp(page_of(links))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("f")
            await pilot.pause()
            assert any("[as]k 1" in line for line in app.screen_lines())
            await pilot.press("s")
            await pilot.pause()
            assert not any("[as]k 1" in line for line in app.screen_lines())
            await pilot.press("a")
            [followed] = app.heard
            assert isinstance(followed, Viewer.LinkFollowed)
            assert followed.target == "n26.md"

    @pytest.mark.parametrize("key", ["escape", "down", "n", "7", "space", "tab", "slash", "G"])
    async def test_any_other_key_takes_them_away_and_does_nothing_else(self, key: str) -> None:
        app = NoteApp(page_of(LONG))
        async with app.run_test(size=(80, 24)) as pilot:
            before = app.status
            await pilot.press("f")
            assert app.viewer.is_hinting
            assert app.status == "type the letters of a link or box"
            await pilot.press(key)
            assert not app.viewer.is_hinting
            assert app.heard == app.left == []
            assert app.status == before
            assert app.viewer.has_focus
            assert app.viewer.chosen_actions == ()
            assert app.viewer.scroll_offset.y == 0
            assert not app.pane.is_typing


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

    @pytest.mark.parametrize(
        ("size", "keys", "said"),
        [
            (120, "<", "lines of 76"),
            (120, "<>", "lines of 80"),
            (120, "<" * 10, "lines of 40, the narrowest"),
            (120, "<" * 11, "lines of 40, the narrowest"),
            (200, ">" * 20, "lines of 160, the widest"),
            (200, ">" * 21, "lines of 160, the widest"),
            (66, ">", "lines of 61, all that the pane gives"),
            (87, "<>>", "lines of 82, all that the pane gives"),
            (30, "<", "lines of 25, all that the pane gives"),
        ],
    )
    async def test_says_how_wide_it_is_and_why_no_more(
        self, size: int, keys: str, said: str
    ) -> None:
        names = {"<": "less_than_sign", ">": "greater_than_sign"}
        app = NoteApp(page_of("word " * 100))
        async with app.run_test(size=(size, 50)) as pilot:
            await pilot.press(*[names[key] for key in keys])
            assert app.status == said
            await pilot.press("j")
            assert app.status == ""

    async def test_is_not_chosen_where_it_makes_no_difference(self) -> None:
        app = NoteApp(page_of("word " * 100))
        async with app.run_test(size=(66, 24)) as pilot:
            await pilot.press("greater_than_sign")
            assert app.heard == []
            assert app.viewer.reading_width == 80


class TestProgress:
    async def test_tells_how_much_has_been_seen(self) -> None:
        app = NoteApp(page_of("\n\n".join(["word"] * 50)))  # 99 lines below the byline and a gap
        async with app.run_test(size=(80, 25)) as pilot:
            assert app.viewer.scrollable_content_region.height == 20
            await pilot.pause()
            assert app.status == "19 %"
            await pilot.press("j", "j")
            assert app.status == "21 %"
            app.viewer.scroll_to(y=30, animate=False)  # as by the wheel of a mouse
            assert app.status == "49 %"
            await pilot.press("G")
            assert app.status == "100 %"
            await pilot.press("g")
            await pilot.resize_terminal(80, 60)
            await pilot.pause()
            assert app.status == "54 %"

    async def test_says_nothing_where_all_is_in_view(self) -> None:
        app = NoteApp(page_of("# a\n\n" + "word\n\n" * 50))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert app.status != ""
            app.viewer.show(page_of("word", key="other"))
            await pilot.pause()
            assert app.status == ""

    async def test_is_not_drawn_again_where_it_is_the_same(self) -> None:
        app = NoteApp(page_of("\n\n".join(["word"] * 5_000)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("pagedown")
            before = app.viewer._border_subtitle
            await pilot.press("j")
            assert app.viewer._border_subtitle is before


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
