"""Addresses that the reader's own terminal may open, even far from this machine."""

from urllib.parse import quote

from textual.style import Style

_SCHEMES = ("http://", "https://", "mailto:")
_LONGEST = 2_000
"""Bytes: terminals built on VTE ignore an address of more than 2,083, and others have no more."""


def is_address(target: str) -> bool:
    """Tell whether a link's target is an address that a reader may want to go to elsewhere.

    A script, or data, is none.
    """
    return target.lower().startswith((*_SCHEMES, "//"))


def hyperlink(target: str) -> Style | None:
    """Return the style that makes text an OSC 8 hyperlink, None where it is to be no such thing.

    A path, and an address of any other scheme, would mean something else on the reader's machine.
    """
    if not target.lower().startswith(_SCHEMES):
        return None
    address = quote(target, safe=":/?#[]@!$&'()*+,;=%~-._")
    return Style(link=address) if len(address) <= _LONGEST else None
