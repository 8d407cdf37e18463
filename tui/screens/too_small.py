"""What is shown where the terminal has no room for what a screen is for."""

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.widgets import Static

LEAST = Size(20, 5)
"""The smallest terminal in which a pane or a dialog is of any use."""


class TooSmall(Static):
    """Covers a screen in which there is no room; what is on it stays as it is."""

    def __init__(self) -> None:
        super().__init__(f"Too small:\n{LEAST.width} × {LEAST.height}\nat least", markup=False)


def tell_size(screen: Screen[ScreenResultType], size: Size) -> None:
    """Cover a screen, or no longer, now that its terminal is of this size."""
    notices = screen.query(TooSmall)
    has_room = size.width >= LEAST.width and size.height >= LEAST.height
    screen.query("ToastRack").set(display=has_room)  # a passing message would hide what is said
    if has_room:
        notices.remove()
    elif not notices:
        screen.mount(TooSmall())
