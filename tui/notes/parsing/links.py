"""What a link in a note points to: another note, a place in it, or somewhere else."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from tui.notes.note import Note
from tui.notes.parsing.action_items import fold_heading

_LINE = re.compile(r"L(\d{1,7})")
"""A line of a note as GitHub writes it in a link, where no heading is called so."""


class Target(NamedTuple):
    """Where a link leads within the folder."""

    path: str
    line: int = 0
    """The line of the heading that the link names, from 1; 0 for the note's beginning."""


class Links:
    """The names by which the notes of a folder are linked to."""

    def __init__(self, notes: Iterable[Note], site: str = "") -> None:
        self._notes = {note.path: note for note in notes}
        self._site = site
        self._by_name: dict[str, str] = {}
        self._by_url: dict[str, str] = {}
        for note in sorted(self._notes.values(), key=lambda n: n.path):
            self._name(note)

    def _name(self, note: Note) -> None:
        """Take in what a note is called; of several of one name, the first by path has it."""
        stem = posixpath.splitext(note.path)[0]
        for name in (stem, stem.rpartition("/")[2], note.title):
            _claim(self._by_name, _fold(name), note.path)
        if note.url:
            _claim(self._by_url, _fold_url(note.url), note.path)
        if self._site:
            slug = f"{self._site.rstrip('/')}/{stem.rpartition('/')[2]}"
            _claim(self._by_url, _fold_url(slug), note.path)

    def renewed(self, notes: Mapping[str, Note], changed: Iterable[str]) -> "Links":
        """Return the names of notes that are these now, and others at the paths `changed` only.

        It is the same object unless a name is gone, which somebody else may have as well.
        """
        for path in changed:
            before, now = self._notes.get(path), notes.get(path)
            if before and (not now or (before.title, before.url) != (now.title, now.url)):
                return Links(notes.values(), self._site)
            if now:
                self._notes[path] = now
                if not before:
                    self._name(now)
        return self

    def resolve(self, target: str, origin: str) -> Target | None:
        """Return the note that a link in the note `origin` leads to, or None.

        `target` is a relative path, a published URL of a note, `#heading`, `#L12` for a line, or
        the inner text of a `[[wiki link]]`.
        """
        if "://" in target:
            path = self._by_url.get(_fold_url(target))
            return Target(path, self._line(path, urlsplit(target).fragment)) if path else None
        name, _, anchor = target.partition("#")
        if not name:
            return Target(origin, self._line(origin, anchor))
        relative = posixpath.normpath(posixpath.join(posixpath.dirname(origin), unquote(name)))
        for path in (relative, f"{relative}.md", f"{relative}.markdown"):
            if path in self._notes:
                return Target(path, self._line(path, anchor))
        path = self._by_name.get(_fold(name.removesuffix(".md")))
        return Target(path, self._line(path, anchor)) if path else None

    def _line(self, path: str, anchor: str) -> int:
        wanted = fold_heading(unquote(anchor).replace("-", " "))
        if not wanted or path not in self._notes:
            return 0
        sections = self._notes[path].sections
        numbered = _LINE.fullmatch(anchor)
        line = int(numbered[1]) if numbered else 0
        return next((s.line for s in sections if fold_heading(s.title) == wanted), line)


def _claim(names: dict[str, str], name: str, path: str) -> None:
    names[name] = min(path, names.get(name, path))


def _fold(name: str) -> str:
    return re.sub(r"\s+", " ", normalize("NFC", name).replace("’", "'")).strip().casefold()


def _fold_url(url: str) -> str:
    """Reduce a URL to its host and path: scheme, `www.`, query, fragment and a final `/` go."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return url
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}"
