"""What a page of HTML says, and what we show, in terms in which the two can be compared."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from tui.notes.text import clean
from tui.render.document import BlockKind, Document

_LEAVES = {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre"}
_STYLES = {"em", "strong", "code"}


@dataclass
class Said:
    """What a reader gets from a text, however it is laid out."""

    text: str = ""
    """All of it but blanks."""
    words: frozenset[str] = frozenset()
    leaves: list[str] = field(default_factory=list)
    """Headings with their levels, code and rules, in their order."""
    styles: Counter[str] = field(default_factory=Counter)
    links: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _LEAVES:
            self.said.leaves.append(tag)
        if tag in _STYLES:
            self.said.styles[tag] += 1
        if tag == "img":
            said = filter(None, (given.get("alt"), unquote(given.get("src", ""))))
            self.words.append(f"[image: {', '.join(said) or 'untitled'}]")
        if address := given.get("href") or given.get("src"):
            self.said.links.add(unquote(address))


def said_by_html(html: str) -> Said:
    """Return what HTML says that has no tags but those of CommonMark."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = clean("".join(reader.words))
    reader.said.text = squash(text)
    reader.said.words = frozenset(re.findall(r"\w+", text.replace("[image: ", "[")))
    return reader.said


def said_by_us(document: Document) -> Said:
    """Return what our document says; bullets, bars and rules are no part of it."""
    said = Said(squash("".join(b.content.plain for b in document.blocks)))
    for block in document.blocks:
        said.links |= {unquote(link.target) for link in block.links}
        if level := re.fullmatch(r"md-(h\d)", block.style):
            said.leaves.append(level[1])
        elif block.kind is BlockKind.RULE and block.style == "md-rule":
            said.leaves.append("hr")
        elif block.style == "md-fence":
            said.leaves.append("pre")
            said.styles["code"] += 1
        for span in block.content.spans:
            if isinstance(span.style, str):
                said.styles["code"] += span.style == ".md-code"
            else:
                said.styles["em"] += bool(span.style.italic)
                said.styles["strong"] += bool(span.style.bold)
    return said


def shows_html(document: Document) -> bool:
    """Whether there is HTML in it, which we show as it is written."""
    return any(
        block.style == "md-html" or any(span.style == ".md-html" for span in block.content.spans)
        for block in document.blocks
    )


def squash(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())
