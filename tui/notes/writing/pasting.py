"""Text from web pages, word processors and e-mail as the Markdown that it means."""

import re
from collections.abc import Iterator, Sequence

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[•‣▪▫▸►●○■□◦∙⁃\uf0a7\uf0b7][ \t]*|[·o–—][\t])(?=\S)")
"""The last kind are letters of ordinary text too, and bullets only before a tab."""

_NUMBER = re.compile(r"(?P<number>[ \t]*\d{1,9}[.)])\t[ \t]*(?=\S)")
_QUOTE = re.compile(r"(?P<marks>>(?:[ \t]?>)*)[ \t]?(?P<text>.*)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_SIGNATURE = "--"
_SINGLE, _DOUBLE = "\u2018\u2019\u201a\u201b\u02bc", "\u201c\u201d\u201e\u201f"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_PLAIN = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_INVISIBLE, "")
)
_SPACES = re.compile("[\u00a0\u2007\u202f]")


def tidy(text: str) -> str:
    """Return pasted text as clean Markdown; what is clean already comes back as it is.

    Bullets become items, quotation marks, apostrophes and spaces the plain ones, and a quotation
    of an e-mail ends where it does: in Markdown, the answer below would go on with it. Fenced
    code is left alone, and line ends become line feeds.
    """
    lines = re.sub("\r\n?", "\n", text).split("\n")
    return "\n".join(_tidied(lines))


def _tidied(lines: Sequence[str]) -> Iterator[str]:
    fence = before = ""
    for line in lines:
        if fence:
            if line.lstrip(" ").startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            yield line
            continue
        if match := _FENCE.match(line):
            fence = match[1]
        else:
            line = _tidy_line(line)  # noqa: PLW2901  # the same, tidied
        if _runs_on(before, line):
            yield ""
        yield line
        before = line


def _tidy_line(line: str) -> str:
    line = _SPACES.sub(" ", line.translate(_PLAIN))
    if quote := _QUOTE.fullmatch(line):
        marks = " ".join(">" * quote["marks"].count(">"))
        return f"{marks} {quote['text'].rstrip()}".rstrip()
    if bullet := _BULLET.match(line):
        return f"{_nested(bullet['indent'])}- {line[bullet.end() :]}"
    return _NUMBER.sub(r"\g<number> ", line)


def _nested(indent: str) -> str:
    """Return an indent that Markdown takes for as deep: a level is a tab, or up to four spaces."""
    return "  " * (indent.count("\t") + (indent.count(" ") + 3) // 4)


def _runs_on(before: str, line: str) -> bool:
    """Whether Markdown would take a line for part of what stands above it, wrongly.

    That is an answer below a quotation, and the `--` of a signature below a text, which would be
    a heading.
    """
    ends_quote = before.startswith(">") and not line.startswith(">")
    signs = line.rstrip() == _SIGNATURE
    return bool(before.strip() and line.strip() and (ends_quote or signs))
