"""The three panes on a folder, and the traffic between them; nothing else."""

import asyncio
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from tui import garbage
from tui.notes.errors import WeeknotesError
from tui.notes.library import Delta, Library
from tui.notes.readers.chronicle import chronicle
from tui.notes.readers.reading import Reading
from tui.notes.text import clean_line
from tui.notes.writing.kept_words import KeptWords
from tui.panes.borders import subtitle
from tui.panes.key_bar import KeyBar
from tui.panes.lists.timeline import Timeline
from tui.panes.note.note_pane import NotePane
from tui.panes.note.viewer import Viewer
from tui.panes.tracking.action_keys import ActionKeys
from tui.panes.tracking.tracker import Tracker
from tui.screens import composed
from tui.screens.browsing import Browsing
from tui.screens.drafting import Drafting
from tui.screens.folder import FolderScreen
from tui.screens.following import Following
from tui.screens.main_keys import MAIN_KEYS
from tui.screens.marking import Marking
from tui.screens.overviews import Overviews
from tui.screens.panes import PANES
from tui.screens.publishing import Publishing
from tui.screens.scene import Scene
from tui.screens.writing import Writing

if TYPE_CHECKING:  # loaded when the palette is opened
    from tui.panes.lists.offers import Offer

OFFERED = 3
"""How many lines that were not entered are told of at the start."""

WRITING = frozenset({"capture", "undo", "redo"})
"""What the keys do that are hidden where everything is read-only."""


class MainScreen(FolderScreen):
    """Timeline, note and actions side by side, as many as the terminal has room for."""

    BINDINGS: ClassVar[list[BindingType]] = MAIN_KEYS

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)
    tracker = getters.query_one(Tracker)
    writing = getters.query_one(Writing)
    browsing = getters.query_one(Browsing)
    drafting = getters.query_one(Drafting)
    marking = getters.query_one(Marking)
    following = getters.query_one(Following)

    def __init__(
        self, library: Library, reading: Reading, *, drafts: Path, draft: str = ""
    ) -> None:
        """Show a library to somebody who has read some of it.

        `drafts` is where the journal of unsaved text is kept, and `draft` the week whose note is
        to be written at once.
        """
        super().__init__(library, reading)
        self._drafts = drafts
        self._draft = draft
        self._words = KeptWords(
            drafts.parent / "words", library.folder.root, failed=self._tell_unkept
        )

    def compose(self) -> ComposeResult:
        """Lay out the panes; the stylesheet decides which of them are seen."""
        with (
            Browsing(self.library, id="browsing"),
            Overviews(self.library),
            Marking(self.library, self.reading),
            Drafting(self.library, ready=self.opened),
            Publishing(self.library, do=self.library.change, kept=self._words),
            Following(self.library, kept=self._words, ready=self.opened, id="panes"),
        ):
            yield Timeline(id="timeline")
            yield NotePane(id="note")
            yield Writing(self.library, self._drafts, id="writing")
            yield Tracker(id="tracker")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was newest last time, then start to follow the folder."""
        self.timeline.focus()
        glimpse = self.library.glimpse()
        if glimpse.notes:
            self.browsing.glimpse(glimpse.notes)
            today, starts = self.library.today(), glimpse.week_starts
            self.timeline.show(chronicle(glimpse.notes, today=today, starts=starts))
            subtitle(self.timeline, "reading the index")
        self.call_after_refresh(self.follow)  # the first paint has the processor to itself

    async def may_leave(self) -> bool:
        """Return whether nothing unsaved is in the way of leaving; then nothing is drawn more."""
        self.left = await self.writing.may_close()
        return self.left

    @on(FolderScreen.Followed)
    def settle(self) -> None:
        """Do what had to wait for the folder: open the draft asked for, offer unsaved ones."""
        if self.is_gone:
            return
        self.is_ready = True
        garbage.resume()
        self.marking.arrive()
        if not self.library.notes:
            told = f"There are no notes in {self.library.folder.root} yet."
            may_begin = not self.library.folder.read_only
            self.viewer.show_blank(f"{told}\n\nN begins the first." if may_begin else told)
        if self._draft:
            self.begin(self._draft)
        else:
            self.writing.offer_unfinished()
        self._offer_words()

    @work(group="words")
    async def _offer_words(self) -> None:
        """Say what was typed into a box, and not entered, when an earlier session ended."""
        for left in await asyncio.to_thread(lambda: [*islice(self._words.left(), OFFERED)]):
            told = f"“{clean_line(left.words)}” was not entered. It is there again where it was."
            self.notify(told, title=left.title, timeout=10, markup=False)

    def _tell_unkept(self, error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        told = f"What you type into a box is only in this window: it can't be kept ({reason})."
        self.post_message(Writing.Told(told))

    def on_unmount(self) -> None:
        """See that what was typed is on the disk."""
        self._words.close()

    # The folder

    def meet(self, changed: Collection[str], removed: Collection[str], *, ours: bool) -> None:
        """Show the page anew that is shown, if it is among these."""
        self.browsing.look(changed, removed, ours=ours)

    async def show(self, scene: Scene, delta: Delta, changed: Collection[str]) -> None:
        """Redraw the lists; a key that is pressed meanwhile goes before what others have done.

        Where little has changed they are painted together, which costs less than to wait between.
        """
        for look in (self.marking.look, self.following.look):
            if scene.changed is None:
                await asyncio.sleep(0)
            if self.is_gone:
                return
            look(scene)
        if delta.done < delta.total:
            subtitle(self.timeline, f"reading {delta.done:,} of {delta.total:,}")
        self.writing.files_changed(changed)

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
        return super().check_action(action, parameters)

    # Reading

    def go(self, key: str, line: int = 0) -> None:
        """Show a page, from a line of it on."""
        self.browsing.go(key, line)

    def offered_notes(self) -> "list[Offer]":
        """Return what the palette offers besides commands: to go to a note, the newest first."""
        from tui.screens.palette import notes_newest_first

        return notes_newest_first(self.library.notes.values(), self.go)

    @on(Browsing.Entered)
    def enter_note(self) -> None:
        """Go over to the note pane."""
        self.action_show_pane("note")

    @on(Browsing.Shown)
    def offer_keys(self) -> None:
        """Offer the keys that apply to the page."""
        self.refresh_bindings()

    @on(Browsing.EditorInTheWay)
    def leave_editor(self, event: Browsing.EditorInTheWay) -> None:
        """Close the editor for another page, once nothing unsaved is in the way."""
        self.writing.leave_for(event.key, event.line)

    # Changing actions

    @on(Following.Refused)
    def not_changed(self, event: Following.Refused) -> None:
        """Say why an action was not changed, and show it as it is."""
        self.refuse(event.error)
        self.look(self.Looked(Delta()))  # from the truth

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

    def begin(self, week: str) -> None:
        """Open one's own note of a week in the editor, or begin it there."""
        self.drafting.begin(week)

    def prepare(self) -> None:
        """Have the editor at hand for somebody who reads a note that they may write in."""
        if self.viewer.has_focus and self.drafting.check_action("edit", ()):
            self.writing.prepare()

    @on(Writing.Opened)
    def write(self) -> None:
        """Put the editor in the note's place."""
        self.add_class("-writing", "-on-note")
        self.remove_class("-on-timeline", "-on-tracker")
        self.set_focus(self.writing.editor.area)  # now: a moment later all is drawn once more

    @on(Writing.Closed)
    def stop_writing(self, event: Writing.Closed) -> None:
        """Put the note back in the editor's place."""
        self.remove_class("-writing")
        if event.path in self.library.notes or composed.is_composed(event.path):
            self.go(event.path, event.line)
        self.action_show_pane("note")
