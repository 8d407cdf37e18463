"""Which keys are typed into a text, and so have no other effect while one is written."""

import unicodedata
from typing import Any

from textual import events
from textual.widgets import Input

_NAMED = {"slash": "/", "backslash": "\\", "plus": "+", "minus": "-", "at": "@", "underscore": "_"}
"""Keys whose names Textual can't turn back into letters."""

_NEVER_TYPED = {"Cc", "Cs"}
"""The categories of control characters, and of halves of letters."""


def letter_of(key: str, letter: str | None) -> str | None:
    """Return what a key types, of which Textual says `letter`; None where it types nothing."""
    return _NAMED.get(key, letter)


def unprinted(event: events.Key) -> str:
    """Return the letter of a key that Textual takes for none because Python can't print it.

    That is no-break spaces, the joiners in emoji and in Persian or Hindi words, soft hyphens, and
    letters newer than Python. Empty where the key types nothing, or what Textual types itself.
    """
    letter = event.character or ""
    if len(letter) != 1 or letter.isprintable():
        return ""
    return "" if unicodedata.category(letter) in _NEVER_TYPED else letter


class LineBox(Input):
    """A line to type in; keys that it takes are not offered by what it stands in."""

    def __init__(self, hint: str, *, value: str = "", **options: Any) -> None:  # noqa: ANN401  # Textual's own
        super().__init__(value, hint, **{"compact": True, **options})
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Check whether a key is typed here; Textual takes some for none, and offers them."""
        return super().check_consume_key(key, letter_of(key, character))

    def on_key(self, event: events.Key) -> None:
        """Type what Textual would drop, as it takes it from a paste."""
        if letter := unprinted(event):
            event.prevent_default()
            event.stop()
            self.replace(letter, *self.selection)
