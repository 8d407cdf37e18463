"""What a key is to do to actions: a change in the library, after a question where it takes one."""

from collections.abc import Callable, Sequence

from tui.notes.action import Action, Priority, State
from tui.notes.library import Library, Step
from tui.panes.tracking.action_keys import Verb
from tui.screens.asking import Asking

Change = Callable[[Action], Step]
"""What is done to each of the chosen actions."""
Plan = Callable[[Sequence[Action]], Change]
"""What works a change out once it is to be made, from the actions as they are by then."""

_STATES = {Verb.TICK: State.DONE, Verb.PROGRESS: State.PROGRESS, Verb.CANCEL: State.CANCELLED}
_PRIORITIES = tuple(Priority)


async def plan_of(
    verb: Verb, actions: Sequence[Action], days: int, *, library: Library, ask: Asking
) -> Plan | None:
    """Return what is to be done to actions; None where the question is left unanswered."""
    match verb:
        case Verb.TICK | Verb.PROGRESS | Verb.CANCEL:
            return lambda now: _to_state(_next_state(verb, now), library)
        case Verb.POSTPONE:
            return lambda _: lambda action: library.postpone(action, days)
        case Verb.RAISE | Verb.LOWER:
            way = -1 if verb is Verb.RAISE else 1
            return lambda _: (
                lambda action: library.set_priority(action, _step(action.priority, way))
            )
        case Verb.CARRY:
            return lambda _: library.carry
    change = await _answered(verb, actions, library, ask)
    return None if change is None else lambda _: change


def _to_state(state: State, library: Library) -> Change:
    return lambda action: library.set_state(action, state)


def people(library: Library) -> list[str]:
    """Return everybody who has written a note here or has something to do, by name."""
    notes = library.notes.values()
    owners = (action.owner for note in notes for action in note.actions)
    names = {note.author for note in notes}.union(owners) - {""}
    return sorted(names, key=str.casefold)


async def _answered(
    verb: Verb, actions: Sequence[Action], library: Library, ask: Asking
) -> Change | None:
    """Put the question that a change needs, and return the change."""
    from tui.screens import prompts

    if verb is Verb.OWNER:
        answer = await ask(prompts.ask_owner(actions, people(library)))
        name = prompts.unless_none(answer or "")
        return (lambda action: library.set_owner(action, name)) if answer else None
    field = "due" if verb is Verb.DUE else "check-in"
    text = await ask(prompts.ask_day(field, actions, library))
    if not text:
        return None
    day = prompts.day_reader(library)(text) if prompts.unless_none(text) else None
    change = library.set_due if verb is Verb.DUE else library.set_check
    return lambda action: change(action, day)


def _next_state(verb: Verb, actions: Sequence[Action]) -> State:
    """Return the state asked for, or open where all the actions are in it."""
    state = _STATES[verb]
    if verb is Verb.TICK:
        return state if any(action.state.is_open for action in actions) else State.OPEN
    return State.OPEN if all(action.state is state for action in actions) else state


def _step(priority: Priority, way: int) -> Priority:
    """Return the priority above or below; after the last comes the first."""
    return _PRIORITIES[(_PRIORITIES.index(priority) + way) % len(_PRIORITIES)]
