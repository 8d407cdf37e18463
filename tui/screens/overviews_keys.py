"""The keys that lead to pages composed from many notes, and to the search."""

from textual.binding import Binding, BindingType


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"reading.{name}", tooltip=tooltip)


OVERVIEW_KEYS: list[BindingType] = [
    Binding("/,S", "search", "Search", id="reading.search", tooltip="Search all notes"),
    _quiet("C", "changes", "changes", "What is new since your last visit"),
    _quiet("D", "digest", "digest", "The week across colleagues"),
    _quiet("P", "person", "person", "All about the author: notes, mentions, actions"),
    _quiet("L", "lens", "lens", "This section in every note"),
    _quiet("W", "log", "log", "What was done this week, and by whom"),
]
