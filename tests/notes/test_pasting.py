"""What becomes of text that is pasted from elsewhere."""

import pytest

from tui.notes.writing.pasting import tidy

BULLETS = """\
Done:
• called the depot
•\tcounted bins
\t◦ twice
    ▪ thrice
o\tfrom a word processor
1.\tfirst"""

MARKDOWN = """\
Done:
- called the depot
- counted bins
  - twice
  - thrice
- from a word processor
1. first"""


def test_bullets_become_items_as_deep_as_they_were() -> None:
    assert tidy(BULLETS) == MARKDOWN


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("it\u2019s the dogs\u2019 bins", "it's the dogs' bins"),
        ("\u201cSmart\u201d, she said", '"Smart", she said'),
        ("It\u2019s a \u2018test\u2019", "It's a 'test'"),
        ("\u201eganz\u201c und \u201agar\u2018", "\"ganz\" und 'gar'"),
        ("10\u00a0June, co\u00adoperate\u200b", "10 June, cooperate"),
        ("a\r\nb\rc", "a\nb\nc"),
        (">>deep\n>once", "> > deep\n> once"),
        ("> a line \n> another \nMy answer", "> a line\n> another\n\nMy answer"),
        ("> a\n\nMy answer", "> a\n\nMy answer"),
        (">\n> a", ">\n> a"),
        ("Ada wrote:\n> a", "Ada wrote:\n> a"),
        ("Best wishes\n-- \nAda", "Best wishes\n\n-- \nAda"),
        ("• a\n```\n• it\u2019s\n> x\n```\n• b", "- a\n```\n• it\u2019s\n> x\n```\n- b"),
    ],
)  # fmt: skip
def test_what_else_is_made_clean(pasted: str, expected: str) -> None:
    assert tidy(pasted) == expected
    assert tidy(expected) == expected


@pytest.mark.parametrize(
    "clean",
    [
        "",
        "# Title\n\n- [ ] a @ada\n  - b\n1. c\n> quoted\n\nOn · and – and o, not •",
        "a  \nhard break",
        "---\na: b\n---\n",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "    code\n\tmore",
        "Heading\n---\ntext",
        "•",
    ],
)
def test_what_is_clean_comes_back_as_it_is(clean: str) -> None:
    assert tidy(clean) == clean
