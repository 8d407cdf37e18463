"""What comes between the marks of a paste is one paste, whatever it holds."""

from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from tests.terminal.conftest import Connect
from tests.terminal.line import kept
from tui.terminals.pastes import PasteParser

START, END = "\x1b[200~", "\x1b[201~"


def read(parser: XTermParser, sent: str, size: int) -> list[Message]:
    """Return what a parser makes of what was sent, given so many characters at a time."""
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    return [message for piece in pieces for message in parser.feed(piece)]


def told(messages: list[Message]) -> list[str]:
    return [
        f"pasted {message.text}" if isinstance(message, events.Paste) else repr(message)
        for message in messages
    ]


@pytest.mark.parametrize("size", [1, 2, 5, 7, 1000])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m and plain", "␛[31mred␛[0m and plain"),
        ("\x1b", "␛"),
        ("a\x1b\x1b[20\x1b[2", "a␛␛[20␛[2"),
        ("\x1b[A\x1b[I\x1bq\x1b[200~", "␛[A␛[I␛q␛[200~"),
        ("two\rlines\t\x01", "two\rlines\t\x01"),
        ("", ""),
    ],
)
def test_an_escape_in_a_paste_is_one_of_its_letters(text: str, shown: str, size: int) -> None:
    sent = f"k{START}{text}{END}\x1b[B{START}again{END}q"

    heard = read(PasteParser(), sent, size)

    assert told(heard) == told(
        [
            events.Key("k", "k"),
            events.Paste(shown),
            events.Key("down", None),
            events.Paste("again"),
            events.Key("q", "q"),
        ]
    )


@pytest.mark.parametrize("report", ["48;40;120;0;0", "48;40;120;800;960", "48;0;0;800;960"])
def test_the_mouse_can_be_anywhere_on_a_terminal_without_pixels(report: str) -> None:
    parser = PasteParser()
    parser.mouse_pixels = True
    [_, moved] = read(parser, f"\x1b[{report}t\x1b[<35;3;3M", 1000)
    assert isinstance(moved, events.MouseMove)


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_what_is_not_pasted_is_read_as_ever(size: int) -> None:
    sent = "aé\x1b[A\x1bx\x1b[1;5C\x1b[<0;3;4M\x1b[<0;3;4m\x1b[I\x1b[20~\x1b[3~\x1b[201~z"

    assert told(read(PasteParser(), sent, size)) == told(read(XTermParser(), sent, size))


def test_an_escape_key_begins_no_paste_with_what_is_typed_after_it() -> None:
    parser = PasteParser()
    heard = list(parser.feed("\x1b"))
    while not heard:
        heard = list(parser.tick())

    assert told(heard) == told([events.Key("escape", "\x1b")])
    assert told(read(parser, "[200~\x1b[A", 1))[-1] == repr(events.Key("up", None))


def test_a_paste_with_colours_is_text_in_the_editor(tmp_path: Path, connect: Connect) -> None:
    app = connect().begin()

    app.send(f"{START}a \x1b[31mred\x1b[0m word{END}".encode())

    app.wait_for(lambda: kept(tmp_path, "a ␛[31mred␛[0m word"))
