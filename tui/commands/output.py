"""Text and JSON on standard output: nothing of a note reaches a terminal as control."""

import codecs
import errno
import io
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

import click
import msgspec

from tui.notes.errors import WeeknotesError
from tui.notes.text import clean, clean_line
from tui.terminals.charset import charset, spelled

_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_JSON_CONTROL = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_NOT_ASCII = re.compile("[^\0-\x7e]")

_FEW = 5
"""How many of the choices there are stand below a sentence."""

LOOK_ALIKE = "weeknotes-look-alike"
"""Python's name for what we do about letters that an encoding lacks."""
ASCII = "weeknotes_ascii"
"""ASCII under another name: by its own, Click takes it for a mistake and writes UTF-8."""


class OutputLost(WeeknotesError):
    """What a command has to say can't be written."""

    title = "The output"


def open_streams() -> None:
    """Have the three standard streams lead nowhere where the caller has closed them.

    A note that is opened would take their numbers.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # what is opened gets the lowest number that is free
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # to the end


def heed_charset() -> None:
    """Have standard output and errors keep to the letters that are there for them.

    To a terminal those are its own, by the locale; elsewhere, as in a file, all that Python has.
    """
    codecs.register_error(LOOK_ALIKE, _look_alike)
    codecs.register(_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = _charset(stream)
            encoding = ASCII if encoding == "ascii" else encoding
            stream.reconfigure(encoding=encoding, errors=LOOK_ALIKE)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, none of which can be more than one."""
    text = "\n".join(map(clean_line, lines))
    if text:
        _echo(text)


def print_markdown(text: str) -> None:
    """Print Markdown, tabs and line ends kept."""
    _echo(clean(text))


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """Print one JSON array in UTF-8; in ASCII, which is that too, to a terminal without it."""
    text = msgspec.json.format(msgspec.json.encode(list(rows)), indent=2).decode("utf-8")
    hidden = _JSON_CONTROL if _charset(sys.stdout) == "utf-8" else _NOT_ASCII
    _echo(hidden.sub(_escaped, text).encode("utf-8"))


def print_file(data: bytes) -> None:
    """Print a file of another format, to the byte unless it is to a terminal."""
    _echo(clean(data.decode("utf-8", "replace")) if sys.stdout.isatty() else data, nl=False)


def complain(sentence: str, choices: Sequence[str] = ()) -> None:
    """Say on standard error what was not done, or what there is not.

    Below it stand the first few of the `choices` there are, a line each.
    """
    click.echo(f"weeknotes: {clean_line(sentence)}", err=True)
    for choice in choices[:_FEW]:
        click.echo(f"  {clean_line(choice)}", err=True)
    if more := len(choices[_FEW:]):
        click.echo(f"  and {more:,} more", err=True)


def room(taken: int, *, least: int = 20) -> int | None:
    """Return how many cells of a terminal's line are left; None where there is no terminal.

    Never fewer than `least`: lines are broken by a terminal that is narrower than that.
    """
    if not sys.stdout.isatty():
        return None
    return max(least, shutil.get_terminal_size().columns - taken)


def cells(text: str) -> int:
    """Return how many cells a terminal takes for a text."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def pad(text: str, width: int) -> str:
    """Return a text filled up with blanks to `width` cells."""
    return text + " " * (width - cells(text))


def cut(text: str, width: int | None) -> str:
    """Return a text in at most `width` cells, ended with `…` where cut; whole where None."""
    if width is None or cells(text) <= width:
        return text
    left = width - 1
    for index, letter in enumerate(text):
        left -= _cells_of(letter)
        if left < 0:
            return f"{text[:index].rstrip()}…"
    return text


def cut_round(text: str, width: int | None, start: int) -> str:
    """Return a text in at most `width` cells with what begins at `start`; whole where None.

    What is left out at either end is told by `…`.
    """
    if width is None or cells(text) <= width:
        return text
    kept = cells(text[:start])
    for index in range(start):
        if kept <= width // 2:
            return cut(f"…{text[index:].lstrip()}" if index else text, width)
        kept -= _cells_of(text[index])
    return cut(f"…{text[start:]}" if start else text, width)


def _echo(text: str | bytes, *, nl: bool = True) -> None:
    try:
        click.echo(text, nl=nl)
    except OSError as error:
        if error.errno == errno.EPIPE:  # who reads has seen enough: Click ends without a word
            raise
        with Path(os.devnull).open("wb") as nowhere:  # for what waits to be written at the end
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        told = f"The output can't be written ({error.strerror}). What was changed before it stays."
        raise OutputLost(told) from error


def _charset(stream: TextIO) -> str:
    """Return the encoding in which to write to a stream."""
    if stream.isatty():
        return charset(os.environ, stream.encoding)
    return codecs.lookup(stream.encoding).name


def _ascii(name: str) -> codecs.CodecInfo | None:
    """Find the encoding `ASCII` for Python."""
    if name != ASCII:
        return None
    known = codecs.lookup("ascii")
    return codecs.CodecInfo(
        known.encode,
        known.decode,
        incrementalencoder=known.incrementalencoder,
        incrementaldecoder=known.incrementaldecoder,
        name=ASCII,
    )


def _look_alike(error: UnicodeError) -> tuple[str, int]:
    """Tell an encoder what to write for the letters that it does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return spelled(error.object[error.start : error.end], error.encoding), error.end


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _escaped(found: re.Match[str]) -> str:
    """Write a character the way that JSON spells it in ASCII."""
    return json.dumps(found[0])[1:-1]
