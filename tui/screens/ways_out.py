"""What is told of a link that leads to no note: out of the folder, or nowhere."""

import os

from textual.widget import Widget

from tui.notes.note import LinkKind
from tui.panes.note import clipboard
from tui.render.hyperlinks import is_address

OUT = "This link leads out of the folder"
NO_ADDRESS = "This is no address to follow, and was not copied"


def tell_way_out(widget: Widget, target: str, kind: LinkKind) -> None:
    """Show where a link leads; an address is put in the clipboard of the person's own terminal.

    Nothing is opened: that would be on the machine on which this runs.
    """
    if kind is not LinkKind.URL:
        told = f"No note here is called “{target}”."
        widget.notify(told, title="Dead link", severity="warning", markup=False)
    elif is_address(target):
        told = clipboard.copy(widget.app, target, "the address", os.environ)
        widget.notify(f"{target}\n{told}", title=OUT, timeout=10, markup=False)
    else:
        widget.notify(target, title=NO_ADDRESS, severity="warning", timeout=10, markup=False)
