"""What holds panes without being seen."""

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

from tui.panes.passing_on import PassingOn


class Unseen:
    """Has a container draw nothing: what it holds covers it whole.

    Textual draws every container's background, cuts it along the edges of all that lies on it, and
    keeps the parts for the next time: with boxes in boxes, 7 MB a session and a tenth of the time
    that a key takes. Where something is left uncovered, the screen itself is seen.
    """

    def render_lines(self, crop: Region) -> list[Strip]:  # noqa: ARG002  # Textual's signature
        """Draw no line."""
        return []


class Box(Unseen, Horizontal, PassingOn):
    """Holds panes, or another box, side by side."""
