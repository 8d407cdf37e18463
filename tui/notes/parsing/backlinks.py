"""Which notes mention a note, and which of a note's own links lead nowhere."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from tui.notes.note import LinkKind, Note
from tui.notes.parsing.links import Links
from tui.notes.week import Week

_SUFFIX = re.compile(r"\.(?:md|markdown)$")


class Mention(NamedTuple):
    """A note that links to another."""

    path: str
    line: int
    """The line of its first such link, counted from 1."""
    title: str
    author: str
    week: Week | None


def differing(before: Mapping[str, Note], now: Mapping[str, Note]) -> list[str]:
    """Return the paths of notes that are new, other objects than before, or gone."""
    others = [path for path, note in now.items() if before.get(path) is not note]
    return [*others, *(path for path in before if path not in now)]


class Backlinks:
    """Finds the notes that mention a note, without resolving the links of all.

    What is remembered is how each target ends, as a path, a title or an address does, and only
    links that end like a name of the note are resolved: to take in 10,000 notes takes a fraction
    of the time that resolving their links does, and a change costs only what has changed.
    """

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}
        self._by_target: dict[str, list[str]] = {}
        """The paths of the notes that had a link to this target, as it is written, when they were
        looked at; `of` looks again. Sets would take four times as much."""
        self._by_end: dict[str, set[str]] = {}
        """The targets that end so."""

    def update(self, notes: Mapping[str, Note], changed: Iterable[str] | None = None) -> None:
        """Take in the folder's notes by their paths; those that are still the same cost nothing.

        `changed` are the paths of all that are new, different or gone, where that is known.
        """
        if changed is None:
            changed = differing(self._notes, notes)
        for path in changed:
            before = self._notes.pop(path, None)
            if note := notes.get(path):
                self._learn(note, before)

    def of(self, path: str, links: Links) -> tuple[Mention, ...]:
        """Return the other notes with a link to a note, the newest week first.

        `links` has the names of the same notes.
        """
        note = self._notes.get(path)
        if note is None:
            return ()
        names = (posixpath.basename(path), note.title, note.url)
        ends = {end for name in names for end in _ends_of(name)}
        targets = {target for end in ends for target in self._by_end.get(end, ())}
        paths = {other for target in targets for other in self._by_target[target]} - {path}
        paths &= self._notes.keys()
        found = [
            Mention(other.path, line, other.title, other.author, other.week)
            for other in (self._notes[each] for each in sorted(paths))
            if (line := _line_of_link(other, path, targets, links))
        ]
        found.sort(key=lambda each: each.week.start.toordinal() if each.week else 0, reverse=True)
        return tuple(found)

    def _learn(self, note: Note, before: Note | None) -> None:
        self._notes[note.path] = note
        known = {link.target for link in before.links} if before else frozenset[str]()
        for target in {link.target for link in note.links} - known:
            paths = self._by_target.get(target)
            if paths is not None:
                if note.path not in paths:  # it may have had the link before
                    paths.append(note.path)
                continue
            self._by_target[target] = [note.path]
            for end in _ends_of(target):
                self._by_end.setdefault(end, set()).add(target)


def _line_of_link(note: Note, path: str, targets: set[str], links: Links) -> int:
    """Return the line of a note's first link to another, 0 where there is none."""
    for link in note.links:
        if link.target in targets:
            found = links.resolve(link.target, note.path)
            if found is not None and found.path == path:
                return link.line
    return 0


def dead_links(note: Note, links: Links, is_file: Callable[[str], bool]) -> frozenset[str]:
    """Return the targets in a note, as they are written, that lead to nothing in its folder.

    An address, and a place of the site as `/about`, lead out of it. `is_file` says whether there
    is a file at a path within the folder, as an image that is no note.
    """
    return frozenset(
        link.target
        for link in note.links
        if link.kind is not LinkKind.URL
        and not link.target.startswith("/")
        and links.resolve(link.target, note.path) is None
        and not any(map(is_file, _paths_of(link.target, note.path)))
    )


def _paths_of(target: str, origin: str) -> Iterator[str]:
    """Yield the paths within the folder that a link can stand for, as written and unquoted."""
    name = re.split(r"[?#]", target, maxsplit=1)[0]
    for spelling in dict.fromkeys((name, unquote(name))):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), spelling))
        if not path.startswith(("/", "..")):
            yield path


def _ends_of(name: str) -> Iterable[str]:
    """Return how a target or a name ends, in the spellings by which it may be told.

    What `Links.resolve` leaves aside is left aside here too: query, fragment, suffix, case and
    the number of blanks. Two names of one note never end differently.
    """
    bare = name.partition("#")[0].partition("?")[0].rstrip("/")
    spellings = (bare, unquote(bare)) if "%" in bare else (bare,)
    return [end for end in map(_end_of, spellings) if end]


def _end_of(name: str) -> str:
    end = normalize("NFC", name.rpartition("/")[2]).replace("’", "'").casefold()
    return " ".join(_SUFFIX.sub("", end).split()).removeprefix("www.")
