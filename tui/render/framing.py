"""A document with what a page has around it: its head, and below it who mentions it."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from textual.content import Content, Span

from tui.notes.note import LinkKind
from tui.notes.parsing.action_items import fold_heading
from tui.notes.parsing.backlinks import Mention
from tui.render.dead_links import mark_dead_links
from tui.render.document import Block, BlockKind, Document, Link
from tui.render.page import Page, head_blocks
from tui.render.sections import below_title, sections

_BULLET = Content(" • ", [Span(0, 3, ".md-bullet")])


def framed(page: Page, document: Document, *, whole: bool = True) -> Document:
    """Return the document of a page's body with all that the page knows about it.

    What is added has the line 0, because it is not of the file. Of a document that is not the
    `whole` body nobody can tell which of its links lead nowhere, nor where it ends.
    """
    head = head_blocks(page, document.notice, with_title=_wants_title(page, document))
    if not whole:
        return document.with_head(head)
    blocks = mark_dead_links(document, page.dead)
    return replace(document, blocks=(*head, *blocks, *_mentions(page, blocks)))


def _wants_title(page: Page, document: Document) -> bool:
    """Tell whether a note's title stands nowhere at the beginning of its text.

    It says its title where its first heading does, if that is of level 1, or else where its first
    words do, which are the title of a note that has no other.
    """
    if not page.path or not page.title.strip():
        return False
    first = next((block for block in document.blocks if block.content.plain.strip()), None)
    openings = [heading.title for heading in document.headings[:1] if heading.level == 1]
    if first is not None:
        openings.append(first.content.plain)
    return not any(_begins_with(opening, page.title) for opening in openings)


def _begins_with(opening: str, title: str) -> bool:
    """Tell whether words begin with a title, compared as headings are."""
    enough = opening[: 2 * len(title) + 100]  # of a first paragraph, which may be the whole note
    wanted = fold_heading(title) or title.strip()
    found = fold_heading(enough) or enough.strip()
    return f"{found} ".startswith(f"{wanted} ")


def _mentions(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield a section of its own with a link to each note that mentions the page."""
    count = len(page.mentions)
    if not count:
        return
    words = f"Mentioned in {count:,} notes" if count > 1 else "Mentioned in 1 note"
    yield Block(kind=BlockKind.GAP, line=0)
    yield Block(kind=BlockKind.GAP, line=0)
    yield Block(content=Content(words), line=0, style=f"md-h{_level_below_title(blocks)}")
    yield Block(kind=BlockKind.GAP, line=0)
    for mention in page.mentions:
        yield _mention(mention, posixpath.dirname(page.path))


def _level_below_title(blocks: Sequence[Block]) -> int:
    """Return the level of a heading that no section of a note takes in, but for its title."""
    found = sections(blocks)
    return min((s.level for s in below_title(found)), default=2) if len(found) > 1 else 2


def _mention(mention: Mention, folder: str) -> Block:
    """Return the entry of a note, linked to as from a note in `folder`."""
    title = mention.title.strip() or mention.path
    week = f"w/c {mention.week.label()}" if mention.week else ""
    facts = "".join(f" · {fact}" for fact in (mention.author, week) if fact)
    end = len(title)
    target = f"{quote(posixpath.relpath(mention.path, folder or '.'))}#L{mention.line}"
    return Block(
        content=Content(
            title + facts, [Span(0, end, ".md-link"), Span(end, end + len(facts), ".md-field")]
        ),
        first=_BULLET,
        rest=Content(" " * _BULLET.cell_length),
        line=0,
        links=(Link(0, end, target, LinkKind.PATH),),
    )
