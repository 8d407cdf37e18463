"""Nothing in a note reaches the terminal as control: the bytes on a real one are looked at."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.terminal.line import PATIENCE
from tests.terminal.payloads import (
    ALL,
    NEEDLE,
    PAYLOADS,
    dangers,
    write_folder,
    write_settings,
)
from tests.terminal.watched import Watched
from tui.notes.week import Week

SEEN = "␛"
"""What is to be seen of an escape."""

COMMANDS = {
    "actions": ("actions", "--state", "all"),
    "actions of": ("actions", "--owner", ALL),
    "actions as a calendar": ("actions", "--ics"),
    "add": ("add", f"Do {ALL}", "--owner", PAYLOADS["bell"]),
    "add to nothing": ("add", "Do", "--note", ALL),
    "authorize": ("authorize", "--as", "ada", f"nowhere {ALL}"),
    "changes": ("changes",),
    "digest": ("digest", "--week", "2019-06-24"),
    "doctor": ("doctor",),
    "doctor as JSON": ("doctor", "--json"),
    "index": ("index", "--rebuild"),
    "list": ("list",),
    "list of": ("list", "--author", ALL),
    "list as JSON": ("list", "--json"),
    "log": ("log", "--week", "2019-06-24"),
    "new": ("new", "--no-open"),
    "new then": ("new", "--no-open", "--week", ALL),
    "nothing": (ALL,),
    "option": (f"--{ALL}",),
    "option of a command": ("list", f"--{ALL}"),
    "person": ("person", "Ada"),
    "person unknown": ("person", ALL),
    "search": ("search", NEEDLE),
    "search for what can't be": ("search", f"week:{ALL}"),
    "section": ("section",),
    "section of": ("section", f"Heading {PAYLOADS['window title']}"),
    "show": ("show", "ada"),
    "show nothing": ("show", ALL),
    "tick": ("tick", ALL),
}

PASTE = (
    b"\x1b[200~%s\x1b[201~"
    % "".join(text for text in PAYLOADS.values() if "\x1b" not in text).encode()
)
"""Terminals take an escape out of what is pasted: with it, somebody could end the paste."""

SILENT = {"option", "option of a command"}
"""The commands that have nothing of it to tell: all others quote the settings' first fault."""

JOURNEY = {
    "the timeline": (b"G", b"g", b"a", b"\x1b", b"]"),
    "a note": (b"2", b" ", b"G", b"g", b"\t", b"\r"),
    "its headings": (b"t", b"\x1b"),
    "find in it": (b"/", b"qpay\r", b"\x1b"),
    "a section": (b"L", b"\r", b"G", b"\x7f"),
    "the digest": (b"D", b"G", b"\x7f"),
    "the search": (b"1S", b"qpay", b"j", b"\r", b"\x7f"),
    "a search for it": (b"S", PASTE, b"\r", b"\x1b"),
    "the palette": (b"\x10", b"news", b"\x1b"),
    "the keys": (b"?", b"G", b"\x1b"),
    "the actions": (b"3", b"G", b"g", b"s", b"s", b"l", b"j"),
    "a tick": (b"x", b"u"),
    "a day": (b"d", PASTE, b"\r", b"\x1b"),
    "an owner": (b"o", b"qpay", b"\x1b"),
    "a text": (b"E", PASTE, b"\x1b"),
    "the editor": (b"2g", b"e", PASTE, b"\x1b[F", b" @q", b"\x1b", b"\x1b"),
}

MARKED = ("the timeline", "a note", "its headings", "the search", "the palette", "the actions")
"""Where an escape is shown as what it is."""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    write_folder(folder, newest=date(2019, 6, 24))
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_nothing_that_a_terminal_obeys(
    name: str, hostile: Path, tmp_path: Path
) -> None:
    write_settings(tmp_path / "xdg/config")
    if name == "changes":  # to somebody who was never here only what is of late is new
        hostile = tmp_path / "of late"
        write_folder(hostile, newest=Week.of(datetime.now(UTC).date()).start)
    with Watched(hostile, "--as", "ada", *COMMANDS[name]) as terminal:
        terminal.to_the_end()

    assert (SEEN.encode() in terminal.output) == (name not in SILENT)
    assert b"Traceback" not in terminal.output
    assert b"\x1b" not in terminal.output
    assert dangers(terminal.output) == []


def test_the_app_shows_nothing_that_a_terminal_obeys(hostile: Path, tmp_path: Path) -> None:
    write_settings(tmp_path / "xdg/config")
    found: dict[str, list[str]] = {}
    with Watched(hostile, "--as", "ada") as app:
        app.first_paint("Overdue", timeout=PATIENCE)
        app.settle(0.5)
        for name, keys in JOURNEY.items():
            for key in keys:
                app.press(key)
            found[name] = dangers(app.output)
            assert app.output, name
            assert name not in MARKED or SEEN.encode() in app.output, name
            app.output = b""

    assert {name: told for name, told in found.items() if told} == {}


def test_what_is_left_in_would_be_found() -> None:
    for payload in PAYLOADS.values():
        assert dangers(f"before {payload} after".encode())
    assert dangers(b"\x1b[1;2H\x1b[38;5;3mfine\x1b[0m\x1b[K\x1b]8;;\x1b\\") == []
