"""The names by which places in a note are linked to."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

_NAMED = re.compile(r"<[A-Za-z][^<>]*?\s(?:id|name)=(?:\"([^\"<>]+)\"|'([^'<>]+)'|([^\s\"'<>]+))")
"""An HTML tag with a name, as writers put above what they want to link to."""


def slug(title: str) -> str:
    """Return a heading's name in a link, as GitHub and most generators spell it."""
    return re.sub(r"[^\w-]", "", title.strip().casefold().replace(" ", "-"))


def anchors(headings: Iterable[tuple[str, int]], html: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the line of each place that has a name, from titles and HTML with their lines.

    Of headings with the same words the second is called `words-1`, as on GitHub.
    """
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for title, line in headings:
        name = slug(title)
        found.setdefault(f"{name}-{seen[name]}" if seen[name] else name, line)
        seen[name] += 1
    for text, line in html:
        for match in _NAMED.finditer(text):
            found.setdefault(slug(match[match.lastindex or 0]), line)
    return found


def name_in(target: str) -> str:
    """Return the name that a link's `#heading` asks for."""
    return slug(unquote(target.removeprefix("#")))
