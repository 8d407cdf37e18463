"""Look-alikes: in the charset, and as wide as what they stand for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminals.charset import charset, look_alike, reader, spelled
from tui.terminals.filters import in_cells

WRITTEN = "─│╭╮╰╯├┤┼━▁▂▃▄▅▆▇█▌▎☐◪☑☒➔●○◐•◦▸▾✎¶·…–—“”‘’«»→↑↓⏎±✗✓é陳📅\u200d\u0308"


@pytest.mark.parametrize(
    ("environ", "encoding", "shown"),
    [
        ({}, "utf-8", "utf-8"),
        ({"LANG": "de_DE.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "C.utf8"}, "UTF-8", "utf-8"),
        ({"LC_CTYPE": "UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": ""}, "utf-8", "utf-8"),
        ({"LANG": "C"}, "utf-8", "ascii"),
        ({"LANG": "POSIX"}, "utf-8", "ascii"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", "ascii"),
        ({"LANG": "C", "LC_CTYPE": "de_DE.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "C", "LC_ALL": "de_DE.UTF-8"}, "utf-8", "utf-8"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "utf-8", "ascii"),
        ({"LANG": "de_DE"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", "iso8859-1"),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, "iso8859-15", "iso8859-15"),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.UTF-8"}, "latin-1", "iso8859-1"),
        ({"LANG": "de_DE.\0"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.made-up"}, "utf-8", "ascii"),
    ],
)
def test_the_charset_is_the_locales_where_the_stream_agrees(
    environ: dict[str, str], encoding: str, shown: str
) -> None:
    assert charset(environ, encoding) == shown


@pytest.mark.parametrize(
    ("locale", "typed", "letters"),
    [
        ("de_DE.UTF-8", b"caf\xc3\xa9 \xf0\x9f\x98\x80", "café 😀"),
        ("de_DE.ISO-8859-1", b"caf\xe9 caf\xc3\xa9", "café café"),
        ("de_DE.ISO-8859-15@euro", b"\xa4\xff\xfe.", "€ÿþ."),
        ("de_DE.UTF-8", b"caf\xe9s", "caf\ufffds"),
        ("C", b"\xff\xfe\x80.", "\ufffd\ufffd\ufffd."),
        ("", b"\xe9.", "\ufffd."),
        ("de_DE.rot13", b"\xe9.", "\ufffd."),
        ("ja_JP.eucJP", b"\xe9.", "\ufffd."),
    ],
)
@pytest.mark.parametrize("size", [1, 100])
def test_typed_bytes_are_read_whatever_they_are(
    locale: str, typed: bytes, letters: str, size: int
) -> None:
    read = reader({"LANG": locale})
    assert "".join(read(typed[at : at + size]) for at in range(0, len(typed), size)) == letters


@pytest.mark.parametrize(
    ("text", "in_ascii"),
    [
        ("plain", "plain"),
        ("Zoë's “tide” – 3 → 4…", 'Zoe\'s "tide" - 3 > 4~'),
        ("Zoe\u0308", "Zoe"),
        ("╭─ Weeks ─╮", "+- Weeks -+"),
        ("☐ ☑ ☒ ◪ ➔", "_ x - / >"),
        ("陳 at 5 €", "?? at 5 E"),
        ("ＡＢ", "AABB"),
        ("ß½", "??"),
    ],
)
def test_a_text_is_spelled_in_ascii(text: str, in_ascii: str) -> None:
    assert spelled(text, "ascii") == in_ascii


def test_letters_that_there_are_stay() -> None:
    assert spelled("Zoë – …", "iso8859-1") == "Zoë - ~"


@pytest.mark.parametrize("letter", sorted(set(WRITTEN)))
def test_a_look_alike_is_as_wide_and_no_blank(letter: str) -> None:
    alike = look_alike(letter, "ascii")

    assert alike.isascii()
    assert len(alike) == cell_len(letter)
    assert "?" not in alike or cell_len(letter) == 2


@settings(deadline=None)
@given(st.text(st.one_of(st.sampled_from(WRITTEN), st.characters(exclude_categories=["C"]))))
def test_a_line_keeps_its_cells(text: str) -> None:
    shown = in_cells(text, "ascii")

    assert shown.isascii()
    assert len(shown) == cell_len(text)
