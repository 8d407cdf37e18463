"""Lines that a search has found, without the marks of their Markdown."""

import pytest

from tui.notes.finding.excerpts import Excerpt
from tui.notes.finding.plain_excerpts import plainly


def marked(shown: str) -> Excerpt:
    """Return the excerpt that a line with its marks between ‹ and › stands for."""
    text, marks = "", []
    for piece in shown.split("‹"):
        found, end, rest = piece.partition("›")
        if end:
            marks.append((len(text), len(text) + len(found)))
        text += found + rest
    return Excerpt(7, text, tuple(marks))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("no ‹plum› here", "no ‹plum› here"),
        ("**a ‹plum›** and _‹plums›_", "a ‹plum› and ‹plums›"),
        ("[the **‹plum›**, \\*](a.md), ` b `", "the ‹plum›, *, b"),
        ("at ‹low **tide›**", "at ‹low tide›"),
        ("[[a b|‹plum› c]], ==d==", "‹plum› c, d"),
        ("[here](‹plum›.md) and **b**", "[here](‹plum›.md) and **b**"),
        ("[‹low](tide›.md) **b**", "[‹low](tide›.md) **b**"),
        ("[‹Plum›](‹plum›.md) **b**", "‹Plum› b"),
        ("[‹plum›](‹jam›.md)", "[‹plum›](‹jam›.md)"),
        ("…](a.md) **‹plum›** [b](c…", "…](a.md) ‹plum› [b](c…"),
    ],
)
def test_a_line_reads_as_rendered_unless_what_was_found_would_be_gone(
    line: str, shown: str
) -> None:
    assert plainly(marked(line)) == marked(shown)
