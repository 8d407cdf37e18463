"""mistletoe at work for one text: blocks first, then each leaf's inline tokens under a budget."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tui.render import tokens
from tui.render.limits import inline_cost
from tui.render.quick_import import (
    Node,
    block_token,
    core_tokens,
    span_token,
    span_tokenizer,
    token,
)

_LOCK = threading.Lock()
"""mistletoe keeps the token types, the document and the code spans found in module globals."""

_LIST_MARKER = re.compile(r"( {0,3})(\d{1,9}[.)]|[+\-*])($|[ \t]+)")
"""mistletoe's own also takes `.` for a number and a no-break space for a gap."""
_LIST_START = re.compile(r" {0,3}(?:\d{1,9}[.)]|[+\-*])(?:[ \t]*$|[ \t]+)")
_LINE_BREAK = re.compile(r"((?<! ) *|\\)\n")

_tokenize: Callable[..., list[Node]] = span_tokenizer.tokenize
_document: Callable[[Sequence[str]], Any] = block_token.Document
_raw: Callable[[str], Node] = span_token.RawText


class Parser:
    """The blocks of one text, and the inline tokens of any of its leaves.

    A leaf's only child is its Markdown as one raw token, so that what inline parsing may cost is
    decided for each leaf, by what it holds.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._budget = 20_000_000 + 50 * sum(map(len, lines))
        self.overspent = False
        """Whether some leaf was too intricate and is shown as it is written."""
        with _mistletoe(None):
            self.root = _document([f"{line}\n" for line in lines])

    def inline(self, text: str) -> list[Node]:
        """Return the inline tokens of a leaf; one raw token where that would take too long."""
        cost = inline_cost(text)
        if cost > self._budget:
            self.overspent = True
            return [_raw(text)]
        self._budget -= cost
        with _mistletoe(self.root):
            try:
                return _tokenize(text, tokens.spans_for(text))
            except RecursionError:
                self.overspent = True
                return [_raw(text)]


def _leave_raw(content: str) -> tuple[Node]:
    return (_raw(content),)


def _settings() -> list[tuple[Any, str, Node]]:
    """Return what is changed in mistletoe while it works for us: owner, name, value."""
    return [
        (block_token, "_token_types", tokens.BLOCKS),
        (span_token, "tokenize_inner", _leave_raw),
        (block_token.List, "pattern", _LIST_START),
        (block_token.ListItem, "pattern", _LIST_MARKER),
        (span_token.LineBreak, "pattern", _LINE_BREAK),
    ]


_OURS = _settings()


@contextmanager
def _mistletoe(root: Node) -> Iterator[None]:
    """Have mistletoe to ourselves, with our tokens; nothing of them is left behind."""
    with _LOCK:
        before = [(owner, name, getattr(owner, name)) for owner, name, _ in _OURS]
        for owner, name, value in _OURS:
            setattr(owner, name, value)
        token._root_node = root
        try:
            yield
        finally:
            for owner, name, value in before:
                setattr(owner, name, value)
            token._root_node = None
            core_tokens._code_matches = []
