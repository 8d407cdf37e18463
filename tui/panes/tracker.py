"""The right pane: everybody's follow-up actions, with the one under the cursor in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self, TypeVar

import msgspec
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from tui.notes.action import Action, State
from tui.notes.agenda import ActionKey, Entry, Group, Grouping, Scope, View, agenda
from tui.notes.names import short_names
from tui.notes.wording import plain
from tui.panes.borders import entitle, subtitle
from tui.panes.cells import Parts
from tui.panes.line_list import LineList
from tui.panes.tracker_lines import EntryRow, TrackerRow, describe, draw_row, lay_out

SHORT = 14
"""Below this many lines, the pane has no room for the action in full."""


class ActionList(LineList[TrackerRow]):
    """The tracker's list."""

    EMPTY = "No actions here."
    WAITING = "Reading the notes…"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tracker--group",
        "tracker--box",
        "tracker--owner",
        "tracker--late",
        "tracker--today",
        "tracker--quiet",
        "tracker--closed",
    }

    @dataclass
    class BoxClicked(Message):
        """A click hit the box of the action that the cursor is now on."""

    today: var[date] = var(date.min)
    """The day that lateness is counted from."""
    names: var[dict[str, str]] = var(dict)
    """The short form of each person's name."""

    def draw(self, row: TrackerRow, width: int) -> Parts:
        """Return a row's words."""
        return draw_row(row, width, self.today, self.names)

    def on_click(self, event: events.Click) -> None:
        """Tick the action whose box is hit, and leave other clicks to the list."""
        offset = event.get_content_offset(self)
        index = self.index_at(event)
        if offset is None or offset.x > 1 or index is None:
            return
        event.stop()
        event.prevent_default()
        self.cursor = index
        self.post_message(self.BoxClicked())


class Tracker(Vertical):
    """Actions to follow up, grouped and filtered; it asks for changes and makes none itself.

    What is ticked stays in its place, so that a second key press takes it back, until another
    view is chosen or the pane is left.
    """

    HELP = """\
    ## Actions

    Everybody's open actions; those without an owner count as their author's.

    ☐ open · ◐ in progress · ☑ done · ☒ cancelled · ▷ carried forward · ↑ ↓ priority

    `space` ticks an action and unticks it. What you tick stays in sight until you leave the
    list or look at it another way.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Done", id="tracker.tick", tooltip="Done, or open again"),
        Binding(
            "i",
            "set_state('progress')",
            "In progress",
            id="tracker.progress",
            tooltip="Mark as in progress",
        ),
        Binding(
            "x",
            "set_state('cancelled')",
            "Cancel",
            id="tracker.cancel",
            tooltip="Mark as cancelled",
        ),
        Binding("u", "undo", "Undo", id="tracker.undo", tooltip="Take the last change back"),
        Binding("m", "mine", "Mine", id="tracker.mine", tooltip="Only mine, or everybody's"),
        Binding("s", "regroup", "Group", id="tracker.group", tooltip="Group by something else"),
        Binding(
            "f", "scope", "Filter", id="tracker.scope", tooltip="Open, this week's too, or all"
        ),
    ]

    view: var[View] = var(View, init=False)
    """How the actions are filtered and grouped."""
    me: var[str] = var("")
    """The display name of whoever sits here; empty where it is not known."""

    lines = getters.query_one(ActionList)
    action_text = getters.query_one("#action-text", Static)
    action_facts = getters.query_one("#action-facts", Static)

    @dataclass
    class ToggleRequested(Message):
        """Somebody wants an action done, or open again."""

        action: Action
        """The action as it is shown."""

    @dataclass
    class StateRequested(Message):
        """Somebody wants an action in a certain state."""

        action: Action
        """The action as it is shown."""
        state: State
        """What it is to become."""

    @dataclass
    class UndoRequested(Message):
        """Somebody wants the last change taken back."""

    @dataclass
    class ActionOpened(Message):
        """Somebody wants to see an action where it is written."""

        action: Action
        """The action as it is shown."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._entries: Sequence[Entry] = ()
        self._today, self._starts = date.min, 0
        self._settled_here: set[ActionKey] = set()

    def compose(self) -> ComposeResult:
        """Put the list above the action in full."""
        yield ActionList()
        with Vertical(id="action"):
            yield Static(id="action-text", markup=False)
            yield Static(id="action-facts", markup=False)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the list."""
        self.lines.focus(scroll_visible)
        return self

    def show(self, entries: Sequence[Entry], *, today: date, starts: int = 0) -> None:
        """Show what `gather` collected; `starts` is a week's first weekday, Monday being 0."""
        self._today, self._starts = today, starts
        self._entries = entries
        names = short_names({entry.who for entry in self._entries})
        if (today, names) != (self.lines.today, self.lines.names):
            self.lines.today, self.lines.names = today, names
            self.lines.refresh()
        self._arrange()

    @property
    def current(self) -> Action | None:
        """The action under the cursor."""
        return entry.action if (entry := self._current_entry) else None

    def watch_view(self) -> None:
        """Show what the new view takes in."""
        self._settled_here.clear()
        self._arrange()

    def action_tick(self) -> None:
        """Ask for the action under the cursor to be done, or open again."""
        if entry := self._current_entry:
            self._settled_here.add(entry.key)
            self.post_message(self.ToggleRequested(entry.action))

    def action_set_state(self, state: str) -> None:
        """Ask for the action under the cursor to be in a state; where it is, to be open again."""
        if entry := self._current_entry:
            wanted = State.OPEN if entry.action.state == state else State(state)
            self._settled_here.add(entry.key)
            self.post_message(self.StateRequested(entry.action, wanted))

    def action_undo(self) -> None:
        """Ask for the last change to be taken back."""
        self.post_message(self.UndoRequested())

    def action_mine(self) -> None:
        """Show only my actions, or everybody's."""
        self.view = msgspec.structs.replace(self.view, owner="" if self.view.owner else self.me)

    def action_regroup(self) -> None:
        """Group by the next thing."""
        self.view = msgspec.structs.replace(self.view, by=_after(self.view.by))

    def action_scope(self) -> None:
        """Take in the next range of states."""
        self.view = msgspec.structs.replace(self.view, scope=_after(self.view.scope))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer `mine` only where it is known who I am."""
        return bool(self.me) if action == "mine" else super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """Leave the lines to the list where there are few."""
        self.set_class(event.size.height < SHORT, "-short")

    @on(events.DescendantBlur)
    def _forget_settled(self) -> None:
        """Let go of what was ticked, once the focus is in another pane of this program."""
        if self._settled_here and self.app.app_focus and not self.has_focus_within:
            self._settled_here.clear()
            self._arrange()

    @on(LineList.Highlighted)
    def _show_in_full(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._describe()

    @on(ActionList.BoxClicked)
    def _tick_clicked(self, event: ActionList.BoxClicked) -> None:
        event.stop()
        self.action_tick()

    @on(LineList.Selected)
    def _open(self, event: LineList.Selected) -> None:
        event.stop()
        if isinstance(event.row, EntryRow):
            self.post_message(self.ActionOpened(event.row.entry.action))

    @property
    def _current_entry(self) -> Entry | None:
        row = self.lines.current
        return row.entry if isinstance(row, EntryRow) else None

    def _arrange(self) -> None:
        """Filter and group anew, with the cursor on the same action."""
        groups = agenda(
            self._entries,
            self.view,
            today=self._today,
            starts=self._starts,
            keep=self._settled_here,
        )
        self.lines.replace(lay_out(groups))
        self._entitle(groups)
        self._describe()

    def _entitle(self, groups: Iterable[Group]) -> None:
        entries = [entry for group in groups for entry in group.entries if entry.is_open]
        late = sum(entry.is_late(self._today) for entry in entries)
        parts = ["Actions", f"{len(entries)} open", f"{late} overdue" if late else ""]
        entitle(self, " · ".join(filter(None, parts)))
        view = self.view
        scope = {Scope.OPEN: "", Scope.RECENT: "with this week's done", Scope.ALL: "with all done"}
        named = [
            f"by {view.by}",
            view.owner,
            scope[view.scope],
            f"“{view.text}”" if view.text else "",
        ]
        subtitle(self, " · ".join(filter(None, named)))

    def _describe(self) -> None:
        """Show the action under the cursor in full below the list."""
        entry = self._current_entry
        text = Content(plain(entry.action.text) if entry else "")
        facts = Content("\n".join(describe(entry, self._today)) if entry else "")
        for pane, content in ((self.action_text, text), (self.action_facts, facts)):
            if pane.content != content:
                pane.update(content, layout=False)


ChoiceT = TypeVar("ChoiceT", Grouping, Scope)


def _after(choice: ChoiceT) -> ChoiceT:
    """Return the next of the choices, and after the last the first."""
    choices = list(type(choice))
    return choices[(choices.index(choice) + 1) % len(choices)]
