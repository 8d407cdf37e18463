"""The right pane: everybody's follow-up actions, with the one under the cursor in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from msgspec.structs import replace
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var

from tui.notes.action import Action
from tui.notes.actions.agenda import Entry, Exchange, View, key_of
from tui.notes.actions.telling import Pair
from tui.panes.borders import entitle, subtitle
from tui.panes.lists.line_list import LineList
from tui.panes.tracking.action_keys import ActionKeys, Verb
from tui.panes.tracking.tracker_detail import ActionDetail
from tui.panes.tracking.tracker_filter import FilterBox, Filtered
from tui.panes.tracking.tracker_held import Held
from tui.panes.tracking.tracker_keys import HELP, TRACKER_KEYS
from tui.panes.tracking.tracker_list import ActionList
from tui.panes.tracking.tracker_rows import EntryRow
from tui.panes.tracking.tracker_stock import Stock
from tui.panes.tracking.tracker_view import after, in_words, told

SHORT = 14
"""Below this many lines, the pane has no room for the action in full."""


class Tracker(Vertical, ActionKeys, Filtered):
    """Actions to follow up, grouped and filtered; it asks for changes and makes none itself.

    What is changed stays in its place, so that a second key press takes it back, until another
    view is chosen or the pane is left.
    """

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = TRACKER_KEYS
    PANE_DIGITS = "12"

    view: var[View] = var(View, init=False)
    """How the actions are filtered and grouped."""
    me: var[str] = var("")
    """The display name of whoever sits here; empty where it is not known."""

    lines = getters.query_one(ActionList)
    detail = getters.query_one(ActionDetail)

    @dataclass
    class UndoRequested(Message):
        """Somebody wants the last change taken back."""

    @dataclass
    class RedoRequested(Message):
        """Somebody wants the change again that was taken back last."""

    @dataclass
    class ActionOpened(Message):
        """Somebody wants to see an action where it is written."""

        action: Action
        """The action as it is shown."""

    @dataclass
    class UnfoldRequested(Message):
        """Somebody wants to see all of an action's item; answer with `unfold`."""

        action: Action
        """The action as it is shown."""

    @dataclass
    class PersonRequested(Message):
        """Somebody wants to see one person's actions; answer by setting `view`."""

    @dataclass
    class ViewChanged(Message):
        """The actions are looked at in another way."""

        view: View
        """The new way."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._stock = Stock()

    def compose(self) -> ComposeResult:
        """Put the list above the filter and the action in full."""
        yield ActionList()
        yield FilterBox()
        yield ActionDetail()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the list."""
        self.lines.focus(scroll_visible)
        return self

    def show(
        self,
        entries: Sequence[Entry],
        exchange: Exchange | None = None,
        *,
        today: date,
        starts: int = 0,
    ) -> None:
        """Show what `gather` collected, or `regather` with the `exchange` that it told of.

        `starts` is a week's first weekday, Monday being 0.
        """
        before = self._current_entry
        stale = self._stock.put(entries, exchange, today=today, starts=starts)
        self.lines.know(today, self._stock.names)
        for action in stale:
            self.post_message(self.UnfoldRequested(action))
        self._arrange()
        self._held.miss(before, self._current_entry, self.lines.rows)

    @property
    def current(self) -> Action | None:
        """The action under the cursor."""
        return entry.action if (entry := self._current_entry) else None

    @property
    def chosen_actions(self) -> tuple[Action, ...]:
        """The actions that are marked, else the one under the cursor."""
        entries = self._held.marked.values() or filter(None, [self._current_entry])
        return tuple(entry.action for entry in entries)

    @property
    def chosen_note(self) -> str:
        """The note of the action under the cursor."""
        return self.current.path if self.current else ""

    def unfold(self, action: Action, lines: Sequence[str]) -> None:
        """Show an item's lines below its action."""
        if entry := self._stock.entry(key_of(action)):
            self._held.unfold(entry, lines)
            self._arrange()
            if self.current == action:
                self.lines.reveal_unfolded()

    def follow(self, pairs: Iterable[Pair]) -> None:
        """Take actions for the same after their words have changed."""
        if self._held.follow(pairs, self.current):
            self._arrange()

    def go_to(self, action: Action | None) -> None:
        """Put the cursor on an action, where there is one, as soon as it is listed."""
        self._held.goal = key_of(action) if action else None
        self.lines.stay()
        self._arrange()

    def unmark(self) -> None:
        """Let go of all marks."""
        if self._held.marked:
            self._held.marked.clear()
            self._arrange()

    def ask(self, verb: Verb, days: int = 0) -> None:
        """Ask for a change of what is chosen, which then stays in its place."""
        if entry := self._current_entry:
            self._held.hold(self._held.marked.values() or [entry])
        super().ask(verb, days)

    # What the keys do here; those that change actions are in `ActionKeys`

    def action_mark(self) -> None:
        """Mark the action under the cursor or take its mark away, and go on to the next."""
        if entry := self._current_entry:
            self._held.toggle_mark(entry)
            self._arrange()
            self.lines.action_move(1)

    action_unmark = unmark

    def action_unfold(self) -> None:
        """Ask for the lines of the action under the cursor."""
        if self.current:
            self.post_message(self.UnfoldRequested(self.current))

    def action_fold(self) -> None:
        """Put the lines of the action under the cursor away."""
        if self.current and self._held.unfolded.pop(key_of(self.current), None):
            self._arrange()

    def action_undo(self) -> None:
        """Ask for the last change to be taken back."""
        self.post_message(self.UndoRequested())

    def action_redo(self) -> None:
        """Ask for the change again that was taken back last."""
        self.post_message(self.RedoRequested())

    def action_mine(self) -> None:
        """Show only my actions, then those of a person to be chosen, then everybody's."""
        owner = self.view.owner
        if self.me and not owner:
            self.view = replace(self.view, owner=self.me)
        elif owner == self.me:
            self.post_message(self.PersonRequested())
        else:
            self.view = replace(self.view, owner="")

    def action_regroup(self) -> None:
        """Group by the next thing."""
        self.view = replace(self.view, by=after(self.view.by))

    def action_scope(self) -> None:
        """Take in the next range of states."""
        self.view = replace(self.view, scope=after(self.view.scope))

    def look_for(self, words: str) -> None:
        """Show only the actions that have these words."""
        self.view = replace(self.view, text=words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies to the list as it is; while words are typed, only to stop that."""
        typing = self.is_filtering and action != "clear_filter"
        if typing or (self.read_only and action in {"undo", "redo", "mark"}):
            return False
        match action:
            case "mark" | "unfold":
                return self.current is not None
            case "fold":
                return self.current is not None and key_of(self.current) in self._held.unfolded
            case "unmark":
                return bool(self._held.marked)
            case "clear_filter":
                return bool(self.view.text) or self.is_filtering
        return super().check_action(action, parameters)

    # What happens to it

    def watch_view(self) -> None:
        """Show what the new view takes in."""
        self._held.let_go()
        self._arrange()
        self.post_message(self.ViewChanged(self.view))

    def watch_count(self) -> None:
        """Show the count that is being typed."""
        self._say_view()

    def on_resize(self, event: events.Resize) -> None:
        """Leave the lines to the list where there are few."""
        self.set_class(event.size.height < SHORT, "-short")
        if self._held.unfolded:
            self._arrange()

    @on(events.DescendantBlur)
    def _let_go(self) -> None:
        """Let go of what was changed, once the focus is in another pane of this screen."""
        if self._held.kept and self.screen.focused and not self.has_focus_within:
            self._held.let_go()
            self._arrange()

    @on(LineList.Highlighted)
    def _show_in_full(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._describe()

    @on(ActionList.BoxClicked)
    def _tick_clicked(self, event: ActionList.BoxClicked) -> None:
        event.stop()
        self.ask(Verb.TICK)

    @on(LineList.Selected)
    def _open(self, event: LineList.Selected) -> None:
        event.stop()
        if isinstance(event.row, EntryRow):
            self.post_message(self.ActionOpened(event.row.entry.action))

    @property
    def _current_entry(self) -> Entry | None:
        row = self.lines.current
        return row.entry if isinstance(row, EntryRow) else None

    @property
    def _held(self) -> Held:
        return self._stock.held

    def _arrange(self) -> None:
        """Filter and group anew, with the cursor on the same action."""
        groups, held = self._stock.groups(self.view), self._held
        held.unmark_unlisted(groups)
        rows = self._stock.rows(groups, self.lines.scrollable_content_region.width)
        self.lines.replace(rows, at=held.reach_goal(rows, self._current_entry))
        entitle(self, told(groups, marked=len(held.marked)))
        self._say_view()
        self._describe()

    def _say_view(self) -> None:
        subtitle(self, f"{self.count} …" if self.count else in_words(self.view))

    def _describe(self) -> None:
        """Show the action under the cursor in full below the list, and say what is chosen."""
        self.detail.show(self._current_entry, self._stock.today)
        self.say_chosen()
