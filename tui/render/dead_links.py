"""Links that lead nowhere, marked as such in the text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content, Span

from tui.notes.note import LinkKind
from tui.render.anchors import name_in
from tui.render.document import BACK, Block, Cell, Document, Table

_MARK = "\u00a0✗"
"""Its blank keeps it on the line of the link's last word."""

_JUDGED = (LinkKind.PATH, LinkKind.WIKI)
"""An address leads out of the folder, where nobody looks."""

_Dead = frozenset[tuple[str, LinkKind | None]]


def mark_dead_links(document: Document, targets: frozenset[str]) -> Sequence[Block]:
    """Return the blocks with a mark after each link that leads nowhere.

    `targets` are those that lead to nothing in the folder, as they are written; of links within
    the note the document itself knows.
    """
    links = {link for block in document.blocks for link in block.every_link}
    out = ((link.target, link.kind) for link in links if link.kind in _JUDGED)
    within = _dead_within(document, {link.target for link in links if link.kind is None})
    dead = frozenset(link for link in out if link[0] in targets) | within
    if not dead:
        return document.blocks
    return [_with_marks(block, dead) for block in document.blocks]


def _dead_within(document: Document, targets: set[str]) -> _Dead:
    """Return which of these targets within a note there are not in it; a bare `#` is its top."""
    notes = {target for target in targets if target[0] in f"^{BACK}"}
    names = targets - notes - {"#"}
    anchors = document.anchors() if names else {}
    dead = {target for target in notes if document.line_of(target) is None}
    dead |= {target for target in names if name_in(target) not in anchors}
    return frozenset((target, None) for target in dead)


def _with_marks(block: Block, dead: _Dead) -> Block:
    if block.table is not None:
        rows = tuple(tuple(_mark_cell(cell, dead) for cell in row) for row in block.table.rows)
        return replace(block, table=Table(rows, block.table.alignment))
    if not block.links:
        return block
    cell = Cell(block.content, block.links)
    marked = _mark_cell(cell, dead)
    if marked is cell:
        return block
    soft = _moved(block.soft, [k.end for k in block.links if (k.target, k.kind) in dead])
    return replace(block, content=marked.content, links=marked.links, soft=soft)


def _mark_cell(cell: Cell, dead: _Dead) -> Cell:
    """Return a text with its dead links marked, its styles and links moved on."""
    ends = [link.end for link in cell.links if (link.target, link.kind) in dead]
    if not ends:
        return cell
    text, spans = cell.content.plain, cell.content.spans
    pieces = [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    # What starts where a mark is put starts behind it; what ends there ends before it.
    starts = _moved([span.start for span in spans], ends)
    stops = _moved([span.end - 1 for span in spans], ends)
    moved = [
        Span(start, stop + 1, span.style)
        for start, stop, span in zip(starts, stops, spans, strict=True)
    ]
    marks = [end + number * len(_MARK) for number, end in enumerate(ends)]
    moved += [Span(start, start + len(_MARK), ".md-dead") for start in marks]
    first = _moved([link.start for link in cell.links], ends)
    links = tuple(
        link._replace(start=start, end=start + link.end - link.start)
        for link, start in zip(cell.links, first, strict=True)
    )
    return Cell(Content(_MARK.join(pieces), moved), links)


def _moved(places: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    """Return where characters stand once a mark is put before each place in `ends`, in order."""
    return tuple(place + len(_MARK) * bisect_right(ends, place) for place in places)
