"""The three panes on a folder, and the traffic between them; nothing else."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from tui import garbage
from tui.notes.chronicle import chronicle
from tui.notes.errors import FolderError, WeeknotesError
from tui.notes.library import Delta, Library
from tui.notes.note import Note
from tui.notes.week import Week
from tui.panes.action_keys import ActionKeys
from tui.panes.borders import entitle, subtitle
from tui.panes.key_bar import KeyBar
from tui.panes.timeline import Timeline
from tui.panes.tracker import Tracker
from tui.panes.viewer import Viewer
from tui.render.page import Page
from tui.screens.following import Following
from tui.screens.main_keys import MAIN_KEYS
from tui.screens.panes import PANES, PanesScreen
from tui.screens.scene import Scene, survey
from tui.screens.trail import Trail
from tui.screens.week_log import LOG, log_page
from tui.screens.writing import Writing

if TYPE_CHECKING:  # loaded when the palette is opened
    from textual.command import Provider

WRITING = frozenset({"capture", "draft", "edit", "undo", "redo"})
"""What the keys do that are hidden where everything is read-only."""

REPEAT = 0.08
"""Seconds: keys that come faster than this are held down or pasted."""


def _notes_by_title() -> "type[Provider]":
    from tui.screens.palette import NotesByTitle

    return NotesByTitle


class MainScreen(PanesScreen):
    """Timeline, note and actions side by side, as many as the terminal has room for."""

    BINDINGS: ClassVar[list[BindingType]] = MAIN_KEYS
    COMMANDS = {_notes_by_title}  # noqa: RUF012  # as Textual declares it

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)
    tracker = getters.query_one(Tracker)
    writing = getters.query_one(Writing)
    following = getters.query_one(Following)

    @dataclass
    class Looked(Message):
        """Somebody, here or elsewhere, has changed the folder."""

        delta: Delta
        """What is different."""

    @dataclass
    class Followed(Message):
        """The whole folder has been looked at once, and is followed from now on."""

    def __init__(self, library: Library, *, drafts: Path, draft: str = "") -> None:
        """Show a library; `drafts` is where the journal of unsaved text is kept."""
        super().__init__()
        self.library = library
        self._drafts = drafts
        self._draft = draft
        self._trail = Trail()
        self._shown = ""
        self._on_screen: Note | None = None
        """The note as it is shown; None where there is none or it could not be read."""
        self._glimpsed: dict[str, Note] = {}
        """What is known of the newest notes before the index is read."""
        self._opened = asyncio.Event()
        """Set once the index has been read."""
        self._scene: Scene | None = None
        self._deltas: list[Delta] = []
        self._drawing = False
        self._reading = False
        """Whether part of a look at the folder is still to come."""
        self._moved = 0.0
        """When the timeline's cursor moved last, by the monotonic clock."""
        self._left = False
        """Whether the person has left, so that the panes may be gone at any moment."""
        self.is_ready = False
        """Whether the whole folder has been looked at once."""

    def compose(self) -> ComposeResult:
        """Lay out the panes; the stylesheet decides which of them are seen."""
        with Following(self.library, ready=self._opened, id="panes"):
            yield Timeline(id="timeline")
            yield Viewer(id="note")
            yield Writing(self.library, self._drafts, id="writing")
            yield Tracker(id="tracker")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was newest last time, then start to follow the folder."""
        self.timeline.focus()
        glimpse = self.library.glimpse()
        if glimpse.notes:
            self._glimpsed = {note.path: note for note in glimpse.notes}
            today, starts = self.library.today(), glimpse.week_starts
            self.timeline.show(chronicle(glimpse.notes, today=today, starts=starts))
            subtitle(self.timeline, "reading the index")
        self.library.listen(self._looked)
        self.call_after_refresh(self.follow)  # the first paint has the processor to itself

    def _looked(self, delta: Delta) -> None:
        """Bring what another thread has found into this one."""
        self.post_message(self.Looked(delta))

    def on_unmount(self) -> None:
        """Let go of the folder."""
        self.library.close()

    async def may_leave(self) -> bool:
        """Return whether nothing unsaved is in the way of leaving; then nothing is drawn more."""
        self._left = await self.writing.may_close()
        return self._left

    @work(thread=True, group="follow")
    def follow(self) -> None:
        """Read what the index remembers, then the folder as it is, and go on following it."""

        def told(sentence: str) -> None:
            self.post_message(Writing.Told(sentence))

        try:
            self.library.open()
            if not self.library.notes:
                self._looked(Delta())
            self.library.watch(told)
            self.library.refresh()
            self.library.keep()
        except FolderError as error:
            told(error.message)
            self._looked(Delta())
        self.post_message(self.Followed())

    @on(Followed)
    def settle(self) -> None:
        """Do what had to wait for the folder: open the draft asked for, offer unsaved ones."""
        if self._left:
            return
        self.is_ready = True
        garbage.resume()
        if not self.library.notes:
            self.viewer.show_blank(
                f"There are no notes in {self.library.folder.root} yet.\n\nN begins the first."
            )
        if self._draft:
            self.begin(self._draft)
        else:
            self.writing.offer_unfinished()

    # The folder

    @on(Looked)
    def look(self, event: Looked) -> None:
        """Gather what has changed; many changes are drawn at once."""
        if self._left:
            return
        self._opened.set()
        delta, was_reading = event.delta, self._reading
        self._reading = delta.done < delta.total
        if delta.total and not (delta.changed or delta.removed or self._reading or was_reading):
            return  # files were touched, and are as they were
        self._deltas.append(delta)
        if not self._drawing:
            self._drawing = True
            self.draw()

    @work
    async def draw(self) -> None:
        """Bring all panes in step with the library, as often as it has changed meanwhile."""
        while self._deltas:
            deltas, self._deltas = self._deltas, []
            changed = frozenset[str]().union(*(d.changed | d.removed for d in deltas))
            removed = frozenset[str]().union(*(d.removed for d in deltas))
            if self._shown in removed:
                self.notify(f"{self._shown} was deleted.", severity="warning", markup=False)
            if self._shown in changed and self._known(self._shown) != self._on_screen:
                self.show_note(self._shown)
            if self._shown == LOG and changed:
                self.show_log()
            await self._draw_lists(changed)
            self._tell_progress(deltas[-1])
            self.writing.files_changed(changed)
        self._drawing = False

    async def _draw_lists(self, changed: Collection[str]) -> None:
        """Redraw the lists; where nothing has changed, as after a refusal, from the truth too."""
        scene = await asyncio.to_thread(survey, self.library, self._scene, changed)
        self._scene = scene
        self.timeline.show(scene.weeks)
        self.following.look(scene)

    def _tell_progress(self, delta: Delta) -> None:
        if delta.done < delta.total:
            subtitle(self.timeline, f"reading {delta.done:,} of {delta.total:,}")

    @on(Writing.Told)
    def tell(self, event: Writing.Told) -> None:
        """Pass on what a thread has to say."""
        self.notify(event.sentence, title="The notes folder", severity="warning", markup=False)

    def refuse(self, error: WeeknotesError) -> None:
        """Say why something was not done."""
        self.notify(error.message, title=error.title, severity="error", timeout=8, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is allowed here."""
        if action in WRITING and self.library.folder.read_only:
            return False
        if action == "edit":
            return self._shown not in ("", LOG) and not self._edit_refusal
        if action == "say_why":
            return self.library.folder.read_only or bool(self._edit_refusal)
        return super().check_action(action, parameters)

    @property
    def _edit_refusal(self) -> str:
        """Why the note that is shown may not be edited."""
        if self._shown in ("", LOG):
            return ""
        return self.following.edit_refusal(self._shown)

    def action_say_why(self) -> None:
        """Say why nothing can be written here."""
        self._say_not_yours(
            self._edit_refusal or "weeknotes was started read-only, so nothing is written."
        )

    def _say_not_yours(self, sentence: str) -> None:
        self.notify(
            sentence, title="Not yours to edit", severity="warning", timeout=8, markup=False
        )

    # Reading

    @on(Timeline.NoteHighlighted)
    def preview(self, event: Timeline.NoteHighlighted) -> None:
        """Show the note under the timeline's cursor; while a key repeats, the one it ends on."""
        now = monotonic()
        repeats, self._moved = now - self._moved < REPEAT, now
        self.go(event.path, delay=REPEAT if repeats else 0)

    @on(Timeline.NoteOpened)
    def read(self, event: Timeline.NoteOpened) -> None:
        """Go over to the note."""
        if self.has_class("-writing"):
            self.writing.leave_for(event.path)
            return
        self.go(event.path)
        self.action_show_pane("note")

    @on(Tracker.ActionOpened)
    def read_action(self, event: Tracker.ActionOpened) -> None:
        """Go to the note that an action stands in, and to its line."""
        if self.has_class("-writing"):
            self.writing.leave_for(event.action.path, event.action.line)
            return
        self.go(event.action.path, event.action.line)
        self.action_show_pane("note")

    @on(Viewer.LinkFollowed)
    def follow_link(self, event: Viewer.LinkFollowed) -> None:
        """Open the note that a link leads to; show where other links lead."""
        target = self.library.resolve(event.target, self._shown)
        if target:
            self._leave_place()
            self.go(target.path, target.line)
        elif "://" in event.target:
            self.notify(
                event.target, title="This link leads out of the folder", timeout=10, markup=False
            )
        else:
            self.notify(
                f"No note here is called “{event.target}”.",
                title="Dead link",
                severity="warning",
                markup=False,
            )

    def action_go_back(self) -> None:
        """Return to the note, or the log, that a link was followed from."""
        if place := self._trail.back():
            self.go(*place)

    def action_log(self) -> None:
        """Show what was done this week, in the note's place."""
        if self.has_class("-writing"):
            self.writing.leave_for(LOG)
            return
        if self._shown != LOG:
            self._leave_place()
            self.go(LOG)
        self.action_show_pane("note")

    def _leave_place(self) -> None:
        self._trail.leave(self._shown, self.viewer.line_at_top)

    def go(self, path: str, line: int = 0, *, delay: float = 0) -> None:
        """Show a note, from a line of its file on, unless another is asked for within `delay`.

        `LOG` leads to what was done this week.
        """
        if path == LOG:
            self._shown = LOG
            self.show_log(line)
            return
        if path != self._shown or line:
            self._shown = path
            self.show_note(path, line, delay)
        if path != self.timeline.current_path:
            self.timeline.highlight(path)

    @work(exclusive=True, group="note")
    async def show_log(self, line: int = 0) -> None:
        """Compose what was done this week, and show it."""
        page = await asyncio.to_thread(log_page, self.library)
        self._on_screen = None
        entitle(self.viewer, page.title)
        self.viewer.show(page)
        if line:
            self.viewer.goto_line(line)

    @work(exclusive=True, group="note")
    async def show_note(self, path: str, line: int = 0, delay: float = 0) -> None:
        """Read a note's text and show it; where that fails, say why in its place."""
        await asyncio.sleep(delay)
        self._on_screen, note = None, self._known(path)
        if note is None:
            self.viewer.show_blank(f"{path} is not in the folder any more.")
            return
        try:
            body, first_line = await asyncio.to_thread(self.library.body, path)
        except WeeknotesError as error:
            self.viewer.show_blank(f"{note.title}\n\n{error.message}")
            return
        entitle(self.viewer, path)
        self.viewer.show(Page.of_note(note, body, first_line))
        self._on_screen = note
        if line:
            self.viewer.goto_line(line)

    def _known(self, path: str) -> Note | None:
        """Return a note, before the index is read as it was last time."""
        notes = self.library.notes if self._opened.is_set() else self._glimpsed
        return notes.get(path)

    # Changing actions

    @on(Following.Refused)
    def not_changed(self, event: Following.Refused) -> None:
        """Say why an action was not changed, and show it as it is."""
        self.refuse(event.error)
        self.look(self.Looked(Delta()))

    @on(ActionKeys.CountDropped)
    def take_as_pane(self, event: ActionKeys.CountDropped) -> None:
        """Go to the pane whose key looked like a count, with the key that followed."""
        self.action_show_pane(PANES[int(event.digit) - 1])
        if event.key:
            self.app.simulate_key(event.key)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.following.undo()

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self.following.redo()

    def action_capture(self) -> None:
        """Add an action to this week's own note, wherever one is."""
        self.following.capture()

    # Writing

    def action_edit(self) -> None:
        """Edit the note that is shown, where the reader is."""
        if refusal := self.library.may_edit(self._shown):
            self._say_not_yours(refusal)
            return
        self.writing.open(self._shown, self.viewer.line_at_top)

    def action_draft(self) -> None:
        """Open this week's note, or begin it."""
        self.begin("this")

    def begin(self, week: str) -> None:
        """Open one's own note of a week in the editor, or begin it there."""
        chosen = self.library.this_week if week == "this" else Week(date.fromisoformat(week))
        written = self.library.own_notes(chosen)
        if written:
            self.notify("You have begun this note already: here it is.", markup=False)
            self.writing.open(written[0].path, at_end=True)
        else:
            self.writing.begin(chosen)

    @on(Writing.Opened)
    def write(self) -> None:
        """Put the editor in the note's place."""
        self.add_class("-writing", "-on-note")
        self.remove_class("-on-timeline", "-on-tracker")

    @on(Writing.Closed)
    def stop_writing(self, event: Writing.Closed) -> None:
        """Put the note back in the editor's place."""
        self.remove_class("-writing")
        if event.path == LOG:
            self.action_log()
        elif event.path in self.library.notes:
            self.go(event.path, event.line)
        self.action_show_pane("note")
