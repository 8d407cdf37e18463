"""A text area for Markdown: coloured, and helpful with lists."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets.text_area import Edit, EditResult, Selection

from tui.notes.text import clean
from tui.notes.writing.pasting import tidy
from tui.panes.editing import line_edits
from tui.panes.editing.inline_edits import BOLD, ITALIC, Marked, emphasised, linked
from tui.panes.editing.markdown_spans import KINDS, MAX_LINE, contexts, spans
from tui.panes.editing.one_change import change_between
from tui.panes.editing.quick_area import QuickArea
from tui.panes.editing.row_drawing import Mark
from tui.panes.editing.seeking import Range

HIT = "hit"
"""What somebody looks for."""


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"editor.{name}", tooltip=tooltip)


class MarkdownArea(QuickArea):
    """Edits Markdown as plain text, whose marks stay visible.

    Each visible line is coloured when it is drawn. Enter goes on with a list, tab nests its
    items, and pasted text becomes Markdown, its control characters visible.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"markdown-area--{kind}" for kind in (*KINDS, HIT)}

    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("tab", "indent", "indent", "Nest this list item, or indent the line"),
        _quiet("shift+tab", "outdent", "outdent", "Bring this list item one level out"),
        Binding(
            "ctrl+t",
            "switch_box",
            "Action",
            id="editor.action",
            tooltip="Make this line or sentence an action, or an action a bullet",
        ),
        _quiet("ctrl+b,alt+b", f"emphasise('{BOLD}')", "bold", "Make these words bold, or not"),
        _quiet("alt+i", f"emphasise('{ITALIC}')", "italic", "Make these words italic, or not"),
        _quiet("alt+l", "link", "link", "Make a link of these words"),
        _quiet("ctrl+home", "text_start", "text-start", "Go to the beginning of the text"),
        _quiet("ctrl+end", "text_end", "text-end", "Go to the end of the text"),
        _quiet(
            "ctrl+shift+home",
            "text_start(True)",
            "select-to-start",
            "Select up to the beginning of the text",
        ),
        _quiet(
            "ctrl+shift+end", "text_end(True)", "select-to-end", "Select up to the end of the text"
        ),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002, Textual's name for it
        super().__init__(id=id, highlight_cursor_line=False)
        self._contexts: dict[int, str] | None = None
        self._kinds: dict[str, Style] = {}
        self._hits: Mapping[int, Sequence[Range]] = {}

    def marks_of(self, row: int) -> Sequence[Mark]:
        """Return what there is of Markdown in a line, and of what somebody looks for."""
        marks = _marks(self.document.get_line(row), self.context_of(row))
        hits = self._hits.get(row, ())
        return (*marks, *((start, end, HIT) for start, end in hits)) if hits else marks

    def mark_hits(self, hits: Mapping[int, Sequence[Range]]) -> None:
        """Mark what somebody looks for, by the row in which it stands."""
        if hits != self._hits:
            self._hits = hits
            self.forget_lines()

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit whose text, which may be pasted, is cleaned of control characters."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    def change_to(self, text: str) -> bool:
        """Make the text another, in one change of what differs; return whether anything does.

        The cursor stays at its words, if they stay.
        """
        change = change_between(self.text, clean(text))
        if change is None:
            return False
        self.replace(change.text, change.start, change.end)
        return True

    def update_suggestion(self) -> None:
        """Forget what was found in the text, since Textual calls this after every change of it."""
        self._contexts = None
        super().update_suggestion()

    def notify_style_update(self) -> None:
        """Take the colours afresh, since the theme may be another."""
        self._kinds.clear()
        super().notify_style_update()

    def on_key(self, event: events.Key) -> None:
        """Let enter go on with a list or a quote, or end it."""
        if event.key == "enter" and not self.read_only and self._continue_list():
            event.prevent_default()
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Write what the terminal pastes, then as the Markdown that it means.

        These are two changes: one undo brings back what was pasted.
        """
        event.prevent_default()
        event.stop()
        if self.read_only:
            return
        start = min(self.selection)
        is_prose = not self.context_of(start[0])
        end = self.replace(event.text, *self.selection, maintain_selection_offset=False)
        pasted = self.get_text_range(start, end.end_location)
        tidied = tidy(pasted) if is_prose else pasted
        if tidied != pasted:
            self.replace(tidied, start, end.end_location, maintain_selection_offset=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight where less is seen of the text."""
        self.call_after_refresh(self.follow_size)

    def follow_size(self) -> None:
        """Bring the cursor in sight, now that another part of the text is seen."""
        self.scroll_cursor_visible()

    def action_text_start(self, select: bool = False) -> None:
        """Go to the beginning of the text, or select as far as that."""
        self.move_cursor(self.document.start, select=select)

    def action_text_end(self, select: bool = False) -> None:
        """Go to the end of the text, or select as far as that."""
        self.move_cursor(self.document.end, select=select)

    def action_emphasise(self, mark: str) -> None:
        """Make the words selected, or the one at the cursor, bold or italic, or plain again."""
        self._mark(lambda line, start, end: emphasised(line, start, end, mark))

    def action_link(self) -> None:
        """Make a link of the words selected, or of the one at the cursor."""
        self._mark(linked)

    def _mark(self, change: Callable[[str, int, int], Marked]) -> None:
        (row, start), (last, end) = sorted(self.selection)
        if self.read_only or row != last:
            return
        line = self.document.get_line(row)
        marked = change(line, start, end)
        self.replace(marked.line, (row, 0), (row, len(line)))
        self.selection = Selection((row, marked.start), (row, marked.end))

    def action_indent(self) -> None:
        """Nest the list items of the selection, or indent at the cursor."""
        row, column = self.cursor_location
        if self.read_only:
            return
        if self.selection.is_empty and not line_edits.is_item(self.document.get_line(row)):
            self.insert(" " * (line_edits.INDENT - column % line_edits.INDENT))
        else:
            self._change_lines(lambda lines: [line_edits.indented(line) for line in lines])

    def action_outdent(self) -> None:
        """Bring the lines of the selection one level out."""
        above = self.document.lines[: min(self.selection)[0]]
        self._change_lines(lambda lines: [line_edits.outdented(line, above) for line in lines])

    def action_switch_box(self) -> None:
        """Make the lines of the selection actions, or actions bullets.

        Of a line of several sentences, the one at the cursor becomes an action.
        """
        if not self._take_out_sentence():
            self._change_lines(line_edits.toggled)

    def _take_out_sentence(self) -> bool:
        """Make the sentence at the cursor an action in one edit, and say whether it did."""
        if self.read_only or not self.selection.is_empty:
            return False
        taken = line_edits.taken_out(self.document.lines, *self.cursor_location)
        if taken is None:
            return False
        end = (taken.last, len(self.document.get_line(taken.last)))
        self.replace("\n".join(taken.lines), (taken.first, 0), end)
        self.move_cursor(taken.cursor)
        return True

    def _continue_list(self) -> bool:
        """Start the next item, or go out of the list from an empty one; say whether it did."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        prefix = line_edits.continuation(line, column)
        if prefix is None or not self.selection.is_empty or self.context_of(row):
            return False
        rest = line_edits.ended(line, self.document.lines[:row])
        if rest is None:
            self.insert(f"\n{prefix}", maintain_selection_offset=False)
        else:
            self.replace(rest, (row, 0), (row, len(line)), maintain_selection_offset=False)
        return True

    def context_of(self, row: int) -> str:
        """Return what a line is part of, whatever its own text: front matter, code, a comment."""
        if self._contexts is None:
            self._contexts = contexts(self.document.lines)
        return self._contexts.get(row, "")

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Replace the lines of the selection in one edit; it then covers the same words."""
        if self.read_only:
            return
        first, last = sorted(self.selection)
        end = last[0] - (last[1] == 0 and last[0] > first[0])
        before = self.document.lines[first[0] : end + 1]
        after = change(before)
        if after == before:
            return
        moved = {
            first[0] + index: len(new) - len(old)
            for index, (old, new) in enumerate(zip(before, after, strict=True))
        }
        selection = [(row, max(0, at + moved.get(row, 0))) for row, at in self.selection]
        self.replace("\n".join(after), (first[0], 0), (end, len(before[-1])))
        self.selection = Selection(*selection)

    def style_of(self, name: str) -> Style:
        """Return what a kind's own rules say of its text, so that stretches can lie in others.

        A background is left out, so that a selection shows through.
        """
        component = f"markdown-area--{name}"
        if component not in self.COMPONENT_CLASSES:
            return super().style_of(name)
        if name not in self._kinds:
            own = self.get_component_rich_style(component, partial=True)
            # The full style has the colour as it comes out, blended with what lies under it.
            color = self.get_component_rich_style(component).color if own.color else None
            self._kinds[name] = Style(
                color=color,
                bold=own.bold or None,
                italic=own.italic or None,
                underline=own.underline or None,
            )
        return self._kinds[name]


def _marks(line: str, context: str) -> Sequence[Mark]:
    """Return the coloured stretches of a line; those of lines of usual length are kept."""
    return _marks_kept(line, context) if len(line) <= MAX_LINE else tuple(spans(line, context))


@lru_cache(maxsize=256)
def _marks_kept(line: str, context: str) -> Sequence[Mark]:
    return tuple(spans(line, context))
