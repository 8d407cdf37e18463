"""Where the sentences of a paragraph begin and end, its Markdown left whole."""

import re

from tui.notes.parsing.code_spans import find_code_spans

_LONGEST = 1_000
"""Passages between a pair of marks are kept whole up to this length, in characters."""

_WHOLE = re.compile(
    rf"""
      !?\[(?!\^)[^\[\]]{{0,{_LONGEST}}}\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])  # a link
    | \[\[[^\[\]]{{1,{_LONGEST}}}\]\]                                                # a wiki link
    | <[a-zA-Z/][^<>]{{0,{_LONGEST}}}>                                               # a tag
    | \bhttps?://\S*[^\s.,;:!?)\]"'”’*_…]                                            # an address
    """,
    re.VERBOSE,
)
"""What holds no end of a sentence, not even its own."""

_PAIRED = re.compile(
    rf"""
      (?P<marks>\*\*|~~|\*|(?<!\w)__?)(?=\S).{{1,{_LONGEST}}}?(?<=\S)(?P=marks)(?!\w)
    | \([^()]{{1,{_LONGEST}}}\)
    | \[(?!\^)[^\[\]]{{1,{_LONGEST}}}\]
    | “[^“”]{{1,{_LONGEST}}}”
    | «[^«»]{{1,{_LONGEST}}}»
    | (?<!\w)"[^"]{{1,{_LONGEST}}}"
    """,
    re.VERBOSE | re.DOTALL,
)
"""What holds no end of a sentence but its own, before the mark that closes it."""

_CLOSERS = r"(?:[\"'”’»)\]*_~]|\[\^[^\[\]\s]+\])*"
_GAP = r"(?:[ \t\u00a0]|\\?\n)"
_GAPS = re.compile(rf"{_GAP}*")
_END = re.compile(rf"(?<![.!?…])(?P<stop>[.!?…]++){_CLOSERS}(?={_GAP})|[。！？]+[」』”’）]*")
_OWN_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]++[\"'”’»)\]*_~]*$")
_OPENERS = re.compile(r"[\"'“‘«(\[*_~!<@£$€`]*")
_LAST_WORD = re.compile(r"[\w.&-]*$")
_LONGEST_WORD = 20
_LINE_GAP = re.compile(r"[ \t]*\\?\n[ \t]*")

_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "st", "messrs", "capt", "gen"),
        *("e.g", "i.e", "eg", "ie", "cf", "viz", "vs", "ca", "approx", "esp", "incl"),
    )
)
"""After these a sentence goes on, whatever follows."""

_BEFORE_NUMBERS = frozenset(
    (
        *("no", "nos", "nr", "p", "pp", "fig", "figs", "vol", "ch", "sec", "art", "para", "ext"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)
"""After these it goes on where a number follows; `No.` alone is an answer."""


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each on one line and otherwise as it is written.

    Where it is in doubt whether one ends, after an initial or an ellipsis, it goes on.
    """
    return tuple(on_one_line(paragraph[start:end]) for start, end in sentence_spans(paragraph))


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends, without the gaps between them."""
    masked = _masked(paragraph)
    spans = []
    start = len(paragraph) - len(paragraph.lstrip())
    for found in _END.finditer(masked):
        gap = _GAPS.match(masked, found.end())
        following = gap.end() if gap else found.end()
        if _ends(paragraph, start, found, following):
            spans.append((start, found.end()))
            start = following
    end = len(paragraph.rstrip())
    return [*spans, (start, end)] if start < end else spans


def on_one_line(text: str) -> str:
    """Return a text whose line breaks, hard ones too, are spaces."""
    return _LINE_GAP.sub(" ", text)


def _masked(text: str) -> str:
    """Return the text, as long as it was, with nothing in it that only looks like an end."""
    parts = []
    shown = 0
    for start, end in find_code_spans(text):
        parts += [text[shown:start], "x" * (end - start)]
        shown = end
    text = _WHOLE.sub(lambda found: "x" * len(found[0]), "".join([*parts, text[shown:]]))
    return _PAIRED.sub(_masked_inside, text)


def _masked_inside(found: re.Match[str]) -> str:
    own = _OWN_END.search(found[0])
    tail = own[0] if own else ""
    return "x" * (len(found[0]) - len(tail)) + tail


def _ends(text: str, start: int, found: re.Match[str], following: int) -> bool:
    """Whether a sentence that began at `start` ends with the stop that was found."""
    stop = found["stop"]
    if stop is None:
        return following < len(text)
    opening = _OPENERS.match(text, following)
    first = opening.end() if opening else following
    is_name = text[following:first].endswith(("@", "`"))
    if not text[first : first + 1].isalnum() or (text[first].islower() and not is_name):
        return False
    if stop != ".":
        return not stop.startswith(("…", "..")) or stop[-1] in "!?"
    before = _LAST_WORD.search(text, max(start, found.start() - _LONGEST_WORD), found.start())
    word = before[0] if before else ""
    is_initial = word[-1:].isupper() and word != "I" and word[-2:-1] in ("", ".")
    is_number = word.isdecimal() and word == text[start : found.start()].strip()
    is_before_number = word.casefold() in _BEFORE_NUMBERS and text[first].isdecimal()
    is_short = word.casefold() in _ABBREVIATIONS
    return not (is_initial or is_number or is_before_number or is_short)
