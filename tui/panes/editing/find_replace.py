"""The line below the text in which words to find, and others in their place, are typed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.text_area import Location, Selection

from tui.notes.text import clean_line
from tui.panes.editing.markdown_area import MarkdownArea
from tui.panes.editing.seeking import Place, by_row, first_from, places, replaced
from tui.panes.typed_keys import LineBox


class FindReplace(Horizontal):
    """Goes from one place to the next in a text, and changes it there or everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down",
            "step(1)",
            "Next",
            show=False,
            id="editor.find-next",
            tooltip="To the next place",
        ),
        Binding(
            "up",
            "step(-1)",
            "Previous",
            show=False,
            id="editor.find-previous",
            tooltip="To the place before",
        ),
        Binding(
            "ctrl+g",
            "replace_all",
            "Replace all",
            id="editor.replace-all",
            tooltip="Put the other words everywhere in the note",
        ),
        Binding(
            "tab,shift+tab",
            "other_box",
            "Other words",
            show=False,
            id="editor.find-other",
            tooltip="From the words to find to those in their place, and back",
        ),
        Binding("escape", "close", "Close", id="editor.find-close", tooltip="Back to the text"),
    ]

    words = query_one("#find-words", Input)
    others = query_one("#find-others", Input)
    count = query_one("#find-count", Static)

    def __init__(self, area: MarkdownArea) -> None:
        """Look for words in `area`, which is mounted beside."""
        super().__init__()
        self._area = area
        self._begun_at: Location = (0, 0)
        """Where the cursor was when somebody began to type."""
        self._found: Sequence[Place] = ()
        self._replaced = 0
        """In how many places other words have just been put at once."""

    @property
    def is_open(self) -> bool:
        """Whether something is looked for."""
        return self.has_class("-open")

    def open(self) -> None:
        """Ask what to look for; what is selected is meant at first."""
        self._begun_at = min(self._area.selection)
        if not self.children:
            self._furnish()
        self.add_class("-open")
        self.others.display = not self._area.read_only
        chosen = self._area.selected_text
        if chosen and "\n" not in chosen:
            self.words.value = chosen
        # What is not displayed takes no focus, and what is typed at once is meant for this line.
        self.app.stylesheet.update(self)
        self.screen.set_focus(self.words)
        self.words.cursor_position = len(self.words.value)
        self._look(self._begun_at)

    def action_close(self) -> None:
        """Go back to the text, where the last place is still selected."""
        self.remove_class("-open")
        self._area.mark_hits({})
        self._area.focus()

    def look_again(self) -> None:
        """Find the words in a text that has changed, and leave the cursor."""
        if self.is_open:
            self._find()

    @on(Input.Changed, "#find-words")
    def find_typed(self, event: Input.Changed) -> None:
        """Go to the first place from where somebody began."""
        event.stop()
        if self.is_open:
            self._look(self._begun_at)

    @on(Input.Submitted, "#find-words")
    def find_next(self, event: Input.Submitted) -> None:
        """Go to the next place."""
        event.stop()
        self.action_step(1)

    @on(Input.Submitted, "#find-others")
    def replace_one(self, event: Input.Submitted) -> None:
        """Put the other words where the reader is, and go to the next place."""
        event.stop()
        index = self._index()
        if self._area.read_only or index < 0:
            self.action_step(1)
            return
        row, start, end = self._found[index]
        others = clean_line(self.others.value)
        self._area.replace(others, (row, start), (row, end), maintain_selection_offset=False)
        self._look((row, start + len(others)))

    def action_replace_all(self) -> None:
        """Put the other words in all places, in one change."""
        self._find()
        if self._area.read_only or not self._found:
            return
        lines, count = self._area.document.lines, len(self._found)
        first, last = self._found[0].row, self._found[-1].row
        text = "\n".join(replaced(lines, self._found, clean_line(self.others.value)))
        self._area.replace(text, (first, 0), (last, len(lines[last])))
        self._replaced = count
        self._find()

    def action_other_box(self) -> None:
        """Go to the other words, or back; outside the line, what is typed would change notes."""
        box = self.words if self.others.has_focus else self.others
        if box.display:
            self.screen.set_focus(box)

    def action_step(self, way: int) -> None:
        """Go to another place, at the end to the first again."""
        if not self._found:
            return
        index = self._index()
        if index >= 0:
            self._go((index + way) % len(self._found))
        else:
            index = first_from(self._found, *self._area.cursor_location)
            self._go(index if way > 0 else (index - 1) % len(self._found))

    def _furnish(self) -> None:
        """Make what is looked for, what takes its place, and how many places there are.

        Only now, because an editor is opened more often than something is looked for in it.
        """
        for id_, asked in (("find-words", "find"), ("find-others", "replace with")):
            self.mount(LineBox(asked, id=id_, select_on_focus=False))
        self.mount(Static(id="find-count", markup=False))

    def _look(self, start: Location) -> None:
        self._replaced = 0
        self._find()
        if self._found:
            self._go(first_from(self._found, *start))

    def _find(self) -> None:
        self._found = places(self._area.document.lines, self.words.value)
        self._area.mark_hits(by_row(self._found))
        self._tell()

    def _go(self, index: int) -> None:
        self._replaced = 0
        row, start, end = self._found[index]
        self._area.selection = Selection((row, start), (row, end))
        self._tell()

    def _index(self) -> int:
        """Return the index of the place that is selected, or -1."""
        start, end = sorted(self._area.selection)
        chosen = Place(start[0], start[1], end[1])
        return self._found.index(chosen) if chosen in self._found else -1

    def _tell(self) -> None:
        count, index = len(self._found), self._index()
        if self._replaced:
            told = f"replaced {self._replaced:,}"
        elif not self.words.value:
            told = ""
        elif not count:
            told = "not found"
        else:
            told = f"{index + 1:,} of {count:,}" if index >= 0 else f"{count:,} found"
        self.count.update(Content(told))
