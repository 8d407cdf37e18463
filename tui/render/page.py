"""What the viewer is given to show: a text, what is known about it, and its actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.content import Content, Span

from tui.notes.action import Action
from tui.notes.note import Note, Problem, Status
from tui.notes.text import split_lines
from tui.render.document import Block, BlockKind


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
    problems: tuple[Problem, ...] = ()
    actions: Mapping[int, Action] = field(default_factory=dict)
    """The actions that can be ticked here, by the line on which they stand."""

    @classmethod
    def of_note(cls, note: Note, body: str, body_line: int) -> "Page":
        """Return the page of a note whose text is `body`, from `body_line` of its file on."""
        return cls(
            key=note.path,
            title=note.title,
            path=note.path,
            body=body,
            body_line=body_line,
            byline=byline(note),
            problems=note.problems,
            actions={action.line: action for action in note.actions},
        )

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
    """Return who wrote a note, for which week, how far it is and how long."""
    facts = [note.author]
    if note.week is not None:
        facts.append(f"{note.week.iso}{'?' if note.guessed else ''}")
    if note.status is not Status.PUBLISHED:
        facts.append(note.status.value)
    facts.append(f"{note.words:,} words" if note.words != 1 else "1 word")
    return " · ".join(filter(None, facts))


def head_blocks(page: Page, notice: str | None = None) -> list[Block]:
    """Return the blocks that stand above a page's body: byline, notice and problems."""
    blocks = []
    if page.byline:
        blocks.append(Block(content=Content(page.byline), line=0, style="md-byline"))
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
