"""Which keys are typed into a text, and so have no other effect while one is written."""

from typing import Any

from textual.widgets import Input

_NAMED = {"slash": "/", "backslash": "\\", "plus": "+", "minus": "-", "at": "@", "underscore": "_"}
"""Keys whose names Textual can't turn back into letters."""


def letter_of(key: str, letter: str | None) -> str | None:
    """Return what a key types, of which Textual says `letter`; None where it types nothing."""
    return _NAMED.get(key, letter)


class LineBox(Input):
    """A line to type in; keys that it takes are not offered by what it stands in."""

    def __init__(self, hint: str, *, value: str = "", **options: Any) -> None:  # noqa: ANN401  # Textual's own
        super().__init__(value, hint, **{"compact": True, **options})
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Check whether a key is typed here; Textual takes some for none, and offers them."""
        return super().check_consume_key(key, letter_of(key, character))
