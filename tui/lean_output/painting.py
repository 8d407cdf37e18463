"""Only what is to be painted anew is drawn, and only by whoever is seen there.

For a partial update, Textual has every widget between the first and the last region that changed
draw all of its lines, cuts each along the edges of all widgets, and then leaves most of that out.
With a list, a page and the boxes around them, twelve lines were drawn for each that had changed.
"""

from inspect import signature
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

RELIED_UPON = (
    (Compositor.render_partial_update, "self"),
    (Compositor._regions_to_spans, "regions"),
    (Compositor._render_chops, "self crop is_rendered_line"),
    (Compositor._get_renders, "self crop"),
    (ChopsUpdate, "chops spans chop_ends"),
    (Widget.render_lines, "self crop"),
)
"""What is not promised by Textual, and how it is called."""

IS_KNOWN = isinstance(Compositor.cuts, property) and all(
    " ".join(signature(it).parameters) == how for it, how in RELIED_UPON
)
"""Whether this Textual composes a screen as it did when this was written."""

Span = tuple[int, int, int]
"""Cells of one line: the line, the first of them, and the one past the last."""


class SparingCompositor(Compositor):
    """Has widgets draw the lines that are to be painted, from the front until nothing is bare.

    What lies behind draws nothing, so that a background costs nothing where it is not seen.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what has changed since the last update; None if there is nothing."""
        if not IS_KNOWN:
            return super().render_partial_update()
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = [*self._regions_to_spans(regions)]
        ends = [cuts[1:] for cuts in self.cuts]
        return ChopsUpdate(self._drawn(spans), spans, ends)

    def _drawn(self, spans: list[Span]) -> list[dict[int, Strip | None]]:
        """Return for each line of the screen its parts by their first cells.

        Those that no span touches stay None; lines without spans have no parts.
        """
        parts: list[dict[int, Strip | None]] = [{} for _ in self.cuts]
        bare = self._touched(spans)
        for y in bare:
            parts[y] = dict.fromkeys(self.cuts[y][:-1])
        for widget, (region, clip) in self.visible_widgets.items():  # from front to back
            if not bare:
                break
            seen = clip.intersection(region)
            for lines in _runs_in(bare, seen):
                top = lines.start
                crop = Region(seen.x - region.x, top - region.y, seen.width, len(lines))
                for y, strip in zip(lines, widget.render_lines(crop), strict=False):
                    if self._take(strip, seen, parts[y], y, bare[y]):
                        del bare[y]
        return parts

    def _touched(self, spans: list[Span]) -> dict[int, set[int]]:
        """Return the lines to be painted, each with the first cells of the parts in question."""
        touched: dict[int, set[int]] = {}
        cuts, height = self.cuts, self.size.height
        for y, first, past in spans:
            if 0 <= y < height:
                parts = {start for start, end in pairwise(cuts[y]) if start < past and end > first}
                touched.setdefault(y, set()).update(parts)
        return {y: parts for y, parts in touched.items() if parts}

    def _take(
        self, strip: Strip, seen: Region, parts: dict[int, Strip | None], y: int, bare: set[int]
    ) -> bool:
        """Put a widget's line where nothing is yet; return whether the line is now complete."""
        x, past = seen.x, seen.right
        edges = [cut for cut in self.cuts[y] if x <= cut <= past]
        for start, end in pairwise(edges):
            if start in bare and end - x <= strip.cell_length:
                parts[start] = strip.crop(start - x, end - x)  # what is covered is not cut out
                bare.discard(start)
        return not bare


def _runs_in(bare: dict[int, set[int]], seen: Region) -> list[range]:
    """Return the lines on which something is bare that a widget covers, neighbours together."""
    x, top, width, height = seen
    past, bottom = x + width, top + height
    runs: list[range] = []
    for y in sorted(bare):
        if top <= y < bottom and any(x <= start < past for start in bare[y]):
            if runs and runs[-1].stop == y:
                runs[-1] = range(runs[-1].start, y + 1)
            else:
                runs.append(range(y, y + 1))
    return runs
