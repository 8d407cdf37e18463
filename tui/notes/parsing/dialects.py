"""The three spellings of an action's fields: any is read, anywhere in the item.

The emoji and the bracketed spelling are those of Obsidian Tasks 8; the plain one is close to
todo.txt. What is not known here, recurrence or a date that no calendar has, stays in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from operator import attrgetter
from typing import Any

import msgspec

from tui.notes.action import Dialect, Fields, Priority
from tui.notes.parsing.code_spans import hide_code

EMOJI = {
    "due": "📅",
    "check": "⏳",
    "start": "🛫",
    "created": "➕",
    "done": "✅",
    "cancelled": "❌",
}
INLINE = {
    "owner": "owner",
    "due": "due",
    "check": "scheduled",
    "start": "start",
    "created": "created",
    "done": "completion",
    "cancelled": "cancelled",
    "priority": "priority",
}
DATES = tuple(EMOJI)
"""The fields that hold a date."""

_EMOJI_NAMES = {symbol: name for name, symbol in EMOJI.items()} | {
    "📆": "due",
    "🗓": "due",
    "⌛": "check",
}
_INLINE_NAMES = {key: name for name, key in INLINE.items()}
_PLAIN_NAMES = {name: name for name in DATES} | {"scheduled": "check"}
PRIORITY_EMOJI = {
    "🔺": Priority.HIGHEST,
    "⏫": Priority.HIGH,
    "🔼": Priority.MEDIUM,
    "🔽": Priority.LOW,
    "⏬": Priority.LOWEST,
}
PRIORITY_LETTERS = dict(zip("ABCDEF", Priority, strict=True))

_GAP = "[ \t\u00a0]"
_DAY = r"(\d{4}-\d{2}-\d{2})(?!\d)"
_EMOJI = re.compile(f"([{''.join([*_EMOJI_NAMES, *PRIORITY_EMOJI])}])\ufe0f?")
_AFTER_EMOJI = re.compile(f"{_GAP}*{_DAY}")
_INLINE = re.compile(r"[\[(]([A-Za-z]+)::([^\]\[()\n]*)[\])]")
_PLAIN = re.compile(f":{_DAY}")
"""From the colon on, which is found in half the time that any of the names is."""
_LONGEST_PLAIN = max(map(len, _PLAIN_NAMES))
_MENTION = re.compile(r"@(\w(?:[\w.-]*\w)?)")
_LETTER = re.compile(r"\(([A-F])\)(?:[ \t]+|(?=\n)|$)")
_OPAQUE = re.compile(rf"https?://[^\s<>{''.join(_EMOJI_NAMES)}]+|\]\([^()\n]*\)|\[\[[^\[\]\n]*\]\]")
"""Addresses and wiki links: nothing inside them is a field."""
BLOCK_ID = re.compile(r"(?<![^ \t])\^[A-Za-z0-9-]+[ \t]*$")
"""The name that Obsidian gives a block that is linked to; it stays at the end of its line."""
_LEADS_ON = re.compile(
    r"(?<![^\s(])(?:about|and|at|by|for|from|in|into|of|on|or|over|per|than|to|until|via|with|[&+])\Z",
    re.IGNORECASE,
)
"""Words that no sentence ends with: the name after them is part of it, `Reply to @ada`."""
_SPACES = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0\n]*|[ \t\u00a0]{2,}")

RECENT, LONGEST = 512, 400
"""So many items, of so many characters at most, are remembered as they were read: a note is mostly
read again, at a change, with all of its items but one as they were, and that is half the work."""

Value = date | str | Priority
"""What a field holds."""


class Spelled(msgspec.Struct, frozen=True):
    """One field as it is written in a text."""

    name: str
    """A field's name, or `mention` for a `@name` that may or may not be the owner."""
    value: Value
    start: int
    end: int
    dialect: Dialect
    inner: tuple[int, int]
    """Where the value itself stands."""


class Reading(msgspec.Struct, frozen=True):
    """An item's text, taken apart."""

    values: Mapping[str, Any]
    """What each field that is written holds, by its name in `Fields`."""
    mentions: tuple[str, ...]
    text: str
    """The text without its fields, on one line."""
    spelled: Sequence[Spelled]
    """All that was found, in order."""

    @property
    def fields(self) -> Fields:
        """All fields, those too that are not written."""
        return Fields(**self.values)

    @property
    def dialects(self) -> Counter[Dialect]:
        """How often each dialect is used: by the dates, where there are none by other fields."""
        fields = [spelled for spelled in self.spelled if spelled.name != "mention"]
        dates = [spelled for spelled in fields if spelled.name in DATES]
        return Counter(spelled.dialect for spelled in dates or fields)


def find_fields(text: str) -> list[Spelled]:
    """List the fields that are written in an item's text, in order."""
    found: list[Spelled] = []
    if letter := _LETTER.match(text):
        priority = PRIORITY_LETTERS[letter[1]]
        found.append(Spelled("priority", priority, 0, letter.end(), Dialect.PLAIN, letter.span(1)))
    masked = hide_code(text) if "`" in text else text
    if "://" in masked or "](" in masked or "[[" in masked:
        masked = _blanked(masked, _OPAQUE.finditer(masked))
    if "::" in masked:
        matches = [*_INLINE.finditer(masked)]
        found += [s for m in matches if (s := _inline(m))]
        masked = _blanked(masked, matches)
    # One quick look for what each spelling can't do without spares most items the search.
    if not masked.isascii():
        found += [s for m in _EMOJI.finditer(masked) if (s := _emoji(m))]
    if ":" in masked:
        found += [s for m in _PLAIN.finditer(masked) if (s := _plain_date(m))]
    if "@" in masked:
        found += [
            _mention(match)
            for match in _MENTION.finditer(masked)
            if _starts(match.string, match.start(), "@.")
        ]
    if len(found) > 1:
        found.sort(key=attrgetter("start"))
    return found


def read_fields(lines: Sequence[str]) -> Reading:
    """Read the fields of an item from the lines of its first paragraph, without its box.

    A field that is written twice counts where it stands first, as in Obsidian Tasks.
    """
    text = "\n".join(lines)
    return _remembered(text) if len(text) <= LONGEST else _read(text)


@lru_cache(maxsize=RECENT)
def _remembered(text: str) -> Reading:
    return _read(text)


def _read(text: str) -> Reading:
    found = find_fields(text)
    values: dict[str, Any] = {}
    mentions = []
    for spelled in found:
        if spelled.name == "mention":
            mentions.append(str(spelled.value))
        else:
            values.setdefault(spelled.name, spelled.value)
    bare = _without(text, found) if found or "^" in text else text
    return Reading(values, tuple(mentions), _one_line(bare), tuple(found))


def prevailing(readings: Iterable[Reading]) -> Dialect | None:
    """Return the dialect that most of the fields are written in, or None where there is none."""
    total: Counter[Dialect] = Counter()
    for reading in readings:
        total.update(reading.dialects)
    return total.most_common(1)[0][0] if total else None


def _blanked(text: str, matches: Iterable[re.Match[str]]) -> str:
    """Return a text, as long as it was, with nothing readable where something was found."""
    parts = []
    shown = 0
    for match in matches:
        start, end = match.span()
        parts += [text[shown:start], "\0" * (end - start)]
        shown = end
    return "".join([*parts, text[shown:]])


def _starts(text: str, start: int, inner: str) -> bool:
    """Whether what stands at `start` is not inside a word, `inner` being part of words as well."""
    before = text[start - 1 : start]
    return not (before.isalnum() or before in ("_", *inner))


def _emoji(match: re.Match[str]) -> Spelled | None:
    symbol, (start, end) = match[1], match.span()
    if symbol in PRIORITY_EMOJI:
        rank = PRIORITY_EMOJI[symbol]
        return Spelled("priority", rank, start, end, Dialect.EMOJI, match.span(1))
    written = _AFTER_EMOJI.match(match.string, end)
    day = _day(written[1]) if written else None
    if not written or not day:
        return None
    inner = written.span(1)
    return Spelled(_EMOJI_NAMES[symbol], day, start, inner[1], Dialect.EMOJI, inner)


def _plain_date(match: re.Match[str]) -> Spelled | None:
    text, (colon, end) = match.string, match.span()
    before = text[max(0, colon - _LONGEST_PLAIN) : colon]
    word = next(filter(before.endswith, _PLAIN_NAMES), "")
    start = colon - len(word)
    day = _day(match[1]) if word and _starts(text, start, ":/.-") else None
    return (
        Spelled(_PLAIN_NAMES[word], day, start, end, Dialect.PLAIN, match.span(1)) if day else None
    )


def _mention(match: re.Match[str]) -> Spelled:
    return Spelled("mention", match[1], *match.span(), Dialect.PLAIN, match.span(1))


def _inline(match: re.Match[str]) -> Spelled | None:
    name = _INLINE_NAMES.get(match[1].lower())
    written = match[2].strip(" \t\u00a0")
    value: Value | None = None
    if name in DATES:
        value = _day(written)
    elif name == "priority":
        value = Priority(written) if written in _PRIORITY_LEVELS else None
    elif name:
        value = written or None
    if name is None or value is None:
        return None
    start = match.start(2) + match[2].find(written)
    return Spelled(name, value, *match.span(), Dialect.INLINE, (start, start + len(written)))


_PRIORITY_LEVELS = frozenset(Priority) - {Priority.NORMAL}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def standing_apart(text: str, found: Sequence[Spelled]) -> tuple[list[Spelled], int]:
    """Return what is no part of an item's words, in order, and where the name of its block starts.

    That is all fields, and the mentions that stand among them at the end, but for the first of them
    where the words lead on to it.
    """
    end = len(text)
    if "^" in text and (block := BLOCK_ID.search(text)):
        end = block.start()
    block_start = end
    apart = []
    at_end = True
    for spelled in reversed(found):
        at_end = at_end and not text[spelled.end : end].strip()
        if at_end:
            end = spelled.start
        if at_end or spelled.name != "mention":
            apart.append(spelled)
    apart.reverse()
    first = next((spelled for spelled in apart if spelled.start == end), None)
    if first and first.name == "mention" and _LEADS_ON.search(text[:end].rstrip()):
        apart.remove(first)
    return apart, block_start


def _without(text: str, found: Sequence[Spelled]) -> str:
    apart, end = standing_apart(text, found)
    kept = []
    shown = 0
    for spelled in apart:
        kept.append(text[shown : spelled.start])
        shown = spelled.end
    kept.append(text[shown:end])
    return reduce(beside, kept)


def beside(before: str, after: str) -> str:
    """Return two stretches in a row, in which no two runs of backticks become a longer one."""
    gap = " " if before.endswith("`") and after.startswith("`") else ""
    return before + gap + after


def _one_line(text: str) -> str:
    text = text.strip()
    is_even = not ("  " in text or "\n" in text or "\t" in text or "\u00a0" in text)
    return text if is_even else _SPACES.sub(" ", text).strip()
