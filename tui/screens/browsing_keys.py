"""The keys that lead from page to page, whichever pane one is in."""

from textual.binding import BindingType

from tui.panes.lists.line_list import unshown

BROWSING_KEYS: list[BindingType] = [
    unshown("right_square_bracket", "part(1)", "reading.next-part", "The next section"),
    unshown("left_square_bracket", "part(-1)", "reading.previous-part", "The section before"),
    unshown("backspace,alt+left", "go_back", "reading.back", "Back to the page before"),
    unshown("alt+right", "go_forward", "reading.forward", "Forward to the page gone back from"),
]
