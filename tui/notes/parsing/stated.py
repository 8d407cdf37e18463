"""What a note states of itself, in its front matter or else by its heading and its place."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from tui.notes.days.dating import Dating
from tui.notes.note import Kind, Status
from tui.notes.parsing.front_matter import FrontMatter
from tui.notes.text import clean_line

GENERIC_FOLDERS = frozenset({"notes", "weeknotes", "posts", "content", "src"})
"""First folders that are not an author's name; years and numbers are not either."""

_MARKUP = re.compile(r"[*_`\[\\]")
_WEEKNOTE = re.compile(r"week[\s-]*notes?\b", re.IGNORECASE)
_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}


def folder_author(path: str) -> str:
    """Return the author that a note's first folder is named for, nobody where it is not."""
    first, _, rest = path.partition("/")
    generic = first.lower() in GENERIC_FOLDERS or first.isdigit()
    return clean_line(first).strip() if rest and not generic else ""


def author_of(front: FrontMatter, path: str) -> str:
    """Return a note's author: who it states, else whom its folder is named for."""
    return front.text("author", "authors", "by") or folder_author(path)


def kind_of(front: FrontMatter, title: str, dating: Dating) -> Kind:
    """Return what sort of page a note is: what it states, else what its title and week tell."""
    stated = front.text("kind", "type").lower()
    if stated in _KINDS:
        return _KINDS[stated]
    if dating.stated or _WEEKNOTE.search(title):
        return Kind.WEEKNOTE
    return Kind.POST if dating.week else Kind.PAGE


def status_of(front: FrontMatter) -> Status:
    """Return how far a note is, which is published where it says nothing."""
    stated = front.text("status").lower()
    if stated in _STATUSES:
        return _STATUSES[stated]
    return (
        Status.DRAFT if front.text("draft").lower() in ("true", "yes", "on") else Status.PUBLISHED
    )


def url_of(front: FrontMatter, site: str) -> str:
    """Return where a note is published, within `site` if that is known."""
    url = front.text("url", "link", "permalink", "canonical_url")
    url = clean_line(url)
    try:
        return urljoin(f"{site.rstrip('/')}/", url) if url and site else url
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return url


def plain_heading(heading: str) -> str:
    """Reduce a heading's inline Markdown to its text, as a title shows it."""
    if not _MARKUP.search(heading):
        return heading
    heading = re.sub(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", heading)
    heading = re.sub(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", r"\1", heading)
    heading = re.sub(r"(\*\*|__|\*|`)([^*_`]+)\1", r"\2", heading)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", heading)


def tags_of(front: FrontMatter, found: Iterable[str]) -> tuple[str, ...]:
    """Return a note's tags, those of its front matter first and none of them twice."""
    stated = front.many("tags", "keywords", "categories")
    return tuple(dict.fromkeys([*(clean_line(tag.removeprefix("#")) for tag in stated), *found]))
