"""A note's bytes as text to edit, and the edited text as bytes again, untouched lines untouched."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from types import MappingProxyType

from tui.notes.errors import NoteUnreadable
from tui.notes.text import BOM, LINE_END, clean, split_raw

MAX_COMPARED = 20_000
"""Changed stretches with more lines than this are aligned by position, which bounds the cost."""


class EditableText:
    """The text of a note for an editor whose lines all end in a line feed.

    A control character, and whatever else `clean` makes visible, is shown as a stand-in: one
    visible character that the note does not contain, so that the way back is never in doubt.
    Keep the value as long as the editor holds the note: `restore` compares with what was opened.
    `beside` are other versions of the note, for `show`; `stand_ins` are those of an earlier value,
    by what they stand for, where its text goes on being edited. Raises `NoteUnreadable` where the
    bytes are not UTF-8.
    """

    def __init__(
        self,
        data: bytes,
        *,
        beside: Sequence[bytes] = (),
        stand_ins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.data = data
        """The bytes of the note as it was opened."""
        self._bom = BOM if data.startswith(BOM) else b""
        raw = _decode(data)
        self.stand_ins = _stand_ins("\n".join([raw, *map(_decode, beside)]), stand_ins)
        """The visible character for each hidden one."""
        self._originals = {ord(new): old for old, new in self.stand_ins.items()}
        shown = self._show(raw)
        self._ends = [end for _, end in split_raw(raw)]
        if not self._ends or self._ends[-1]:
            self._ends.append("")  # the empty line after the last line end
        self._lines = LINE_END.split(shown)
        self._line_end = _prevailing(self._ends)
        self.text = "\n".join(self._lines)
        """What the editor is given: lines joined by line feeds, without a byte order mark."""

    def rewritten(self, data: bytes) -> "EditableText":
        """Return the text of the note as it was written from an edit of this one.

        An editor goes on with that edit, and may take any of it back: what stands for a hidden
        character goes on to, and where no line is left, the next ones end as those before.
        """
        later = EditableText(data, stand_ins=self.stand_ins)
        if not any(later._ends):
            later._line_end = self._line_end
        return later

    def show(self, version: bytes) -> str:
        """Return one of the versions `beside` as if this note had been edited to be that."""
        return LINE_END.sub("\n", self._show(_decode(version)))

    def restore(self, edited: str) -> bytes:
        """Return the bytes to write for `edited`, which began as `text`.

        Unedited text gives the identical bytes. A line that was not touched keeps its bytes and
        its line end; new lines end as most lines of the note do.
        """
        if edited == self.text:
            return self.data
        lines = LINE_END.split(edited)
        ends = self._ends_for(lines)
        raw = "".join(chain.from_iterable(zip(lines, ends, strict=True)))
        # "replace" is for half a surrogate pair, which no UTF-8 file can hold.
        return self._bom + raw.translate(self._originals).encode("utf-8", "replace")

    def _ends_for(self, lines: Sequence[str]) -> list[str]:
        """Give each line its end: its old one if it was there before."""
        ends = [self._line_end] * len(lines)
        if len(set(self._ends[:-1])) > 1:
            for old, new, size in _stretches(self._lines, lines):
                ends[new : new + size] = self._ends[old : old + size]
            ends = [end or self._line_end for end in ends]
        ends[-1] = ""
        for index in range(1, len(ends)):
            # A bare CR right before a bare LF would be one line end and not two.
            if ends[index - 1] == "\r" and not lines[index] and ends[index] == "\n":
                ends[index] = "\r"
        return ends

    def _show(self, raw: str) -> str:
        """Put the stand-ins in the places of what they stand for."""
        cleaned = clean(raw)
        if cleaned == raw:
            return raw
        pairs = zip(raw, cleaned, strict=True)
        return "".join(self.stand_ins[old] if old != new else old for old, new in pairs)


def _decode(data: bytes) -> str:
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        message = "This note is not UTF-8 text, so it can be read here but not changed."
        raise NoteUnreadable(message) from error


def _stand_ins(raw: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return a visible character for each that is hidden: the known one, unless the text has it."""
    stand_ins = {hidden: visible for hidden, visible in known.items() if visible not in raw}
    cleaned = clean(raw)
    if cleaned == raw:
        return stand_ins
    pairs = {old: new for old, new in zip(raw, cleaned, strict=True) if old != new}
    unused = _unused({*raw, *stand_ins.values()})
    for hidden, visible in pairs.items():
        if hidden in stand_ins:
            continue
        taken = visible in raw or visible in stand_ins.values() or visible == "\ufffd"
        stand_ins[hidden] = next(unused) if taken else visible
    return stand_ins


def _unused(present: set[str]) -> Iterator[str]:
    """Yield visible characters, one cell wide, that a note hardly ever holds."""
    braille = range(0x2801, 0x2900)
    private = range(0xE000, 0xF900)
    return (chr(code) for code in chain(braille, private) if chr(code) not in present)


def _prevailing(ends: Sequence[str]) -> str:
    """Return the most frequent line end, the first in the note where several are."""
    counts = Counter(end for end in ends if end)
    return counts.most_common(1)[0][0] if counts else "\n"


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield `(old index, new index, length)` of lines that are the same or took each other's place.

    The common head and tail are found first, so that the usual edit costs no comparison.
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield 0, 0, head
    yield len(old) - tail, len(new) - tail, tail
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old_middle), len(new_middle)) > MAX_COMPARED:
        yield head, head, min(len(old_middle), len(new_middle))
        return
    matcher = SequenceMatcher(None, old_middle, new_middle)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        # Counted from the back: of a line that was split, the last part keeps the line's end.
        size = min(old_end - old_start, new_end - new_start)
        yield head + old_end - size, head + new_end - size, size


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines both begin with."""
    for index, (line, same) in enumerate(zip(one, other, strict=False)):
        if line != same:
            return index
    return min(len(one), len(other))
