"""The tokens that weeknotes need and mistletoe lacks, or reads in more than linear time."""

import re
from collections.abc import Callable
from typing import Any

from tui.render.grids import Grid
from tui.render.quick_import import (
    LineReader,
    block_token,
    block_tokenizer,
    span_token,
    token,
)

_tokenize_block: Callable[..., Any] = block_tokenizer.tokenize_block
_make_tokens: Callable[..., Any] = block_tokenizer.make_tokens
_is_fence: Callable[[str], object] = block_token.CodeFence.start


class FootnoteDefinition(block_token.BlockToken):
    """`[^label]: text`, with continuation lines as in a list item.

    mistletoe takes such a line for the definition of a link, and drops it, where its text has one
    or two words.
    """

    pattern = re.compile(r" {0,3}\[\^([^\]\s]{1,64})\]:[ \t]*")

    def __init__(self, found: tuple[str, Any]) -> None:
        self.label, buffer = found
        self.children = _make_tokens(buffer)

    @classmethod
    def start(cls, line: str) -> bool:
        """Tell whether a block of this kind starts on a line."""
        return cls.pattern.match(line) is not None

    @classmethod
    def check_interrupts_paragraph(cls, lines: LineReader) -> bool:
        """Tell whether the next line ends a paragraph without a gap."""
        return cls.start(lines.peek())

    @classmethod
    def read(cls, lines: LineReader) -> tuple[str, Any]:
        """Consume the definition; return its label and its blocks, not yet made."""
        line = next(lines)
        first_line = lines.line_number()
        match = cls.pattern.match(line)
        if match is None:
            raise ValueError(line)
        buffer = [line[match.end() :] or "\n"]
        while (following := lines.peek()) is not None:
            indented = following.startswith(("    ", "\t"))
            blank = not following.strip()
            if cls.start(following) or not (indented or blank or buffer[-1].strip()):
                break
            if not (indented or blank) and _starts_block(following):
                break
            buffer.append(following.lstrip(" \t") if blank else _outdent(following))
            next(lines)
        while len(buffer) > 1 and not buffer[-1].strip():
            buffer.pop()
            lines.backstep()
        types = block_token._token_types
        return match[1], _tokenize_block(buffer, types, start_line=first_line)


class LinkDefinition(block_token.Footnote):
    """`[label]: target "title"` on at most three lines, which need not be re-read to the next gap.

    It is kept by the document and has no token of its own.
    """

    pattern = re.compile(r" {0,3}\[(?!\^)(?:[^\[\]\\]|\\.)*\]:")

    @classmethod
    def start(cls, line: str) -> bool:
        """Tell whether a block of this kind starts on a line."""
        return cls.pattern.match(line) is not None

    @classmethod
    def read(cls, lines: LineReader) -> list[Any] | None:
        """Consume one definition and hand it to the document, or consume nothing."""
        anchor = lines.get_pos()
        text = ""
        while text.count("\n") < 3 and (line := lines.peek()) is not None and line.strip():
            text += next(lines)
        lines.set_pos(anchor)
        match_reference: Callable[..., Any] = cls.match_reference
        if (found := match_reference(text, 0)) is None:
            return None
        end, definition = found
        for _ in range(text.count("\n", 0, end)):
            next(lines)
        append_footnotes: Callable[..., None] = cls.append_footnotes
        append_footnotes([definition], token._root_node)
        return [definition]


class FootnoteReference(span_token.SpanToken):
    """`[^label]`."""

    pattern = re.compile(r"(?<!\\)\[\^([^\]\s]{1,64})\]")
    parse_inner = False


class WikiLink(span_token.SpanToken):
    """`[[target]]` or `[[target|words]]`."""

    pattern = re.compile(r"(?<!\\)!?\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
    parse_inner = False

    def __init__(self, match: re.Match[str]) -> None:
        self.target = match[1].strip()
        self.content = (match[2] or match[1]).strip()


class BareUrl(span_token.SpanToken):
    """`https://…` outside angle brackets, without the punctuation of the sentence around it."""

    pattern = re.compile(
        r"(?<![\w/])(https?://(?:[^\s<>()\[\]`\"*|\\^{}]|\([^\s<>()\[\]`\"*|\\]*\))+(?<![.,:;!?'_~]))"
    )
    parse_inner = False


class Highlight(span_token.SpanToken):
    """`==words==`."""

    pattern = re.compile(r"(?<![=\\])==(?![\s=])([^\n]+?)(?<![\s=])==(?!=)")


def _starts_block(line: str) -> bool:
    is_heading: Callable[[str], object] = block_token.Heading.start
    return bool(_is_fence(line) or is_heading(line) or block_token.List.pattern.match(line))


def _outdent(line: str) -> str:
    """Remove up to four columns of indentation."""
    if line.startswith("\t"):
        return line[1:]
    return line[min(4, len(line) - len(line.lstrip(" "))) :]


BLOCKS: list[type[Any]] = [
    FootnoteDefinition,
    block_token.HtmlBlock,
    block_token.BlockCode,
    block_token.Heading,
    block_token.Quote,
    block_token.CodeFence,
    block_token.ThematicBreak,
    block_token.List,
    Grid,
    LinkDefinition,
    block_token.Paragraph,
]
"""Block tokens in the order in which a line is offered to them."""

_SPANS: tuple[tuple[str, type[Any]], ...] = (
    ("\\", span_token.EscapeSequence),
    ("<", span_token.HtmlSpan),
    ("[^", FootnoteReference),
    ("[[", WikiLink),
    ("://", BareUrl),
    ("==", Highlight),
    ("~~", span_token.Strikethrough),
    ("<", span_token.AutoLink),
    ("", span_token.CoreTokens),
    ("", span_token.InlineCode),
    ("\n", span_token.LineBreak),
    ("", span_token.RawText),
)
"""What a text has to hold for a span token to be found in it, and the token.

InlineCode follows CoreTokens, which finds its matches; the last takes what no other wants.
"""


def spans_for(text: str) -> list[type[Any]]:
    """Return the span tokens worth looking for, which is most of the time saved on a long note."""
    return [kind for sign, kind in _SPANS if sign in text]
