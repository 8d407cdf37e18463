"""What the viewer is given to show: a text, what is known about it, and its actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from textual.content import Content, Span

from tui.notes.action import Action
from tui.notes.note import LinkKind, Note, Problem, Status
from tui.notes.parsing.backlinks import Mention
from tui.notes.text import split_lines
from tui.notes.week import MONTHS
from tui.render.document import Block, BlockKind, Link
from tui.render.hyperlinks import hyperlink

_JOINED = "\u00a0"
"""A blank at which no line breaks."""
_WORDS_A_MINUTE = 238
"""How fast adults read English in silence, from M. Brysbaert's review of 190 studies (2019)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A note, or a text composed from notes, as the viewer shows it."""

    key: str
    """What it is: a page with the same key takes the place of the one before it, where it stood."""
    title: str
    path: str = ""
    """The note that it is; empty where it was composed from notes."""
    body: str
    """Markdown without front matter and without control characters."""
    body_line: int = 1
    """The line of the file on which the body starts, counted from 1."""
    byline: str = ""
    """What stands above the body, on one line."""
    tags: tuple[str, ...] = ()
    url: str = ""
    """Where it was published."""
    dead: frozenset[str] = frozenset()
    """The targets of links that lead to nothing in the folder, as they are written."""
    mentions: tuple[Mention, ...] = ()
    """The notes that link to it."""
    problems: tuple[Problem, ...] = ()
    actions: Mapping[int, Action] = field(default_factory=dict)
    """The actions that can be ticked here, by the line on which they stand."""
    changed_lines: frozenset[int] = frozenset()
    """The lines of headings whose sections are new to the reader; 0 for what is above the first."""

    @classmethod
    def of_note(
        cls,
        note: Note,
        body: str,
        body_line: int,
        *,
        dead: frozenset[str] = frozenset(),
        mentions: tuple[Mention, ...] = (),
    ) -> "Page":
        """Return the page of a note whose text is `body`, from `body_line` of its file on."""
        return cls(
            key=note.path,
            title=note.title,
            path=note.path,
            body=body,
            body_line=body_line,
            byline=byline(note),
            tags=note.tags,
            url=note.url,
            dead=dead,
            mentions=mentions,
            problems=note.problems,
            actions={action.line: action for action in note.actions},
        )

    def lines(self, first: int, last: int) -> tuple[str | None, ...]:
        """Return lines of the file as they are shown, counted from 1; None for one outside."""
        lines, start = split_lines(self.body), self.body_line
        return tuple(
            lines[number - start] if start <= number < start + len(lines) else None
            for number in range(first, last + 1)
        )

    def going_on_from(self, before: "Page", *, ours: bool) -> "Page":
        """Return this page with the sections marked, too, that were so in an older version of it.

        What is new in it is not marked where it is `ours`.
        """
        marked = frozenset(before.line_in(self, line) for line in before.changed_lines)
        return replace(self, changed_lines=marked if ours else marked | self.changed_lines)

    def line_in(self, newer: "Page", line: int) -> int:
        """Return where a line of this page stands in a newer version of it.

        Lines above the first difference stay; those below move with the end of the file.
        """
        if self.body is newer.body:
            return line + (newer.body_line - self.body_line if line else 0)
        old, new = split_lines(self.body), split_lines(newer.body)
        index = line - self.body_line
        pairs = zip(old, new, strict=False)
        changed = next((i for i, (before, after) in enumerate(pairs) if before != after), None)
        if changed is None:
            changed = min(len(old), len(new))
        if index >= changed:
            index = max(changed, index + len(new) - len(old))
        return index + newer.body_line if line else 0


def byline(note: Note) -> str:
    """Return who wrote a note, for which week, when it came out, how far it is and how long.

    Lines break between these facts only.
    """
    facts = [note.author]
    if note.week is not None:
        number = f"W{note.week.iso.partition('W')[2]}"
        facts.append(
            f"w/c {note.week.short()} {note.week.start.year}{'?' if note.guessed else ''}, {number}"
        )
    if note.date is not None and note.status is Status.PUBLISHED:
        facts.append(f"published {note.date.day} {MONTHS[note.date.month - 1][:3]}")
        if note.week is None or note.date.year != note.week.end.year:
            facts[-1] += f" {note.date.year}"
    if note.status is not Status.PUBLISHED:
        facts.append(note.status.value)
    words = f"{note.words:,} words" if note.words != 1 else "1 word"
    minutes = round(note.words / _WORDS_A_MINUTE)
    facts.append(f"{words}, {minutes} min" if minutes else words)
    return " · ".join(fact.replace(" ", _JOINED) for fact in facts if fact)


def _head(page: Page) -> Block | None:
    """Return the lines above a page's body: its byline with its tags, and where it came out."""
    tags = " ".join(f"#{tag.replace(' ', _JOINED)}" for tag in page.tags)
    lines = [" · ".join(filter(None, (page.byline, tags))), page.url]
    text = "\n".join(filter(None, lines))
    if not text:
        return None
    if not page.url:
        return Block(content=Content(text), line=0, style="md-byline")
    start = len(text) - len(page.url)
    spans = [Span(start, len(text), ".md-link")]
    if style := hyperlink(page.url):
        spans.append(Span(start, len(text), style))
    link = Link(start, len(text), page.url, LinkKind.URL)
    return Block(content=Content(text, spans), line=0, links=(link,), style="md-byline")


def head_blocks(page: Page, notice: str | None = None, *, with_title: bool = False) -> list[Block]:
    """Return the blocks that stand above a page's body: its title, head, notice and problems.

    The title is drawn as one, and is no heading: it has no section that could be folded away.
    """
    title = Content(page.title, [Span(0, len(page.title), ".md-h1")])
    blocks = [Block(content=title, line=0)] if with_title else []
    if head := _head(page):
        blocks.append(head)
    messages = [notice] if notice else []
    messages += [
        f"Line {problem.line}: {problem.message}"
        if problem.line and not problem.message.startswith("Line ")
        else problem.message
        for problem in page.problems
    ]
    mark = Content("! ", [Span(0, 1, ".md-problem-mark")])
    blocks += [
        Block(content=Content(message), first=mark, rest=Content("  "), line=0, style="md-problem")
        for message in messages
    ]
    if blocks:
        blocks.append(Block(kind=BlockKind.GAP, line=0))
    return blocks
