"""The net: what a terminal would obey is taken out, and no line gets longer or shorter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Static

from tests.terminal.payloads import OBEYED, PAYLOADS
from tui.terminals.careful import CarefulApp
from tui.terminals.filters import ControlNet, caught

BLACK = Color(0, 0, 0)
FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_that_is_obeyed_goes_through(payload: str) -> None:
    [segment] = ControlNet().apply([Segment(f"a{payload}b")], BLACK)

    assert not OBEYED.search(segment.text)
    assert not set(segment.text) & set("\b\t\r\n")
    assert cell_len(segment.text) == cell_len(f"a{payload}b")


@pytest.mark.parametrize("text", ["plain", "Zoë 陳 👩‍👩‍👧 é", f"{FLAG} flag", "a\u00a0b\u00ad"])
def test_text_goes_through_as_it_is(text: str) -> None:
    assert caught(text) == text


@settings(deadline=None)
@given(st.text())
def test_whatever_it_is_it_keeps_its_cells(text: str) -> None:
    shown = caught(text)

    assert cell_len(shown) == cell_len(text)
    assert not set(shown) & {chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]}


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/a?b#c", True),
        ("https://example.org/\x1b\\\x1b]0;x\x07", False),
        ("https://example.org/\x9c", False),
        ("https://example.org/é", False),
    ],
)
def test_a_link_that_could_end_its_own_sequence_is_none(link: str, *, kept: bool) -> None:
    [segment] = ControlNet().apply([Segment("here", Style(link=link, bold=True))], BLACK)

    assert segment.style
    assert segment.style.bold
    assert segment.style.link == (link if kept else None)


class Careless(CarefulApp[None]):
    def compose(self) -> ComposeResult:
        shown = Static("a\x1b]0;x\x07b", markup=False)
        shown.border_title = "c\x9bd"
        shown.styles.border = ("round", "white")
        yield shown


async def test_the_net_is_under_borders_and_text_alike() -> None:
    async with Careless().run_test(size=(20, 5)) as pilot:
        lines = pilot.app.screen._compositor.render_strips()

    shown = [strip.text for strip in lines]
    assert "a]0;xb" in shown[1]
    assert "cd" in shown[0]
    assert not any(OBEYED.search(line) for line in shown)
    assert {cell_len(line) for line in shown} == {20}
