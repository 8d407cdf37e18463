"""Inline tokens to text with styles and links."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content, Span
from textual.style import Style

from tui.notes.note import LinkKind
from tui.notes.text import clean, clean_line
from tui.render.document import Link
from tui.render.hyperlinks import hyperlink
from tui.render.parser import Parser
from tui.render.quick_import import Node, span_token
from tui.render.tokens import BareUrl, FootnoteReference, Highlight, WikiLink

_PLAIN = re.compile(r"[^\\`*_\[\]<!~&=:\n]*")
"""Text in which no inline token can start, except the soft breaks that are handled here."""
_raw: Callable[[str], Node] = span_token.RawText
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:")
_LONGEST_SOURCE = 48
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLES: dict[type[Node], Style | str] = {
    span_token.InlineCode: ".md-code",
    span_token.Strong: Style(bold=True),
    span_token.Emphasis: Style(italic=True),
    span_token.Strikethrough: Style(strike=True),
    Highlight: ".md-mark",
}


class Passage(NamedTuple):
    """What a leaf says."""

    content: Content
    links: tuple[Link, ...] = ()
    soft: tuple[int, ...] = ()
    """Where the text has a blank for a line's end in the file."""


class InlineText:
    """The text of one leaf, put together token by token."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._links: list[Link] = []
        self._soft: list[int] = []
        self._in_link = False

    def add(self, nodes: Iterable[Node]) -> None:
        """Append tokens of mistletoe with all that they hold."""
        for node in nodes:
            start = self._length
            kind = type(node)
            if kind is span_token.RawText:
                self._write(node.content.replace("\n", " ").replace("\t", " "))
            elif kind is span_token.LineBreak:
                if node.soft:
                    self._soft.append(start)
                self._write(" " if node.soft else "\n")
            elif kind is span_token.Image:
                self._add_image(node)
            elif kind is span_token.HtmlSpan:
                self._write(node.content.replace("\n", " "))
                self._style(start, ".md-html")
            elif (target := _target(node)) is not None:
                self._add_link(node, *target)
            else:
                self.add(node.children or ())
                if style := _STYLES.get(kind):
                    self._style(start, style)

    def finish(self) -> Passage:
        """Return the text with what is in it."""
        content = Content("".join(self._parts), self._spans)
        return Passage(content, tuple(self._links), tuple(self._soft))

    def _write(self, text: str) -> None:
        text = clean(text).replace("\r", " ")  # entities can stand for anything
        self._parts.append(text)
        self._length += len(text)

    def _style(self, start: int, style: Style | str) -> None:
        if self._length > start:
            self._spans.append(Span(start, self._length, style))

    def _add_image(self, token: Node) -> None:
        start = self._length
        self._write("[image: ")
        self.add(token.children)
        described = self._length > start + len("[image: ")
        source = _short(token.src)
        if source or not described:
            self._write((", " if described else "") + (source or "untitled"))
        self._write("]")
        self._link(start, token.src, link_kind(token.src))

    def _add_link(self, token: Node, target: str, kind: LinkKind | None) -> None:
        start = self._length
        inside, self._in_link = self._in_link, True
        match token:
            case FootnoteReference():
                self._write(footnote_mark(token.content))
            case WikiLink() | BareUrl():
                self._write(token.content)
            case _:
                self.add(token.children)
        self._in_link = inside
        if self._length == start:
            self._write(target or "…")
        self._link(start, target, kind)

    def _link(self, start: int, target: str, kind: LinkKind | None) -> None:
        """Make what was written since `start` a link, unless it stands inside another."""
        target = clean_line(target).strip()
        if self._in_link or not target:
            return
        self._links.append(Link(start, self._length, target, kind))
        self._style(start, ".md-link")
        if kind is LinkKind.URL and (style := hyperlink(target)):
            self._style(start, style)


def parse_inline(parser: Parser, text: str) -> Passage:
    """Return what a leaf's Markdown says."""
    plain = _PLAIN.fullmatch(text)
    inline = InlineText()
    inline.add(parser.inline(text) if plain is None else [_raw(text)])
    return inline.finish()


def footnote_mark(label: str) -> str:
    """Return how a footnote is referred to: a raised number, or its label in brackets."""
    if label.isascii() and label.isdigit():
        return label.translate(_SUPERSCRIPTS)
    return f"[{clean(label)}]"


def _short(source: str) -> str:
    """Return where an image comes from, of a long address only its beginning and its end."""
    if len(source) <= _LONGEST_SOURCE:
        return source
    host = "/".join(source.split("/", 3)[:3]) if "://" in source else ""
    end = source.rpartition("/")[2][-_LONGEST_SOURCE // 2 :]
    return f"{host[: _LONGEST_SOURCE // 2]}/…/{end}" if host else f"…{end}"


def link_kind(target: str) -> LinkKind | None:
    """Return how a Markdown link's target is to be understood; None is a place in this note."""
    if target.startswith("#"):
        return None
    if _SCHEME.match(target) or target.startswith("//"):
        return LinkKind.URL
    return LinkKind.PATH


def _target(token: Node) -> tuple[str, LinkKind | None] | None:
    """Return where a token leads, None where it is no link."""
    match token:
        case span_token.Link():
            return token.target, link_kind(token.target)
        case span_token.AutoLink():
            return f"mailto:{token.target}" if token.mailto else token.target, LinkKind.URL
        case WikiLink():
            return token.target, LinkKind.WIKI
        case BareUrl():
            return token.content, LinkKind.URL
        case FootnoteReference():
            return f"^{token.content}", None
    return None
