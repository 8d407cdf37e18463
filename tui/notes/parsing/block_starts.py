"""What the lines of a note may begin: the patterns of CommonMark 0.31, sections 4 and 5."""

import re

MAX_TAG = 1000
"""A line longer than this is not searched for one tag that fills it."""

TASK = re.compile(r"\[([^\]])\][ \t]+(?=\S)")
PLAIN_ITEM = re.compile(r"[^\W\d_]|\[.\] ")
ATX = re.compile(r"#{1,6}(?=[ \t]|$)")
SETEXT = re.compile(r"(=+|-+)[ \t]*$")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
MARKER = re.compile(r"([-+*]|[0-9]{1,9}[.)])( +|$)")
_BEFORE_TEXT = re.compile(r"[ \t>*+0-9.)-]+")
DEFINITION = re.compile(r"\[[^\]]+\]:")
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|"
    "header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTE = r"\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
BLANK = re.compile(r"[ \t]*$")
HTML = (
    # (what opens the block, what ends it): the seven kinds of section 4.6
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:\s|>|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![a-zA-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_TAGS})(?:\s|/?>|$)", re.IGNORECASE), BLANK),
    (
        re.compile(rf"(?:<[a-zA-Z][\w-]*(?:{_ATTRIBUTE})*\s*/?>|</[a-zA-Z][\w-]*\s*>)[ \t]*$"),
        BLANK,
    ),
)


def is_rule(bare: str) -> bool:
    """Whether a line of one of the signs `*`, `-` and `_` is a thematic break."""
    sign = bare[0]
    return not bare.strip(f"{sign} \t") and bare.count(sign) >= 3


def heading_text(text: str) -> str:
    """Return an ATX heading's text without the closing run of `#` that it may have."""
    text = text.strip(" \t")
    if not text.endswith("#"):
        return text
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text


def with_columns(raw: str) -> str:
    """Return a line with the tabs expanded that stand before its text."""
    text = _BEFORE_TEXT.match(raw)
    end = text.end() if text else 0
    return raw[:end].expandtabs(4) + raw[end:]


def raw_index(raw: str, column: int) -> int:
    """Return the index in `raw` of the character at `column` once its tabs are expanded."""
    at = 0
    for index, character in enumerate(raw):
        if at >= column:
            return index
        at += 4 - at % 4 if character == "\t" else 1
    return len(raw)
