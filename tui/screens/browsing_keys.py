"""The keys that lead from page to page, whichever pane one is in."""

from textual.binding import Binding, BindingType


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"reading.{name}", tooltip=tooltip)


BROWSING_KEYS: list[BindingType] = [
    _quiet("right_square_bracket", "part(1)", "next-part", "The next section"),
    _quiet("left_square_bracket", "part(-1)", "previous-part", "The section before"),
    _quiet("backspace,alt+left", "go_back", "back", "Back to the page before"),
    _quiet("alt+right", "go_forward", "forward", "Forward to the page gone back from"),
]
