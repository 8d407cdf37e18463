"""Who is named in a text: people by their names, and by `@name`."""

import re
from collections.abc import Mapping

from tui.notes.parsing.code_spans import hide_code
from tui.notes.parsing.comments import without_comments

_TARGET = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|https?://\S+|(?<=\[\[)[^\[\]|\n]*")
"""What of a link is not read: names in addresses and files' names."""


class Mentions:
    """Finds people in texts.

    `short` are their names with the shortest form of each that is no other's, both of which count
    as they are written; `people` are names by login or alias, which count after an `@`.
    """

    def __init__(self, short: Mapping[str, str], people: Mapping[str, str]) -> None:
        self._names = {form: name for name, brief in short.items() for form in (brief, name)}
        logins = {**people} | {form: name for form, name in self._names.items() if " " not in form}
        self._logins: dict[str, str] = {login.casefold(): name for login, name in logins.items()}
        forms = sorted(filter(None, self._names), key=len, reverse=True)
        names = "|".join(map(re.escape, forms)) or "(?!)"
        self._pattern = re.compile(rf"(?<![\w@])(?:{names})(?!\w)|(?<!\w)@(?P<login>[\w.-]*\w)")

    def known_as(self, login: str) -> str:
        """Return the name of the person written `@login`; nothing where nobody is."""
        return self._logins.get(login.casefold(), "")

    def find(self, text: str) -> dict[str, int]:
        """Return who is named, each with where that is for the first time."""
        found: dict[str, int] = {}
        for match in self._pattern.finditer(_seen(text)):
            login = match["login"]
            name = self._logins.get(login.casefold()) if login else self._names[match[0]]
            if name:
                found.setdefault(name, match.start())
        return found


def _seen(text: str) -> str:
    """Return the text, as long as it was, without comments, code and the targets of links."""
    text = without_comments(text)
    if "`" in text:
        text = "\n".join(map(hide_code, text.split("\n")))
    return _TARGET.sub(lambda found: " " * len(found[0]), text)
