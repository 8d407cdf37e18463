"""The keys that lead a note from draft to published."""

from textual.binding import Binding, BindingType


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"publishing.{name}", tooltip=tooltip)


PUBLISHING_KEYS: list[BindingType] = [
    _quiet(
        "T", "status", "status", "Have this note reviewed, publish it, or make it a draft again"
    ),
    _quiet("K", "check", "check", "Look this note through, as before it is published"),
    _quiet("M", "remarks", "remarks", "Step through reviewers' remarks; as one of them, add one"),
]
