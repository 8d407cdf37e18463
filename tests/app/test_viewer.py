"""Reading a note: scrolling, walking over links and boxes, ticking, following."""

import asyncio
from collections.abc import Callable

import pytest
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from tests.app.note_app import NoteApp
from tests.app.viewer_app import ViewerApp, action, page_of
from tui.notes.note import LinkKind, Problem
from tui.panes.key_bar import KeyBar
from tui.panes.note.viewer import Viewer
from tui.render.page import Page

NOTE = """\
# Week 24

Read [last week](../ben/2019-W23.md), [[Bins]] and https://example.com first[^1].

- [ ] send the numbers
- [x] book a room

[^1]: The note at the foot.
"""
LONG = NOTE + "".join(f"\n## Section {n}\n\nWords of it.\n\n- [ ] task {n}\n" for n in range(60))


def huge() -> str:
    """Return a text that is laid out in a thread."""
    return "".join(f"## Section {n}\n\n- [ ] task {n}\n\n" for n in range(3_000))


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(10):
        while not condition():
            await pilot.pause()
            await asyncio.to_thread(lambda: None)  # let the threads have their turn


def told(app: ViewerApp) -> list[object]:
    """Return what the viewer has said, in short."""
    return [
        message.actions[0].line
        if isinstance(message, Viewer.Asked)
        else (message.target, message.kind)
        for message in app.heard
        if isinstance(message, Viewer.Asked | Viewer.LinkFollowed)
    ]


class TestWalking:
    async def test_tab_walks_over_links_and_boxes_and_begins_anew(self) -> None:
        app = ViewerApp(page_of(NOTE))
        async with app.run_test() as pilot:
            for _ in range(3):
                await pilot.press("tab", "enter")
            await pilot.press("tab", "tab", "space", "tab", "enter")
            await pilot.press("tab", "tab")  # over the way back from the footnote
            assert app.viewer.border_subtitle == "from the top again"
            await pilot.press("enter")
            assert told(app) == [
                ("../ben/2019-W23.md", LinkKind.PATH),
                ("Bins", LinkKind.WIKI),
                ("https://example.com", LinkKind.URL),
                5,
                6,
                ("../ben/2019-W23.md", LinkKind.PATH),
            ]
            assert app.focused is app.viewer

    async def test_shift_tab_walks_back_and_from_the_first_to_the_last(self) -> None:
        app = ViewerApp(page_of("[a](b)\n\n[c](d)"))
        async with app.run_test() as pilot:
            await pilot.press("tab", "tab", "shift+tab", "enter", "shift+tab")
            assert app.viewer.border_subtitle == "from the end"
            await pilot.press("enter")
            assert told(app) == [("b", LinkKind.PATH), ("d", LinkKind.PATH)]

    async def test_where_there_is_nothing_to_walk_over_it_is_said(self) -> None:
        app = ViewerApp(page_of("words"))
        async with app.run_test() as pilot:
            await pilot.press("tab")
            assert app.viewer.border_subtitle == "no links here"
            assert app.focused is app.viewer

    async def test_tab_goes_on_from_what_is_in_view(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("tab", "pagedown", "pagedown", "tab")
            focused = app.viewer.focused_action
            assert focused is not None
            assert focused.line >= app.viewer.line_at_top > 10

    async def test_tab_brings_the_next_item_into_view(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press(*["tab"] * 13)
            focused = app.viewer.focused_action
            assert focused is not None
            assert any("task 5" in line for line in app.screen_lines())
            assert focused.line == 44

    async def test_a_box_without_an_action_is_only_shown(self) -> None:
        app = ViewerApp(Page(key="digest", title="", body="- [ ] a"))
        async with app.run_test() as pilot:
            await pilot.press("tab", "space")
            assert told(app) == []
            assert app.viewer.focused_action is None

    async def test_a_focused_task_is_told_in_its_look_and_in_words(self) -> None:
        app = ViewerApp(page_of("- [ ] send it\n- [ ] or not"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("tab")
            assert app.viewer.border_subtitle == "space ticks it"
            ground = app.viewer.get_component_styles("md-focus").background.rich_color
            drawn = [
                "".join(
                    s.text
                    for s in app.viewer.render_line(y)
                    if s.style and s.style.bgcolor == ground
                )
                for y in (2, 3)
            ]
            assert drawn == ["☐send it", ""]
            await pilot.press("j")
            assert app.viewer.border_subtitle == ""

    async def test_a_page_key_pages_where_space_would_tick(self) -> None:
        app = NoteApp(page_of("word\n\n" * 30 + "- [ ] a"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("G", "tab", "pagedown")
            assert [type(message) for message in app.heard] == [Viewer.EndPassed]


class BarApp(ViewerApp):
    """Has the line of keys below the viewer."""

    CSS = f"{ViewerApp.CSS} KeyBar {{ height: 1; }}"

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield KeyBar()

    @property
    def offers_done(self) -> bool:
        """Whether the line of keys, as it is drawn, says that a box can be ticked."""
        return "Done" in self.screen_lines()[-1]


class TestKeys:
    """The keys of the actions are offered where a box is chosen, and only there."""

    async def test_a_box_that_has_to_be_brought_into_view_and_then_another_note(self) -> None:
        app = BarApp(page_of("word\n\n" * 30 + "- [ ] a"))
        async with app.run_test(size=(80, 20)) as pilot:
            await pilot.press("tab")
            await until(pilot, lambda: app.offers_done)
            app.viewer.show(page_of("# Other\n\n" + "word\n\n" * 30, key="other"))
            await until(pilot, lambda: not app.offers_done)
            assert app.viewer.chosen_actions == ()

    @pytest.mark.parametrize("way_out", ["j", "G", "wheel", "less room", "folded"])
    async def test_a_box_that_goes_out_of_view_and_comes_back(self, way_out: str) -> None:
        lines = "# T\n\n## S\n\n" + "word\n\n" * 3 + "- [ ] a\n\n" + "word\n\n" * 60
        app = BarApp(page_of(lines))
        async with app.run_test(size=(80, 20)) as pilot:
            await pilot.press("tab")
            await until(pilot, lambda: app.offers_done)
            match way_out:
                case "wheel":
                    app.viewer.scroll_to(y=20, animate=False)
                case "less room":
                    await pilot.resize_terminal(80, 10)
                case "folded":
                    await pilot.press("h")
                case key:
                    await pilot.press(*[key] * 14)
            await until(pilot, lambda: not app.offers_done)
            assert app.viewer.chosen_actions == ()
            match way_out:
                case "less room":
                    await pilot.resize_terminal(80, 20)
                case "folded":
                    await pilot.press("l")
                case _:
                    app.viewer.scroll_to(y=0, animate=False)
            await until(pilot, lambda: app.offers_done)
            assert len(app.viewer.chosen_actions) == 1

    async def test_a_note_that_changes_says_once_at_most_what_is_chosen(self) -> None:
        class Listening(BarApp):
            def on_action_keys_chosen(self, message: Viewer.Chosen) -> None:
                self.heard.append(message)

        app = Listening(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press(*["tab"] * 13)
            await pilot.pause()
            app.heard.clear()
            app.viewer.show(page_of("An opening.\n\n" + LONG))
            await pilot.pause()
            [chosen] = app.heard
            assert isinstance(chosen, Viewer.Chosen)
            assert chosen.actions == app.viewer.chosen_actions != ()


class TestActing:
    async def test_space_asks_for_the_action_on_that_line(self) -> None:
        app = ViewerApp(page_of("- [ ] a\n\n> - [x] b", body_line=7))
        async with app.run_test() as pilot:
            await pilot.press("tab", "space")
            await pilot.press("tab")
            assert told(app) == [7]
        app = ViewerApp(Page(key="digest", title="", body="- [ ] a", actions={1: action(99)}))
        async with app.run_test() as pilot:
            await pilot.press("tab", "space")
            assert told(app) == [99]

    async def test_space_pages_where_no_box_is_in_view(self) -> None:
        app = ViewerApp(page_of(NOTE + "\nword\n" * 200))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("tab", "tab", "tab", "tab", "tab", "G", "space")
            assert told(app) == []
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("tab", "space")
            assert app.viewer.scroll_offset.y > 0
            assert told(app) == []

    async def test_a_click_ticks_a_box_and_follows_a_link(self) -> None:
        app = ViewerApp(page_of("- [ ] a [b](c)"))
        async with app.run_test(size=(80, 20)) as pilot:
            await pilot.pause()
            [line] = [line for line in app.screen_lines() if "☐" in line]
            y = app.screen_lines().index(line)
            await pilot.click(offset=(line.index("☐"), y))
            await pilot.click(offset=(line.index("b"), y))
            await pilot.click(offset=(line.index("a"), y))
            await until(pilot, lambda: len(app.heard) == 2)
            assert told(app) == [1, ("c", LinkKind.PATH)]

    async def test_a_footnote_is_followed_within_the_note(self) -> None:
        app = ViewerApp(page_of("a[^1]\n" + "\nword\n" * 60 + "\n[^1]: foot\n" + "\nb\n" * 60))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert any("¹ foot" in line for line in app.screen_lines())
            assert told(app) == []


class TestScrolling:
    @pytest.mark.parametrize(
        ("keys", "y"),
        [("j", 1), ("jjk", 1), ("k", 0), ("d", 8), ("du", 0), ("G", 10_000), ("Gg", 0)],
    )
    async def test_pager_keys(self, keys: str, y: int) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press(*keys)
            assert app.viewer.scroll_offset.y == min(y, app.viewer.max_scroll_y)

    async def test_a_page_keeps_one_line(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            last = app.viewer.render_line(app.viewer.size.height - 1).text
            await pilot.press("pagedown")
            assert app.viewer.render_line(0).text == last
            assert app.viewer.scroll_offset.y > 10

    async def test_goto_line_shows_the_line_and_focuses_its_box(self) -> None:
        page = page_of(LONG, body_line=4)
        app = ViewerApp(page)
        async with app.run_test(size=(60, 20)) as pilot:
            line = max(page.actions)
            app.viewer.goto_line(line)
            await pilot.pause()
            assert app.viewer.focused_action == page.actions[line]
            assert any("task 59" in text for text in app.screen_lines())

    async def test_goto_line_may_come_before_the_first_layout(self) -> None:
        class Hasty(ViewerApp):
            def on_mount(self) -> None:
                self.viewer.show(page_of(LONG))
                self.viewer.goto_line(300)

        app = Hasty()
        async with app.run_test(size=(60, 20)) as pilot:
            await until(pilot, lambda: app.viewer.scroll_offset.y > 0)
            assert 280 <= app.viewer.line_at_top <= 300

    async def test_what_is_at_the_top_stays_there_when_the_width_changes(self) -> None:
        app = ViewerApp(page_of("\n\n".join(f"{n} " + "word " * 40 for n in range(50))))
        async with app.run_test(size=(100, 20)) as pilot:
            app.viewer.goto_line(41)
            await pilot.press("j", "j", "j", "j")
            line = app.viewer.line_at_top
            await pilot.resize_terminal(40, 20)
            await pilot.pause()
            assert app.viewer.line_at_top == line
            app.viewer.reading_width = 20
            await pilot.pause()
            assert app.viewer.line_at_top == line
            texts = [app.viewer.render_line(y).text.strip() for y in range(10)]
            assert 15 < max(map(len, texts)) <= 20


class TestShowing:
    async def test_a_changed_note_stays_where_it_was(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            app.viewer.goto_line(max(page_of(LONG).actions) - 60)
            await pilot.pause()
            before, seen = app.viewer.focused_action, app.screen_lines()
            app.viewer.show(page_of("An opening.\n\n" + LONG))
            await pilot.pause()
            after = app.viewer.focused_action
            assert before is not None
            assert after is not None
            assert after.line == before.line + 2
            assert app.screen_lines() == seen

    async def test_another_note_starts_at_its_top(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("G")
            app.viewer.show(page_of("# Other\n\n" + LONG, key="other"))
            await pilot.pause()
            assert app.viewer.scroll_offset.y == 0
            assert any("Other" in line for line in app.screen_lines())

    async def test_of_a_long_note_the_opening_is_there_at_once(self) -> None:
        app = ViewerApp()
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            page = page_of(huge())
            app.viewer.show(page)
            assert app.viewer.headings[0].title == "Section 0"
            await until(pilot, lambda: len(app.viewer.headings) == 3_000)
            app.viewer.goto_line(max(page.actions))
            await pilot.pause()
            assert any("task 2999" in line for line in app.screen_lines())

    async def test_a_line_of_a_long_note_is_reached_once_it_is_there(self) -> None:
        app = ViewerApp()
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            page = page_of(huge())
            app.viewer.show(page)
            app.viewer.goto_line(max(page.actions))
            await until(pilot, lambda: app.viewer.focused_action == page.actions[max(page.actions)])

    async def test_a_long_note_that_is_no_longer_wanted_is_not_shown(self) -> None:
        app = ViewerApp()
        async with app.run_test(size=(60, 20)) as pilot:
            app.viewer.show(page_of(huge()))
            app.viewer.show(page_of("# Small", key="small"))
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert [heading.title for heading in app.viewer.headings] == ["Small"]

    async def test_byline_and_problems_stand_above(self) -> None:
        page = Page(
            key="a",
            title="A",
            body="# A",
            byline="Ada · 2019-W24 · draft",
            problems=(Problem("front-matter", "A quote is missing.", 2),),
        )
        app = ViewerApp(page)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            assert [line.strip() for line in app.screen_lines()[:4]] == [
                "Ada · 2019-W24 · draft",
                "! Line 2: A quote is missing.",
                "",
                "A",
            ]

    async def test_nothing_is_shown_in_words(self) -> None:
        app = ViewerApp(page_of(LONG))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("G")
            app.viewer.show_blank("Nothing is selected.")
            await pilot.pause()
            assert app.viewer.page is None
            assert "Nothing is selected." in app.screen_lines()[1]
            await pilot.press("space", "enter", "tab")

    async def test_markup_in_a_note_is_only_text(self) -> None:
        app = ViewerApp(page_of("[/home] [@click=app.quit]x[/] [red]y"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            assert app.screen_lines()[2].strip() == "[/home] [@click=app.quit]x[/] [red]y"

    @pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 5), (200, 60)])
    async def test_any_size_will_do(self, size: tuple[int, int]) -> None:
        app = ViewerApp(page_of(LONG + "\n|a|b|\n|-|-|\n|c|d|\n\n> - > - > deep\n"))
        async with app.run_test(size=size) as pilot:
            await pilot.press("G", "tab", "g", "space")
            assert app.is_running


class TestSelecting:
    async def test_copied_text_has_no_line_breaks_of_the_screen(self) -> None:
        paragraph = "word " * 40 + "end"
        app = ViewerApp(page_of(f"- [ ] a\n\n{paragraph}\n\nb"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            everything = Selection(None, None)
            found = app.viewer.get_selection(everything)
            assert found is not None
            assert f"a\n\n{paragraph}\n\nb" in found[0]

    async def test_a_drag_selects_from_a_blank_line_to_a_word(self) -> None:
        app = ViewerApp(page_of("one two\n\nthree four"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            lines = app.screen_lines()
            three = next(y for y, line in enumerate(lines) if "three" in line)
            x = lines[three].index("three")
            await pilot.mouse_down(offset=(x + 2, three - 1))
            await pilot.hover(offset=(x + 5, three))
            await pilot.mouse_up(offset=(x + 5, three))
            await pilot.pause()
            selected = app.screen.get_selected_text()
            assert selected is not None
            assert selected.strip() in ("three", "three ")
            assert told(app) == []

    async def test_the_selected_words_are_shown_as_selected(self) -> None:
        app = ViewerApp(page_of("one two three"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            plain = app.viewer.render_line(2)
            app.screen.selections = {app.viewer: Selection(Offset(4, 2), Offset(7, 2))}
            await pilot.pause()
            marked = app.viewer.render_line(2)
            assert marked.text == plain.text
            changed = [s.text for s in marked if s.style and s.text.strip() == "two"]
            assert changed == ["two"]


async def test_the_focused_item_can_be_told_from_the_others_in_every_theme() -> None:
    app = ViewerApp(page_of("[a](b) [c](d)"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("tab")
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            styles = {s.text: s.style for s in app.viewer.render_line(2) if s.text in ("a", "c")}
            focused, other = styles["a"], styles["c"]
            assert focused is not None
            assert other is not None
            assert focused.bgcolor != other.bgcolor or focused.reverse != other.reverse


async def test_code_is_coloured_when_it_is_first_shown() -> None:
    app = ViewerApp(page_of("```python\nreturn 'x'\n```\n\n```nonsense\nreturn\n```"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        colours = {s.style.color for s in app.viewer.render_line(2) if s.style and s.text.strip()}
        assert len(colours) > 1
        assert app.viewer.render_line(4).text.strip() == "return"


async def test_links_to_the_web_are_left_to_the_readers_terminal() -> None:
    app = ViewerApp(page_of("[a](https://example.com/b) [c](d.md)"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        links = {s.text: s.style.link for s in app.viewer.render_line(2) if s.style}
        assert links["a"] == "https://example.com/b"
        assert links["c"] is None
