"""The one gate from bytes to text: nothing in a note reaches a terminal as control."""

import re
from typing import NamedTuple

from tui.notes.note import Problem

BOM = b"\xef\xbb\xbf"
LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line, as in CommonMark: form feeds, NEL and U+2028 do not."""

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_UNSAFE = re.compile(
    f"{_FLAG}|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


_PLAIN = bytes({*range(0x20, 0x7F), 9, 10, 13})
"""The bytes of text that is only printable ASCII, tabs and line ends."""


_DOUBTFUL = {*range(0x20), 0x7F, 0xC2, 0xE2, 0xF3}
"""The bytes that what is unsafe begins with: it is a control character, or its first of several."""


def _shape_of_byte(byte: int) -> str:
    if byte in b" \t\n\r":
        return " "
    return "!" if byte in _DOUBTFUL else "x"


_SHAPE = "".join(map(_shape_of_byte, range(256))).encode()


class Decoded(NamedTuple):
    """A note's text and what is wrong with its bytes."""

    text: str
    """Cleaned; as long as the raw text and with the same lines, so positions hold in both."""
    problems: tuple[Problem, ...]


def clean(text: str) -> str:
    """Make control characters, bidi overrides and tag characters visible, one for one.

    So are halves of surrogate pairs, which YAML and file names can hold and no terminal shows.
    """
    return _UNSAFE.sub(_visible, text) if _UNSAFE.search(text) else text


def clean_line(text: str) -> str:
    """Clean what has to stay on one line, such as a file's name or a title."""
    if text.isprintable():
        return text
    return clean(text).translate({9: " ", 10: "␊", 13: "␍"})


def without_control(text: str) -> str:
    """Take out what `clean_line` makes visible; for places that have no cell for a mark."""
    return _UNSAFE.sub(_harmless, text).translate({9: None, 10: None, 13: None})


def shape_of(data: bytes) -> bytes:
    """Return a byte for each: a space for white space, `!` for what may be unsafe, else `x`."""
    return data.translate(_SHAPE)


def decode(data: bytes, shape: bytes | None = None) -> Decoded:
    """Turn a note's bytes into cleaned text without its byte order mark.

    `shape` is that of the bytes, where it is known already.
    """
    problems = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        line = len(LINE_END.findall(data[: error.start].decode("utf-8", "replace"))) + 1
        message = f"Line {line} is not UTF-8 text. The note can be read here, but not changed."
        problems.append(Problem("encoding", message, line))
    if "\x00" in text:
        message = "The file holds NUL bytes. It can be read here, but not changed."
        problems.append(Problem("nul", message, len(LINE_END.findall(text.split("\x00")[0])) + 1))
    text = text.removeprefix("\ufeff")
    if b"!" in (shape or shape_of(data)):
        # What is left without the plain bytes is short, and holds all that could be unsafe.
        unusual = data.translate(None, _PLAIN).decode("utf-8", "replace")
        text = clean(text) if _UNSAFE.search(unusual) else text
    return Decoded(text, tuple(problems))


def with_line_feeds(text: str) -> str:
    """Return cleaned text with every line end a line feed."""
    return LINE_END.sub("\n", text) if "\r" in text else text


def count_words(shape: bytes) -> int:
    """Return how many words the spaces, tabs and line ends separate in text of this shape."""
    if b"!" in shape:
        shape = shape.replace(b"!", b"x")
    return shape.count(b" x") + shape.startswith(b"x")


def split_lines(text: str) -> list[str]:
    """Split cleaned text into lines without their ends; a final line end adds no empty line."""
    lines = LINE_END.split(text) if "\r" in text else text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def split_raw(text: str) -> list[tuple[str, str]]:
    """Split raw text into pairs of line and line end; joining them gives the text again."""
    pairs = []
    start = 0
    for match in LINE_END.finditer(text):
        pairs.append((text[start : match.start()], match[0]))
        start = match.end()
    if start < len(text):
        pairs.append((text[start:], ""))
    return pairs


def _harmless(match: re.Match[str]) -> str:
    """Keep a flag's emoji, the one honest use of tag characters, and nothing else."""
    return match[0] if len(match[0]) > 1 else ""


def _visible(match: re.Match[str]) -> str:
    if kept := _harmless(match):
        return kept
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "␤" if code in (0x85, 0x2028, 0x2029) else "\ufffd"
