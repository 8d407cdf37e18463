"""The bytes themselves: what is sent for a line that takes the place of another."""

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.lean_output.picture import Picture

RED = Style.parse("#ff0000 on #000000")
BLUE = Style.parse("#0000ff on #000000")

Line = tuple[tuple[str, Style], ...]


def sent(*lines: Line, width: int = 20) -> str:
    """Return what is sent for the last of some lines, each in the place of the one before."""
    picture = Picture(width, 1)
    out = ""
    for line in lines:
        picture.put(0, 0, Strip(Segment(*part) for part in line), ColorSystem.TRUECOLOR)
        out = picture.sent()
    return out


def plain(text: str) -> Line:
    return ((text, Style()),)


@pytest.mark.parametrize(
    ("before", "after", "bytes_sent"),
    [
        (plain("the tide"), plain("the tide"), ""),
        (plain("the tide"), plain("the tidy"), "\x1b[1;8Hy"),
        (plain("the tide"), plain("tHe tiDe"), "\x1b[1;2HHe tiD"),
        (plain("one thing, another"), plain("oNe thing, anOther"), "\x1b[1;2HN\x1b[14GO"),
        (plain("漢字 tide"), plain("漢語 tide"), "\x1b[1;3H語"),
        (plain("漢字"), plain("a字b"), "\x1b[1;1Ha字b"),
        (plain("👩‍🌾 tide"), plain("👩‍🌾 tidy"), "\x1b[1;1H👩‍🌾 tidy"),
    ],
)
def test_only_what_differs_is_sent(before: Line, after: Line, bytes_sent: str) -> None:
    assert sent(before, after) == bytes_sent


@pytest.mark.parametrize(
    ("before", "over", "at", "bytes_sent"),
    [
        ("the tide", "", 0, ""),
        ("the tide", "a", 4, "\x1b[1;5Ht"),
        ("the tide", "a", 7, "\x1b[1;8He"),
        ("the tide", "the tide again", 8, ""),
        ("漢字", "a", 3, "\x1b[1;3H字"),
    ],
)
def test_what_was_written_over_is_sent_again(
    before: str, over: str, at: int, bytes_sent: str
) -> None:
    picture, strip = Picture(30, 1), Strip([Segment(before, Style())])
    picture.put(0, 0, strip, ColorSystem.TRUECOLOR)
    picture.put(at, 0, Strip([Segment(over, Style())]), ColorSystem.TRUECOLOR)
    picture.sent()

    picture.put(0, 0, strip, ColorSystem.TRUECOLOR)

    assert picture.sent() == bytes_sent


def test_what_only_textual_reads_of_a_style_is_no_difference() -> None:
    one, other = (Style(bold=True, meta={"offset": (number, 0)}) for number in (1, 2))

    assert sent((("tide", one),), (("tide", other),)) == ""


def test_the_colour_of_blanks_is_no_difference() -> None:
    assert sent((("    ", RED),), (("    ", BLUE),)) == ""


def test_a_pen_is_taken_up_once() -> None:
    line = (("low", RED), ("  ", BLUE), ("tide", RED))

    assert sent(line) == "\x1b[1;1H\x1b[38;2;255;0;0;48;2;0;0;0mlow  tide\x1b[0m"


def test_colours_are_left_for_what_is_in_between() -> None:
    line = (("low", RED), ("er", BLUE), ("tide", RED), ("mark", BLUE))

    assert sent(line) == (
        "\x1b[1;4H\x1b[38;2;0;0;255;48;2;0;0;0mer\x1b[10Gmark"
        "\x1b[1G\x1b[38;2;255;0;0mlow\x1b[6Gtide\x1b[0m"
    )


def test_a_link_ends_where_it_ends() -> None:
    link = Style(link="https://example.org/")

    out = sent((("see ", Style()), ("this", link), (" now", Style())))

    assert out.startswith("\x1b[1;1Hsee \x1b]8;id=")
    assert out.endswith(";https://example.org/\x1b\\this\x1b]8;;\x1b\\ now")


def test_another_target_is_a_difference() -> None:
    one, other = (Style(link=f"https://example.org/{name}") for name in ("tide", "ebb"))

    assert "example.org/ebb" in sent((("this", one),), (("this", other),))


def test_the_end_of_a_line_is_erased_where_the_ground_is_the_terminals_own() -> None:
    own, red = ((("tide", style), (" " * 16, style)) for style in (Style(), RED))

    assert sent(plain("tide" * 5), own) == "\x1b[1;5H\x1b[K"
    assert "\x1b[K" not in sent((("tide" * 5, RED),), red)
