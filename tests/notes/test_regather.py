"""After a change to a few notes, their actions take their places among all the others."""

from datetime import date
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action, Priority
from tui.notes.actions.agenda import gather, regather
from tui.notes.note import Note

DAYS = (None, date(2019, 6, 3), date(2019, 6, 13), date(2019, 7, 1))


def some_note(chance: Random, path: str) -> Note:
    """Return a note whose actions often equal others in all that they are ordered by."""
    actions: list[Action] = [
        made_action(
            chance.choice(("Call", "Write")),
            chance.choice(" x/"),
            path=path,
            line=line,
            due=chance.choice(DAYS),
            priority=chance.choice((Priority.NORMAL, Priority.HIGH)),
        )
        for line in range(1, chance.randrange(5))
    ]
    return made_note(path, week=chance.choice(DAYS), actions=tuple(actions))


@pytest.mark.parametrize("seed", range(20))
def test_it_is_what_gathering_all_anew_would_be(seed: int) -> None:
    chance = Random(seed)
    notes = {f"{n}.md": some_note(chance, f"{n}.md") for n in range(12)}
    before = gather(notes.values(), today=TODAY)
    changed = chance.sample(sorted(notes), 3)
    removed = changed[0]
    gone = notes.pop(removed)
    outdated = [notes[path] for path in changed if path != removed] + [gone]
    fresh = [some_note(chance, path) for path in (*changed[1:], "new.md")]
    notes |= {note.path: note for note in fresh}

    again, _ = regather(before, outdated, fresh, today=TODAY)

    assert again == gather(notes.values(), today=TODAY)


def test_only_what_is_different_is_exchanged() -> None:
    actions = [made_action(f"Item {line}", line=line) for line in range(1, 200)]
    before = made_note(actions=tuple(actions))
    actions[7] = replace(actions[7], mark="x")
    after = made_note(actions=(*actions, made_action("New", line=200)), digest="1" * 64)
    entries = gather([before], today=TODAY)

    again, exchange = regather(entries, [before], [after], today=TODAY)

    assert again == gather([after], today=TODAY)
    assert [entry.action.line for entry in exchange.gone] == [8]
    assert [entry.action.line for entry in exchange.come] == [8, 200]
    assert sum(new is old for new, old in zip(again, entries, strict=False)) == 198


@pytest.mark.parametrize("other", [{"title": "Other"}, {"author": "Ben"}, {"week": TODAY}])
def test_what_the_note_says_of_them_is_said_of_all(other: dict[str, Any]) -> None:
    actions = made_action("One"), made_action("Two", line=2)
    before, after = made_note(actions=actions), made_note(actions=actions, **other)

    again, exchange = regather(gather([before], today=TODAY), [before], [after], today=TODAY)

    assert again == gather([after], today=TODAY)
    assert len(exchange.come) == 2


def test_what_is_ticked_keeps_its_place_among_its_likes() -> None:
    paths = [f"{n}.md" for n in range(5)]
    notes = [made_note(path, actions=(made_action(path=path),)) for path in paths]
    ticked = made_note("2.md", actions=(made_action(mark="x", path="2.md"),))

    again, _ = regather(gather(notes, today=TODAY), [notes[2]], [ticked], today=TODAY)

    assert [entry.action.path for entry in again] == paths
    assert [entry.is_open for entry in again] == [True, True, False, True, True]
