"""Lines that a pane frames itself look as Textual would have them, whatever state it is in."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tests.app.journey import Journey, journey
from tui.panes.framed import Framed

THEMES = ("weeknotes-dark", "textual-light", "ansi-dark")

STATES = (
    ("1",),
    ("1", "down", "down"),
    ("1", "G"),
    ("2",),
    ("2", "pagedown"),
    ("2", "n"),
    ("2", "slash", "e", "enter"),
    ("3", "down"),
    ("escape", "z"),
    ("z", "1"),
)
"""Keys that lead from one state to the next."""


def looks(strips: list[Strip]) -> list[tuple[int, list[Segment]]]:
    return [(strip.cell_length, list(strip)) for strip in strips]


def as_textual(widget: Widget, crop: Region) -> list[Strip]:
    """Return what Textual draws of a widget, of which it has nothing left from before."""
    widget._styles_cache.clear()
    return Widget.render_lines(widget, crop)


def assert_alike(person: Journey, state: object) -> int:
    """Fail unless all that is seen looks alike, and return how many panes that are."""
    panes = [pane for pane in person.app.screen.query(Framed) if pane.region]
    bars = [pane.vertical_scrollbar for pane in panes if pane.show_vertical_scrollbar]
    for pane in (*panes, *bars):
        whole = pane.outer_size.region
        for crop in (whole, whole.shrink((2, 3, 1, 2)), Region(0, 0, whole.width, 1)):
            ours = looks(pane.render_lines(crop))
            assert ours == looks(as_textual(pane, crop)), (state, pane, crop)
    return len(panes)


@pytest.mark.parametrize(
    ("size", "set_to"),
    [((180, 25), {}), ((120, 40), {}), ((79, 14), {"NO_COLOR": "1"}), ((60, 8), {})],
)
async def test_a_pane_looks_as_textual_has_it(
    size: tuple[int, int], set_to: dict[str, str], sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    seen = 0
    async with journey(sample, size=size) as person:
        for theme in THEMES:
            person.app.theme = theme
            for keys in STATES:
                await person.press(*keys)
                seen += assert_alike(person, (theme, keys))

    assert seen >= len(THEMES) * len(STATES)


async def test_what_only_textual_can_draw_is_left_to_it(sample: Path) -> None:
    async with journey(sample) as person:
        for rule, value in (("opacity", 0.5), ("tint", "red 20%"), ("outline", ("heavy", "red"))):
            setattr(person.main.viewer.styles, rule, value)
            await person.pilot.pause()
            assert_alike(person, rule)


async def test_a_line_that_is_seen_again_is_the_same_strip(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("1", "g", "2", "1")  # the note counts as read from now on
        pane = person.main.timeline
        before = pane.render_lines(pane.outer_size.region)
        await person.press("2", "1")

        after = pane.render_lines(pane.outer_size.region)
        same = [old is new for old, new in zip(before, after, strict=True)]
        assert all(same[1:-1])
