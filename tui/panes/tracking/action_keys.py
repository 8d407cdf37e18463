"""The keys that change an action, the same wherever one is chosen, and what they ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from tui.notes.action import Action

PATIENCE = 0.5
"""Seconds after which a digit that is another pane's key too is taken for that."""
MOST_DIGITS = 4
"""Of a count; those typed after them do not count, as where the key is held down."""


class Verb(StrEnum):
    """What somebody wants to become of an action."""

    TICK = "tick"
    PROGRESS = "progress"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    DUE = "due"
    CHECK = "check"
    OWNER = "owner"
    RAISE = "raise"
    LOWER = "lower"
    EDIT = "edit"
    CARRY = "carry"


def _ask(key: str, verb: Verb, label: str, tooltip: str, *, show: bool = True) -> Binding:
    name = f"action.{verb}"
    return Binding(key, f"ask('{verb}')", label, show=show, id=name, tooltip=tooltip)


ACTION_KEYS: list[BindingType] = [
    _ask("space", Verb.TICK, "Done", "Done, or open again"),
    Binding(
        "+",
        "postpone(1)",
        "Later",
        id="action.later",
        tooltip="Postpone by a day, or as many as typed before: 3+, 2w+",
    ),
    Binding(
        "-",
        "postpone(-1)",
        "Sooner",
        show=False,
        id="action.sooner",
        tooltip="A day sooner, or as many as typed before",
    ),
    _ask("d", Verb.DUE, "Due", "Say when it is due: fri, 12 june, in 2 weeks"),
    _ask("o", Verb.OWNER, "Owner", "Say whose it is"),
    _ask("greater_than_sign", Verb.CARRY, "Carry", "Carry it forward to this week's note"),
    _ask("x", Verb.CANCEL, "Cancel", "Cancelled, or open again"),
    _ask("i", Verb.PROGRESS, "Started", "In progress, or open again"),
    _ask("c", Verb.CHECK, "Check in", "Say when to come back to it", show=False),
    _ask(
        "exclamation_mark,shift+up",
        Verb.RAISE,
        "Priority",
        "A step up in priority, from the highest to the lowest",
        show=False,
    ),
    _ask("shift+down", Verb.LOWER, "Lower", "A step down in priority", show=False),
    _ask("E", Verb.EDIT, "Reword", "Put it in other words", show=False),
    Binding("a", "add", "Add", id="action.add", tooltip="Add an action to this note", show=False),
    Binding(
        "space,x,i,+,-,d,c,o,exclamation_mark,shift+up,shift+down,greater_than_sign",
        "say_why",
        show=False,
        system=True,
        id="action.say-why",
        tooltip="Say why this can't be changed here",
    ),
    Binding(
        "E,a",
        "say_why_not_edit",
        show=False,
        system=True,
        id="action.say-why-not-edit",
        tooltip="Say why this note can't be edited here",
    ),
]
"""The bindings to put into a pane's own: the most useful first."""


class ActionKeys(Widget):
    """A pane in which actions are chosen; it asks for their change and makes none itself.

    Such a pane says which actions are chosen, and lists `ACTION_KEYS` among its bindings. Keys
    that do not apply are hidden; pressed all the same, they say why.
    """

    PANE_DIGITS: ClassVar[str] = ""
    """The digits that lead to other panes, unless more of a count follows."""

    count: var[str] = var("", init=False)
    """What is typed of a count so far: digits, then `w` for weeks."""
    refusal: var[str] = var("", init=False)
    """Why the chosen action may not be changed; empty where it may."""
    edit_refusal: var[str] = var("", init=False)
    """Why the words of the chosen note may not be edited; empty where they may."""
    read_only: var[bool] = var(False, init=False)
    """Whether nothing at all can be changed."""
    _told: tuple[tuple[Action, ...], str] = ((), "")
    """The actions, and the note, that were last said to be chosen."""

    @dataclass
    class Asked(Message):
        """Somebody wants actions changed."""

        pane: "ActionKeys"
        """Where they were chosen."""
        verb: Verb
        """What is to become of them."""
        actions: tuple[Action, ...]
        """The actions as they are shown."""
        days: int = 0
        """For `POSTPONE`, by how many days; below nothing, that many sooner."""

        @property
        def control(self) -> "ActionKeys":
            """The pane, for `on` with a selector."""
            return self.pane

    @dataclass
    class AddAsked(Message):
        """Somebody wants another action in a note."""

        path: str
        """The note."""

    @dataclass
    class Chosen(Message):
        """Something else is chosen than before; answer by setting the pane's refusals."""

        pane: "ActionKeys"
        """Where they are chosen."""
        actions: tuple[Action, ...]
        """The actions as they are shown."""

        def can_replace(self, message: Message) -> bool:
            """Let a later choice in the same pane supersede this one."""
            return isinstance(message, ActionKeys.Chosen) and message.pane is self.pane

    @dataclass
    class RefusalAsked(Message):
        """Somebody pressed a key that may not be used here."""

        sentence: str
        """Why."""

    @dataclass
    class CountDropped(Message):
        """What looked like a count was none: its digit may be the key of a pane."""

        digit: str
        """What was typed."""
        key: str
        """The key that followed, still to be acted on; empty where none did in time."""

    @property
    def chosen_actions(self) -> tuple[Action, ...]:
        """The actions that a key changes."""
        return ()

    @property
    def chosen_note(self) -> str:
        """The path of the note that an action can be added to; empty where there is none."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what applies to what is chosen."""
        match action:
            case "ask" if parameters == (Verb.EDIT,):  # which is a change of the note's words
                return bool(self.chosen_actions) and not self.edit_refusal
            case "ask" | "postpone":
                return bool(self.chosen_actions) and not self.refusal
            case "say_why":
                return bool(self.chosen_actions and self.refusal)
            case "add" | "promote":
                return bool(self.chosen_note) and not self.edit_refusal
            case "say_why_not_edit":
                return bool(self.chosen_note and self.edit_refusal)
        return super().check_action(action, parameters)

    def action_ask(self, verb: str) -> None:
        """Ask for a change of what is chosen."""
        self.ask(Verb(verb))

    def action_postpone(self, way: int) -> None:
        """Ask for what is chosen to be postponed by what was typed, else by a day."""
        number, weeks = int(self.count.rstrip("w") or 1), self.count.endswith("w")
        self.count = ""
        self.ask(Verb.POSTPONE, way * number * (7 if weeks else 1))

    def action_add(self) -> None:
        """Ask for another action in the note."""
        self.post_message(self.AddAsked(self.chosen_note))

    def action_say_why(self) -> None:
        """Have it said why nothing changes."""
        self.post_message(self.RefusalAsked(self.refusal))

    def action_say_why_not_edit(self) -> None:
        """Have it said why the note's words stay as they are."""
        self.post_message(self.RefusalAsked(self.edit_refusal))

    def ask(self, verb: Verb, days: int = 0) -> None:
        """Ask for a change of what is chosen."""
        if actions := self.chosen_actions:
            self.post_message(self.Asked(self, verb, actions, days))

    def say_chosen(self) -> None:
        """Say what is chosen, where it is something else than before."""
        before, self._told = self._told, (self.chosen_actions, self.chosen_note)
        if before != self._told:
            self.post_message(self.Chosen(self, self.chosen_actions))
        if list(map(bool, before)) != list(map(bool, self._told)):
            self.refresh_bindings()

    def watch_refusal(self, before: str | bool, after: str | bool) -> None:
        """Hide the keys that do not apply, or show them again; another reason hides the same."""
        if bool(before) != bool(after):
            self.refresh_bindings()

    watch_edit_refusal = watch_read_only = watch_refusal

    def on_key(self, event: events.Key) -> None:
        """Gather a count; before another key than it is meant for, let go of it."""
        is_digit = event.key.isdecimal() and len(event.key) == 1
        if self.check_action("postpone", (1,)) and (
            is_digit or (event.key == "w" and self.count.isdecimal())
        ):
            event.stop()
            before = self.count if self.count.isdecimal() else ""
            if len(before) < MOST_DIGITS or not is_digit:
                self.count = before + event.key
            if self.count in tuple(self.PANE_DIGITS):
                self.set_timer(PATIENCE, self._give_up_on(self.count))
        elif self.count and not self._postpones(event.key):
            self._drop_count(event)

    def _postpones(self, key: str) -> bool:
        active = self.screen.active_bindings.get(key)
        return active is not None and active.binding.action.startswith("postpone(")

    def _drop_count(self, event: events.Key) -> None:
        dropped, self.count = self.count, ""
        if dropped in tuple(self.PANE_DIGITS):
            event.stop()
            self.post_message(self.CountDropped(dropped, event.key))

    def _give_up_on(self, digit: str) -> Callable[[], None]:
        def give_up() -> None:
            if self.count == digit:
                self.count = ""
                self.post_message(self.CountDropped(digit, ""))

        return give_up
