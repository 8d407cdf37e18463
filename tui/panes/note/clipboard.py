"""Text sent to the clipboard of the reader's own terminal, through whatever lies between.

OSC 52 has no answer: whether the terminal has taken the text, nobody can tell.
"""

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from textual.app import App

from tui.notes.text import clean

LONGEST = 74_994
"""Bytes of text. Terminals cut a sequence off at 100,000 bytes, as hterm and xterm do: 8 of them
frame the text, and base64 makes 99,992 of this many."""
_PIECE = 240
"""Bytes that GNU screen is given at once: it takes 256 for a string on its way to the terminal."""


def sequence(text: str, environ: Mapping[str, str]) -> str:
    """Return what puts a text in the clipboard when it is written to the terminal.

    tmux takes it in itself where its `set-clipboard` is on, and else hands it on where its
    `allow-passthrough` is; it is told in both ways. screen hands it on in pieces. `environ` tells
    which of them is there; of one on the way, before ssh, only `TERM` does.

    Raises ValueError where the text has more than `LONGEST` bytes.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > LONGEST:
        raise ValueError(f"{len(data)} bytes")
    bare = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\a"
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        doubled = bare.replace("\x1b", "\x1b\x1b")
        return f"{bare}\x1bPtmux;{doubled}\x1b\\"
    if environ.get("STY") or term.startswith("screen"):
        return "".join(f"\x1bP{piece}\x1b\\" for piece in _pieces(bare))
    return bare


def copy(app: App[Any], text: str, what: str, environ: Mapping[str, str]) -> str:
    """Put a text in the clipboard, and return the sentence that says so or says why not.

    `what` is as in `Viewer.CopyAsked`: `the note`, `the section “Next week”`.
    """
    if not send(app, text, environ):
        size = len(text.encode("utf-8", "replace"))
        return (
            f"{what[:1].upper()}{what[1:]} is too long for a terminal's clipboard: "
            f"{size:,} bytes, where {LONGEST:,} fit."
        )
    return f"Copied {what} to your terminal's clipboard."


def send(app: App[Any], text: str, environ: Mapping[str, str]) -> bool:
    """Put a text in the app's clipboard and the terminal's; return False where it is too long.

    The app's own has it in either case. This is what `App.copy_to_clipboard` does, which knows
    nothing of tmux, of screen or of a limit.
    """
    text = clean(text)  # where it is pasted, an escape could end the paste and be obeyed
    app._clipboard = text
    try:
        written = sequence(text, environ)
    except ValueError:
        return False
    if app._driver is not None:
        app._driver.write(written)
    return True


def _pieces(written: str) -> Iterator[str]:
    for start in range(0, len(written), _PIECE):
        yield written[start : start + _PIECE]
