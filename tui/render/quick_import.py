"""mistletoe's modules, imported in milliseconds.

mistletoe 1.x builds a set of all punctuation by asking for the category of each of 1.1 million
code points, which takes 300 ms. Here the loop is cut down to ASCII while the module is imported,
and the set is replaced by one that answers when it is asked, and by the newer rule.
"""

import sys
from typing import Any, TypeAlias
from unicodedata import category


class Punctuation:
    """The characters that section 2.1 of CommonMark 0.31.2 calls punctuation: symbols too."""

    _ascii = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

    def __contains__(self, character: str) -> bool:
        return character in self._ascii or (character > "\x7f" and category(character)[0] in "PS")


def _import_core() -> None:
    highest = sys.maxunicode
    sys.maxunicode = 0x7F
    try:
        from mistletoe import core_tokens
    finally:
        sys.maxunicode = highest
    vars(core_tokens)["punctuation"] = Punctuation()


if "mistletoe.core_tokens" not in sys.modules:
    _import_core()

from mistletoe import (  # noqa: E402 - only after the quick import
    block_token,
    block_tokenizer,
    core_tokens,
    span_token,
    span_tokenizer,
    token,
)

Node: TypeAlias = Any
"""A token of mistletoe, whose attributes have no types."""
LineReader: TypeAlias = Any
"""mistletoe's `FileWrapper`: the lines of a block, one after the other, with a way back."""

__all__ = [
    "LineReader",
    "Node",
    "block_token",
    "block_tokenizer",
    "core_tokens",
    "span_token",
    "span_tokenizer",
    "token",
]
