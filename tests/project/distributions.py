"""Which installed distributions a set of requirements leads to."""

from collections.abc import Iterable
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def closure(requirements: Iterable[str]) -> dict[str, metadata.Distribution]:
    """Return all that `requirements` need on this Python, directly or not, by canonical name.

    Raises `PackageNotFoundError` where one of them is not installed.
    """
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement(text) for text in requirements]
    asked: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in asked:
            continue
        asked.add(str(requirement))
        distribution = metadata.distribution(requirement.name)
        found[canonicalize_name(requirement.name)] = distribution
        extras = requirement.extras or {""}
        waiting += [
            further
            for further in map(Requirement, distribution.requires or ())
            if not further.marker
            or any(further.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return found
