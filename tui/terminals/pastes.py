"""Textual's reading of what a terminal sends, for which a paste is text and nothing else.

Most terminals take escape characters out of what they paste, but not all. Textual looks for keys
after one within a paste too, so that the rest of it was typed, and had the effect of keys.
"""

from collections.abc import Iterable, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from tui.notes.text import clean

ESCAPE = "\x1b"
MOST_OF_START = len(BRACKETED_PASTE_START) - 1


class PasteParser(XTermParser):
    """A parser that is given no escape character of a paste but the one that ends it."""

    def __init__(self, debug: bool = False) -> None:
        self._is_pasting = False
        self._begun = ""
        """The end of what came before a paste, as its start may come in two pieces."""
        self._held = ""
        """What came last of a paste, if it may be the beginning of its end."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Read what was sent next, and yield what it means; nothing for the end of everything."""
        text = "".join(self._pieces(data))
        return super().feed(text) if text or not data else ()

    def parse_mouse_code(self, code: str) -> Message | None:
        """Read where the mouse is: in cells, where a terminal says that it has no pixels."""
        sizes = (self.terminal_size, self.terminal_pixel_size)
        if any(0 in tuple(size) for size in sizes if size is not None):
            self.terminal_pixel_size = None
        return super().parse_mouse_code(code)

    def tick(self) -> Iterable[Message]:
        """Yield an escape key after which nothing came in time; it then begins no paste either."""
        waited = self._timeout_time is not None
        yield from super().tick()
        if waited and self._timeout_time is None:
            self._begun = ""

    def _pieces(self, data: str) -> Iterator[str]:
        """Yield what the parser is to be given, piece by piece, its escapes in pastes visible."""
        while data:
            if self._is_pasting:
                inside, end, data = (self._held + data).partition(BRACKETED_PASTE_END)
                self._held = "" if end else _beginning_of_end(inside)
                yield inside.removesuffix(self._held).replace(ESCAPE, clean(ESCAPE)) + end
                self._is_pasting = not end
            else:
                before = self._begun + data
                _, start, rest = before.partition(BRACKETED_PASTE_START)
                yield data.removesuffix(rest) if start else data
                self._begun = "" if start else before[-MOST_OF_START:]
                self._is_pasting, data = bool(start), rest


def _beginning_of_end(text: str) -> str:
    """Return what of the end of a text may be the beginning of the mark that ends a paste."""
    tail = text[text.rfind(ESCAPE) :] if ESCAPE in text else ""
    return tail if BRACKETED_PASTE_END.startswith(tail) else ""
