"""What somebody wants actions to become, and what came of it for each."""

from collections.abc import Callable
from datetime import date
from typing import Any, NotRequired, TypedDict

import click
import msgspec
from msgspec import UNSET, UnsetType

from tui.commands.days import NONE, asked_day, asked_span
from tui.commands.ids import Ids
from tui.commands.output import complain
from tui.commands.people import is_somebody, newcomer, person
from tui.notes.action import Action, Priority, State
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library, Step

FIELDS = ("state", "due", "check", "start", "owner", "priority")
"""What may change in an action, in the order in which it is told."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What actions are to become; what is not set stays as it is."""

    state: State | UnsetType = UNSET
    due: date | UnsetType | None = UNSET
    check: date | UnsetType | None = UNSET
    days: int | UnsetType = UNSET
    """How long the day that counts is put off."""
    owner: str | UnsetType = UNSET
    """A display name; nobody's where empty."""
    priority: Priority | UnsetType = UNSET


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one of the ids; the fields' names are public and stable."""

    id: str
    path: str | None = None
    line: int | None = None
    text: str | None = None
    state: State | None = None
    was: State | None = None
    """Its state before."""
    changed: dict[str, tuple[Any, Any]] = {}
    """By the names of FIELDS, what was there before and what is there now."""
    refused: str | None = None
    """Why nothing was changed, in a sentence."""


class Asked(TypedDict):
    """The options that change actions, as they were typed; None where not given."""

    state: NotRequired[str | None]
    due: str | None
    check: str | None
    postpone: NotRequired[str | None]
    owner: str | None
    priority: str | None


def asked_wish(library: Library, asked: Asked) -> Wish:
    """Return what the options ask for; raises a usage error where they make no sense."""
    due, check, owner, span = asked["due"], asked["check"], asked["owner"], asked.get("postpone")
    if span is not None and (due is not None or check is not None):
        raise click.UsageError("--postpone moves a day that --due or --check sets: choose one.")
    state, priority = asked.get("state"), asked["priority"]
    return Wish(
        state=State(state) if state else UNSET,
        due=UNSET if due is None else _day(library, due, "--due"),
        check=UNSET if check is None else _day(library, check, "--check"),
        days=UNSET if span is None else asked_span(span, "--postpone"),
        owner=UNSET if owner is None else _owner(library, owner),
        priority=Priority(priority) if priority else UNSET,
    )


def fulfil(library: Library, ids: Ids, name: str, wish: Wish) -> list[Outcome]:
    """Make the action of this id all that is wished and not so already, or nothing of it.

    The first outcome is its own; the others are of what hangs on it and was carried along.
    """
    try:
        action = ids.find(name)
    except WeeknotesError as error:
        return [Outcome(id=name, refused=error.message)]
    try:
        steps = _changes(library, action, wish)
    except WeeknotesError as error:
        return [_outcome(action, action, refused=error.message)]
    pairs = [pair for step in steps for pair in step.pairs]
    ids.learn(pairs)
    if not steps:
        return [_outcome(action, action)]
    along = [
        _outcome(before, after)
        for step in steps
        for before, after in step.pairs[:-1]
        if before and after
    ]
    return [_outcome(steps[0].before, steps[-1].after), *along]


def _outcome(before: Action, now: Action, *, refused: str | None = None) -> Outcome:
    return Outcome(
        id=now.id,
        path=now.path,
        line=now.line,
        text=now.text,
        state=now.state,
        was=before.state,
        changed=_differences(before, now),
        refused=refused,
    )


def told(outcome: Outcome, wish: Wish) -> str:
    """Say in a line what was done."""
    already = "already so" if wish.state is UNSET else f"already {_word(wish.state)}"
    return f"{outcome.path}:{outcome.line}: {words(outcome) or already}: {outcome.text}"


def words(outcome: Outcome) -> str:
    """Say what was changed, as in `open → done, due none → 2019-06-12`."""
    return ", ".join(
        f"{'' if field == 'state' else f'{field} '}{_word(before)} → {_word(after)}"
        for field, (before, after) in outcome.changed.items()
    )


def new_words(outcome: Outcome) -> str:
    """Say what something new was given, as in `due 2019-06-12, priority high`."""
    return ", ".join(f"{field} {_word(after)}" for field, (_, after) in outcome.changed.items())


def _word(value: object) -> str:
    """Return a field's value as people see it elsewhere."""
    return "in progress" if value is State.PROGRESS else str(value or NONE)


def _owner(library: Library, asked: str) -> str:
    """Return the display name that is asked for; one that nobody goes by so far is told of."""
    if asked == NONE or not asked.strip():
        return ""
    name = person(library, asked.removeprefix("@"))
    if asked != "me" and not is_somebody(library, name):
        complain(newcomer(library, name))
    return name


def _day(library: Library, asked: str, option: str) -> date | None:
    return None if asked == NONE else asked_day(library, asked, option)


def _state_setter(library: Library) -> Callable[[Action, State], Step]:
    def give(action: Action, state: State) -> Step:
        carries = state is State.CARRIED
        return library.carry(action) if carries else library.set_state(action, state)

    return give


def _changes(library: Library, action: Action, wish: Wish) -> list[Step]:
    """Change an action in its file; raises `WeeknotesError`, and it is as it was then."""
    changes: tuple[tuple[Callable[[Action, Any], Step], Any, object], ...] = (
        (library.postpone, wish.days, 0),
        (library.set_due, wish.due, action.due),
        (library.set_check, wish.check, action.check),
        (library.set_owner, wish.owner, action.owner),
        (library.set_priority, wish.priority, action.priority),
        (_state_setter(library), wish.state, action.state),
    )
    made: list[Step] = []
    for change, value, there in changes:
        if value in (UNSET, there):
            continue
        try:
            made.append(change(made[-1].after if made else action, value))
        except WeeknotesError:
            for step in made:
                if not step.is_idle:  # of the others nothing is known that could be undone
                    library.undo()
            raise
    return made


def _differences(before: Action, after: Action) -> dict[str, tuple[Any, Any]]:
    return {
        field: (old or None, new or None)
        for field in FIELDS
        if (old := getattr(before, field)) != (new := getattr(after, field))
    }
