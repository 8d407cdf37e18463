"""From section to section of a note, those too that can't be scrolled to the top."""

import pytest
from textual.pilot import Pilot

from tests.app.note_app import NoteApp
from tests.app.viewer_app import page_of
from tui.notes.parsing.backlinks import Mention
from tui.panes.note.viewer import Viewer
from tui.render.page import Page

SMALL = "# W\n\nHello.\n\n## A\n\na [b](#b)\n\n## B\n\nb [c](c.md)\n\n### C\n\nc\n\n## D\n\nd\n"
"""A note that is seen whole, with headings on the lines 1, 5, 9, 13 and 17."""


def marked(app: NoteApp) -> list[str]:
    """Return the headings that are marked as where one is."""
    return [line.strip("│ ")[1:] for line in app.screen_lines() if "»" in line]


def copied(app: NoteApp) -> list[str]:
    """Return what was asked to be copied."""
    return [message.what for message in app.heard if isinstance(message, Viewer.CopyAsked)]


async def step(pilot: Pilot[None], app: NoteApp, way: int) -> None:
    """Go to a section as the keys for it do."""
    app.viewer.step_section(way)
    await pilot.pause()


async def test_all_are_gone_to_where_nothing_scrolls_and_an_end_is_said() -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(80, 50)) as pilot:
        seen = []
        for _ in range(4):
            await step(pilot, app, 1)
            seen += marked(app)
        assert seen == ["A", "B", "C", "D"]
        assert app.viewer.scroll_offset.y == 0
        await step(pilot, app, 1)
        assert app.status == "this is the last section"
        for _ in range(4):
            await step(pilot, app, -1)
        assert marked(app) == ["W"]
        assert app.status == ""
        await step(pilot, app, -1)
        assert app.status == "this is the first section"


async def test_a_note_without_sections_says_so() -> None:
    app = NoteApp(page_of("words"))
    async with app.run_test(size=(80, 24)) as pilot:
        await step(pilot, app, 1)
        assert app.status == "no sections here"


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        (0, "the section “W”"),
        (1, "the section “A”"),
        (3, "the section “C”"),
        (4, "the section “D”"),
    ],
)
async def test_the_section_that_was_gone_to_is_copied(steps: int, what: str) -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(80, 50)) as pilot:
        for _ in range(steps):
            await step(pilot, app, 1)
        await pilot.press("y")
        assert copied(app) == [what]


async def test_it_is_folded_and_brought_back_and_then_the_one_around_it() -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(80, 50)) as pilot:
        for _ in range(3):
            await step(pilot, app, 1)
        await pilot.press("h")
        assert app.viewer.folded == {("C", 1)}
        await pilot.press("l")
        assert app.viewer.folded == set()
        await pilot.press("h", "h")
        await pilot.pause()
        assert app.viewer.folded == {("C", 1), ("B", 1)}
        assert marked(app)[0].split()[:2] == ["▸", "B"]


async def test_the_list_of_headings_leads_to_one_and_follows() -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("t", "j", "j", "enter", "y")
        await pilot.pause()
        assert copied(app) == ["the section “B”"]
        await step(pilot, app, 1)
        row = app.pane.outline.current
        assert row is not None
        assert row.heading.title == "C"


async def test_a_link_to_a_heading_leads_to_its_section() -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("tab", "enter", "y")
        assert copied(app) == ["the section “B”"]


async def test_from_there_tab_goes_on_and_what_is_focused_counts() -> None:
    app = NoteApp(page_of(SMALL))
    async with app.run_test(size=(80, 50)) as pilot:
        await step(pilot, app, 1)
        await step(pilot, app, 1)
        await pilot.press("tab", "enter")
        assert [m.target for m in app.heard if isinstance(m, Viewer.LinkFollowed)] == ["c.md"]
        await pilot.pause()
        assert marked(app) == []
        await step(pilot, app, 1)
        assert marked(app) == ["C"]
        assert app.viewer.chosen_actions == ()


@pytest.mark.parametrize("way_out", ["g", "G", "j", "wheel"])
async def test_scrolling_lets_go_of_it(way_out: str) -> None:
    app = NoteApp(page_of(SMALL + "\n\nword" * 60))
    async with app.run_test(size=(80, 24)) as pilot:
        await step(pilot, app, 1)
        assert marked(app) == ["A"]
        if way_out == "wheel":
            app.viewer.scroll_to(y=3, animate=False)
        else:
            await pilot.press(way_out)
        await pilot.pause()
        assert marked(app) == []


async def test_it_stays_when_the_width_changes_and_when_the_note_does() -> None:
    app = NoteApp(page_of(SMALL + "\n\nword" * 60))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await step(pilot, app, 1)
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert marked(app) == ["B"]
        app.viewer.show(page_of("New.\n\n" + SMALL + "\n\nword" * 60))
        await pilot.pause()
        assert marked(app) == ["B"]
        app.viewer.show(page_of(SMALL, key="other"))
        await pilot.pause()
        assert marked(app) == []


async def test_a_link_that_is_not_of_the_file_is_copied_itself() -> None:
    mention = Mention(path="ben/2.md", title="Bins", author="Ben", week=None, line=7)
    url = "https://example.org/a"
    page = Page(
        key="a.md", path="a.md", title="A", body="# A\n\n[x](y.md)", url=url, mentions=(mention,)
    )
    app = NoteApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "y", "shift+tab", "y")
        texts = [message.text for message in app.heard if isinstance(message, Viewer.CopyAsked)]
        assert texts == [f"{url}\n", "[Bins](ben/2.md#L7)\n"]
        assert copied(app) == [f"the link “{url}”", "the link “Bins”"]
        await step(pilot, app, 1)
        assert app.status == "this is the last section"
