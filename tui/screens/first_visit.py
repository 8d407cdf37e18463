"""What is told at somebody's first visit, in as many words as there is room for."""

from typing import NamedTuple

from textual.geometry import Size

ROOMY = Size(60, 12)
"""The smallest terminal in which a few sentences leave enough of the list to be seen."""
LEAST = Size(30, 8)
"""The smallest in which a short one does."""


class Told(NamedTuple):
    """A passing message."""

    words: str
    title: str = ""


def told(settled: int, left: int, size: Size) -> Told | None:
    """Tell that `settled` notes count as read and `left` are new, on a terminal of this size.

    None where it would cover the list.
    """
    if size.width < LEAST.width or size.height < LEAST.height:
        return None
    if size.width < ROOMY.width or size.height < ROOMY.height:
        return Told(f"{left:,} new: n goes to them." if left else "Nothing is new.")
    new = f"{left:,} newer ones are new to you: n goes to them." if left else "Nothing is new."
    return Told(
        f"{settled:,} notes are older than four weeks, and count as read. {new} "
        "In the list, R marks more, or takes that back until you quit.",
        title="Your first visit",
    )
