"""The editor pane: one note's text, and what has become of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tui.panes.markdown_area import MarkdownArea
from tui.panes.markdown_spans import contexts

REPORT_EVERY = 0.3
"""Seconds between two reports of what was typed."""


class EditorDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A note's text as the editor is given it."""

    path: str
    """The note, relative to the folder, with `/` between its parts."""
    text: str
    """Lines end in a line feed; hidden characters have stand-ins (see `EditableText`)."""
    base_digest: str = ""
    """Digest of the file that the text was made from; empty where there is none."""
    title: str = ""
    """What the pane's border says; the path where empty."""
    line: int = 1
    """Where the cursor starts, counted from 1."""
    column: int = 0
    """How many characters stand before the cursor in its line."""
    is_new: bool = False
    """Whether there is no such file yet."""
    saved_text: str | None = None
    """What the file holds, where `text` is a recovered draft of something else."""
    read_only: bool = False


class Editor(Vertical):
    """Lets a person change one note; reports every change and writes nothing itself.

    Text is thrown away only by whoever replaces it with `open` or removes the pane, so both wait
    for `is_dirty` to be false or for the person's word.
    """

    HELP = """\
## Editing a note

- `ctrl+s` saves; `esc` leaves, and asks first if something is not saved
- `enter` in a list begins the next item, in an empty item ends the list
- `tab` and `shift+tab` nest a list item and bring it out again
- `ctrl+t` makes a line an action, or an action a bullet
- `ctrl+z` takes back, `ctrl+y` brings back

What you type is kept as a draft within a second, whatever happens to this window.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="editor.save", tooltip="Write the note to its file"),
        Binding(
            "escape",
            "leave",
            "Leave",
            id="editor.leave",
            tooltip="Close the editor; asks first if something is not saved",
        ),
    ]

    area = query_one("#editor-area", MarkdownArea)
    path_line = query_one("#editor-path", Static)
    state_line = query_one("#editor-state", Static)

    @dataclass
    class Edited(Message):
        """The text has changed; sent every 0.3 s at most while typing, and when focus leaves."""

        path: str
        """The note."""
        text: str
        """All of it."""
        line: int
        """The cursor's line, counted from 1."""
        column: int
        """How many characters stand before the cursor in its line."""
        is_dirty: bool
        """Whether it differs from what is saved: after an undo it need not."""

    @dataclass
    class SaveRequested(Message):
        """The text is to be written; answer with `saved` or `save_failed`."""

        path: str
        """The note."""
        text: str
        """All of it."""
        base_digest: str
        """Digest of the file that it replaces; empty where there is none."""
        then_close: bool
        """Whether the editor is to be closed once it is written."""

    @dataclass
    class LeaveRequested(Message):
        """The person wants to leave text that is not saved: ask what is to become of it."""

        path: str
        """The note."""

    @dataclass
    class CloseRequested(Message):
        """The person wants to leave, and nothing would be lost."""

        path: str
        """The note."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002, Textual's name for it
        super().__init__(id=id)
        self._document = EditorDocument(path="", text="")
        self._digest = ""
        self._saved = ""
        self._reported = ""
        self._saving: str | None = None
        self._save_again: bool | None = None
        """A save asked for during a save: whether to close after it."""
        self._news = ""
        """What became of the last save, for the state line."""
        self._title = ""
        self._words = 0
        self._report_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text above one line about it."""
        yield MarkdownArea(id="editor-area")
        with Horizontal(id="editor-status"):
            yield Static(id="editor-path", markup=False)
            yield Static(id="editor-state", markup=False)

    @property
    def path(self) -> str:
        """The note that is open; empty before the first."""
        return self._document.path

    @property
    def text(self) -> str:
        """The text as it is now, its lines joined by line feeds."""
        return self.area.text

    @property
    def base_digest(self) -> str:
        """Digest of the file that the text was made from or last saved as."""
        return self._digest

    @property
    def is_dirty(self) -> bool:
        """Whether the text differs from what is known to be saved."""
        return self.text != self._saved

    @property
    def cursor_location(self) -> tuple[int, int]:
        """The cursor's line, counted from 1, and how many characters stand before it there."""
        row, column = self.area.cursor_location
        return row + 1, column

    def open(self, document: EditorDocument) -> None:
        """Show a document in place of what is there; the pane must be mounted."""
        self._stop_timer()
        self._document = document
        self._digest = document.base_digest
        self._saving = self._save_again = None
        self._news = "new note" if document.is_new else ""
        self.area.read_only = document.read_only
        self.area.load_text(document.text)
        self._reported = self.text
        self._saved = self.text if document.saved_text is None else document.saved_text
        self._words = _count_words(self.text)
        self.area.move_cursor((document.line - 1, document.column), center=True)
        self._show_state()

    def saved(self, digest: str, *, at: datetime | None = None) -> None:
        """Note that the text last asked to be saved is in the file, which has this digest.

        What was typed since stays unsaved. `at` is when, now if not given.
        """
        if self._saving is None:
            return
        at = at or datetime.now(tz=UTC)
        self._saved, self._saving, self._digest = self._saving, None, digest
        self._news = f"saved {at.astimezone():%H:%M}"
        again, self._save_again = self._save_again, None
        if again is not None and self.is_dirty:
            self.request_save(then_close=again)
        elif again:
            self.post_message(self.CloseRequested(self.path))
        self._show_state()

    def save_failed(self, sentence: str) -> None:
        """Note that the file is as it was, and say why; all text stays, unsaved."""
        self._saving = self._save_again = None
        self._news = ""
        self._show_state()
        _update(self.path_line, f"! {sentence}")
        self.add_class("-failed")

    def request_save(self, *, then_close: bool = False) -> None:
        """Ask for the text to be written; during a save, for it to be written again after that."""
        if self._document.read_only:
            return
        self.report()
        if self._saving is not None:
            self._save_again = then_close or bool(self._save_again)
            return
        self._saving = self.text
        self.post_message(self.SaveRequested(self.path, self._saving, self._digest, then_close))
        self._show_state()

    def report(self) -> None:
        """Send what was typed and not yet reported, without waiting for the moment to come."""
        self._stop_timer()
        text = self.text
        if text == self._reported:
            return
        self._reported = text
        self._words = _count_words(text)
        line, column = self.cursor_location
        self.post_message(self.Edited(self.path, text, line, column, self.is_dirty))
        self._show_state()

    def focus(self, scroll_visible: bool = True) -> "Editor":
        """Focus the text."""
        self.area.focus(scroll_visible)
        return self

    def action_save(self) -> None:
        """Ask for the text to be written."""
        self.request_save()

    def action_leave(self) -> None:
        """Ask to be closed, or for a decision on what is not saved."""
        self.report()
        message = self.LeaveRequested if self.is_dirty else self.CloseRequested
        self.post_message(message(self.path))

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._report_timer is None and self.text != self._reported:
            self._report_timer = self.set_timer(REPORT_EVERY, self.report)
        self._show_state()

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._show_state()

    @on(events.DescendantBlur)
    def _focus_left(self) -> None:
        self.report()

    def _stop_timer(self) -> None:
        if self._report_timer is not None:
            self._report_timer.stop()
            self._report_timer = None

    def _show_state(self) -> None:
        """Bring border, path and state up to date; called at every key, so only what differs."""
        dirty = self.is_dirty
        self.set_class(dirty, "-unsaved")
        self.remove_class("-failed")
        name = self._document.title or self.path
        title = f"{name} *" if dirty else name
        if title != self._title:
            self._title = title
            self.border_title = Content(title)
        line, column = self.cursor_location
        parts = (self._state(dirty), f"{self._words:,} words", f"{line}:{column + 1}")
        _update(self.path_line, self.path)
        _update(self.state_line, " · ".join(part for part in parts if part))

    def _state(self, dirty: bool) -> str:
        """Say in a word or two how safe the text is."""
        if self._document.read_only:
            return "read only"
        if self._saving is not None:
            return "saving…"
        return "● unsaved" if dirty else self._news


def _update(line: Static, text: str) -> None:
    """Show other text; the layout is done again only where its width is another."""
    before = str(line.content)
    if text != before:
        line.update(Content(text), layout=len(text) != len(before))


def _count_words(text: str) -> int:
    """Count as the index does: what is between spaces, front matter aside."""
    lines = text.split("\n")
    front = [row for row, kind in contexts(lines).items() if kind == "front-matter"]
    return sum(len(line.split()) for line in lines[len(front) :])
