"""What each construct of Markdown looks like, line by line."""

import pytest

from tests.render.as_text import rendered
from tui.notes.note import LinkKind
from tui.render.document import BlockKind, Link, render

RULE = "─" * 40

LOOKS = {
    "heading": ("# One", ["One", "━" * 40]),
    "underlined heading": ("One\n---", ["One"]),
    "headings stand apart": ("a\n\n## B\n\nc", ["a", "", "", "B", "", "c"]),
    "soft and hard breaks": ("a\nb  \nc\\\nd", ["a b", "c", "d"]),
    "emphasis": ("*a* __b__ ~~c~~ ==d== `e *f*`", ["a b c d e *f*"]),
    "escapes and entities": (r"\*a\* &amp; &lt;b&gt;", ["*a* & <b>"]),
    "a terminal's markup": ("[/home] [@click=app.quit]x[/]", ["[/home] [@click=app.quit]x[/]"]),
    "a long comment": (
        "<!-- ada: one two three four five six seven\neight -->",
        ["<!-- ada: one two three four five six", "seven", "eight -->"],
    ),
    "html": ("a <b>c</b>\n\n<!-- d -->\n", ["a <b>c</b>", "", "<!-- d -->"]),
    "image": (
        "![a chart](x/y.png) ![](x/y.png)",
        ["[image: a chart, x/y.png] [image:", "x/y.png]"],
    ),
    "links": ("[a](b.md) [[c d|e]] [[f]] <http://g.h>", ["a e f http://g.h"]),
    "reference link": ("[a] [b][a]\n\n[a]: c.md 'd'", ["a b"]),
    "reference that nobody defines": ("[a] [b][c]", ["[a] [b][c]"]),
    "definitions one after the other": ("[a]: b\n[c]: d\n\n[a][c]", ["a"]),
    "rule": ("a\n\n* * *\n\nb", ["a", "", RULE, "", "b"]),
    "bullets by depth": (
        "- a\n  - b\n    - c\n      - d\n- e",
        [" • a", "    ◦ b", "       ▪ c", "          • d", " • e"],
    ),
    "numbers": ("9. a\n1. b", ["  9. a", " 10. b"]),
    "numbers that start at nought": ("0) a", [" 0. a"]),
    "no number, no list": (". a\n) b", [". a ) b"]),
    "loose list": ("- a\n\n- b", [" • a", "", " • b"]),
    "paragraphs of an item": ("- a\n\n  b\n- c", [" • a", "", "   b", "", " • c"]),
    "empty item": ("- \n- a", [" •", " • a"]),
    "long item": (
        "- one two three four five six seven eight nine",
        [" • one two three four five six seven", "   eight nine"],
    ),
    "code in an item": ("- a\n  ```\n  b\n  ```\n", [" • a", "", "    b"]),
    "tasks": (
        "- [ ] a\n- [/] b\n- [x] c\n- [X] d\n- [-] e\n- [>] f\n- [?] g",
        [" ☐ a", " ◪ b", " ☑ c", " ☑ d", " ☒ e", " ➔ f", " [?] g"],
    ),
    "tasks in numbered lists": ("1. [ ] a\n2. b", [" 1. ☐ a", " 2. b"]),
    "tasks with children": (
        "- [ ] a\n  - [x] b\n    more\n  - c",
        [
            " ☐ a",
            "    ☑ b more",
            "    ◦ c",
        ],
    ),
    "tasks in quotes": ("> - [ ] a\n>   - [x] b", ["▌  ☐ a", "▌     ☑ b"]),
    "no task without text": ("- [ ]\n- [ ] ", [" • [ ]", " • [ ]"]),
    "no task below its bullet": ("-\n  [ ] a", [" • [ ] a"]),
    "no task in code": ("```\n- [ ] a\n```\n\n    - [ ] b", [" - [ ] a", "", " - [ ] b"]),
    "fields stay": ("- [ ] a 📅 2019-06-14 [x:: y]", [" ☐ a 📅 2019-06-14 [x:: y]"]),
    "quotes": ("> a\n>\n> > b\nc", ["▌ a", "▌", "▌ ▌ b c"]),
    "long quote": (
        "> one two three four five six seven eight nine",
        ["▌ one two three four five six seven", "▌ eight nine"],
    ),
    "fenced code": ("~~~py\nif a:\n\tb\n~~~", [" if a:", "     b"]),
    "long code folds anywhere": ("    " + "a" * 45, [" " + "a" * 39, " " + "a" * 6]),
    "table": ("|a|b|\n|-|-:|\n|cc|d|\n|e\\|f|", ["a   │ b", "────┼──", "cc  │ d", "e|f │"]),
    "no table": ("a | b\n---", ["a | b"]),
    "footnotes": (
        "a[^1] b[^x]\n\n[^1]: c d\n[^x]: e\n    f\n\n    g",
        ["a¹ b[x]", "", "¹ c d\u00a0↵", "", "[x] e f", "", "    g\u00a0↵"],
    ),
    "bare address": (
        "see (https://a.b/c_(d)), https://e.f.",
        ["see (https://a.b/c_(d)), https://e.f."],
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_looks(name: str) -> None:
    markdown, lines = LOOKS[name]
    # The cell that is left free beside code is the painter's, so code is compared without it.
    if any(block.style == "md-fence" for block in render(markdown).blocks):
        lines = [line.replace(" ", "", 1) if line.startswith(" ") else line for line in lines]
        lines = [f" {line}" if line.startswith("• ") else line for line in lines]
    assert rendered(markdown) == lines


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("[a](b.md)", [("a", "b.md", LinkKind.PATH)]),
        ("[a](<b c.md#d>)", [("a", "b c.md#d", LinkKind.PATH)]),
        ("[a](mailto:b@c.d)", [("a", "mailto:b@c.d", LinkKind.URL)]),
        ("<b@c.d>", [("b@c.d", "mailto:b@c.d", LinkKind.URL)]),
        ("[[a b|c]] ![[d]]", [("c", "a b", LinkKind.WIKI), ("d", "d", LinkKind.WIKI)]),
        ("**https://a.b/c**.", [("https://a.b/c", "https://a.b/c", LinkKind.URL)]),
        ("[https://a.b](https://c.d)", [("https://a.b", "https://c.d", LinkKind.URL)]),
        ("[![a](b.png)](c.md)", [("[image: a, b.png]", "c.md", LinkKind.PATH)]),
        ("[a](#b) c[^d]", [("a", "#b", None), ("[d]", "^d", None)]),
        ("[](b.md)", [("b.md", "b.md", LinkKind.PATH)]),
        ("[a]()", []),
        ("`[a](b)` \\[[c]]", []),
    ],
)
def test_links(markdown: str, links: list[tuple[str, str, LinkKind | None]]) -> None:
    [block] = render(markdown).blocks
    text = block.content.plain
    assert [(text[k.start : k.end], k.target, k.kind) for k in block.links] == links


def test_only_links_to_the_web_are_left_to_the_terminal() -> None:
    [block] = render('[a](b.md) [c](https://d.e/ü"x) [f](javascript:g)').blocks
    urls = [span.style.link for span in block.content.spans if not isinstance(span.style, str)]
    assert urls == ["https://d.e/%C3%BC%22x"]


@pytest.mark.parametrize(
    "entity", ["&#27;", "&#x9b;", "&#x202e;", "&#x2028;", "&#xE0041;", "&#7;", "&#13;"]
)
def test_an_entity_brings_no_control_character_to_life(entity: str) -> None:
    document = render(f"a {entity}]52;c;x [{entity}]({entity}) `{entity}`\n\n- [ ] {entity} b")
    shown = "".join(block.content.plain for block in document.blocks)
    targets = "".join(link.target for block in document.blocks for link in block.links)
    assert (shown + targets).isprintable()


def test_the_outline_has_headings_as_they_read() -> None:
    document = render("# A *b*\n\nC\n===\n\n> ## D `e`", first_line=10)
    assert document.headings == ((1, "A b", 10), (1, "C", 12), (2, "D e", 15))


@pytest.mark.parametrize(
    ("target", "line"),
    [("#what-i-did", 3), ("#What-I-did", 3), ("^1", 7), ("#no", None), ("^2", None)],
)
def test_places_within_the_note(target: str, line: int | None) -> None:
    document = render("# A\n\n## What I did!\n\nb[^1]\n\n[^1]: c")
    assert document.line_of(target) == line


def test_code_keeps_its_language_and_its_blanks() -> None:
    [block] = render("``` Python extra\na\n\n  b\n```").blocks
    assert (block.kind, block.language, block.content.plain) == (
        BlockKind.VERBATIM,
        "python",
        "a\n\n  b",
    )


def test_a_link_is_found_where_its_text_stands_after_the_box() -> None:
    [block] = render("- [ ] see [b](c)").blocks
    assert block.links == (Link(4, 5, "c", LinkKind.PATH),)
