"""The links and tags of a text, and those that are code."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.notes.note import LinkKind
from tui.notes.parsing.references import find_links, find_tags


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md) [c](<d e.md>) [f](g_(h).md)", ["b.md", "d e.md", "g_(h).md"]),
        ("[a](https://x.org/a)https://x.org/b", ["https://x.org/a", "https://x.org/b"]),
        ("[a](http://x.org). http://x.org/y.", ["http://x.org", "http://x.org/y"]),
        ("https://x.org [[W24#Next|next]] <https://y.org>", ["https://x.org", "W24#Next", "https://y.org"]),
        ("[a]: b.md\n[c]: https://x.org 'd'", ["b.md", "https://x.org"]),
        ("[^a]: https://x.org", ["https://x.org"]),
        ("[a](<>) [[ ]] [b]()", []),
        ("`[a](b.md)` [c](d.md) `", ["d.md"]),
        ("`` ` [a](b.md) `` [[c]]", ["c"]),
        ("an odd ` here\n[a](b.md) and ` there", ["b.md"]),
        ("[a `](b.md)` c", []),
        ("[x](`a`)", ["`a`"]),
    ],
)  # fmt: skip
def test_links(text: str, targets: list[str]) -> None:
    assert [link.target for link in find_links(text, set())] == targets


WIKI = re.compile(r"\[\[([^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|[^\[\]\n]*)?\]\]")
INLINE = re.compile(r"\]\((?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))")
DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))[ \t]*(?:[\"'(].*)?$", re.MULTILINE
)
URL = re.compile(r"https?://(?<!\]\(http://)(?<!\]\(https://)[^\s<>\[\]()\"'`]+")
PIECES = ["[", "]", "[[", "]]", "](", "]:", "(", ")", "<", ">", "#", "|", "^", "\n", "  ", " ", "a"]
PIECES += ["http", "http://", "https://", "://", "'b'", "é", ".", "mailto:x"]
END = ".,;:!?"
"""What is no part of an address at its end."""


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("]([[a]]")
@example("[a](b[[c]])")
@example("[a]:b](c)")
def test_a_text_is_searched_but_once_for_what_each_kind_would_be_searched_for(text: str) -> None:
    plain = {match.start(): match[1] for match in WIKI.finditer(text)}
    for pattern in (INLINE, DEFINITION):
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            plain[match.start(group)] = match[group]
    for match in URL.finditer(text):
        plain.setdefault(match.start(), match[0])
    expected = [target.strip() for _, target in sorted(plain.items()) if target.strip()]

    found = [link.target.strip() for link in find_links(text, set())]

    assert [each.rstrip(END) for each in found] == [each.rstrip(END) for each in expected]


def test_links_have_their_line_and_kind() -> None:
    text = "[a](b.md)\n\n[[c]] https://x.org\n[d](mailto:ada@x.org)"

    found = [(link.kind, link.line) for link in find_links(text, set(), 4)]

    assert found == [(LinkKind.PATH, 5), (LinkKind.WIKI, 7), (LinkKind.URL, 7), (LinkKind.URL, 8)]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#a text #b/c-d (#e)\n#f", ["a", "b/c-d", "e", "f"]),
        ("#1 C# x#y [z](#z) # a", []),
        ("`a #a` #b ` #c", ["b", "c"]),
        ("#ünïcode #2019plan #2019", ["ünïcode", "2019plan"]),
    ],
)
def test_tags(text: str, tags: list[str]) -> None:
    assert list(find_tags(text, set())) == tags


def test_lines_of_code_have_neither() -> None:
    text = "[a](b.md) #c\n[d](e.md) #f\n[g](h.md) #i"

    assert [link.target for link in find_links(text, {6}, 5)] == ["b.md", "h.md"]
    assert list(find_tags(text, {6}, 5)) == ["c", "i"]
