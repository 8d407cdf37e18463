"""Words as a search compares them: without case and accents, and whole from the first letter."""

import re
from functools import lru_cache
from unicodedata import category, normalize

import msgspec

WORD = re.compile(r"[^\W_]+")
"""Letters and digits; whatever else stands between them ends a word."""

_BETWEEN = re.compile(r"[\W_]+")


class Phrase(msgspec.Struct, frozen=True):
    """Words that have to follow each other, or a single one."""

    words: tuple[str, ...]
    """Folded; never none."""
    is_open: bool = False
    """Whether the last word may go on: `pl` finds plums."""
    typed: str = ""
    """Folded too, but with what stood between the words."""

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the phrase in folded text."""
        first, *others = self.words
        # What stands before is looked at last: for letters alone the search is many times faster.
        words = [rf"{first}(?<![^\W_]{first})", *others]
        end = "" if self.is_open else r"(?![^\W_])"
        return re.compile(r"[\W_]+".join(words) + end)


def read_phrase(text: str, *, is_open: bool = False) -> Phrase | None:
    """Return the words of a text as a phrase; None where it has none."""
    folded = fold_text(composed(text))
    found = list(WORD.finditer(folded))
    if not found:
        return None
    typed = folded[found[0].start() : found[-1].end()]
    return Phrase(tuple(match[0] for match in found), is_open, typed)


def composed(text: str) -> str:
    """Return text in which letters and their accents are one character where they can be."""
    return text if text.isascii() else normalize("NFC", text)


def fold_text(text: str) -> str:
    """Return composed text without case and accents; as long, so that positions hold in both."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def spaced(text: str) -> str:
    """Return text whose words are the same for any program that knows ASCII only.

    Between words there is nothing but ASCII then; letters beyond it belong to words.
    """
    if text.isascii():
        return text
    # Most lines are ASCII in a note that is not.
    return "\n".join(
        line if line.isascii() else _BETWEEN.sub(" ", fold_text(composed(line)))
        for line in text.split("\n")
    )


@lru_cache(maxsize=16_384)
def fold_title(title: str) -> str:
    """Return a name or a title without case, accents and what is not of a word."""
    return " ".join(WORD.findall(fold_text(composed(title))))


class _Folded(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        parts = normalize("NFD", letter)
        plain = parts[0] if all(category(mark) == "Mn" for mark in parts[1:]) else letter
        lowered = plain.lower()
        self[code] = folded = lowered if len(lowered) == 1 else plain
        return folded


_FOLDED = _Folded()
