"""Text on its way to the clipboard of the reader's terminal."""

import base64
import re

import pytest
from textual.app import App

from tui.panes.note.clipboard import LONGEST, copy, sequence

TEXT = "Übermut & co\n"
BARE = f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\a"


@pytest.mark.parametrize(
    "environ", [{}, {"TERM": "xterm-256color"}, {"TERM": "xterm-kitty", "TMUX": ""}]
)
def test_a_terminal_gets_it_as_it_is(environ: dict[str, str]) -> None:
    assert sequence(TEXT, environ) == BARE


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "screen", "TMUX": "/run/tmux,1,0"}, {"TERM": "tmux-256color"}],
    ids=["here", "before ssh"],
)
def test_tmux_is_told_for_itself_and_to_hand_on(environ: dict[str, str]) -> None:
    written = sequence(TEXT, environ)
    assert written.startswith(BARE)
    wrapped = re.fullmatch(r"\x1bPtmux;(.*)\x1b\\", written.removeprefix(BARE), re.DOTALL)
    assert wrapped is not None
    assert wrapped[1].replace("\x1b\x1b", "\x1b") == BARE
    assert "\x1b" not in wrapped[1].replace("\x1b\x1b", "")


@pytest.mark.parametrize("environ", [{"TERM": "screen-256color"}, {"TERM": "vt100", "STY": "1.a"}])
def test_screen_hands_it_on_in_pieces(environ: dict[str, str]) -> None:
    text = "x" * 2_000
    written = sequence(text, environ)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", written, re.DOTALL)
    assert all(len(piece.encode()) <= 250 for piece in pieces)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == written
    assert "".join(pieces) == sequence(text, {})


def test_the_longest_text_is_within_what_terminals_take() -> None:
    assert len(sequence("x" * LONGEST, {})) <= 100_000
    with pytest.raises(ValueError, match="74995"):
        sequence("x" * (LONGEST + 1), {})
    with pytest.raises(ValueError, match="bytes"):
        sequence("ü" * (LONGEST // 2 + 1), {})


def test_half_a_character_is_no_error() -> None:
    assert base64.b64decode(sequence("\udce4", {})[7:-1]) == b"?"


async def test_what_is_copied_can_be_pasted_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[None] = App()
    async with app.run_test():
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        assert copy(app, TEXT, "the note", {}) == "Copied the note to your terminal's clipboard."
        assert written == [BARE]
        assert app.clipboard == TEXT


async def test_what_is_too_long_is_not_sent_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[None] = App()
    async with app.run_test():
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        assert copy(app, "x" * 80_000, "the section “Next”", {}) == (
            "The section “Next” is too long for a terminal's clipboard: "
            "80,000 bytes, where 74,994 fit."
        )
        assert written == []
