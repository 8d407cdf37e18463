"""The keys that lead from note to note in the order of reading."""

from textual.binding import Binding, BindingType


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"reading.{name}", tooltip=tooltip)


MARKING_KEYS: list[BindingType] = [
    Binding("n", "unread(1)", "Next new", id="reading.next-unread", tooltip="The next unread note"),
    _quiet("p", "unread(-1)", "previous-unread", "The unread note before"),
    _quiet("}", "beside(1)", "next-colleague", "The same week by the next colleague"),
    _quiet("{", "beside(-1)", "previous-colleague", "The same week by the colleague before"),
    _quiet(")", "along(1)", "later-note", "The same author's next note"),
    _quiet("(", "along(-1)", "earlier-note", "The same author's note before"),
]
