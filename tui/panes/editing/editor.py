"""The editor pane: one note's text, and what has become of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from tui.panes.borders import entitle
from tui.panes.editing.completing_area import CompletingArea
from tui.panes.editing.completion import Candidates
from tui.panes.editing.editor_document import EditorDocument
from tui.panes.editing.editor_keys import EDITOR_KEYS, HELP
from tui.panes.editing.editor_space import EditorSpace
from tui.panes.editing.editor_status import EditorStatus
from tui.panes.editing.find_replace import FindReplace
from tui.panes.editing.saves import Saves

__all__ = ["Editor", "EditorDocument"]

REPORT_EVERY = 0.3
"""Seconds between two reports of what was typed."""


class Editor(Vertical):
    """Lets a person change one note; reports every change and writes nothing itself.

    Text is thrown away only by whoever replaces it with `open` or removes the pane, so both wait
    for `is_dirty` to be false or for the person's word.
    """

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = EDITOR_KEYS

    area = query_one("#editor-area", CompletingArea)
    space = query_one(EditorSpace)
    find_line = query_one(FindReplace)
    status = query_one(EditorStatus)

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
    class OwnEditorAsked(Message):
        """The person wants to go on in their own editor; answer with `take_back`."""

        path: str
        """The note."""
        text: str
        """All of it."""
        line: int
        """The cursor's line, counted from 1."""

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

    def __init__(self, *, own_editor: bool = False, id: str | None = None) -> None:  # noqa: A002
        """Offer the person's own editor, which can do anything, only where `own_editor` says so."""
        super().__init__(id=id)
        self.offers_own_editor = own_editor
        self._document = EditorDocument(path="", text="")
        self._saves = Saves()
        self._reported = ""
        self._report_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text above one line about it."""
        area = CompletingArea(id="editor-area")
        yield EditorSpace(area)
        yield FindReplace(area)
        yield EditorStatus()
        yield area.completions

    @property
    def candidates(self) -> Candidates:
        """What `[[`, `@` and `#` are completed from."""
        return self.area.candidates

    @candidates.setter
    def candidates(self, value: Candidates) -> None:
        self.area.candidates = value

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
        return self._saves.digest

    @property
    def is_dirty(self) -> bool:
        """Whether the text differs from what is known to be saved."""
        return self.text != self._saves.saved

    @property
    def cursor_location(self) -> tuple[int, int]:
        """The cursor's line, counted from 1, and how many characters stand before it there."""
        row, column = self.area.cursor_location
        return row + 1, column

    def open(self, document: EditorDocument, *, width: int = 0) -> None:
        """Show a document in place of what is there; the pane must be mounted.

        `width` is how many cells the pane will take, if it is known and not seen yet.
        """
        self._stop_timer()
        self.area.expect_width(width - self.styles.gutter.width)
        self._document = document
        self.area.read_only = document.read_only
        self.area.load_text(document.text)
        self._reported = self.text
        saved = self.text if document.saved_text is None else document.saved_text
        self._saves = Saves(document.base_digest, saved, "new note" if document.is_new else "")
        self.status.count_at_once(self.text)
        self.area.move_cursor((document.line - 1, document.column), center=True)
        self._show_state()
        self._show_preview()

    def saved(self, digest: str, *, at: datetime | None = None) -> None:
        """Note that the text last asked to be saved is in the file, which has this digest.

        What was typed since stays unsaved. `at` is when, now if not given.
        """
        if self._document.is_new:  # what it was called while it had no file says nothing now
            self._document = replace(self._document, is_new=False, title="")
        again = self._saves.finish(digest, at)
        if again is not None and self.is_dirty:
            self.request_save(then_close=again)
        elif again:
            self.post_message(self.CloseRequested(self.path))
        self._show_state()

    def saved_as(self, text: str, digest: str) -> None:
        """Note that a text which was not asked to be saved is in the file."""
        self._saves.begin(text, then_close=False)
        self.saved(digest)

    def save_failed(self, sentence: str) -> None:
        """Note that the file is as it was, and say why; all text stays, unsaved."""
        self._saves.fail()
        self._show_state()
        self.status.fail(sentence)

    def request_save(self, *, then_close: bool = False) -> None:
        """Ask for the text to be written; during a save, for it to be written again after that."""
        if self._document.read_only:
            return
        self.report()
        text = self.text
        if self._saves.begin(text, then_close=then_close):
            self.post_message(self.SaveRequested(self.path, text, self.base_digest, then_close))
            self._show_state()

    def report(self) -> None:
        """Send what was typed and not yet reported, without waiting for the moment to come."""
        self._stop_timer()
        text = self.text
        if text == self._reported:
            return
        self._reported = text
        self.status.count(text)
        line, column = self.cursor_location
        self.post_message(self.Edited(self.path, text, line, column, self.is_dirty))
        self._show_state()
        self._show_preview()

    def focus(self, scroll_visible: bool = True) -> "Editor":
        """Focus the text."""
        self.area.focus(scroll_visible)
        return self

    def action_save(self) -> None:
        """Ask for the text to be written."""
        self.request_save()

    def action_find(self) -> None:
        """Ask for words to find in the text."""
        self.find_line.open()

    async def action_preview(self) -> None:
        """Show the note as it will look, or no longer."""
        await self.space.switch_preview()
        self._show_preview()

    def action_own_editor(self) -> None:
        """Ask for the note to be written in the person's own editor."""
        self.report()
        self.post_message(self.OwnEditorAsked(self.path, self.text, self.cursor_location[0]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the person's own editor only where that is allowed, and something may change."""
        if action == "own_editor":
            return self.offers_own_editor and not self._document.read_only
        return super().check_action(action, parameters)

    def take_back(self, text: str) -> bool:
        """Take a text from the person's own editor, as one change; return whether it is another.

        The cursor stays where it was, as far as the lines above it are the same.
        """
        return self.area.change_to(text)

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
        self.find_line.look_again()
        self._show_state()

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._show_state()
        self.space.follow()

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
        entitle(self, f"{self._called} *" if dirty else self._called)
        line, column = self.cursor_location
        self.status.show(self.path, self._state(dirty), (line, column + 1), is_unsaved=dirty)

    def _show_preview(self) -> None:
        self.space.preview(self.path, self._called, self.text)

    @property
    def _called(self) -> str:
        return self._document.title or self.path

    def _state(self, dirty: bool) -> str:
        """Say in a word or two how safe the text is."""
        if self._document.read_only:
            return "read only"
        if self._saves.is_pending:
            return "saving…"
        return "● unsaved" if dirty else self._saves.news
