"""CommonMark as its specification and another parser read it.

markdown-it-py, which Textual brings along, passes all examples of CommonMark 0.31.2: on examples
of our own we say what it says. The specification's own 652 are not part of this repository, because
their licence (CC BY-SA 4.0) is not ours; markdown-it-py's source distribution has them, and `make`
puts them into `.venv/share/commonmark.json`. `COMMONMARK_SPEC` names another copy.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.render.as_text import lines_of
from tests.render.commonmark_examples import EXAMPLES
from tests.render.html_says import said_by_html, said_by_us, shows_html, squash
from tui.notes.text import clean
from tui.render.document import Document, render

OTHERWISE = {
    (484, 487): "a link without words shows where it leads",
    (517, 520, 531, 574, 575): "links in images, and images in links, are shown with all addresses",
    (548, 559, 590): "[[words]] is a wiki link",
    (602, 608, 611): "a bare address is a link",
    (196,): "a definition has at most three lines",
    (208, 541): "a definition's label stands on one line",
    (625, 626): "a comment that only 0.31 takes for one is text, and so looks the same",
}
"""Examples of the specification that we read in another way, by their numbers in 0.31.2."""


def check(markdown: str, html: str) -> None:
    """Compare what we show with what HTML says; where it says HTML, only that no word is lost."""
    document, meant = render(clean(markdown)), said_by_html(html)
    assert not lost(document, meant.words)
    if shows_html(document):
        return
    ours = said_by_us(document)
    assert ours.text == meant.text
    assert ours.leaves == meant.leaves
    assert ours.links == meant.links
    if "<img" not in html:  # the words of an image may have styles; in an attribute they can't
        assert +ours.styles == +meant.styles


def lost(document: Document, words: Iterable[str]) -> list[str]:
    """Return the words that aren't on the screen at 80 columns."""
    shown = squash("".join(lines_of(document, 80)))
    return [word for word in words if word not in shown]


@pytest.mark.parametrize("part", EXAMPLES)
def test_we_say_what_another_parser_says(part: str) -> None:
    parser = MarkdownIt("commonmark")
    for markdown in EXAMPLES[part]:
        check(markdown, parser.render(markdown))


SPECIFICATION = Path(os.environ.get("COMMONMARK_SPEC", f"{sys.prefix}/share/commonmark.json"))


def specification() -> list[tuple[int, str, str]]:
    """Return number, Markdown and HTML of the specification's examples, where they are at hand."""
    if not SPECIFICATION.is_file():
        return []
    examples = json.loads(SPECIFICATION.read_bytes())
    return [(example["example"], example["markdown"], example["html"]) for example in examples]


def test_the_specification_is_at_hand() -> None:
    if not SPECIFICATION.is_file() and not os.environ.get("CI"):
        pytest.skip(f"there is no {SPECIFICATION}: `make test` puts it there")

    assert len(specification()) == 652


@pytest.mark.parametrize(
    ("number", "markdown", "html"), specification(), ids=lambda value: str(value)[:3]
)
def test_the_specification(number: int, markdown: str, html: str) -> None:
    if any(number in numbers for numbers in OTHERWISE):
        assert not lost(render(clean(markdown)), said_by_html(html).words)
        with pytest.raises(AssertionError):
            check(markdown, html)
    else:
        check(markdown, html)
