"""People's names, as short as a list has room for."""

import re
from collections import defaultdict
from collections.abc import Iterable

_JOINT = re.compile(r",|&|\+| and ")
"""Stands between the names of several people."""


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Return each name's shortest form that no other of `names` shares.

    That is the first name; among namesakes the first name and the last one's initial; failing
    that, the name in full. The empty name is left out.
    """
    people = {name for name in names if name.strip()}
    shortened: dict[str, str] = {}
    for candidates in (_first_name, _first_name_and_initial):
        claims = defaultdict(list)
        for name in people - shortened.keys():
            claims[candidates(name)].append(name)
        shortened |= {
            claimants[0]: short for short, claimants in claims.items() if len(claimants) == 1
        }
    return shortened | {name: name for name in people - shortened.keys()}


def initials(name: str) -> str:
    """Return two letters for a name: of its first and last word, or the first two of its only."""
    words = name.split()
    if len(words) > 1:
        return f"{words[0][0]}{words[-1][0]}".upper()
    return name.strip()[:2].capitalize()


def people_in(name: str) -> list[str]:
    """Return each person that a name names, as `Ada, Ben` names two."""
    return [person for part in _JOINT.split(name) if (person := part.strip())]


def _first_name(name: str) -> str:
    return name if _several(name) else name.split(maxsplit=1)[0]


def _first_name_and_initial(name: str) -> str:
    words = name.split()
    return name if _several(name) or len(words) == 1 else f"{words[0]} {words[-1][0]}"


def _several(name: str) -> bool:
    """Whether it names more than one person, as in `Ada, Ben`; such a name is never cut."""
    return _JOINT.search(name) is not None
