"""The keys that lead to pages composed from many notes, and to the search."""

from textual.binding import Binding, BindingType

from tui.panes.lists.line_list import unshown

OVERVIEW_KEYS: list[BindingType] = [
    Binding("/,S", "search", "Search", id="reading.search", tooltip="Search all notes"),
    unshown("C", "changes", "reading.changes", "What is new since your last visit"),
    unshown("D", "digest", "reading.digest", "The week across colleagues"),
    unshown("P", "person", "reading.person", "All about the author: notes, mentions, actions"),
    unshown("L", "lens", "reading.lens", "This section in every note"),
    unshown("W", "log", "reading.log", "What was done in the week, and whose it was"),
]
