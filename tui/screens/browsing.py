"""How one gets from page to page of what the note pane shows."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import monotonic

from textual import getters, on
from textual.events import DescendantFocus
from textual.message import Message

from tui.notes.library import Library
from tui.notes.note import LinkKind
from tui.panes.lists.timeline import Timeline
from tui.panes.note import clipboard
from tui.panes.note.viewer import Viewer
from tui.panes.tracking.tracker import Tracker
from tui.screens import composed
from tui.screens.browsing_keys import BROWSING_KEYS
from tui.screens.quick_reading import At, Wanted
from tui.screens.showing import Showing
from tui.screens.trail import Spot, Trail
from tui.screens.wanted import PageWanted
from tui.screens.ways_out import tell_way_out

REPEAT = 0.08
"""Seconds: keys that come faster than this are held down or pasted."""


class Browsing(Showing):
    """Holds the panes, and leads from page to page, whichever of them asks for one."""

    BINDINGS = BROWSING_KEYS

    timeline = getters.query_one(Timeline)

    @dataclass
    class Shown(Message):
        """Another page is shown."""

        key: str
        """The page."""

    @dataclass
    class EditorInTheWay(Message):
        """Somebody wants to see a page in the place where a note is being edited."""

        key: str
        """The page."""
        line: int
        """The line of it to show."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(library, id=id)
        self._trail = Trail()
        self._moved = 0.0
        """When the timeline's cursor moved last, by the monotonic clock."""

    @property
    def _here(self) -> Spot:
        return Spot(self.shown, self.viewer.position)

    # The folder

    def look(
        self, changed: Collection[str], removed: Collection[str], *, ours: bool = False
    ) -> None:
        """Bring the page in step with the library, whose notes at these paths are different.

        `ours` says that the person has changed them, and so need not be shown where.
        """
        was_open, self._is_open = self._is_open, True
        self._glimpsed = {}
        if self.shown in removed:
            self._look_for_shown(changed, ours=ours)
        # Of what is only glimpsed, nobody knows where its links lead.
        is_other = self.shown in changed and self._known(self.shown) != self._on_screen
        wanted = self._coming or Wanted(self.shown, ours=ours)
        if is_other or (self._on_screen and not was_open):
            self.show_note(wanted)
        if changed and composed.is_composed(self.shown):
            self.show_composed(wanted)

    def _look_for_shown(self, changed: Collection[str], *, ours: bool) -> None:
        """Go on with the note that is shown under its new name, or say that it is gone.

        Whoever has taken it back (`ours`) is told of that.
        """
        was, digest = self.shown, self._on_screen.digest if self._on_screen else ""
        notes = map(self._library.notes.get, changed)
        same = (note.path for note in notes if note and digest and note.digest == digest)
        if path := next(same, ""):
            self.go(path, self.viewer.position)
            self.notify(f"{was} is {path} now.", markup=False)
        elif not ours:
            self.notify(f"{was} was deleted.", severity="warning", markup=False)

    # What the note pane asks for

    @on(Viewer.CopyAsked)
    def copy(self, event: Viewer.CopyAsked) -> None:
        """Put a text in the clipboard of the person's own terminal."""
        self.notify(clipboard.copy(self.app, event.text, event.what, os.environ), markup=False)

    # From page to page

    @on(Timeline.NoteHighlighted)
    def preview(self, event: Timeline.NoteHighlighted) -> None:
        """Show the note under the timeline's cursor; while a key repeats, the one it ends on."""
        event.stop()
        now = monotonic()
        repeats, self._moved = now - self._moved < REPEAT, now
        self.go(event.path, delay=REPEAT if repeats else 0)

    @on(Timeline.NoteOpened)
    def read(self, event: Timeline.NoteOpened) -> None:
        """Go over to the note."""
        self.visit(event.path)

    @on(PageWanted)
    def show_wanted(self, event: PageWanted) -> None:
        """Show what one of the rooms leads to; going on to a note need not mean going over."""
        if event.stays and not self.viewer.has_focus:
            self._trail.leave(self._here)
            self.go(event.key)
        else:
            self.visit(event.key, event.line, event.words)

    @on(Viewer.EndPassed)
    def read_on(self) -> None:
        """Go on to the next unread note from the end of this one."""
        self.marking.mark_seen()
        self.marking.action_unread(1)

    @on(Tracker.ActionOpened)
    def read_action(self, event: Tracker.ActionOpened) -> None:
        """Go to the note that an action stands in, and to its line."""
        self.visit(event.action.path, event.action.line)

    @on(Viewer.LinkFollowed)
    def follow_link(self, event: Viewer.LinkFollowed) -> None:
        """Open the note that a link leads to; show where other links lead."""
        target = self._library.connections.resolve(event.target, self.shown_note)
        if target and not (target.path == self.shown and event.kind is LinkKind.URL):
            self._trail.leave(self._here)
            self.go(target.path, target.line or 1)
            name = event.target.partition("#")[2]
            if name and not target.line:
                told = f"It has no heading “{name}”: here is its beginning."
                self.notify(told, severity="warning", markup=False)
        else:
            tell_way_out(self, event.target, event.kind)

    @on(Viewer.Jumped)
    def remember_place(self, event: Viewer.Jumped) -> None:
        """Know the way back to where a link within the page was followed."""
        self._trail.leave(Spot(self.shown, event.place))

    def action_go_back(self) -> None:
        """Return to the page that was left last."""
        if spot := self._trail.back(self._here):
            self.go(*spot)
        else:
            self.notify("This is where you began.", timeout=3, markup=False)

    def action_go_forward(self) -> None:
        """Return to the page that was gone back from."""
        if spot := self._trail.forward(self._here):
            self.go(*spot)

    def action_part(self, step: int) -> None:
        """Go to the next section, on a composed page to its next part."""
        self.viewer.step_section(step, self._parts)

    # How

    def visit(self, key: str, line: int = 0, words: Sequence[str] = ()) -> None:
        """Go over to a page; where a note is being edited, that has to be left first."""
        if self.screen.has_class("-writing"):
            self.post_message(self.EditorInTheWay(key, line))
            return
        if key != self.shown:
            self._trail.leave(self._here)
        self.go(key, line, words)
        self.enter()

    def go(self, key: str, at: At = 0, words: Sequence[str] = (), *, delay: float = 0) -> None:
        """Show a page, `at` a line or a place of it, unless another is asked for within `delay`.

        Of a note, `words` are marked.
        """
        if key != self.shown or at or words or composed.is_composed(key):
            if key != self.shown and self.viewer.has_focus:
                self.marking.mark_looked_at()
            self.shown, self._enters = key, False
            wanted = Wanted(key, at, words)
            if composed.is_composed(key):
                self.show_composed(wanted)
            else:
                self.show_note(wanted, delay=delay)
            self.post_message(self.Shown(key))
        if key != self.timeline.current_path:
            self.timeline.highlight(key)

    @on(DescendantFocus)
    def mark_seen(self, event: DescendantFocus) -> None:
        """Take the note as read that somebody has gone over to."""
        if event.widget is self.viewer:
            self.timeline.stay()  # whatever notes come, the page is left in peace
            self.marking.mark_seen()
