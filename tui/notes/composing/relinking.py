"""Links of a quoted text, made to lead from the notes folder to where they led from their note."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from tui.notes.composing.source_text import SourceText, fold_label
from tui.notes.parsing.code_spans import hide_code
from tui.notes.parsing.links import Links

_INLINE = re.compile(
    r"(?<!\\)\]\([ \t]*\n?[ \t]*"
    r"(?:<(?P<angled>[^<>\n]+)>|(?P<bare>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?=[ \t]*\n?[ \t]*[)\"'(])"
)
_WIKI = re.compile(
    r"(?<!\\)!?\[\[(?P<wiki>[^\[\]|#\n]+(?:#[^\[\]|\n]+)?)(?:\|(?P<alias>[^\[\]\n]*))?\]\]"
)
_FOOTNOTE = re.compile(r"(?<!\\)\[\^(?P<footnote>[^\]\s]{1,64})\]")
_FULL = re.compile(r"(?<!\\)\](?P<full>\[(?!\^)[^\[\]]{1,300}\])")
_SHORT = re.compile(
    r"(?<![\\\]])\[(?!\^)(?P<short>(?:[^\[\]\\]|\\.){1,300})\](?P<after>\[\]|(?![\[(:]))"
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NAME = re.compile(r"[^#?]*")


class Edit(NamedTuple):
    """Other text in the place of some."""

    start: int
    end: int
    text: str


def relinked_for_readers(markdown: str, addresses: Mapping[str, str]) -> str:
    """Return a composed document whose links to notes lead to where they are published.

    `addresses` are by the notes' paths; links to other notes stay as they are.
    """
    code = SourceText("", markdown).structure.code
    parts: list[str] = []
    shown = 0
    for found in _INLINE.finditer(_without_code(markdown, code)):
        start, end = found.span("bare")  # in a composed document no path is in angle brackets
        name = _NAME.match(markdown[start:end])
        if name and (address := addresses.get(unquote(name[0]))):
            parts += [markdown[shown:start], address]
            shown = start + name.end()
    return "".join([*parts, markdown[shown:]])


class Relinker:
    """Rewrites the links of what one document quotes, and numbers its footnotes through."""

    def __init__(self, links: Callable[[], Links]) -> None:
        self._links = links
        """Asked for only where a link needs them: they take a while for many notes."""
        self._footnotes = 0

    def line(self, path: str, markdown: str) -> str:
        """Return a line of a note at `path` with links that lead from the folder."""
        if "[" not in markdown:
            return markdown
        return self._relinked(SourceText(path, ""), markdown, frozenset(), {})

    def passage(self, source: SourceText, text: str, code: Collection[int]) -> tuple[str, str]:
        """Return a text of a note with its links rewritten, and its footnotes' definitions.

        Reference links become inline ones. `code` are the text's lines of code, from 0.
        """
        if "[" not in text:
            return text, ""
        numbers: dict[str, int] = {}
        text = self._relinked(source, text, code, numbers)
        written: dict[str, str] = {}
        while unwritten := [label for label in numbers if label not in written]:
            for label in unwritten:  # which may refer to further ones
                note = "\n".join(source.footnotes[label])
                written[label] = self._relinked(source, note, frozenset(), numbers)
        notes = (
            f"[^{numbers[label]}]: " + re.sub(r"\n(?=[^\n])", "\n    ", note).rstrip()
            for label, note in written.items()
        )
        return text, "\n".join(notes)

    def _relinked(
        self, source: SourceText, text: str, code: Collection[int], numbers: dict[str, int]
    ) -> str:
        parts = []
        shown = 0
        for edit in sorted(self._edits(source, text, code, numbers)):
            if edit.start >= shown:  # else it is in what was replaced already
                parts += [text[shown : edit.start], edit.text]
                shown = edit.end
        return "".join([*parts, text[shown:]])

    def _edits(
        self, source: SourceText, text: str, code: Collection[int], numbers: dict[str, int]
    ) -> Iterator[Edit]:
        seen = _without_code(text, code)
        for found in _INLINE.finditer(seen):
            group = "bare" if found["angled"] is None else "angled"
            start, end = found.span(group)
            to = self._relocated(text[start:end], source.path, is_angled=group == "angled")
            yield Edit(start, end, to)
        if "[[" in seen:
            for found in _WIKI.finditer(seen):
                yield from self._wiki(found, source.path)
        for found in _FOOTNOTE.finditer(seen):
            label = found["footnote"]
            if label not in source.footnotes:
                yield Edit(found.start(), found.start(), "\\")  # it must not find another's
                continue
            if label not in numbers:
                self._footnotes += 1
                numbers[label] = self._footnotes
            yield Edit(*found.span(), f"[^{numbers[label]}]")
        if source.definitions:
            yield from self._references(source, text, seen)

    def _wiki(self, found: re.Match[str], origin: str) -> Iterator[Edit]:
        target = self._links().resolve(found["wiki"].strip(), origin)
        if target:
            label = (found["alias"] or found["wiki"]).strip()
            _, mark, heading = found["wiki"].strip().partition("#")
            yield Edit(*found.span(), f"[{label}]({quote(target.path)}{mark}{quote(heading)})")

    def _references(self, source: SourceText, text: str, seen: str) -> Iterator[Edit]:
        for found in _FULL.finditer(seen):
            start, end = found.span("full")
            if target := self._defined(source, text[start + 1 : end - 1]):
                yield Edit(start, end, target)
        for found in _SHORT.finditer(seen):
            start, end = found.span("short")
            if target := self._defined(source, text[start:end]):
                yield Edit(end + 1, found.end(), target)

    def _defined(self, source: SourceText, label: str) -> str:
        """Return what makes the words before it a link, from the definition of a label."""
        definition = source.definitions.get(fold_label(label))
        if definition is None:
            return ""
        target = self._relocated(definition.target, source.path, is_angled=True)
        if not target or re.search(r"[\s()]", target):
            target = f"<{target}>"
        return f"({target} {definition.title})" if definition.title else f"({target})"

    def _relocated(self, target: str, origin: str, *, is_angled: bool) -> str:
        if target.startswith(("/", "?")) or _SCHEME.match(target):
            return target
        name = _NAME.match(target)
        rest = target[name.end() :] if name else ""
        found = self._links().resolve(target, origin)
        here = posixpath.dirname(origin)
        relative = posixpath.join(here, unquote(name[0] if name else ""))
        path = found.path if found else posixpath.normpath(relative)
        return f"{path if is_angled else quote(path)}{rest}"


def _without_code(text: str, code: Collection[int]) -> str:
    """Return the text, as long as it was, with nothing in it of what is code."""
    if not code and "`" not in text:
        return text
    return "\n".join(
        " " * len(line) if number in code else hide_code(line)
        for number, line in enumerate(text.split("\n"))
    )
