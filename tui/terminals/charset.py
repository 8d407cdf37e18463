"""Text in the letters that a terminal has, cell for cell.

Which letters those are, nothing but the locale says. Where it names no encoding, UTF-8 is assumed,
as Python does (PEP 538): a session without any locale is far more frequent than a terminal
without UTF-8.
"""

import codecs
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

_COERCED = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})
"""What Python itself puts into LC_CTYPE where the locale is `C` or is not installed (PEP 538)."""

UNKNOWN = "?"
"""Stands for each cell of a letter that has no look-alike."""

_ALIKE = {
    **{chr(code): "+" for code in range(0x2500, 0x2580)},  # corners and crossings; lines follow
    **{chr(code): "#" for code in range(0x2580, 0x25A0)},  # blocks, likewise
    "☐": "_",  # the boxes of tasks: what is written between the brackets, a blank being unseen
    "◪": "/",
    "☑": "x",
    "☒": "-",
    "➔": ">",
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−─━┄┅┈┉╌╍═▔🭶", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║▌▍▎▏▐▕⎸⎹", "|"),
    **dict.fromkeys("←‹«◀◁◂↩↵↲⏎", "<"),
    **dict.fromkeys("→›»▶▷▸►⟶⇒", ">"),
    **dict.fromkeys("↑▲△▴", "^"),
    **dict.fromkeys("↓▼▽▾", "v"),
    **dict.fromkeys("●•▪◆★✱◉", "*"),
    **dict.fromkeys("○◦▫◇☆◯", "o"),
    **dict.fromkeys("◐◑◒◓", "@"),
    **dict.fromkeys("✓✔✗✘×", "x"),
    **dict.fromkeys("·∙", "."),
    **dict.fromkeys("…⋯", "~"),  # a full stop would be the end of what was cut
    **dict.fromkeys("▁_□", "_"),
    **dict.fromkeys("░▒", ":"),
    **dict.fromkeys("\u00a0\u2002\u2007\u2009\u202f", " "),
    "✎": "w",
    "±": "+",
    "¶": "P",
    "§": "S",
    "€": "E",
    "£": "L",
}


def charset(environ: Mapping[str, str], encoding: str) -> str:
    """Return the encoding whose letters a terminal shows, `encoding` being the stream's to it.

    Where the two are at odds, that is ASCII, of which all are extensions.
    """
    named = _named(environ)
    written = codecs.lookup(encoding).name
    return written if named in ("", "utf-8", written) else "ascii"


def reader(environ: Mapping[str, str]) -> Callable[[bytes], str]:
    """Return what reads typed bytes, which may come in pieces.

    They are UTF-8, whatever the locale; a byte that is none is a letter of the encoding that the
    locale names, else a mark.
    """
    named = _named(environ) or "ascii"
    try:
        b"-".decode(named)
    except LookupError:  # a codec, but of no letters, as `rot13`
        named = "ascii"

    def by_locale(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101, for the type checker
        return error.object[error.start : error.end].decode(named, "replace"), error.end

    codecs.register_error("weeknotes.typed", by_locale)
    return codecs.getincrementaldecoder("utf-8")("weeknotes.typed").decode


def _named(environ: Mapping[str, str]) -> str:
    """Return the encoding that the locale names; empty where there is no locale."""
    stated = {name: environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")}
    if stated["LC_CTYPE"] in _COERCED and stated["LANG"]:
        stated["LC_CTYPE"] = ""
    locale = next(filter(None, stated.values()), "")
    if not locale:
        return ""
    language, _, codeset = locale.partition("@")[0].partition(".")
    try:
        return codecs.lookup(codeset or language).name  # macOS has a locale `UTF-8`
    except (LookupError, ValueError):
        return "ascii"


def has(charset: str, text: str) -> bool:
    """Whether a charset has all the letters of a text."""
    if text.isascii():
        return True
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def look_alike(letter: str, charset: str) -> str:
    """Return the letter, or what a charset has that is as wide and looks most like it."""
    if has(charset, letter):
        return letter
    if letter in _ALIKE:
        return _ALIKE[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    is_base_with_marks = parts[0].isascii() and all(map(unicodedata.combining, parts[1:]))
    alike = parts[0] if is_base_with_marks else UNKNOWN
    return alike * (2 if unicodedata.east_asian_width(letter) in "WF" else 1)


def spelled(text: str, charset: str) -> str:
    """Return a text in the letters of a charset; what it has none for is a `?` for each cell."""
    if has(charset, text):
        return text
    return "".join(look_alike(letter, charset) for letter in text)
